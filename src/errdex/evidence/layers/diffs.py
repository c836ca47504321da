"""Reads a unified diff: the lines as they are after it, those that it takes out left out."""

from __future__ import annotations

import re

_HUNK = re.compile("(?:^|\n)@@ -[0-9,]+ \\+[0-9,]+ @@")
_TAKEN_OUT = re.compile("(?<=\n)-[^\n]*\n")
_MARK = re.compile("(?<=\n)[+ ]")


def read_diffs(text: str) -> str:
    """Return the text that a diff leaves, or the text itself."""
    if not _HUNK.search(text):
        return text
    return _MARK.sub("", _TAKEN_OUT.sub("", f"\n{text}\n"))[1:-1]
