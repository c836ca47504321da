"""Finds the values that a script gives its variables before a command."""

from __future__ import annotations

import re

LONGEST_SCRIPT = 10_000
"""Characters before a command that are searched. Variables assigned earlier are not known."""

_ASSIGNMENT = re.compile(
    "(?:^|\n)[ \t]*(?:export |local |readonly )?([A-Za-z_][A-Za-z0-9_]*)="
    '(?:\'([^\'\n]*)\'|"([^"\\\\\n$`]*(?:\\\\[^\n][^"\\\\\n$`]*)*)"|([^ \t\n;\'"$`()]+))'
    "[ \t]*;?(?=\n)"
)
_ESCAPED = re.compile('\\\\(["\\\\$`])')


def assigned_before(text: str, start: int) -> dict[str, str]:
    """Return the plain values that lines before a place assign, the last of each name."""
    values = {}
    for found in _ASSIGNMENT.finditer(text[max(0, start - LONGEST_SCRIPT) : start]):
        quoted = found[3] is not None
        value = _ESCAPED.sub("\\1", found[3]) if quoted else found[2] or found[4] or ""
        values[found[1]] = value
    return values
