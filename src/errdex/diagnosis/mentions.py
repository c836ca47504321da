"""Codes that stand in free text, such as a log or half of a response body.

A known code counts where no letter, digit or underscore touches it, in its exact spelling. A code
that ordinary text may hold as well (digits alone, a word, a success code) counts only as the
value of a field's name, as in `code=404` or `"status": "OK"`. An HTTP status counts in a status
line, behind words such as `HTTP` and `status code`, and before its reason phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from errdex.diagnosis.knowledge import Knowledge

STATUS_LINE = "response.status"
"""The path of the number in an HTTP status line."""

Mention = tuple[str, str]
"""A field and a code."""

_WORD = re.compile("[0-9A-Za-z_]+")
_WORD_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_QUOTES = "\"'\\"
_BLANKS = " \t"
_BEFORE_STATUS = re.compile(
    "(?:http(?:/[0-9.]{1,5})?(?:[ _-]?status)?(?:[ _-]?code)?|(?:status|response)[ _-]?code)"
    "[\"'\\\\]{0,4}[ \t]{0,9}[:=]?[ \t]{0,9}[\"'(]{0,2}\\Z",
    re.ASCII | re.IGNORECASE,
)
_STATUS_AND_REASON = re.compile(
    "[45][0-9]{2}\\)?:? (?:Client Error|Server Error|Bad Request|Unauthorized|Forbidden|Not Found"
    "|Method Not Allowed|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable"
    "|Gateway Time)",
    re.ASCII | re.IGNORECASE,
)
_NEAR = 80  # a name stands at most so far before its value


@lru_cache
def mentions_of(knowledge: Knowledge) -> Mentions:
    """Return what finds a catalogue's codes; made once for each catalogue."""
    return Mentions(knowledge)


class Mentions:
    """Finds a catalogue's codes in free text."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._codes_at: dict[str, list[tuple[str, int]]] = {}
        self._shapes: set[tuple[str, int]] = set()
        self._fields_called: dict[str, list[str]] = {}
        self._status_line = ""
        for code in sorted(knowledge.fields_of, key=lambda code: (-len(code), code)):
            self._add_code(code)
        for field, about in knowledge.fields.items():
            name = about["where"].split(".")[-1].replace("[*]", "").lower()
            self._fields_called.setdefault(name, []).append(field)
            if about["where"] == STATUS_LINE:
                self._status_line = field

    def _add_code(self, code: str) -> None:
        head = _WORD.search(code)
        assert head is not None  # the loader refuses codes without a letter or digit
        self._codes_at.setdefault(head.group(), []).append((code, head.start()))
        prefix = code.rstrip("0123456789")
        if head.group() == code and prefix not in ("", code):
            self._shapes.add((prefix, len(code)))

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the codes of a text in order, each as often as it stands there."""
        done = 0
        for match in _WORD.finditer(text):
            word, begin = match.group(), match.start()
            if begin < done:
                continue
            code, start = self._known_at(text, word, begin)
            if code:
                done = start + len(code)
                yield from self._mention(text, start, code)
            elif word[-1] in "0123456789" and self._is_shaped(word):
                yield from self._unknown(text, begin, word)

    def _known_at(self, text: str, word: str, begin: int) -> tuple[str, int]:
        for code, offset in self._codes_at.get(word, ()):
            start, end = begin - offset, begin - offset + len(code)
            if start >= 0 and text.startswith(code, start) and not _is_word_sign(text, end):
                return code, start
        return "", 0

    def _is_shaped(self, word: str) -> bool:
        return (word.rstrip("0123456789"), len(word)) in self._shapes

    def _mention(self, text: str, start: int, code: str) -> Iterator[Mention]:
        fields = self._knowledge.fields_of[code]
        named = [field for field in self._fields_before(text, start) if field in fields]
        if named:
            yield named[0], code
        elif not _is_ordinary(code) and not self._knowledge.is_success(fields[0], code):
            yield fields[0], code

    def _unknown(self, text: str, start: int, word: str) -> Iterator[Mention]:
        fields = self._fields_before(text, start) or list(self._knowledge.fields)
        yield fields[0], word

    def _fields_before(self, text: str, start: int) -> list[str]:
        """Return the fields whose name stands before a value."""
        before = text[max(0, start - _NEAR) : start]
        status = self._status_at(text, start, before)
        before = before.rstrip(_QUOTES).rstrip(_BLANKS)
        if before[-1:] not in (":", "="):
            return status
        before = before[:-1].rstrip(_BLANKS).rstrip(_QUOTES)
        name = before[len(before.rstrip(_WORD_SIGNS)) :]
        return self._fields_called.get(name.lower(), []) + status

    def _status_at(self, text: str, start: int, before: str) -> list[str]:
        """Return the field of HTTP statuses where one stands at a place."""
        found = text[start] in "12345" and (
            _BEFORE_STATUS.search(before) or _STATUS_AND_REASON.match(text, start)
        )
        return [self._status_line] if found and self._status_line else []


def _is_word_sign(text: str, at: int) -> bool:
    return at < len(text) and text[at] in _WORD_SIGNS


def _is_ordinary(code: str) -> bool:
    """Tell whether text that has nothing to do with codes may hold this one."""
    if any(sign in "0123456789" for sign in code):
        return code.isdigit()
    return code in (code.upper(), code.lower(), code.capitalize())
