"""Examines what no single key shows: names and references that lead nowhere, and clashes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from errdex.authoring.loading.code_names import examine_code_names
from errdex.authoring.loading.declared_names import DeclaredNames, Remarks, names_of, undeclared
from errdex.authoring.loading.defaults import defaults_in
from errdex.authoring.loading.entries import extra_of
from errdex.authoring.loading.replacements import Replacements
from errdex.authoring.loading.reserved import RESERVED_SAYS, taken_by
from errdex.authoring.source.findings import quoted
from errdex.authoring.source.nodes import MappingNode, items_of, text_of
from errdex.matching.addresses import RESERVED

LARGEST_EXTRA = 10_000
"""Characters of the `x-` keys of an entry, or of `catalogue`, as JSON. More are refused."""
_NAMES_OF_ENTRIES = (
    ("owner", "owners"),
    ("field", "fields"),
    ("group", "groups"),
    ("see_field", "fields"),
    ("points_to", "fields"),
)


def examine_references(root: MappingNode, files: Sequence[str] = ()) -> Remarks:
    """Yield what is wrong between the parts of a catalogue, in no particular order.

    The parts themselves may be of any kind: what the format refuses is skipped.

    Args:
        root: The catalogue.
        files: The names of its files, where there are several.
    """
    head = root.get("catalogue")
    yield from _examine_module(head)
    if isinstance(head, MappingNode):
        yield from _examine_extra(head)
    for section in ("owners", "groups"):
        yield from _examine_pages(root.get(section))
    entries = list(_mappings(root, "codes"))
    undocumented = list(_mappings(root, "undocumented"))
    names = DeclaredNames(root, entries)
    replacements = Replacements(entries)
    for entry in entries:
        yield from names.examine(entry, _NAMES_OF_ENTRIES)
        yield from names.examine_steps(entry)
        yield from names.examine_related(entry, "see_also")
        yield from _examine_replacement(entry, names, replacements)
        yield from _examine_pointer(entry, root.get("fields"))
        yield from _examine_extra(entry)
    for defaults in defaults_in(root):
        yield from names.examine(defaults, _NAMES_OF_ENTRIES)
    for node in undocumented:
        yield from names.examine(node, [("field", "fields")])
    yield from examine_code_names(entries, undocumented, files)
    yield from _examine_symptoms(root.get("symptoms"), names)
    yield from _examine_decision_path(root, names)


def _mappings(root: MappingNode, section: str) -> Iterator[MappingNode]:
    return (item for item, _ in items_of(root, section) if isinstance(item, MappingNode))


def _examine_module(section: Any) -> Remarks:
    module = text_of(section, "module")
    if by := taken_by(module, text_of(section, "id")):
        what = f"module: {quoted(module)} is taken by {by}; choose another name"
        yield section.value_at("module"), what


def _examine_pages(section: Any) -> Remarks:
    """Yield the names of a section, each of which has a page, at which no page can be."""
    for name in RESERVED.intersection(names_of(section)):
        yield section.key_at(name), f"{quoted(name)}: {RESERVED_SAYS}; choose another name"


def _examine_replacement(
    entry: MappingNode, names: DeclaredNames, replacements: Replacements
) -> Remarks:
    lifecycle: Any = entry.get("lifecycle")
    code = text_of(lifecycle, "replaced_by")
    if not code:
        return
    place = lifecycle.value_at("replaced_by")
    if code not in names.fields_of:
        yield place, f"replaced_by names {names.missing(code)}"
    elif not replacements.follow(code):
        what = "which is removed, and nothing in use replaces it"
        yield place, f"replaced_by names {quoted(code)}, {what}; say in `note` where it went"


def _examine_pointer(entry: MappingNode, fields: Any) -> Remarks:
    """Yield what a code cannot have that only points to a field whose codes have it."""
    target = text_of(entry, "points_to")
    if not target:
        return
    if _is_internal(fields, target) and not (
        text_of(entry, "internal") == "true" or _is_internal(fields, text_of(entry, "field"))
    ):
        what = f"names the internal field {quoted(target)}, which a public build has not"
        yield entry.value_at("points_to"), f"points_to: {what}; set `internal: true` here too"
    if target == text_of(entry, "field"):
        yield entry.value_at("points_to"), "points_to: names the field of the code itself"
    for key, why in (
        ("retry", f"each value of {quoted(target)} has a rule of its own"),
        ("see_field", "`points_to` says it already"),
    ):
        if key in entry:
            yield entry.key_at(key), f"{key}: {why}; remove the key"


def _is_internal(fields: Any, name: str) -> bool:
    field = fields.get(name) if isinstance(fields, MappingNode) else None
    return text_of(field, "internal") == "true"


def _examine_extra(node: MappingNode) -> Remarks:
    """Yield that the author's own attributes of something are too large to be carried along."""
    extra = extra_of(node)
    size = len(json.dumps(extra, ensure_ascii=False))
    if size > LARGEST_EXTRA:
        what = f"x- keys: {size:,} characters as JSON; at most {LARGEST_EXTRA:,} are kept"
        yield node.key_at(next(iter(extra))), f"{what}; link to the rest"


def _examine_symptoms(section: Any, names: DeclaredNames) -> Remarks:
    for name in section if isinstance(section, MappingNode) else ():
        if name in RESERVED or not name.strip("-"):
            yield section.key_at(name), f"{quoted(name)}: {RESERVED_SAYS}; choose another name"
        node = section[name]
        if not isinstance(node, MappingNode):
            continue
        yield from names.examine(node, [("owner", "owners")])
        yield from names.examine_steps(node)
        yield from names.examine_related(node, "codes")
        for other, at in items_of(node, "see_also"):
            if other == name:
                yield at, "see_also: names the symptom itself; remove it"
            elif isinstance(other, str) and other not in names.sections["symptoms"]:
                yield names.undeclared(other, "symptoms", at)


def _examine_decision_path(root: MappingNode, names: DeclaredNames) -> Remarks:
    path = root.get("decision_path")
    if not isinstance(path, MappingNode):
        return
    yield from names.examine(path, [("field", "fields")])
    checks = sorted(text_of(check, "id") for check, _ in items_of(root, "checks"))
    seen = set()
    for check, at in items_of(path, "checks"):
        if not isinstance(check, str):
            continue
        if check in seen:
            yield at, f"{quoted(check)} appears twice in the path; remove one"
        elif check not in checks:
            yield undeclared(check, dict.fromkeys(checks), "checks", at)
        seen.add(check)
