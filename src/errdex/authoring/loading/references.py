"""Examines what no single key can tell: names and references that lead nowhere, and clashes."""

from __future__ import annotations

import keyword
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from errdex.authoring.catalogue import slug
from errdex.authoring.loading.replacements import Replacements
from errdex.authoring.source.findings import did_you_mean, quoted, visible
from errdex.authoring.source.nodes import MappingNode, Position, items_of, line_and_column, text_of

RESERVED = {"index", "readme", "con", "prn", "aux", "nul"} | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(10)
}
"""URL parts that a file system or MkDocs keeps for itself, in small letters."""

RESERVED_SAYS = "its URL would be one that file systems or MkDocs reserve"

Remarks = Iterator[tuple[Position, str]]
"""Places and what is wrong there."""


def examine_references(root: MappingNode) -> Remarks:
    """Yield what is wrong between the parts of a catalogue, in no order.

    The parts themselves may be of any kind: what the format refuses is passed over.
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
    taken = sys.stdlib_module_names | RESERVED | {"errdex"}
    if keyword.iskeyword(module) or module in taken:
        what = f"module: {quoted(module)} is taken by Python, errdex or file systems"
        yield section.value_at("module"), f"{what}; choose another name"


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
            yield place, f"see_also: {quoted(code)} is no value of field {quoted(field)}"


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
            yield at, f"{quoted(check)} stands twice in the path; leave one out"
        elif check not in checks:
            yield _unknown(check, checks, "checks", at)
        seen.add(check)


def _examine_codes(entries: list[MappingNode]) -> Remarks:
    """Yield codes that cannot be told apart, or that no URL can stand for."""
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
            yield entry.value_at("code"), f"stands twice in field {field}; also in line {line}"
        part = slug(code).lower()
        other = spelled.setdefault(part, code)
        if other != code:
            same = "differ only in case" if other.lower() == code.lower() else "share a URL"
            what = f"{quoted(code)} and {quoted(other)} {same}; one page cannot hold both"
            yield entry.value_at("code"), what
        if fault := _unfit(part):
            yield entry.value_at("code"), fault


def _unfit(part: str) -> str:
    """Return why a code cannot be a part of a URL, or nothing."""
    if not re.search("[a-z0-9]", part):
        return "has no letter or digit"
    if part.startswith(".") or part.endswith("."):
        return "begins or ends with a dot: file systems and MkDocs hide or cut its page"
    return RESERVED_SAYS if part.split(".")[0] in RESERVED else ""


def _unknown(name: str, known: dict[str, None], section: str, at: Position) -> tuple[Position, str]:
    words = list(known)
    hint = did_you_mean(name, words) or f"; there are {_listed(words)}"
    return at, f"{quoted(name)} is not among the {section}{hint}"


def _listed(words: list[str]) -> str:
    rest = ["..."] if len(words) > 8 else []
    return ", ".join([visible(word) for word in words[:8]] + rest) or "none"


def _missing(code: str, known: list[str]) -> str:
    return f"{quoted(code)}, which does not exist{did_you_mean(code, known)}"


def _names(section: Any) -> dict[str, None]:
    """Return a section's names, sorted."""
    return dict.fromkeys(sorted(section) if isinstance(section, MappingNode) else ())
