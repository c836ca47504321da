"""Undoes what programs and word processors do to JSON when they print it."""

from __future__ import annotations

import re

from errdex.engine.tables import map_of
from errdex.evidence.text.escapes import decode_ansi

_TOKEN = re.compile(
    "'([^'\\\\\n]*(?:\\\\[^\n][^'\\\\\n]*)*)('?)|\"[^\"\\\\\n]*(?:\\\\[^\n][^\"\\\\\n]*)*\"?"
    "|[A-Za-z0-9_]+|[\u201c-\u201f]"
)
_PRINTED = re.compile(f"{_TOKEN.pattern}|,(?=[ \t\r\n]{{0,200}}[}}\\]])")
"""Tokens of what a program prints, which may end with a comma."""
_IS_PRINTED = re.compile("[{\\[ \t\r\n]{1,200}'")
_JSON_FOR_PRINTED = map_of("json_for_printed")
_ESCAPED_TOKEN = re.compile(
    '[{}\\[\\]"\n]|\\\\[^"\n]'
    '|\\\\"[^"\\\\\n]*(?:(?:\\\\\\\\(?:\\\\[^\n]|[^"\\\\\n])|\\\\[^"\\\\\n])[^"\\\\\n]*)*(?:\\\\")?'
)
"""What brackets JSON, or ends a text with it: a string has its own escapes in it, escaped too."""


def as_json(text: str) -> str:
    """Return text with Python's literals and typographic quotes replaced by JSON's."""
    return (_PRINTED if _IS_PRINTED.match(text) else _TOKEN).sub(_as_json, text)


def _as_json(found: re.Match[str]) -> str:
    if found[2]:
        inner = found[1].replace("\\'", "'").replace('"', '\\"')
        return f'"{inner}"'
    if found.group() == ",":
        return ""
    return _JSON_FOR_PRINTED.get(found.group(), found.group())


def unescape(text: str, start: int) -> tuple[str, int]:
    """Return the JSON that is escaped from a place on, unescaped, and its end.

    What does not close goes up to the next plain double quote.
    """
    end = _escaped_end(text, start)
    return decode_ansi(text[start:end]), end


def _escaped_end(text: str, start: int) -> int:
    depth = 0
    for found in _ESCAPED_TOKEN.finditer(text, start):
        sign = found.group()
        if sign in '"\n':
            return found.start()
        depth += (sign in "{[") - (sign in "}]")
        if depth == 0:
            return found.end()
    return len(text)
