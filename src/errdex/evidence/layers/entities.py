"""Reads the entities of a page's source, where they stand in the place of quotes."""

from __future__ import annotations

import re

from errdex.engine.tables import map_of

_QUOTE = re.compile("&(?:quot|apos|#0*3[49]|#x0*2[27]);")
_ENTITY = re.compile("&(?:(quot|apos|amp|lt|gt|nbsp)|#0*([0-9]{2,3})|#[xX]0*([0-9A-Fa-f]{2}));")
_NAMED = map_of("entities")


def read_entities(text: str) -> str:
    """Return text with its entities read, if more quotes are written as entities than plainly."""
    if "&" not in text or len(_QUOTE.findall(text)) <= text.count('"'):
        return text
    return _ENTITY.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    number = int(found[2]) if found[2] else int(found[3], 16)
    return chr(number) if 32 <= number < 127 or number >= 160 else found.group()
