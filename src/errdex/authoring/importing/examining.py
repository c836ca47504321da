"""Holds imported values against the format, by the same rules as loading does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from errdex.authoring.format.entry_fields import ENTRY
from errdex.authoring.format.kinds import HttpStatus, Kind, ListOf, Truth
from errdex.authoring.source.findings import quoted
from errdex.authoring.source.nodes import MappingNode, Position, SequenceNode, position

_WHOLE = 1
"""A line on which nothing else is."""
_FIRST = 1000
"""Columns that the positions of a list's items count from, in the nodes made here."""


def faults_in(key: str, value: Any) -> list[tuple[int | None, str]]:
    """Return what the format refuses in a value: the item of a list, from 0, and what is wrong.

    A key that the format does not name, such as one with `x-`, takes anything.
    """
    if key not in ENTRY.keys:
        return []
    kind = ENTRY.keys[key].kind
    if isinstance(kind, ListOf) and isinstance(value, list):
        items = enumerate(value)
        return [(n, what) for n, one in items for what in _examined(kind.item, one, key)]
    return [(None, what) for what in _examined(kind, value, key)]


def is_complete(values: dict[str, Any]) -> bool:
    """Tell whether an entry has every key that the format requires of one that is no draft."""
    found: list[Position] = []
    node = as_node(values)
    node.at = position(_WHOLE, 0)  # where what is missing is reported, and nothing else
    ENTRY.examine(node, node.at, "entry", lambda at, _: found.append(at))
    return node.at not in found


def _examined(kind: Kind, value: Any, key: str) -> list[str]:
    found: list[str] = []
    plain = isinstance(kind, Truth | HttpStatus)
    kind.examine(as_node(value), position(0, 0, plain), key, lambda _, what: found.append(what))
    if plain and isinstance(value, str):  # a file has no quotes to be without
        shown = f", not the text {quoted(value)}"
        return [what.replace(", without quotes", shown) for what in found]
    return found


def as_node(value: Any, line: int = 0, column: int = 0) -> Any:
    """Return plain data as a catalogue's nodes: all of them on one line, items by their numbers."""
    if isinstance(value, dict):
        mapping = MappingNode(position(line, column))
        for number, (key, inner) in enumerate(value.items()):
            mapping[key] = as_node(inner, line, number)
            mapping.places += [position(line, number)] * 2
        return mapping
    if isinstance(value, list):
        sequence = SequenceNode(position(line, column))
        sequence += [as_node(one, line) for one in value]
        sequence.places = [position(line, _FIRST + n) for n in range(len(value))]
        return sequence
    return value


def item_at(at: Position) -> int | None:
    """Return which item of a list a position of such nodes is, from 0; None for a whole value."""
    column = at & 0xFFFFFFFF
    return column - _FIRST if column >= _FIRST else None


def plain_values(node: MappingNode) -> Iterator[tuple[str, Any]]:
    """Yield the keys of an entry's node, and their values as plain data without outer blanks."""
    for key, value in node.items():
        yield key, _stripped(value)


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stripped(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_stripped(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value


def same(first: Any, second: Any) -> bool:
    """Tell whether two values of a key say the same, one item as a list or not."""
    one, other = (value if isinstance(value, list) else [value] for value in (first, second))
    return bool(_stripped(one) == _stripped(other))
