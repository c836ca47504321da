"""Turns a catalogue file into a Catalogue, or into every finding at once."""

from __future__ import annotations

import keyword
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from errdex.authoring import format as catalogue_format
from errdex.authoring.catalogue import (
    Catalogue,
    Entry,
    Example,
    Field,
    Group,
    Lifecycle,
    Owner,
    Related,
    Source,
    Step,
    slug,
)
from errdex.authoring.findings import CatalogueError, Finding, did_you_mean, quoted
from errdex.authoring.reading import (
    Mapping,
    Position,
    Sequence,
    line_and_column,
    read_file,
    read_nodes,
)

RESERVED = {"index", "readme", "con", "prn", "aux", "nul"} | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(10)
}
"""URL parts that a file system or MkDocs keeps for itself, in small letters."""


def load_catalogue(path: Path, shown: str) -> Catalogue:
    """Load a catalogue file.

    Args:
        path: The file.
        shown: How findings name it.

    Raises:
        CatalogueError: With every finding, sorted by place.
    """
    root, refused = read_nodes(read_file(path, shown), shown)
    findings = [*refused, *_examine(root, shown)]
    if findings:
        raise CatalogueError(_labelled(findings, root))
    return _catalogue(shown, root)


def _examine(root: Any, shown: str) -> list[Finding]:
    findings: list[Finding] = []

    def report(at: Position, what: str) -> None:
        findings.append(Finding(shown, *line_and_column(at), "", what))

    if not isinstance(root, Mapping):
        report(0, "a catalogue is a mapping that begins with `catalogue:`")
        return findings
    catalogue_format.CATALOGUE.examine(root, root.at, "catalogue", report)
    for at, what in _examine_whole(root):
        report(at, what)
    return findings


Remarks = Iterator[tuple[Position, str]]


def _examine_whole(root: Mapping) -> Remarks:
    """Yield what the format of a single key cannot tell: names, references, clashes."""
    yield from _examine_module(root.get("catalogue"))
    entries = _entries(root)
    sections = ("owners", "fields", "groups", "sources")
    names = {section: _names(root.get(section)) for section in sections}
    fields_of: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        fields_of[_text(entry, "code")].add(_text(entry, "field"))
    codes = sorted(fields_of)
    for entry in entries:
        yield from _examine_names(entry, names)
        yield from _examine_references(entry, fields_of, codes)
        yield from _examine_steps(entry, names["owners"])
    yield from _examine_codes(entries)


def _examine_module(section: Any) -> Remarks:
    module = _text(section, "module")
    if keyword.iskeyword(module) or module in sys.stdlib_module_names or module == "errdex":
        at = section.value_at("module")
        yield at, f'module: "{module}" is taken by Python or errdex; choose another name'


def _examine_names(entry: Mapping, names: dict[str, set[str]]) -> Remarks:
    for key, section in (("owner", "owners"), ("field", "fields"), ("group", "groups")):
        if name := _text(entry, key):
            yield from _unknown(name, names[section], section, entry.value_at(key))
    for name, at in _items(entry, "source"):
        if isinstance(name, str):
            yield from _unknown(name, names["sources"], "sources", at)


def _examine_references(
    entry: Mapping, fields_of: dict[str, set[str]], codes: list[str]
) -> Remarks:
    for related, at in _items(entry, "see_also"):
        code = related if isinstance(related, str) else _text(related, "code")
        field = _text(related, "field")
        place = related.value_at("code") if isinstance(related, Mapping) and code else at
        if code and code not in fields_of:
            yield place, f"see_also names {_missing(code, codes)}"
        elif field and field not in fields_of[code]:
            yield place, f'see_also: {code} is no value of field "{field}"'
    lifecycle: Any = entry.get("lifecycle")
    code = _text(lifecycle, "replaced_by")
    if code and code not in fields_of:
        what = f"replaced_by names {_missing(code, codes)}"
        yield lifecycle.value_at("replaced_by"), what


def _examine_steps(entry: Mapping, owners: set[str]) -> Remarks:
    if "remediation" not in entry and entry.get("success") != "true":
        yield entry.at, 'key "remediation" is missing: ordered steps that end it'
    for step, _ in _items(entry, "remediation"):
        if owner := _text(step, "owner"):
            yield from _unknown(owner, owners, "owners", step.value_at("owner"))


def _examine_codes(entries: list[Mapping]) -> Remarks:
    """Yield codes that cannot be told apart, or that no URL can stand for."""
    seen: dict[tuple[str, str], Mapping] = {}
    spelled: dict[str, str] = {}
    for entry in entries:
        code = _text(entry, "code")
        if not code:
            continue
        at = entry.value_at("code")
        first = seen.setdefault((_text(entry, "field"), code), entry)
        if first is not entry:
            line = line_and_column(first.at)[0]
            yield at, f"stands twice in field {quoted(_text(entry, 'field'))}; also in line {line}"
        other = spelled.setdefault(slug(code).lower(), code)
        if other != code:
            same = "differ only in case" if other.lower() == code.lower() else "share a URL"
            yield at, f"{quoted(code)} and {quoted(other)} {same}"
        if slug(code).lower() in RESERVED or slug(code).split(".")[0].lower() in RESERVED:
            yield at, f"{quoted(code)}: its URL is one that file systems or MkDocs reserve"
        elif not any(c.isascii() and c.isalnum() for c in code):
            yield at, f"{quoted(code)} has no letter or digit"


def _unknown(name: str, known: set[str], section: str, at: Position) -> Remarks:
    if name not in known:
        words = sorted(known)
        hint = did_you_mean(name, words) or f"; there are {', '.join(words) or 'none'}"
        yield at, f"{quoted(name)} is not among the {section}{hint}"


def _missing(code: str, known: list[str]) -> str:
    return f"{quoted(code)}, which does not exist{did_you_mean(code, known)}"


def _entries(root: Mapping) -> list[Mapping]:
    codes = root.get("codes")
    items = codes if isinstance(codes, Sequence) else ()
    return [item for item in items if isinstance(item, Mapping)]


def _names(section: Any) -> set[str]:
    return set(section) if isinstance(section, Mapping) else set()


def _text(node: Any, key: str) -> str:
    value = node.get(key) if isinstance(node, Mapping) else None
    return value if isinstance(value, str) else ""


def _items(entry: Mapping, key: str) -> list[tuple[Any, Position]]:
    """Return the items of a key that holds a list or a single item."""
    value = entry.get(key)
    if isinstance(value, Sequence):
        return list(zip(value, value.places, strict=True))
    return [] if value is None else [(value, entry.value_at(key))]


def _labelled(findings: list[Finding], root: Any) -> list[Finding]:
    """Name the entry that each finding stands in."""
    entries = _entries(root) if isinstance(root, Mapping) else []
    if not entries:
        return findings
    starts = [line_and_column(entry.at) for entry in entries]
    after = [line_and_column(at) for at in root.places[::2]]
    end = min((place for place in after if place > starts[-1]), default=(sys.maxsize, 0))

    def label(finding: Finding) -> Finding:
        place = (finding.line, finding.column)
        number = bisect_right(starts, place) - 1
        if number < 0 or place >= end:
            return finding
        return replace(finding, which=_text(entries[number], "code")[:64])

    return [label(finding) for finding in findings]


def _catalogue(shown: str, root: Mapping) -> Catalogue:
    head = root["catalogue"]
    sources = {name: Source(**node) for name, node in root.get("sources", {}).items()}
    fields = {name: Field(**node) for name, node in root["fields"].items()}
    groups = {name: Group(**node) for name, node in root["groups"].items()}
    order = {name: number for number, name in enumerate(fields)}
    fields_of: dict[str, list[str]] = defaultdict(list)
    for node in root["codes"]:
        fields_of[node["code"]].append(node["field"])
    first_field = {code: min(names, key=order.__getitem__) for code, names in fields_of.items()}
    entries = [_entry(node, first_field, sources) for node in root["codes"]]
    entries.sort(key=lambda entry: (order[entry.field], entry.code))
    return Catalogue(
        path=shown,
        id=head["id"],
        title=head["title"],
        module=head["module"],
        url=head["url"].rstrip("/") + "/",
        description=head.get("description", ""),
        sources=sources,
        owners={name: Owner(**node) for name, node in root["owners"].items()},
        fields=fields,
        groups=groups,
        entries=tuple(entries),
    )


def _entry(node: Mapping, first_field: dict[str, str], sources: dict[str, Source]) -> Entry:
    retry: Any = node["retry"]
    after = 0 if retry == "now" else None
    if isinstance(retry, Mapping):
        retry, after = "after", catalogue_format.seconds(retry["after"])
    status = node.get("http_status")
    return Entry(
        code=node["code"],
        field=node["field"],
        group=node["group"],
        title=node["title"].strip(),
        description=node["description"].strip(),
        cause=_texts(node, "cause"),
        remediation=tuple(_step(step, node["owner"]) for step in node.get("remediation", ())),
        severity=node["severity"],
        retry=retry,
        retry_after=after,
        owner=node["owner"],
        tell_customer=node["tell_customer"].strip(),
        see_also=tuple(_related(item, first_field) for item, _ in _items(node, "see_also")),
        examples=tuple(Example(**example) for example in node.get("examples", ())),
        notes=_texts(node, "notes"),
        keywords=_texts(node, "keywords"),
        success=node.get("success") == "true",
        http_status=int(status) if status else None,
        lifecycle=Lifecycle(**node.get("lifecycle", {})),
        source=tuple(sources[name] for name in _texts(node, "source")),
        node=node,
    )


def _texts(node: Mapping, key: str) -> tuple[str, ...]:
    return tuple(text.strip() for text, _ in _items(node, key))


def _step(node: Mapping, owner: str) -> Step:
    return Step(
        do=node["do"].strip(),
        owner=node.get("owner", owner),
        where=node.get("where", "").strip(),
        example=node.get("example", "").rstrip(),
    )


def _related(node: Any, first_field: dict[str, str]) -> Related:
    if not isinstance(node, Mapping):
        return Related(node, first_field[node])
    code = node["code"]
    because = node.get("because", "").strip()
    return Related(code, node.get("field", first_field[code]), because)
