"""What keeps a text from being right, where that is only how it was written down."""

from __future__ import annotations

import re
from collections.abc import Callable

from errdex.engine.sentences import say

_QUOTES = "'\"`\u2018\u2019\u201c\u201d"
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000]")


def near_miss(text: str, is_right: Callable[[str], bool]) -> str:
    """Return what to tell of a text that is right but for quotes or full-width characters."""
    bare = text.strip(_QUOTES)
    if bare != text and is_right(bare):
        return say("differs_in_quotes")
    narrow = _FULL_WIDTH.sub(_narrowed, text)
    if narrow != text and is_right(narrow):
        return say("differs_in_width")
    return ""


def _narrowed(found: re.Match[str]) -> str:
    sign = found.group()
    return " " if sign == "\u3000" else chr(ord(sign) - 0xFEE0)
