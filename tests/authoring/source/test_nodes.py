"""Nodes know their places."""

from __future__ import annotations

from errdex.authoring.source.nodes import (
    MappingNode,
    SequenceNode,
    is_plain,
    items_of,
    line_and_column,
    position,
    text_of,
)
from errdex.authoring.source.parser import read_nodes

TEXT = """\
one: plain
"two": 'quoted'
list: [a, "b"]
"""


def read(text: str) -> MappingNode:
    """Return the root of a text that has nothing to refuse."""
    root, findings = read_nodes(text, "x")
    assert findings == []
    assert isinstance(root, MappingNode)
    return root


def test_keys_and_values_know_where_they_stand() -> None:
    """Every key, value and item has line and column, counted from 1."""
    root = read(TEXT)
    assert line_and_column(root.key_at("two")) == (2, 1)
    assert line_and_column(root.value_at("two")) == (2, 8)
    items: SequenceNode = root["list"]
    assert [line_and_column(at) for at in items.places] == [(3, 8), (3, 11)]


def test_plain_scalars_are_told_from_quoted_ones() -> None:
    """Only a scalar without quotes is plain."""
    root = read(TEXT)
    assert is_plain(root.value_at("one"))
    assert not is_plain(root.value_at("two"))
    assert [is_plain(at) for at in root["list"].places] == [True, False]
    assert not is_plain(read("a: |\n  x\n").value_at("a"))


def test_places_hold_large_files() -> None:
    """Line and column of a file of many millions of characters do not run into one another."""
    for plain in (False, True):
        at = position(80_000_000, 90_000_000, plain)
        assert line_and_column(at) == (80_000_001, 90_000_001)
        assert is_plain(at) == plain


def test_text_and_items_of_any_kind_of_value() -> None:
    """A key of another kind gives no text, and a single item is a list of one."""
    root = read(TEXT)
    assert text_of(root, "one") == "plain"
    assert text_of(root, "list") == text_of(root, "none") == text_of("x", "one") == ""
    assert [item for item, _ in items_of(root, "list")] == ["a", "b"]
    assert items_of(root, "one") == [("plain", root.value_at("one"))]
    assert items_of(root, "none") == []
