"""Percent escapes and the form encoding, bytes read as UTF-8 with replacement."""

from __future__ import annotations

import re

_ESCAPED = re.compile("(?:%[0-9A-Fa-f]{2})+")
_RESERVED = re.compile("[^A-Za-z0-9._~-]+")


def decode_percent(text: str) -> str:
    """Return the text with its `%XX` bytes decoded; a broken `%` stays as it is."""
    return _ESCAPED.sub(_decoded, text) if "%" in text else text


def _decoded(match: re.Match[str]) -> str:
    return bytes.fromhex(match.group().replace("%", "")).decode("utf-8", "replace")


def decode_form(text: str) -> dict[str, str]:
    """Return the fields of a form body or a query; the first value of a repeated name."""
    fields: dict[str, str] = {}
    for field in text.replace("+", " ").split("&"):
        if field:
            name, _, value = field.partition("=")
            fields.setdefault(decode_percent(name), decode_percent(value))
    return fields


def encode_percent(text: str) -> str:
    """Return the text with every byte escaped except letters, digits and `-._~`."""
    return _RESERVED.sub(_encoded, text)


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())
