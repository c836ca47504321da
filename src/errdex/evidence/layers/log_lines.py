"""Opens logs of one JSON object a line, where a member holds what a program printed."""

from __future__ import annotations

import re

from errdex.engine.tables import list_of
from errdex.evidence.http.bodies import REQUEST_LINE, STATUS_LINE
from errdex.evidence.text.characters import trim
from errdex.evidence.text.json_text import read_json

_NAMES = "|".join(list_of("keys_of_a_log_message"))
_OBJECT = re.compile('([^{\n]{0,200})\\{[ \t]*("[^\n]*)\\}[ \t,]*')
_MESSAGE = re.compile(f'"(?:{_NAMES})"[ \t]*:[ \t]*("[^"\\\\\n]*(?:\\\\[^\n][^"\\\\\n]*)*")')
_SHOWS_MESSAGE = re.compile(
    f"(?:^|\n)[^\n]{{0,200}}?(?:{REQUEST_LINE}(?:\n|\\Z)|{STATUS_LINE}|-{{2,3}}> [A-Z]{{3,7}} http)"
    "|(?:send|reply): b?['\"]|[Cc]url +(?:-|http|['\"])"
)
_SHOWS_HEADER = re.compile("[Aa]uthorization(?:\\\\*[\"'`]?[ \t]*[:=]|\\\\*[\"'`][ \t]*,)")
_SHOWS_FORM = re.compile("(?<![^ \n&])(?=[^ \n&]*&[a-z]+=)(?:[^ \n&]*?[?a-z]|(?<=&))=")


def open_log_lines(text: str) -> str:
    """Return text with the messages in the place of their log's lines, if they show HTTP.

    What else the lines hold is put behind.
    """
    if not _MESSAGE.search(text):
        return text
    lines: list[str] = []
    messages: list[str] = []
    rest: list[str] = []
    for line in text.split("\n"):
        opened = _opened(line)
        if opened:
            messages.append(opened[0])
            rest.append(opened[1])
        lines.append(opened[0] if opened else line)
    if not messages or not _shows_http("\n".join(messages)):
        return text
    return "\n".join([*lines, "", *rest])


def _opened(line: str) -> tuple[str, str] | None:
    """Return the message in an object of a log, and what else is in its line.

    A message may be an object of another log that shows HTTP. Behind other text, or behind another
    message, it counts only if it is an object.
    """
    found = _OBJECT.fullmatch(line)
    if not found:
        return None
    first: tuple[str, str] | None = None
    for number, message in enumerate(_MESSAGE.finditer(found[2])):
        value = read_json(message[1])[0]
        if isinstance(value, str) and value[:1] == "{" and _shows_http(value):
            return _inside(value, found[1] + _without(message, found[2]))
        if isinstance(value, str) and number == 0 and not trim(found[1]):
            rest = _without(message, found[2])
            is_log = _SHOWS_MESSAGE.search(value) or not _SHOWS_HEADER.search(rest)
            first = (value.removesuffix("\n").removesuffix("\r"), rest) if is_log else None
    return first


def _inside(document: str, rest: str) -> tuple[str, str]:
    """Return the message inside a document that is a message itself, if that shows HTTP whole."""
    message = _MESSAGE.search(document) if "\n" not in trim(document) else None
    value = read_json(message[1])[0] if message else None
    if message and isinstance(value, str) and _SHOWS_MESSAGE.search(value):
        return value, rest + _without(message, document)
    return document, rest


def _without(found: re.Match[str], text: str) -> str:
    return text[: found.start()] + text[found.end() :]


def _shows_http(text: str) -> bool:
    parts = _SHOWS_HEADER.search(text) or _SHOWS_FORM.search(text)
    return bool(_SHOWS_MESSAGE.search(text) or parts)
