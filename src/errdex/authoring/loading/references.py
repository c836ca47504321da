"""Examines what no single key shows: names and references that lead nowhere, and clashes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from errdex.authoring.catalogue import slug
from errdex.authoring.loading.replacements import Replacements
from errdex.authoring.loading.reserved import RESERVED, RESERVED_SAYS, taken_by, unfit_code
from errdex.authoring.source.findings import did_you_mean, quoted, visible
from errdex.authoring.source.nodes import MappingNode, Position, items_of, line_and_column, text_of

Remarks = Iterator[tuple[Position, str]]
"""Places and what is wrong there."""


def examine_references(root: MappingNode) -> Remarks:
    """Yield what is wrong between the parts of a catalogue, in no particular order.

    The parts themselves may be of any kind: what the format refuses is skipped.
    """
    yield from _examine_module(root.get("catalogue"))
    yield from _examine_groups(root.get("groups"))
    entries = [item for item, _ in items_of(root, "codes") if isinstance(item, MappingNode)]
    sections = ("owners", "fields", "groups", "sources")
    names = {section: _names(root.get(section)) for section in sections}
    fields_of: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if code := text_of(entry, "code"):
            fields_of[code].add(text_of(entry, "field"))
    codes = sorted(fields_of)
    replacements = Replacements(entries)
    for entry in entries:
        yield from _examine_names(entry, names)
        yield from _examine_codes_named(entry, fields_of, codes)
        yield from _examine_replacement(entry, fields_of, codes, replacements)
        for step, _ in items_of(entry, "remediation"):
            owner = text_of(step, "owner")
            if owner and owner not in names["owners"]:
                yield _unknown(owner, names["owners"], "owners", step.value_at("owner"))
    yield from _examine_codes(entries)
    yield from _examine_decision_path(root, names)


def _examine_module(section: Any) -> Remarks:
    module = text_of(section, "module")
    if by := taken_by(module, text_of(section, "id")):
        what = f"module: {quoted(module)} is taken by {by}; choose another name"
        yield section.value_at("module"), what


def _examine_groups(section: Any) -> Remarks:
    for name in RESERVED.intersection(_names(section)):
        yield section.key_at(name), f"{quoted(name)}: {RESERVED_SAYS}; choose another name"


def _examine_names(entry: MappingNode, names: dict[str, dict[str, None]]) -> Remarks:
    sections = (("owner", "owners"), ("field", "fields"), ("group", "groups"))
    for key, section in (*sections, ("see_field", "fields")):
        name = text_of(entry, key)
        if name and name not in names[section]:
            yield _unknown(name, names[section], section, entry.value_at(key))
    for name, at in items_of(entry, "source"):
        if isinstance(name, str) and name not in names["sources"]:
            yield _unknown(name, names["sources"], "sources", at)


def _examine_codes_named(
    entry: MappingNode, fields_of: dict[str, set[str]], codes: list[str]
) -> Remarks:
    for related, at in items_of(entry, "see_also"):
        code = related if isinstance(related, str) else text_of(related, "code")
        field = text_of(related, "field")
        if not code or (code in fields_of and (not field or field in fields_of[code])):
            continue
        place = at if isinstance(related, str) else related.value_at("code")
        if code not in fields_of:
            yield place, f"see_also names {_missing(code, codes)}"
        else:
            yield place, f"see_also: {quoted(code)} is not a value of field {quoted(field)}"


def _examine_replacement(
    entry: MappingNode,
    fields_of: dict[str, set[str]],
    codes: list[str],
    replacements: Replacements,
) -> Remarks:
    lifecycle: Any = entry.get("lifecycle")
    code = text_of(lifecycle, "replaced_by")
    if not code:
        return
    place = lifecycle.value_at("replaced_by")
    if code not in fields_of:
        yield place, f"replaced_by names {_missing(code, codes)}"
    elif not replacements.follow(code):
        what = "which is removed, and nothing in use replaces it"
        yield place, f"replaced_by names {quoted(code)}, {what}; say in `note` where it went"


def _examine_decision_path(root: MappingNode, names: dict[str, dict[str, None]]) -> Remarks:
    path = root.get("decision_path")
    if not isinstance(path, MappingNode):
        return
    field = text_of(path, "field")
    if field and field not in names["fields"]:
        yield _unknown(field, names["fields"], "fields", path.value_at("field"))
    checks = dict.fromkeys(sorted(text_of(check, "id") for check, _ in items_of(root, "checks")))
    seen = set()
    for check, at in items_of(path, "checks"):
        if not isinstance(check, str):
            continue
        if check in seen:
            yield at, f"{quoted(check)} appears twice in the path; remove one"
        elif check not in checks:
            yield _unknown(check, checks, "checks", at)
        seen.add(check)


def _examine_codes(entries: list[MappingNode]) -> Remarks:
    """Yield codes that clash, or that cannot be part of a URL."""
    seen: dict[tuple[str, str], MappingNode] = {}
    spelled: dict[str, str] = {}
    for entry in entries:
        code = text_of(entry, "code")
        if not code:
            continue
        first = seen.setdefault((text_of(entry, "field"), code), entry)
        if first is not entry:
            line = line_and_column(first.at)[0]
            field = quoted(text_of(entry, "field"))
            yield entry.value_at("code"), f"duplicate in field {field} (first used on line {line})"
        part = slug(code).lower()
        other = spelled.setdefault(part, code)
        if other != code:
            same = "differ only in case" if other.lower() == code.lower() else "share a URL"
            what = f"{quoted(code)} and {quoted(other)} {same}; one page cannot show both"
            yield entry.value_at("code"), what
        if fault := unfit_code(part):
            yield entry.value_at("code"), fault


def _unknown(name: str, known: dict[str, None], section: str, at: Position) -> tuple[Position, str]:
    words = list(known)
    hint = did_you_mean(name, words) or (words and f"; expected one of {_listed(words)}") or ""
    return at, f"{quoted(name)} is not declared in {section}{hint}"


def _listed(words: list[str]) -> str:
    rest = ["..."] if len(words) > 8 else []
    return ", ".join([visible(word) for word in words[:8]] + rest)


def _missing(code: str, known: list[str]) -> str:
    return f"{quoted(code)}, which does not exist{did_you_mean(code, known)}"


def _names(section: Any) -> dict[str, None]:
    """Return a section's names, sorted."""
    return dict.fromkeys(sorted(section) if isinstance(section, MappingNode) else ())
