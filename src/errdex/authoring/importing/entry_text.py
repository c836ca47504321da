"""Writes an entry as a catalogue's lines: plain where YAML cannot misread it, else in quotes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from errdex.authoring.editing.formatting import quoted_code
from errdex.authoring.editing.scalars import scalar
from errdex.authoring.format.entry_fields import ENTRY

LONGEST_LIST = 88
"""Characters of a list that is written on one line. A longer one has a line for each item."""
DRAFT = "draft"
"""The key of an entry that is not complete."""
_ORDER = {name: number for number, name in enumerate(ENTRY.keys)}
_UNQUOTED = ("success", "http_status", DRAFT, "internal")


def entry_lines(values: dict[str, Any], indent: str, comments: list[str]) -> list[str]:
    """Return the lines of an entry, without line ends.

    Args:
        values: Its keys as plain data.
        indent: What is left of the dash.
        comments: What is to be said above it.
    """
    ordered = sorted(values, key=_place)
    lines = [line for key in ordered for line in _pair(key, values[key])]
    first, *others = lines
    said = [f"{indent}# {comment}" for comment in comments]
    return [*said, f"{indent}- {first}", *(f"{indent}  {line}" if line else "" for line in others)]


def _place(key: str) -> tuple[int, str]:
    """Return what keys are sorted by: the format's order, then `x-` keys, then `draft`."""
    if key == DRAFT:
        return len(_ORDER) + 1, ""
    return _ORDER.get(key, len(_ORDER)), key


def _pair(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, str):
        first, *others = _text(value, key)
        yield f"{key}: {first}"
        yield from (f"  {line}" if line else "" for line in others)
    elif isinstance(value, dict):
        yield f"{key}: {_flow(value)}"
    else:
        yield from _list(key, value)


def _text(text: str, key: str) -> list[str]:
    """Return a text's lines; those of a block are indented by the caller."""
    if key == "code":
        return [quoted_code(text)]
    if key in _UNQUOTED:
        return [text]
    if "\n" not in text:
        return [scalar(text)]
    return ["|-", *(line.rstrip() for line in text.strip().split("\n"))]


def _list(key: str, items: list[Any]) -> Iterator[str]:
    flow = f"{key}: {_flow(items)}"
    if all(isinstance(one, str) and "\n" not in one for one in items) and len(flow) <= LONGEST_LIST:
        yield flow
        return
    yield f"{key}:"
    for item in items:
        if isinstance(item, dict):
            lines = [line for name, inner in item.items() for line in _pair(name, inner)]
        else:
            lines = _text(item, "")
        first, *others = lines
        yield f"  - {first}"
        yield from (f"    {line}" if line else "" for line in others)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{key}: {_flow(one)}" for key, one in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return scalar(value) if "\n" not in value else json.dumps(value, ensure_ascii=False)
