"""Adds entries to a catalogue's text, in their places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from errdex.authoring.catalogue import entry_order
from errdex.authoring.editing.formatting import ALONE, contents
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
    files: Mapping[str, MappingNode] = ALONE,
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
    root = read_root(text, shown, files.values())
    read_entries(root, shown)
    roots = {**files, shown: root}
    fields = declared_in(roots.values(), "fields")
    own = default_of(roots.values(), "field")
    field = _field(field or own or None, fields)
    for name, one in roots.items():
        _examine(code, field, one, name)
    names = {key: declared_in(roots.values(), section) for key, section in _NAMED.items()}
    only = names["group"][0] if len(names["group"]) == 1 else ""
    group = default_of(roots.values(), "group") or only
    given = keys_given(roots.values(), group) - (set() if own == field else {"field"})

    def written(indent: str) -> list[NewEntry]:
        return [NewEntry(field, code, skeleton(code, field, names, given, indent))]

    added = insert_entries(text, shown, written, files)
    others = [one for name, one in roots.items() if name != shown]
    after = read_root(added, shown, others)
    _examine_clashes((field, code), root, after, others, shown)
    (node,) = (one for one in after["codes"] if (one["field"], one["code"]) == (field, code))
    return added, line_and_column(node.at)[0]


class NewEntry(NamedTuple):
    """An entry that is to be added, as lines without their ends."""

    field: str
    code: str
    lines: list[str]


def insert_entries(
    text: str,
    shown: str,
    write: Callable[[str], Iterable[NewEntry]],
    files: Mapping[str, MappingNode] = ALONE,
) -> str:
    """Return the text with entries in their places; all else is as it was.

    Args:
        text: A file of a catalogue.
        shown: How findings name it.
        write: Returns the entries, given what is left of their dashes.
        files: The roots of the catalogue's files by their names, where there are others.

    Raises:
        CatalogueError: The text cannot be parsed, or its entries cannot be told apart.
        ErrdexError: They cannot be added without changing another one.
    """
    root = read_root(text, shown, files.values())
    entries = read_entries(root, shown)
    fields = declared_in({**files, shown: root}.values(), "fields")
    listing = read_listing(text, root, shown)
    new = list(write(" " * listing.dash))
    values = [(node["field"], node["code"]) for node in entries]
    place_of = entry_order([*values, *((one.field, one.code) for one in new)], fields)
    order = sorted((place_of(*value), number) for number, value in enumerate(values))
    slots: dict[int, list[list[str]]] = {}
    for one in sorted(new, key=lambda one: place_of(one.field, one.code)):
        before = bisect_left(order, (place_of(one.field, one.code), -1))
        number = order[before - 1][1] + 1 if before else 0
        slots.setdefault(number, []).append([line + listing.end for line in one.lines])
    added = _insert(listing, slots)
    after = read_root(added, shown, files.values())
    if len(after["codes"]) != len(entries) + len(new) or not _holds(after, root):
        raise ErrdexError(f"{shown}: the entry cannot be added without changing another; add it")
    return added


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


def _insert(listing: Listing, slots: dict[int, list[list[str]]]) -> str:
    """Return the text with new entries before those of these numbers, set off as the others are."""
    gaps = [slot.gap for slot in listing.slots]
    apart = gaps[1] if len(gaps) > 1 else []
    first = gaps[0]
    bodies: list[list[str]] = []
    above: list[list[str]] = []
    for number in range(len(listing.slots) + 1):
        for body in slots.get(number, ()):
            bodies.append(body)
            above.append(apart)
        if number < len(listing.slots):
            bodies.append(listing.slots[number].body)
            above.append(gaps[number] if number else apart)
    above[0] = first
    return listing.text(bodies, above)


def _examine_clashes(
    place: tuple[str, str],
    before: MappingNode,
    after: MappingNode,
    others: Sequence[MappingNode],
    shown: str,
) -> None:
    """Refuse a code that has no page of its own; what the catalogue clashed in before stays."""
    (new,) = (node for node in after["codes"] if (node["field"], node["code"]) == place)
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
