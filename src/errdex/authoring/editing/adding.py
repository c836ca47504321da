"""Adds an entry to a catalogue's text, in its place."""

from __future__ import annotations

from typing import Any

from errdex.authoring.catalogue import entry_order
from errdex.authoring.editing.formatting import contents
from errdex.authoring.editing.listing import (
    Listing,
    names_of,
    read_entries,
    read_listing,
    read_root,
)
from errdex.authoring.editing.skeletons import skeleton
from errdex.authoring.format.code_text import REFERENCE
from errdex.authoring.loading.code_names import examine_code_names
from errdex.authoring.source.findings import did_you_mean, quoted
from errdex.authoring.source.nodes import MappingNode, items_of, line_and_column, text_of
from errdex.errors import ErrdexError, UsageError

_NAMED = {"group": "groups", "owner": "owners", "source": "sources"}


def add_entry(text: str, shown: str, code: str, field: str | None = None) -> tuple[str, int]:
    """Return the text with an entry to be written, and the line where it begins, from 1.

    Args:
        text: A catalogue.
        shown: How findings name it.
        code: The new code.
        field: Its field; none: the only one that there is.

    Raises:
        CatalogueError: The text cannot be parsed, or its entries cannot be told apart.
        UsageError: The code or the field cannot be one.
        ErrdexError: The code is there already, or clashes with another one.
    """
    root = read_root(text, shown)
    entries = read_entries(root, shown)
    fields = names_of(root, "fields")
    field = _field(field, fields)
    _examine(code, field, root, shown)
    listing = read_listing(text, root, shown)
    values = [(node["field"], node["code"]) for node in entries]
    place_of = entry_order([*values, (field, code)], fields)
    order = [place_of(*value) for value in values]
    before = [place for place in order if place < place_of(field, code)]
    number = order.index(max(before)) + 1 if before else 0
    names = {key: names_of(root, section) for key, section in _NAMED.items()}
    body = skeleton(code, field, names, " " * listing.dash)
    added, line = _insert(listing, [one + listing.end for one in body], number)
    _examine_clashes(code, field, root, read_root(added, shown), shown)
    return added, line


def _field(field: str | None, fields: list[str]) -> str:
    if field is None and len(fields) == 1:
        return fields[0]
    if field is None:
        raise UsageError(f"--field: give the code's field, one of {', '.join(fields)}")
    if field not in fields:
        hint = did_you_mean(field, sorted(fields)) or f"; expected one of {', '.join(fields)}"
        raise UsageError(f"--field: unknown field {quoted(field)}{hint}")
    return field


def _examine(code: str, field: str, root: MappingNode, shown: str) -> None:
    faults: list[str] = []
    REFERENCE.examine(code, 0, "code", lambda _, what: faults.append(what))
    if faults:
        raise UsageError(faults[0])
    for section, called in (("codes", "an entry"), ("undocumented", "listed as undocumented")):
        for node, at in items_of(root, section):
            if (text_of(node, "field"), text_of(node, "code")) == (field, code):
                place = ":".join(map(str, (shown, *line_and_column(at))))
                raise ErrdexError(f"{place}: {code}: is {called} of field {quoted(field)} already")


def _insert(listing: Listing, body: list[str], number: int) -> tuple[str, int]:
    """Return the text with a new entry, set off as the others are, and its line."""
    bodies = [slot.body for slot in listing.slots]
    gaps = [slot.gap for slot in listing.slots]
    apart = gaps[1] if len(gaps) > 1 else []
    bodies.insert(number, body)
    gaps.insert(max(number, 1), apart)
    above = [listing.head, *(part for pair in zip(gaps, bodies, strict=True) for part in pair)]
    line = sum(map(len, above[: 2 * number + 2])) + 1
    return listing.text(bodies, gaps), line


def _examine_clashes(
    code: str, field: str, before: MappingNode, after: MappingNode, shown: str
) -> None:
    """Refuse a code that has no page of its own; what the catalogue clashed in before stays."""
    nodes: list[Any] = [node for node, _ in items_of(before, "codes")]
    (new,) = (node for node in after["codes"] if (node["field"], node["code"]) == (field, code))
    if len(after["codes"]) != len(nodes) + 1 or not _holds(after, before):
        raise ErrdexError(f"{shown}: the entry cannot be added without changing another; add it")
    undocumented: list[Any] = [node for node, _ in items_of(before, "undocumented")]
    known = {what for _, what in examine_code_names(nodes, undocumented)}
    for _, what in examine_code_names([*nodes, new], undocumented):
        if what not in known:
            raise ErrdexError(f"{shown}: {code}: {what}")


def _holds(after: MappingNode, before: MappingNode) -> bool:
    """Tell whether a catalogue says all that another one said."""
    new, old = contents(after), contents(before)
    return set(old["codes"]) <= set(new["codes"]) and {**new, "codes": old["codes"]} == old
