"""The catalogue's text with its entries in order and its codes in quotes where they need them."""

from __future__ import annotations

import itertools
import json
from typing import Any

from errdex.authoring.catalogue import entry_order
from errdex.authoring.editing.listing import (
    lines_of,
    names_of,
    read_entries,
    read_listing,
    read_root,
)
from errdex.authoring.format import vocabulary
from errdex.authoring.format.kinds import Record, Text, leaves, needs_quotes
from errdex.authoring.source.findings import CatalogueError
from errdex.authoring.source.nodes import MappingNode, Position, is_plain, line_and_column
from errdex.errors import ErrdexError


def format_catalogue(text: str, shown: str) -> str:
    """Return the text with entries sorted and codes quoted; all else is as it was.

    Args:
        text: A catalogue.
        shown: How findings name it.

    Raises:
        CatalogueError: It cannot be parsed, or its entries cannot be told apart.
        ErrdexError: Its entries cannot be moved without changing what they say.
    """
    root = read_root(text, shown)
    formatted = sort_entries(quote_codes(text, root), shown)
    if not _says_the_same(formatted, root, shown):
        what = "the entries cannot be sorted without changing a text in them; move them by hand"
        raise ErrdexError(f"{shown}: {what}")
    return formatted


def _says_the_same(text: str, root: MappingNode, shown: str) -> bool:
    """Tell whether a text has the contents of a root: no line of a text was taken for another."""
    try:
        return bool(contents(read_root(text, shown)) == contents(root))
    except CatalogueError:
        return False


def quote_codes(text: str, root: MappingNode) -> str:
    """Return the text with quotes around each code that YAML could read as something else."""
    lines = lines_of(text)
    places = [
        (*line_and_column(at), value)
        for kind, value, at in leaves(vocabulary.CATALOGUE, root, root.at)
        if _lacks_quotes(kind, value, at)
    ]
    for line, column, value in sorted(places, reverse=True):
        start, end = column - 1, column - 1 + len(value)
        whole = lines[line - 1]
        if whole[start:end] == value:
            lines[line - 1] = whole[:start] + quoted_code(value) + whole[end:]
    return "".join(lines)


def quoted_code(code: str) -> str:
    """Return a code in quotes, as YAML and JSON read it."""
    return json.dumps(code, ensure_ascii=False)


def sort_entries(text: str, shown: str) -> str:
    """Return the text with its entries in the order that lint demands; what is equal stays."""
    root = read_root(text, shown)
    nodes, fields = read_entries(root, shown), names_of(root, "fields")

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
