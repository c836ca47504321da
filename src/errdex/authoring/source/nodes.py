"""The tree of a YAML file: mappings, lists and texts, each with its position."""

from __future__ import annotations

from typing import Any, TypeAlias

Position: TypeAlias = int
"""A place in the file, and whether a plain scalar is there; an int, as there are millions."""


def position(line: int, column: int, plain: bool = False) -> Position:
    """Return the position of a node.

    Args:
        line: Counted from 0.
        column: Counted from 0.
        plain: Whether the node is a scalar without quotes.
    """
    at = line << 32 | column
    return ~at if plain else at


def line_and_column(at: Position) -> tuple[int, int]:
    """Return line and column, counted from 1."""
    at = at if at >= 0 else ~at
    return (at >> 32) + 1, (at & 0xFFFFFFFF) + 1


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
