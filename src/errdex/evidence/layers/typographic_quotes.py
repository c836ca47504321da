"""Reads the typographic quotes of a mail program as the straight ones for which they stand."""

from __future__ import annotations

import re

_QUOTE = re.compile("[\u201c-\u201f]")
_VALUES = re.compile(
    "(?:^|\n)[ \t>]{0,20}[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,200}?=[\u201c-\u201f]"
    "[^\n\u201c-\u201f]{1,200}[\u201c-\u201f][ \t,]{0,9}\n?[ \t>]{0,20}"
    "[A-Za-z]{1,40}=[\u201c-\u201f]"
)
"""Two parameters of a header with such quotes."""


def straighten_quotes(text: str) -> str:
    """Return text with straight quotes where it has none, and a header's values have others."""
    if text.isascii() or '"' in text or not _VALUES.search(text):
        return text
    return _QUOTE.sub('"', text)
