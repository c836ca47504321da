"""Recognises what spreadsheets and converters make of codes and texts; repairs nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

FAULTS = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)|#{3,}")
"""What a cell shows instead of its value."""
LARGEST_CELL = 32_767
"""Characters of a cell in Excel. A cell of just so many is flagged: the rest may be cut off."""
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_CODES = (
    (re.compile(r"-?\d+\.0+"), "looks like a whole number with a decimal point added"),
    (
        re.compile(r"-?\d(?:\.\d+)?E[+-]\d+", re.IGNORECASE),
        "looks like a number cut to an exponent",
    ),
    (re.compile(rf"(?:\d{{1,2}}-{_MONTH}|{_MONTH}-\d{{2,4}})", re.IGNORECASE), "looks like a date"),
    (re.compile(r"\d{4}-\d\d-\d\d(?:[T ][\d:.]+)?"), "looks like a date"),
    (
        re.compile("true|false", re.IGNORECASE),
        "looks like a text that a spreadsheet took for a truth value",
    ),
)
_LITERAL = (
    (re.compile("[\u00a0\u2007\u202f]"), "has a non-breaking space"),
    (re.compile("[\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb]"), "has typographic quotes"),
    (re.compile("[\u2013\u2014]"), "has a dash in place of a hyphen"),
    (re.compile("\ufffd"), "has a character that could not be read"),
)
_UNREAD = re.compile("\ufffd|Ã[\u0080-\u00bf\u0152-\u2122]|â[\u0080-\u009f€][\u0080-\u2122]")


def doubt_about_code(code: str) -> str:
    """Return why a code may not be what was typed; empty if nothing speaks against it."""
    for form, what in _CODES:
        if form.fullmatch(code):
            return what
    return doubt_about_literal(code)


def doubt_about_literal(text: str) -> str:
    """Return the same for a text that has to be exact, such as a message."""
    return next((what for form, what in _LITERAL if form.search(text)), doubt_about_text(text))


def doubt_about_text(text: str) -> str:
    """Return the same for any text."""
    if len(text) == LARGEST_CELL:
        return f"is as long as a cell can be, {LARGEST_CELL:,} characters: the rest may be cut off"
    return "has characters of a wrong encoding" if _UNREAD.search(text) else ""


def lost_zeros(codes: Iterable[str]) -> dict[str, str]:
    """Return codes that lack the zeros which others of the same kind begin with, and why.

    That is so where codes of digits have one usual length, some of them begin with 0, and a few
    are shorter.
    """
    digits = [code for code in codes if code.isascii() and code.isdecimal()]
    lengths = Counter(map(len, digits))
    usual = max(lengths, key=lambda length: (lengths[length], length), default=0)
    padded = any(code.startswith("0") and len(code) == usual > 1 for code in digits)
    if not padded:
        return {}
    what = f"has fewer than the {usual} digits of the others, as if zeros at its start were lost"
    return {code: what for code in digits if len(code) < usual}
