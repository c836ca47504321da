"""The tree of YAML files: mappings, lists and texts, each with its position."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

Position: TypeAlias = int
"""A place, and whether a plain scalar is there; an int, as there are millions.

Above the bits of the line is the number of the file among those of its catalogue, from 0.
"""

_FILE = 32
"""By how many bits a file's number is above the number of a line."""


def position(line: int, column: int, plain: bool = False) -> Position:
    """Return the position of a node.

    Args:
        line: Counted from 0; in a file after the first, from its `top_of`.
        column: Counted from 0.
        plain: Whether the node is a scalar without quotes.
    """
    at = line << 32 | column
    return ~at if plain else at


def line_and_column(at: Position) -> tuple[int, int]:
    """Return line and column, counted from 1."""
    at = at if at >= 0 else ~at
    return (at >> 32 & 0xFFFFFFFF) + 1, (at & 0xFFFFFFFF) + 1


def top_of(file: int) -> int:
    """Return how the first line of a file counts in positions, by the file's number."""
    return file << _FILE


def file_of(at: Position) -> int:
    """Return the number of the file that a position is in."""
    return (at if at >= 0 else ~at) >> 32 + _FILE


def first_used(first: Position, here: Position, files: Sequence[str]) -> str:
    """Return in words where something is that is here again.

    Args:
        first: Where it is.
        here: Where it is again.
        files: The names of the files, by their numbers.
    """
    line, file = line_and_column(first)[0], file_of(first)
    return f"on line {line}" if file == file_of(here) else f"in {files[file]}, line {line}"


def is_plain(at: Position) -> bool:
    """Return whether the scalar at this position was written without quotes."""
    return at < 0


class MappingNode(dict[str, Any]):
    """A YAML mapping with the positions of its keys and values, in turn."""

    __slots__ = ("at", "places")

    def __init__(self, at: Position) -> None:
        self.at = at
        self.places: list[Position] = []

    def key_at(self, key: str) -> Position:
        """Return the position of a key."""
        return self.places[2 * list(self).index(key)]

    def value_at(self, key: str) -> Position:
        """Return the position of a key's value."""
        return self.places[2 * list(self).index(key) + 1]


class SequenceNode(list[Any]):
    """A YAML sequence with the positions of its items."""

    __slots__ = ("at", "places")

    def __init__(self, at: Position) -> None:
        self.at = at
        self.places: list[Position] = []


def text_of(node: Any, key: str) -> str:
    """Return the text of a mapping's key; empty if there is none."""
    value = node.get(key) if isinstance(node, MappingNode) else None
    return value if isinstance(value, str) else ""


def items_of(node: Any, key: str) -> list[tuple[Any, Position]]:
    """Return the items, with their places, of a key that holds a list or a single item."""
    value = node.get(key) if isinstance(node, MappingNode) else None
    if isinstance(value, SequenceNode):
        return list(zip(value, value.places, strict=True))
    return [] if value is None else [(value, node.value_at(key))]
