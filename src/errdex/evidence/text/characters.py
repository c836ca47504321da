"""The few operations on characters that must give the same result in Python and JavaScript."""

from __future__ import annotations

import re

from errdex.engine.sentences import say
from errdex.engine.tables import limit

BLANKS = " \t\r\n"
LONGEST = limit("characters_of_a_text")
"""How many characters of a text are read; the rest is cut off."""
MOST_LINES = limit("lines_of_a_text")
"""Lines of a text. The rest is cut off."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")


def lower(text: str) -> str:
    """Return the text with ASCII capitals in lower case; no other character changes."""
    if text.isascii():
        return text.lower()
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def end_of_lines(text: str) -> int:
    """Return where the last line ends that is read; the length of a text that has no more."""
    sign = "\n" if text.count("\n") >= text.count("\r") else "\r"
    if text.count(sign) < MOST_LINES:
        return len(text)
    at = -1
    for _ in range(MOST_LINES):
        at = text.find(sign, at + 1)
    return at + 1


def line_at(text: str, start: int) -> str:
    """Return the rest of the line at `start`."""
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def trim(text: str) -> str:
    """Return the text without spaces, tabs, CR and LF at its ends."""
    return text.strip(BLANKS)


def normalize_line_ends(text: str) -> str:
    """Return text in which CR LF and CR are LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def whole_pairs(text: str) -> str:
    """Return text in which halves of surrogate pairs are joined, or replaced where one is alone."""
    if not text.isascii() and _SURROGATE.search(text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def clean(text: str) -> tuple[str, list[str]]:
    """Return pasted text with LF line ends and without invisible characters, and notes on that.

    A form in a browser gives LF alone, so this makes the same paste read the same everywhere.
    """
    notes = []
    text = normalize_line_ends(text.removeprefix("\ufeff"))
    found = _INVISIBLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        notes.append(say("invisible_characters", line=line))
        text = _INVISIBLE.sub("", text)
    return text, notes
