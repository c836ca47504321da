"""Percent escapes and the form encoding, bytes read as UTF-8 with replacement."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ESCAPED = re.compile("(?:%[0-9A-Fa-f]{2})+")
_ASCII = {form % byte: chr(byte) for byte in range(128) for form in ("%%%02x", "%%%02X")}
"""What stands for one character alone, as most escapes do."""
_PROSE = re.compile(" *(?:[A-Za-z0-9]+ )*[A-Za-z]+")
_UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
_ENCODED = {byte: f"%{byte:02X}" for byte in range(256)} | {ord(one): one for one in _UNRESERVED}


def decode_percent(text: str) -> str:
    """Return the text with its `%XX` bytes decoded; a broken `%` stays as it is."""
    return _ESCAPED.sub(_decoded, text) if "%" in text else text


def _decoded(match: re.Match[str]) -> str:
    run = match.group()
    return _ASCII.get(run) or bytes.fromhex(run.replace("%", "")).decode("utf-8", "replace")


def decode_form(text: str) -> dict[str, str]:
    """Return the fields of a form body or a query; the first value of a repeated name."""
    fields: dict[str, str] = {}
    read = decode_percent if "%" in text else str
    for field in text.replace("+", " ").split("&"):
        if field:
            name, _, value = field.partition("=")
            fields.setdefault(read(name), read(value))
    return fields


def encode_percent(text: str) -> str:
    """Return the text with every byte escaped except letters, digits and `-._~`."""
    if text.isascii() and text.isalnum():
        return text
    return text.encode().decode("latin-1").translate(_ENCODED)


def are_described(values: Iterable[str]) -> bool:
    """Tell whether words stand in the place of values, as in documentation; one may be a value."""
    return sum(_PROSE.fullmatch(value) is not None for value in values) > 1
