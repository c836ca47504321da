"""Joins texts that go on in further lines: with a plus between, or as YAML folds quoted JSON.

Such as `data: '{"a": 1,`, then `  "b": 2}'` on a line of its own.
"""

from __future__ import annotations

import re

_JOINT = re.compile("([\"'`])[ \t]*\\+[ \t]*\n[ \t]*\\1")
_QUOTED = "(?:[^'\n]|''){0,4000}"
_MORE = f"(?:\n\\2[ \t]{{1,20}}[^ \t\n']{_QUOTED}){{1,40}}"
_FOLDED = re.compile(f"(?<=\n)(([ \t]{{0,40}})[A-Za-z_]{{1,40}}: '\\{{{_QUOTED}{_MORE}')(?=\n)")
_BREAK = re.compile("[ \t]*\n[ \t]*")


def join_continuations(text: str) -> str:
    """Return text in which each such text is on one line."""
    if "+" in text:
        text = _JOINT.sub("", text)
    return _FOLDED.sub(_joined, f"\n{text}\n")[1:-1] if ": '{" in text else text


def _joined(found: re.Match[str]) -> str:
    return _BREAK.sub(" ", found[1])
