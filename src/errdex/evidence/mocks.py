"""Tells that a mock or a stub answered: by a header of the answer, or by a label above it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from errdex.evidence.text.characters import lower, trim

_DENIED = ("false", "no", "0", "off")
_WORD = "(?<![a-z])(?:mock(?!ingbird|up)|stub(?!born))"
_NAME = re.compile(_WORD)
_LABEL = re.compile(
    f"(?:\\A|\n)[ \t>|]{{0,20}}[a-z0-9-]{{0,30}}{_WORD}[a-z0-9-]{{0,30}}"
    f"(?: [a-z]{{1,12}}){{0,2}}[ \t]{{0,3}}:(?![ \t]{{0,3}}(?:{'|'.join(_DENIED)})(?![a-z0-9]))"
    "[^\n{}]{0,60}(?:\n[ \t>|]{0,20}[a-z0-9-]{1,40}:[^\n{}]{0,60}){0,3}[ \t\n>|]{0,20}"
    "(?:```[a-z0-9]{0,10}\n)?\\Z"
)
"""A header or label on a line of its own, or above other headers."""


def is_mocked(headers: Mapping[str, str]) -> bool:
    """Tell whether a header says that a mock or a stub answered."""
    return any(_NAME.search(name) and lower(trim(headers[name])) not in _DENIED for name in headers)


def is_below_mock(before: str) -> bool:
    """Tell whether text in front of an answer, in small letters, ends with a mock's label."""
    return ("mock" in before or "stub" in before) and _LABEL.search(before) is not None
