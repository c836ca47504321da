"""One row per code and per alias, from the entries of a catalogue or of a generated module."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from errdex.diagnosis.module_rows import codes_of, removed_row, step_text
from errdex.diagnosis.retries import retry_words
from errdex.modules import CodeModule
from errdex.prose.plain_text import summary

Value = str | int | bool | None
"""A value of a row; None where there is none."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a table says of a code; every text is one line, and may be empty.

    Attributes:
        field: The field that it is a value of; the first, if there are several.
        also: The other fields, with spaces between them.
        title: What is wrong, after the code that an alias stands for; of a removed code, what
            became of it.
        severity, owner, owner_title, retry, first_step: Empty for a removed code, and for a draft
            that does not say it yet.
        retry: never, now, after-fix, after or none; empty for a code that only points to another
            field.
        retry_after: Seconds to wait before the next try, after the fix where one is needed.
        rule: The retry rule in words, which is no column.
        state: stable, deprecated or removed; draft for a stable code whose entry is not complete.
    """

    code: str
    field: str
    also: str
    title: str
    severity: str
    owner: str
    owner_title: str
    retry: str
    retry_after: int | None
    success: bool
    state: str
    replaced_by: str
    first_step: str
    url: str
    rule: str = ""

    def values(self) -> tuple[Value, ...]:
        """Return the values in the order of `COLUMNS`."""
        return tuple(getattr(self, name) for name in COLUMNS)

    def summary(self) -> str:
        """Return the row as one text: title, severity, who acts, when to retry, and the link."""
        severity = "success" if self.success else self.severity or self.state
        words = "" if self.success else self.rule
        parts = (self.title, severity, self.owner_title, words, self.url)
        return " | ".join(part for part in parts if part)


COLUMNS = tuple(field.name for field in fields(Row) if field.name != "rule")


def live_row(
    entry: Any, also: tuple[str, ...], owners: Mapping[str, str], pointed: Mapping[str, str]
) -> Row:
    """Return the row of a code that is in use.

    Args:
        entry: The entry of the first field that has the code.
        also: The other fields in which it is in use.
        owners: The words for owners.
        pointed: What a code says of its retry rule that only points to a field, by that field.
    """
    rule = retry_words({"rule": entry.retry, "after_seconds": entry.retry_after})
    steps = [step_text(step, entry.owner, owners) for step in entry.remediation[:1]]
    return Row(
        code=entry.code,
        field=entry.field,
        also=" ".join(also),
        title=_line(entry.title),
        severity=entry.severity,
        owner=entry.owner,
        owner_title=_line(owners[entry.owner]) if entry.owner else "",
        retry=entry.retry or "",
        retry_after=entry.retry_after,
        success=entry.success,
        state=_state_of(entry),
        replaced_by=entry.lifecycle.replaced_by,
        first_step=_line(summary("".join(steps))),
        url=entry.url,
        rule=pointed[entry.points_to] if entry.points_to else rule,
    )


def _state_of(entry: Any) -> str:
    state: str = entry.lifecycle.state
    return "draft" if entry.draft and state == "stable" else state


def alias_row(alias: str, row: Row) -> Row:
    """Return the row of an alias from that of its code: its title says whose name it is."""
    return replace(row, code=alias, title=f"{row.code}: {row.title}")


def gone_row(code: str, field: str, lifecycle: Any, url: str) -> Row:
    """Return the row of a removed code, of which a module keeps its lifecycle alone."""
    life = (lifecycle.since, lifecycle.replaced_by, lifecycle.note)
    return Row(
        code=code,
        field=field,
        also="",
        title=_line(removed_row(code, *life)[1]),
        severity="",
        owner="",
        owner_title="",
        retry="",
        retry_after=None,
        success=False,
        state=lifecycle.state,
        replaced_by=lifecycle.replaced_by,
        first_step="",
        url=url,
    )


def module_rows(module: CodeModule) -> list[Row]:
    """Return the rows of a generated module, sorted by code."""
    return sorted([*_rows(module), *_alias_rows(module)], key=lambda row: row.code)


def _rows(module: CodeModule) -> Iterator[Row]:
    tables = importlib.import_module(f"{module.__name__}._tables")
    for code in module.CODES:
        entry = module.lookup(code)
        yield live_row(entry, entry.also, tables._OWNERS, tables._POINTED)
    removed = [code for codes in codes_of(module).removed.values() for code in codes]
    for code in dict.fromkeys(removed) - dict.fromkeys(module.CODES).keys():
        try:
            module.lookup(code)
        except module.RemovedCodeError as error:
            gone: Any = error
            yield gone_row(code, gone.field, gone.lifecycle, gone.url)


def _alias_rows(module: CodeModule) -> Iterator[Row]:
    tables = importlib.import_module(f"{module.__name__}._tables")
    for alias in tables._ALIASES:
        try:
            entry = module.lookup(alias)
        except module.RemovedCodeError as error:
            gone: Any = error
            row = gone_row(gone.code, gone.field, gone.lifecycle, gone.url)
        else:
            row = live_row(entry, (), tables._OWNERS, tables._POINTED)
        yield alias_row(alias, row)


def _line(text: str) -> str:
    return " ".join(text.split())
