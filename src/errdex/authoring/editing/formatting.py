"""The catalogue's text with its entries in order and its codes in quotes where they need them."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from errdex.authoring.catalogue import entry_order
from errdex.authoring.editing.listing import (
    declared_in,
    lines_of,
    read_entries,
    read_listing,
    read_root,
)
from errdex.authoring.format import vocabulary
from errdex.authoring.format.kinds import Record, Text, leaves, needs_quotes
from errdex.authoring.source.findings import CatalogueError
from errdex.authoring.source.nodes import MappingNode, Position, is_plain, line_and_column
from errdex.errors import ErrdexError

ALONE: Mapping[str, MappingNode] = MappingProxyType({})
"""The other files of a catalogue that has one."""


def format_catalogue(text: str, shown: str, files: Mapping[str, MappingNode] = ALONE) -> str:
    """Return the text with entries sorted and codes quoted; all else is as it was.

    Args:
        text: A file of a catalogue.
        shown: How findings name it.
        files: The roots of the catalogue's files by their names, where there are others.

    Raises:
        CatalogueError: It cannot be parsed, or its entries cannot be told apart.
        ErrdexError: Its entries cannot be moved without changing what they say.
    """
    root = read_root(text, shown, files.values())
    formatted = sort_entries(quote_codes(text, root), shown, files)
    if contents(root) != _contents_of(formatted, shown, files):
        what = "the entries cannot be sorted without changing a text in them; move them by hand"
        raise ErrdexError(f"{shown}: {what}")
    return formatted


def _contents_of(text: str, shown: str, files: Mapping[str, MappingNode]) -> Any:
    """Return the contents of a text; None where a line of a text was taken for another."""
    try:
        return contents(read_root(text, shown, files.values()))
    except CatalogueError:
        return None


def quote_codes(text: str, root: MappingNode) -> str:
    """Return the text with quotes around each code that YAML could read as something else."""
    lines = lines_of(text)
    places = {  # a default is found in each of its entries
        (*line_and_column(at), value)
        for kind, value, at in leaves(vocabulary.CATALOGUE, root, root.at)
        if _lacks_quotes(kind, value, at)
    }
    for line, column, value in sorted(places, reverse=True):
        start, end = column - 1, column - 1 + len(value)
        whole = lines[line - 1]
        if whole[start:end] == value:
            lines[line - 1] = whole[:start] + quoted_code(value) + whole[end:]
    return "".join(lines)


def quoted_code(code: str) -> str:
    """Return a code in quotes, as YAML and JSON read it."""
    return json.dumps(code, ensure_ascii=False)


def sort_entries(text: str, shown: str, files: Mapping[str, MappingNode] = ALONE) -> str:
    """Return the text with its entries in the order that lint demands; what is equal stays."""
    root = read_root(text, shown, files.values())
    if files and "codes" not in root:
        return text
    nodes = read_entries(root, shown)
    fields = declared_in({**files, shown: root}.values(), "fields")

    order = entry_order([(node["field"], node["code"]) for node in nodes], fields)

    def place(node: MappingNode) -> tuple[int, str, int, str]:
        return order(node["field"], node["code"])

    if all(place(one) <= place(next_) for one, next_ in itertools.pairwise(nodes)):
        return text
    listing = read_listing(text, root, shown)
    ordered = sorted(listing.slots, key=lambda slot: place(slot.node))
    return listing.text([slot.body for slot in ordered], [slot.gap for slot in listing.slots])


def contents(root: MappingNode) -> Any:
    """Return what a catalogue says, whatever the order of its entries and the blanks at ends."""
    entries = sorted(repr(_stripped(node)) for node in root.get("codes", ()))
    return {**_stripped(root), "codes": entries}


def _lacks_quotes(kind: Any, value: Any, at: Position) -> bool:
    if isinstance(kind, Record):
        kind = kind.short
    guarded = isinstance(kind, Text) and kind.quotes and isinstance(value, str)
    return guarded and is_plain(at) and value != "" and needs_quotes(value)


def _stripped(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _stripped(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_stripped(value) for value in node]
    return node.rstrip("\n")
