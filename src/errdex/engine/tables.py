"""Gives the limits, lists and maps in `tables.json`, which both engines read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict


class _Tables(TypedDict):
    limits: dict[str, int]
    lists: dict[str, list[str]]
    maps: dict[str, dict[str, str]]


_TABLES: _Tables = json.loads(Path(__file__).with_name("tables.json").read_text(encoding="utf-8"))


def limit(name: str) -> int:
    """Return how many of something the engines take; a `KeyError` where there is no such limit."""
    return _TABLES["limits"][name]


def list_of(name: str) -> tuple[str, ...]:
    """Return a list of texts; a `KeyError` where there is no such list."""
    return tuple(_TABLES["lists"][name])


def map_of(name: str) -> dict[str, str]:
    """Return a map of texts to texts; a `KeyError` where there is no such map."""
    return _TABLES["maps"][name]
