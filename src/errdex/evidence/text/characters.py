"""The few operations on characters that must come out alike in Python and in JavaScript."""

from __future__ import annotations

import re

BLANKS = " \t\r\n"
LONGEST = 1_000_000
"""How many characters of a text are read; what follows is cut off."""

_CAPITALS = {number: number + 32 for number in range(65, 91)}
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")


def lower(text: str) -> str:
    """Return the text with ASCII capitals in lower case; no other character changes."""
    return text.translate(_CAPITALS)


def trim(text: str) -> str:
    """Return the text without spaces, tabs, CR and LF at its ends."""
    return text.strip(BLANKS)


def clean(text: str) -> tuple[str, list[str]]:
    """Return pasted text with LF line ends and without what nobody sees, and notes on that.

    A form in a browser hands over LF alone, so that the same paste reads alike everywhere.
    """
    notes = []
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if len(text) > LONGEST:
        text = text[:LONGEST]
        notes.append(f"the text is longer than {LONGEST} characters; the rest was not read")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = _INVISIBLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        notes.append(
            f"invisible characters were left out, the first in line {line}; "
            "if they stand in the request itself, take them out there"
        )
        text = _INVISIBLE.sub("", text)
    return text, notes
