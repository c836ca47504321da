"""Reads trees of names with the type of each value, as a statistics program shows an object.

Such as ` $ headers:List of 1` and `  ..$ X-A : chr "b"`, which become `headers:` and `  X-A: "b"`.
"""

from __future__ import annotations

import re

_ROW = re.compile(
    "(?<=\n) {1,12}((?:\\.\\. ?){0,12})\\$ ([A-Za-z_][A-Za-z0-9_.-]{0,80}) *:"
    '(?:List of [0-9]+|( )(?:chr|int|num|logi) ([^\n"]*|"[^\n]*?)("\\| __truncated__)?)(?=\n)'
)


def read_structures(text: str) -> str:
    """Return text in which such rows are indented names and values; one that is cut ends so."""
    is_shown = "$ " in text and (":List of " in text or ": chr " in text)
    return _ROW.sub(_row, f"\n{text}\n")[1:-1] if is_shown else text


def _row(found: re.Match[str]) -> str:
    cut = '..."' if found[5] else ""
    return f"{' ' * (found[1].count('..') * 2)}{found[2]}:{found[3] or ''}{found[4] or ''}{cut}"
