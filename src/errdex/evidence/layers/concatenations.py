"""Joins texts that a program writes as several, with a plus between the lines."""

from __future__ import annotations

import re

_JOINT = re.compile("([\"'`])[ \t]*\\+[ \t]*\n[ \t]*\\1")


def join_concatenations(text: str) -> str:
    """Return text in which literals that a plus joins over a line end are one."""
    return _JOINT.sub("", text) if "+" in text else text
