"""Reads the hunks of a unified diff: the lines as they are after it, without those it takes out."""

from __future__ import annotations

import re

_COUNT = "[0-9]{1,9}(?:,([0-9]{1,9}))?"
_HUNK = re.compile(f"^([ \t]*)@@ -{_COUNT} \\+{_COUNT} @@", re.MULTILINE)
_USES = {" ": (1, 1), "-": (1, 0), "+": (0, 1), "\\": (0, 0)}
"""How many lines before and after the change a line stands for, by its mark."""


def read_diffs(text: str) -> str:
    """Return the text that a diff leaves; a hunk has as many lines as it says."""
    if "@@ -" not in text or not _HUNK.search(text):
        return text
    left: list[str] = []
    before = after = indent = 0
    for line in text.split("\n"):
        hunk = _HUNK.match(line)
        taken, put = _USES.get(line[indent : indent + 1], (before + 1, 0))
        if hunk:
            indent, before, after = len(hunk[1]), int(hunk[2] or 1), int(hunk[3] or 1)
            left.append(line[hunk.end() :])
        elif before + after == 0 or taken > before or put > after:
            before = after = 0
            left.append(line)
        else:
            before, after = before - taken, after - put
            left += [line[indent + 1 :]] if put else []
    return "\n".join(left)
