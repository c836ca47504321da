"""Adds an entry to a catalogue's text, in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from errdex.authoring.catalogue import entry_order
from errdex.authoring.editing.formatting import contents
from errdex.authoring.editing.listing import (
    Listing,
    declared_in,
    read_entries,
    read_listing,
    read_root,
)
from errdex.authoring.editing.skeletons import skeleton
from errdex.authoring.format.code_text import REFERENCE
from errdex.authoring.loading.code_names import examine_code_names
from errdex.authoring.loading.defaults import default_of, keys_given
from errdex.authoring.source.findings import did_you_mean, quoted
from errdex.authoring.source.nodes import MappingNode, items_of, line_and_column, text_of
from errdex.errors import ErrdexError, UsageError

_NAMED = {"group": "groups", "owner": "owners", "source": "sources"}


def add_entry(
    text: str,
    shown: str,
    code: str,
    field: str | None = None,
    files: Mapping[str, MappingNode] | None = None,
) -> tuple[str, int]:
    """Return the text with an entry to be written, and the line where it begins, from 1.

    Args:
        text: A file of a catalogue.
        shown: How findings name it.
        code: The new code.
        field: Its field; none: the one that defaults give, or the only one that there is.
        files: The roots of the catalogue's files by their names, where there are others.

    Raises:
        CatalogueError: The text cannot be parsed, or its entries cannot be told apart.
        UsageError: The code or the field cannot be one.
        ErrdexError: The code is there already, or clashes with another one.
    """
    root = read_root(text, shown, (files or {}).values())
    entries = read_entries(root, shown)
    roots = {**(files or {}), shown: root}
    fields = declared_in(roots.values(), "fields")
    own = default_of(roots.values(), "field")
    field = _field(field or own or None, fields)
    for name, one in roots.items():
        _examine(code, field, one, name)
    listing = read_listing(text, root, shown)
    order = [entry_order(node["field"], node["code"], fields) for node in entries]
    before = [place for place in order if place < entry_order(field, code, fields)]
    number = order.index(max(before)) + 1 if before else 0
    names = {key: declared_in(roots.values(), section) for key, section in _NAMED.items()}
    only = names["group"][0] if len(names["group"]) == 1 else ""
    group = default_of(roots.values(), "group") or only
    given = keys_given(roots.values(), group) - (set() if own == field else {"field"})
    body = skeleton(code, field, names, given, " " * listing.dash)
    added, line = _insert(listing, [one + listing.end for one in body], number)
    others = [one for name, one in roots.items() if name != shown]
    _examine_clashes((field, code), root, read_root(added, shown, others), others, shown)
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
    place: tuple[str, str],
    before: MappingNode,
    after: MappingNode,
    others: Sequence[MappingNode],
    shown: str,
) -> None:
    """Refuse a code that has no page of its own; what the catalogue clashed in before stays."""
    (new,) = (node for node in after["codes"] if (node["field"], node["code"]) == place)
    if len(after["codes"]) != len(before["codes"]) + 1 or not _holds(after, before):
        raise ErrdexError(f"{shown}: the entry cannot be added without changing another; add it")
    nodes = _nodes([before, *others], "codes")
    undocumented = _nodes([before, *others], "undocumented")
    known = {what for _, what in examine_code_names(nodes, undocumented)}
    for _, what in examine_code_names([*nodes, new], undocumented):
        if what not in known:
            raise ErrdexError(f"{shown}: {place[1]}: {what}")


def _nodes(roots: Iterable[MappingNode], section: str) -> list[Any]:
    return [node for root in roots for node, _ in items_of(root, section)]


def _holds(after: MappingNode, before: MappingNode) -> bool:
    """Tell whether a catalogue says all that another one said."""
    new, old = contents(after), contents(before)
    return set(old["codes"]) <= set(new["codes"]) and {**new, "codes": old["codes"]} == old
