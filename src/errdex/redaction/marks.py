"""Knows what is shown for what was taken out before: `(secret)`, `(token)`, `eyJh...(40)`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from errdex.engine.sentences import say

SHOWN = re.compile(
    f"(?:{re.escape(say('value_secret'))}|{re.escape(say('value_token'))})(?![0-9A-Za-z])"
)
"""What is shown for a secret."""
MARK = re.compile(f"{SHOWN.pattern}|\\.\\.\\.\\([0-9]{{1,9}}\\)")
"""The same, or the end of what is shown for a token."""
_REST = re.compile("(?:[^0-9A-Za-z\x80-\U0010ffff]*[0-9A-Za-z\x80-\U0010ffff]){5}")
"""What is something by itself beside a mark."""


class Marks:
    """The marks in a text."""

    def __init__(self, text: str) -> None:
        found = MARK.finditer(text) if ")" in text else ()
        spans = [mark.span() for mark in found]
        self._text = text
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def are_all(self, start: int, end: int) -> bool:
        """Tell whether a stretch has a mark, or a part of one, and hardly anything else."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first >= last:
            return False
        start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        return not _REST.search(MARK.sub("", self._text[start:end]))
