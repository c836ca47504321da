"""Reads bodies that are printed as the numbers of their bytes."""

from __future__ import annotations

import re

from errdex.evidence.literals.tokens import Token
from errdex.evidence.literals.trees import Group, Item

_BYTE = re.compile("0[xX][0-9A-Fa-f]{1,2}|[0-9]{1,3}")
_NUMBERED = re.compile("[0-9]{1,7}")
_FEW = 8  # numbers that may be a list of anything
_TEXT = re.compile("[^\u0000-\u0008\u000e-\u001f\u007f\ufffd]*")


def text_of_bytes(group: Group, text: str) -> str | None:
    """Return the text whose bytes a group of a text lists; None where they are none of a text."""
    if not _lists_bytes(group):
        return None
    values = [_signed(item, text) for item in group.items]
    if not all(0 <= value <= 255 for value in values):
        return None
    said = bytes(values).decode("utf-8", "replace")
    return said if _TEXT.fullmatch(said) else None


def _lists_bytes(group: Group) -> bool:
    """Tell whether all that a group holds is numbers of bytes, each alone or behind its place."""
    if group.opening not in ("[", "{") or len(group.items) < _FEW:
        return False
    return all(_byte_of(item) is not None for item in group.items)


def _byte_of(item: Item) -> str | None:
    part = item.parts[0] if len(item.parts) == 1 else None
    is_placed = not item.named or _NUMBERED.fullmatch(item.name) is not None
    is_byte = isinstance(part, Token) and part.kind == "word" and _BYTE.fullmatch(part.text)
    return part.text if is_placed and is_byte and isinstance(part, Token) else None


def _signed(item: Item, text: str) -> int:
    """Return the value of a byte; Java prints those above 127 as negative numbers."""
    said, start = _byte_of(item) or "", item.parts[0].start
    value = int(said[2:], 16) if said[1:2] in ("x", "X") else int(said)
    return 256 - value if text[start - 1 : start] == "-" else value
