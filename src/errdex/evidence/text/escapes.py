"""Decodes the escapes that shells read between `$'` and `'`."""

from __future__ import annotations

import re

from errdex.engine.tables import map_of

_ESCAPED = re.compile(
    "(?:\\\\x[0-9A-Fa-f]{1,2})+|(?:\\\\u[0-9A-Fa-f]{1,4})+|\\\\U[0-9A-Fa-f]{1,8}|\\\\[0-7]{1,3}|\\\\.",
    re.DOTALL,
)
_LETTERS = map_of("ansi_escapes")


def decode_ansi(text: str) -> str:
    """Return the text with its escapes decoded; bytes are UTF-8, an unknown escape stays."""
    return _ESCAPED.sub(_decoded, text)


def _decoded(match: re.Match[str]) -> str:
    text = match.group()
    letter = text[1]
    if letter == "x" and len(text) > 2:
        return bytes(_numbers(text, "\\x")).decode("utf-8", "replace")
    if letter == "u" and len(text) > 2:
        units = b"".join(unit.to_bytes(2, "little") for unit in _numbers(text, "\\u"))
        return units.decode("utf-16-le", "replace")
    if letter == "U" and len(text) > 2:
        return _character(int(text[2:], 16))
    if "0" <= letter <= "7":
        return chr(int(text[1:], 8))
    return _LETTERS.get(letter, text)


def _numbers(text: str, sign: str) -> list[int]:
    return [int(part, 16) for part in text.split(sign)[1:]]


def _character(number: int) -> str:
    return "\ufffd" if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)
