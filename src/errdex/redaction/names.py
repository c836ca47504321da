"""Finds the values that stand behind names such as password, token, Authorization and Cookie."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from errdex.engine.tables import limit, list_of
from errdex.evidence.text.characters import lower
from errdex.evidence.text.dates import read_time

_NAME = re.compile(
    "(?<![A-Za-z0-9_.-])([A-Za-z][A-Za-z0-9_.-]{0,60})[\"']?[ \t]{0,20}(?::|=>?)[ \t]{0,20}"
)
_JOINTS = re.compile("[_.-]")
_VALUE = re.compile("\"([^\"\n]*)|'([^'\n]*)|([^ \t\r\n\"'&]+)")
_LINE = re.compile("[\"']?([^\r\n\"']+)")
_OPTION = re.compile(
    "(?:^|(?<=[ \t\n]))(?:(?P<user>-[uU][ \t]{0,9}|--(?:proxy-)?user[ \t=]{1,9})"
    "|(?:--oauth2-bearer|--pass|-b|--cookie)[ \t=]{1,9})([\"']?)(?P<value>[^ \t\n\"']+)"
)
_WORD = re.compile("[ \t,;]*([^ \t\r\n\"'=,;]+)")
_PARAMETER = re.compile(
    "[ \t,;]*([A-Za-z0-9_-]{1,60})[ \t]*=[ \t]*(?:\"([^\"\n]*)\"?|'([^'\n]*)'?|([^ \t\r\n\"',;=]+))"
)
_MOMENT = re.compile("[0-9TZ:+./ -]*")
_END = ",;)}]"

_SECRET_NAMES = list_of("secret_names")
_ENDINGS = tuple(name for name in _SECRET_NAMES if len(name) >= len("token"))
_HEADERS = list_of("authentication_headers")
_COOKIES = list_of("cookie_headers")
_SCHEMES = frozenset(map(lower, list_of("authentication_schemes")))
_MOST_PARAMETERS = limit("parameters_of_a_header")
_OPEN_PARAMETERS = ("username", "algorithm", "charset", "qop")


class Named(NamedTuple):
    """A value in a text as it is read, and whether its name says that it is a password."""

    start: int
    end: int
    is_password: bool


class Names:
    """Finds the values of names that hold secrets.

    Args:
        headers: The names of headers that authenticate, besides the usual ones.
        words: What stands in such headers and is no secret.
    """

    def __init__(self, headers: Collection[str], words: Collection[str]) -> None:
        self._headers = {*_HEADERS, *(_plain(header) for header in headers)}
        self._words = _SCHEMES | {lower(word) for word in words}

    def is_open(self, word: str) -> bool:
        """Tell whether a word of a header that authenticates may be shown."""
        return lower(word) in self._words or read_time(word) is not None

    def find(self, text: str) -> Iterator[Named]:
        """Yield the values that are secret by their names."""
        done = 0
        for found in _NAME.finditer(text):
            if found.end() < done:  # a name inside a value
                continue
            for value in self._behind(_plain(found[1]), text, found.end()):
                yield value
                done = value.end
        for found in _OPTION.finditer(text):
            start = found.start("value")
            colon = found["value"].find(":")
            if found["user"]:
                yield Named(start + colon + 1, found.end(), True)
            else:
                yield Named(start, found.end(), False)

    def _behind(self, name: str, text: str, at: int) -> Iterator[Named]:
        """Yield the values behind a name."""
        if name in self._headers:
            yield from self._of_header(text, at)
        elif name in _COOKIES:
            yield from _of_line(text, at)
        elif name in _SECRET_NAMES or name.endswith(_ENDINGS):
            yield from _of_value(text, at)

    def _of_header(self, text: str, at: int) -> Iterator[Named]:
        """Yield the words and values of a header but those that everybody may see."""
        at += text[at : at + 1] in ("'", '"')
        for number in range(_MOST_PARAMETERS):
            parameter = _PARAMETER.match(text, at)
            word = None if parameter else _WORD.match(text, at)
            if parameter:
                value = parameter.lastindex or 0
                is_open = lower(parameter[1]) in _OPEN_PARAMETERS or self.is_open(parameter[value])
                is_open = is_open or _MOMENT.fullmatch(parameter[value]) is not None
                if not is_open and parameter[value]:
                    yield Named(*parameter.span(value), False)
                at = parameter.end()
            elif word and number < 2:
                if not self.is_open(word[1]):
                    yield Named(*word.span(1), False)
                at = word.end()
            else:
                return


def _of_line(text: str, at: int) -> Iterator[Named]:
    found = _LINE.match(text, at)
    if found:
        yield Named(*found.span(1), False)


def _of_value(text: str, at: int) -> Iterator[Named]:
    found = _VALUE.match(text, at)
    if not found:
        return
    start, end = found.span(found.lastindex or 0)
    while end > start and found[3] and text[end - 1] in _END:
        end -= 1
    if end > start:
        yield Named(start, end, True)


def _plain(name: str) -> str:
    """Return a name in small letters, its words joined."""
    return _JOINTS.sub("", lower(name))
