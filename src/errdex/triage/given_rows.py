"""Rows of the two statements that another engine gave, from files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from errdex.errors import UsageError, escaped, reason_of
from errdex.triage.counting import Rows

TOTALS_COLUMNS = ("field", "code", "events", "affected")
HOURS_COLUMNS = ("field", "code", "hour", "events")
_NUMBERS = ("events", "affected", "hour")
LARGEST = 100_000_000
"""Bytes of a file of rows. A larger one is refused."""


def read_given_rows(names: Sequence[str], fields: Sequence[str]) -> tuple[Rows, Rows]:
    """Return the rows of both statements.

    Args:
        names: A CSV file of totals and one of hours; or one JSON file with both by these names.
        fields: The fields of the catalogue.

    Raises:
        UsageError: They are not that, or cannot be read.
    """
    if len(names) == 1:
        rows = _from_json(names[0])
    elif len(names) == 2:
        rows = _csv_rows(names[0]), _csv_rows(names[1])
    else:
        raise UsageError("errdex: --from-rows: give totals.csv and hours.csv, or one JSON file")
    totals = _checked(names[0], rows[0], TOTALS_COLUMNS, fields)
    return totals, _checked(names[-1], rows[1], HOURS_COLUMNS, fields)


def _from_json(name: str) -> tuple[Any, Any]:
    try:
        both = json.loads(_read(name))
        return both["totals"], both["hours"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UsageError(f'{escaped(name)}: is no JSON object with "totals" and "hours"') from None


def _csv_rows(name: str) -> list[Any]:
    text = io.StringIO(_read(name), newline="")
    try:
        rows: list[Any] = [row for row in csv.reader(text) if row]
    except csv.Error as error:
        raise UsageError(f"{escaped(name)}: is no CSV: {error}") from None
    return rows[1:] if rows and rows[0][:1] == ["field"] else rows


def _read(name: str) -> str:
    try:
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            text = file.read(LARGEST + 1)
    except (OSError, UnicodeError) as error:
        why = reason_of(error) if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"{escaped(name)}: cannot be read: {why}") from None
    if len(text) > LARGEST:
        raise UsageError(f"{escaped(name)}: has more than {LARGEST} characters; it holds no rows")
    return text


def _checked(
    name: str, rows: Any, columns: Sequence[str], fields: Sequence[str]
) -> list[tuple[Any, ...]]:
    if not isinstance(rows, list):
        raise UsageError(f"{escaped(name)}: rows are a list")
    checked = [_row(name, number, row, columns) for number, row in enumerate(rows, 1)]
    for number, (field, *_) in enumerate(checked, 1):
        if field and field not in fields:
            known = ", ".join(fields)
            raise UsageError(
                f"{escaped(name)}: row {number}: unknown field; expected one of {known}"
            )
    return checked


def _row(name: str, number: int, row: Any, columns: Sequence[str]) -> tuple[Any, ...]:
    where = f"{escaped(name)}: row {number}"
    cells = [row.get(column) for column in columns] if isinstance(row, dict) else row
    if not isinstance(cells, list) or len(cells) != len(columns):
        raise UsageError(f"{where}: expected {', '.join(columns)}")
    return tuple(_cell(where, column, cell) for column, cell in zip(columns, cells, strict=True))


def _cell(where: str, column: str, cell: object) -> object:
    if column not in _NUMBERS:
        text = "" if cell is None else str(cell)
        return text if column == "field" else text or None
    if column == "hour" and cell in (None, ""):
        return None
    try:
        return int(float(str(cell)))
    except (ValueError, OverflowError):
        raise UsageError(f"{where}: {column} is not a number") from None
