"""Tables as CSV (RFC 4180, lines end in LF), without a line break in any cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Literal

from errdex.tables.rows import COLUMNS, Row, Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_table(rows: Iterable[Row]) -> str:
    """Return one row per code, with a header."""
    return _csv([COLUMNS, *([row.code, *map(cell, row.values()[1:])] for row in rows)])


def csv_pairs(rows: Iterable[Row]) -> str:
    """Return two columns, the code and its summary, with a header."""
    return _csv([("code", "meaning"), *((row.code, cell(row.summary())) for row in rows)])


def syslog_ng_table(rows: Iterable[Row]) -> str:
    """Return lines of code, name and value, without a header; empty values are left out.

    A value is a template of syslog-ng. All are in quotes: an apostrophe, too, would open some.
    """
    lines = (
        (row.code, name, _template(cell(value)))
        for row in rows
        for name, value in zip(COLUMNS[1:], row.values()[1:], strict=True)
        if value not in ("", None)
    )
    return _csv(lines, csv.QUOTE_ALL)


def cell(value: Value) -> str:
    """Return a value for a cell; one that a spreadsheet would compute starts with an apostrophe.

    Codes are left as they are: they are what programs look up, and hold no formula.
    """
    if isinstance(value, bool):
        return str(value).lower()
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _template(text: str) -> str:
    """Return a template of syslog-ng for a text: two dollar signs are one, `type(x)` is x."""
    text = text.replace("$", "$$")
    return f"string({text})" if "(" in text and text.endswith(")") else text


def _csv(lines: Iterable[Sequence[str]], quoting: Literal[0, 1] = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=quoting).writerows(lines)
    return out.getvalue()
