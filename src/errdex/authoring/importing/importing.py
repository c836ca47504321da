"""The chain behind `errdex import`: read, map, draft, merge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from errdex.authoring.format.entry_fields import ENTRY
from errdex.authoring.importing.cataloguing import (
    Existing,
    Merged,
    field_of,
    merge,
    new_catalogue,
)
from errdex.authoring.importing.drafting import Drafting
from errdex.authoring.importing.guessing import resolve
from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.reading import read_tables
from errdex.authoring.importing.reports import Import
from errdex.authoring.importing.tables import Table
from errdex.authoring.source.findings import did_you_mean, quoted
from errdex.authoring.starting.projects import FIELD, Start
from errdex.errors import ErrdexError, UsageError


@dataclass(frozen=True)
class Target:
    """The catalogue that entries go into.

    Attributes:
        shown: The file, as its author would name it.
        existing: What it holds; an empty text is a new one.
        start: What a new one is about; without a path, this is where a file says, or the usual.
        url: Where the site of a new one is published.
        field: The field of the entries, if their user named it.
    """

    shown: str
    existing: Existing
    start: Start
    url: str
    field: str | None


def import_files(
    paths: Sequence[Path], mapping: Mapping, target: Target, encoding: str = ""
) -> Import:
    """Return a catalogue with the codes of files, as `import_tables` does."""
    return import_tables(read_files(paths, mapping, encoding), mapping, target)


def read_files(paths: Sequence[Path], mapping: Mapping, encoding: str = "") -> list[Table]:
    """Return the tables of files.

    Raises:
        ErrdexError: A file cannot be read.
    """
    return [table for path in paths for table in read_tables(path, mapping, encoding)]


def import_tables(tables: list[Table], mapping: Mapping, target: Target) -> Import:
    """Return a catalogue with the codes of tables, and everything that is to be said of them.

    Raises:
        ErrdexError: No code came of any.
        UsageError: The mapping names a column that is not there, or a field is not declared.
    """
    if not any(table.rows for table in tables):
        raise ErrdexError(f"{tables[0].place}: has no rows")
    if not target.start.field:
        where = next((table.where for table in tables if table.where), FIELD)
        target = replace(target, start=replace(target.start, field=where))
    origins = resolve(mapping, tables, list(ENTRY.keys))
    name = field_of(target.existing, target.field, target.start.field)
    _examine_field(name, target, "field" in origins)
    drafting = Drafting(mapping, origins, name)
    for table in tables:
        drafting.read(table)
    drafting.finish()
    merged = _merged(drafting, target, name)
    order = {row.place: number for number, row in enumerate(row for t in tables for row in t.rows)}
    remarks = [*drafting.remarks, *merged.remarks]
    remarks.sort(key=lambda one: order.get(one.place, -1))
    counts = (merged.added, merged.drafts)
    return Import(tables, origins, remarks, target.shown, merged.text, *counts)


def _merged(drafting: Drafting, target: Target, name: str) -> Merged:
    drafts = list(drafting.drafts.values())
    if target.existing.text:
        return merge(drafts, target.existing)
    return new_catalogue(drafts, target.start, target.url, name)


def _examine_field(name: str, target: Target, mapped: bool) -> None:
    fields = target.existing.fields
    if fields and name not in fields:
        hint = did_you_mean(name, sorted(fields)) or f"; expected one of {', '.join(fields)}"
        raise UsageError(f"--field: unknown field {quoted(name)}{hint}")
    if len(fields) > 1 and target.field is None and not mapped:
        raise UsageError(f"--field: give the codes' field, one of {', '.join(fields)}")
