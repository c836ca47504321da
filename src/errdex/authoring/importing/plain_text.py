"""Reads tables in plain text: columns by white space, comments, and lines that begin a section."""

from __future__ import annotations

import re

from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.tables import SECTION, Place, Row, Table
from errdex.authoring.source.findings import quoted
from errdex.errors import UsageError

TITLE = "{title}"
_WIDE = re.compile(r"\t+| {2,}")


def read_plain_text(text: str, name: str, encoding: str, mapping: Mapping) -> list[Table]:
    """Return the table of a text.

    With `columns`, any white space is between cells, and the last cell takes what is left of the
    line. Without, the first line names the columns, and a tab or two spaces are between cells.

    Raises:
        UsageError: `section` has no `{title}`.
    """
    table = Table(Place(name), f"text, {encoding}", [*mapping.columns])
    section, title = _section(mapping.section), ""
    comments = 0
    for number, line in enumerate(text.split("\n"), 1):
        place = Place(name, line=number)
        if mapping.comment and line.lstrip().startswith(mapping.comment):
            comments += 1
        elif section and (found := section.fullmatch(line.strip())):
            title = found["title"].strip()
        elif not line.strip():
            continue
        elif not table.columns:
            table.columns = _WIDE.split(line.strip())
        else:
            _add(table, place, line.strip(), title, bool(mapping.columns))
    if section:
        table.columns.append(SECTION)
    if comments:
        table.remark("note", f"lines of comments that were passed over: {comments}")
    return [table]


def _section(pattern: str) -> re.Pattern[str] | None:
    if not pattern:
        return None
    before, title, after = pattern.partition(TITLE)
    if not title:
        raise UsageError(f"section: {quoted(pattern)} has no {TITLE}")
    return re.compile(f"{re.escape(before.lstrip())}(?P<title>.*){re.escape(after.rstrip())}")


def _add(table: Table, place: Place, line: str, title: str, by_space: bool) -> None:
    columns = [name for name in table.columns if name != SECTION]
    width = len(columns)
    cells = line.split(None, width - 1) if by_space else _WIDE.split(line, max(width - 1, 0))
    named = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    table.rows.append(Row(place, {**named, **({SECTION: title} if title else {})}))
