"""The values that evidence holds: their kinds and their text.

Text is `str`, a number keeps its text as `JsonNumber`, an object is a `dict`, a list a `list`.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, Final

from errdex.evidence.text.json_text import JsonNumber


class Absent:
    """The type of `ABSENT`."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()
"""What stands at the end of a path that leads to nothing."""

KINDS = ("string", "number", "boolean", "null", "array", "object")


def kind_of(value: Any) -> str:
    """Return the JSON kind of a value: one of `KINDS`, or `absent`."""
    if value.__class__ is str:
        return "string"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, dict):
        return "object"
    if isinstance(value, list):
        return "array"
    return "absent" if value is ABSENT else "number"


def is_text(value: Any) -> bool:
    """Tell whether a value is text; a number that keeps its text is none."""
    return value.__class__ is str


@lru_cache(maxsize=1024)
def whole(pattern: str) -> re.Pattern[str]:
    """Return a compiled pattern in which the dot matches line ends, for use with `fullmatch`."""
    return re.compile(pattern, re.DOTALL)


def matches(pattern: str, text: str) -> bool:
    """Tell whether the whole text matches a pattern."""
    return whole(pattern).fullmatch(text) is not None


def json_text(value: Any, most: int | None = None) -> str:
    """Return a value as compact JSON, numbers in the text they were written in.

    Args:
        value: A JSON value.
        most: How many items of each list and object are told; None for all.
    """
    if isinstance(value, list):
        return "[" + ",".join([json_text(item, most) for item in value[:most]]) + "]"
    if isinstance(value, dict):
        names = list(value)[:most]
        members = [_json(name) + ":" + json_text(value[name], most) for name in names]
        return "{" + ",".join(members) + "}"
    if isinstance(value, JsonNumber):
        return str(value)
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
