"""Digests as programs make them: hashing and encoding steps over joined texts."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from errdex.diagnosis.values import is_text
from errdex.evidence.text.characters import trim

_BASE64 = re.compile("[A-Za-z0-9+/]*={0,2}")

STEPS: Mapping[str, Callable[[bytes], bytes]] = {
    "sha256": lambda message: hashlib.sha256(message).digest(),
    "sha1": lambda message: hashlib.sha1(message, usedforsecurity=False).digest(),
    "hex": lambda message: message.hex().encode(),
    "HEX": lambda message: message.hex().upper().encode(),
    "base64": base64.b64encode,
}
_LENGTHS: Mapping[str, Callable[[int], int]] = {
    "sha256": lambda _: 32,
    "sha1": lambda _: 20,
    "hex": lambda length: 2 * length,
    "HEX": lambda length: 2 * length,
    "base64": lambda length: (length + 2) // 3 * 4,
}
"""How many bytes a step makes of so many."""
ENCODINGS = ("hex", "HEX", "base64")
"""The steps that give text; a recipe ends with one of them."""


def make_digest(message: bytes, recipe: str) -> str:
    """Return what a recipe such as `sha256/hex/base64` makes of a message."""
    for step in recipe.split("/"):
        message = STEPS[step](message)
    return message.decode("ascii")


def is_made(value: Any, message: bytes, recipes: Iterable[str]) -> bool:
    """Tell whether a recipe makes a value of a message; none is followed to another length."""
    return is_text(value) and any(
        _length_by(recipe, len(message)) == len(value) and make_digest(message, recipe) == value
        for recipe in recipes
    )


def _length_by(recipe: str, length: int) -> int:
    for step in recipe.split("/"):
        length = _LENGTHS[step](length)
    return length


def text_bytes(text: str) -> bytes:
    """Return text as UTF-8."""
    return text.encode("utf-8", "surrogatepass")


def unbase64(text: str) -> bytes | None:
    """Return what text in Base64 stands for, with or without its padding; None if it is none."""
    bare = text.rstrip("=")
    if not _BASE64.fullmatch(text) or len(bare) % 4 == 1:
        return None
    return base64.b64decode(bare + "=" * (-len(bare) % 4))


MODIFIERS: Mapping[str, Callable[[str], bytes | None]] = {
    "trim": lambda text: text_bytes(trim(text)),
    "newline": lambda text: text_bytes(text + "\n"),
    "crlf": lambda text: text_bytes(text + "\r\n"),
    "unbase64": unbase64,
}
"""What `path|modifier` does to a part before it is joined; None where it cannot be done."""
