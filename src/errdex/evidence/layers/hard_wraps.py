"""Joins lines that a mail program broke behind so many characters, in the middle of values."""

from __future__ import annotations

import re
from itertools import pairwise

from errdex.evidence.http.bodies import has_credentials

_WIDTHS = range(60, 133)
_FEWEST = 2  # lines of the full width
_INSIDE = re.compile("[A-Za-z0-9+/%=&_.-]")
_FORM = re.compile('[A-Za-z0-9_.%-]{1,60}=[^ &"]{0,200}&')
_BEGINS = re.compile(
    "[ \t]*(?:\\Z|[A-Za-z][A-Za-z0-9-]{0,60}:(?:[ \t]|\\Z)|HTTP/[0-9]|[{\\[]"
    "|[0-9A-Fa-f]{4,8}(?:[:|]|[ \t]{2}))"
)
"""A line that continues none."""
_PREFIX = 4  # characters


def join_hard_wraps(text: str) -> str:
    """Return text without such line ends: no line is longer, and one ends inside of a value."""
    lines = text.split("\n")
    width = max(map(len, lines))
    if width not in _WIDTHS or not has_credentials(text):
        return text
    if sum(len(line) == width for line in lines) < _FEWEST:
        return text
    joined, prefix = lines[:1], _prefix(lines[0])
    is_cut = False
    for above, line in pairwise(lines):
        rest = line.removeprefix(_indent(above))
        if len(above) < width or _BEGINS.match(rest) or rest.startswith(prefix):
            joined.append(f"\n{line}")
            prefix = _prefix(line)
        else:
            joined.append(rest)
            is_cut = is_cut or _is_inside(above, rest)
    return "".join(joined) if is_cut else text


def _prefix(line: str) -> str:
    """Return how a line begins; one that begins alike does not continue it."""
    start = len(_indent(line))
    return line[start : start + _PREFIX] or "\n"


def _is_inside(line: str, rest: str) -> bool:
    """Tell whether a line ends inside of a quoted value or of a form."""
    is_value = line.count('"') % 2 == 1 or _FORM.search(line) is not None
    return is_value and bool(_INSIDE.match(line[-1]) and _INSIDE.match(rest))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]
