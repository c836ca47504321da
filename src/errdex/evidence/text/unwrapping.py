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
_ESCAPED = re.compile('[^"\\\\\n]*(?:\\\\[^\n][^"\\\\\n]*)*')


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
    """Return the text from a place up to the next plain double quote, unescaped, and its end."""
    found = _ESCAPED.match(text, start)
    assert found is not None  # it may be empty
    return decode_ansi(found.group()), found.end()
