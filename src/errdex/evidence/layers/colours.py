"""Takes off the colours that a terminal shows, with the escape character or without it."""

from __future__ import annotations

import re

_ESCAPE = "(?:\u001b|\u241b|\\^\\[|\\\\x1[bB]|\\\\u001[bB]|\\\\033|\\\\e)"
_COLOUR = re.compile(f"{_ESCAPE}(?:\\[[0-9;?]{{0,20}}[A-Za-z]|\\][^\u0007\n]{{0,200}}\u0007)")
# A page may have dropped the escape character; the end of a colour then tells that it was there.
_RESET = re.compile("\\[(?:0|39(?:;49(?:;00)?)?|22|49)m")
_BARE = re.compile("\\[[0-9]{1,3}(?:;[0-9]{1,3}){0,5}m")


def take_colours_off(text: str) -> str:
    """Return text without the sequences that colour it."""
    if "[" not in text and "]" not in text:
        return text
    plain = _COLOUR.sub("", text)
    return _BARE.sub("", plain) if _RESET.search(plain) else plain
