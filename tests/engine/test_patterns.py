"""No pattern has a bare `.`: in CPython it passes over one end of a line, in JavaScript four."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Collection, Iterator
from re import _constants as constants  # type: ignore[attr-defined]  # how a pattern was read
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import errdex

ROOMS = ("diagnosis", "engine", "evidence", "matching", "redaction")
"""What is written in both languages."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns that modules of both languages hold, each with its name."""
    for found in pkgutil.walk_packages(errdex.__path__, "errdex."):
        if found.name.split(".")[1] in ROOMS:
            for name, value in vars(importlib.import_module(found.name)).items():
                some = value.values() if isinstance(value, dict) else value
                for one in some if isinstance(some, Collection) else [some]:
                    if isinstance(one, re.Pattern):
                        yield f"{found.name}.{name}", one


def has_dot(pattern: Any) -> bool:
    """Tell whether a bare `.` is read in a pattern; behind the place it is a known character."""
    for kind, inner in pattern:
        if kind is constants.ANY:
            return True
        if kind is constants.ASSERT_NOT and inner[0] < 0:
            continue
        if kind is constants.BRANCH:
            parts = inner[1]
        else:
            given = inner if isinstance(inner, tuple) else (inner,)
            parts = [part for part in given if isinstance(part, parser.SubPattern)]
        if any(map(has_dot, parts)):
            return True
    return False


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("(?:a|(b.)?)", True), ("(?>a.)b", True), ("[.](?<![a-z].)b", False)],
)
def test_a_bare_dot_is_found(text: str, is_found: bool) -> None:
    """It is found in groups and repetitions, and neither in a class nor behind the place."""
    assert has_dot(parser.parse(text)) is is_found


def test_no_pattern_has_a_bare_dot() -> None:
    """What is not the end of a line is written as such, or every character is meant."""
    found = list(patterns())
    assert len(found) > 100
    bare = [(name, one.pattern) for name, one in found if not one.flags & re.DOTALL]
    assert [name for name, text in bare if has_dot(parser.parse(text))] == []
