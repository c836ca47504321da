"""Reads the tables of HTML and Markdown pages; what they stand under is their section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

import markdown  # type: ignore[import-untyped] # it has no types

from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    SECTION,
    Place,
    Row,
    Table,
    from_grid,
)
from errdex.errors import ErrdexError, UsageError

DEEPEST_PAGE = 200
"""Tables of a page inside each other. A page with more is refused."""
MOST_BRACKETS = 200
"""Opening brackets in a row or a paragraph of Markdown. A page with more is refused."""
_BRACKET = re.compile("\\[|<[A-Za-z/](?![^<>]*+>)")  # each is compared with all behind it
_FENCE = re.compile("[ \t]*(?:```|~~~)")
_BEGINNING = re.compile("[ \t]*(?:[-*+>#]|[0-9]{1,9}[.)]|\\Z)")
"""What is in front of an item or a heading, or an empty line."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "caption")
_SILENT = ("script", "style", "template")
_COMMENT = re.compile(
    r"(<(script|style)\b[^<>]*+>.*?(?:</\2|\Z))|<!--(?:-?>|.*?(?:-->|\Z))",
    re.DOTALL | re.IGNORECASE,
)
"""A comment, or as its first group a script, in which none begins."""
_QUOTED = "\"[^\"]*+\"|'[^']*+'"
_STRAY = re.compile(f"<(?![A-Za-z/](?:(?:[^<>\"']|{_QUOTED})*+|[^<>]*+)>|[!?][^<>]*+>)")
"""What begins no tag. `HTMLParser` looks for its end again and again."""
_LINES = ("p", "br", "li", "div", "pre", "ul", "ol")


def read_html(text: str, name: str, encoding: str, mapping: Mapping) -> list[Table]:
    """Return the tables of a page.

    Raises:
        ErrdexError: It has none, or too many inside each other.
    """
    return _chosen(_grids_of(text, name), name, f"HTML, {encoding}", mapping)


def read_markdown(text: str, name: str, encoding: str, mapping: Mapping) -> list[Table]:
    """Return the tables of a Markdown page; its rows are counted within each table.

    Raises:
        ErrdexError: It has none, or too many brackets in one place.
    """
    _limit_brackets(text, name)
    page = markdown.markdown(text, extensions=["tables", "fenced_code"])
    return _chosen(_grids_of(page, name), name, f"Markdown, {encoding}", mapping)


def _limit_brackets(text: str, name: str) -> None:
    """Refuse a page in which links and tags are looked for too often."""
    count, is_code = 0, False
    for number, line in enumerate(text.split("\n"), 1):
        if _FENCE.match(line):
            is_code = not is_code
        if is_code or "|" in line or _BEGINNING.match(line):
            count = 0
        count += 0 if is_code else len(_BRACKET.findall(line))
        if count > MOST_BRACKETS:
            what = f"more than {MOST_BRACKETS} opening brackets stand in one row or paragraph"
            raise ErrdexError(f"{name}: line {number}: {what}; write them as &#91; and &lt;")


def _grids_of(page: str, name: str) -> list[_Grid]:
    parser = _Tables(name)
    parser.feed(_STRAY.sub("&lt;", _COMMENT.sub(lambda found: found[1] or "", page)))
    parser.close()
    return parser.grids


def _chosen(grids: Sequence[_Grid], name: str, kind: str, mapping: Mapping) -> list[Table]:
    grids = [grid for grid in grids if any(map(any, grid.rows))]
    if not grids:
        raise ErrdexError(f"{name}: has no table")
    number = mapping.sheet
    if number and not (number.isdecimal() and 0 < int(number) <= len(grids)):
        raise UsageError(f"{name}: sheet: must be the number of a table, 1 to {len(grids)}")
    chosen = [int(number)] if number else range(1, len(grids) + 1)
    return [_table(grids[n - 1], Place(name, f"table {n}"), kind, mapping) for n in chosen]


def _table(grid: _Grid, place: Place, kind: str, mapping: Mapping) -> Table:
    rows = [(number, cells) for number, cells in enumerate(grid.rows, 1)]
    table = from_grid(place, kind, rows, mapping.columns, mapping.header)
    if grid.spanned:
        table.remark("note", "cells that span several rows or columns count for each of them")
    if grid.section and SECTION not in table.columns:
        table.columns.append(SECTION)
        table.rows = [Row(row.place, {**row.cells, SECTION: grid.section}) for row in table.rows]
    return table


class _Grid:
    """A table as rows of texts: `section` is the heading above it."""

    def __init__(self, section: str) -> None:
        self.section = section
        self.rows: list[list[str]] = []
        self.spanned = False
        self._held: dict[int, tuple[int, str]] = {}  # by column: rows to come, and the text

    def open_row(self) -> None:
        if len(self.rows) == MOST_ROWS:
            raise ErrdexError(f"a table has more than {MOST_ROWS:,} rows; split it")
        self.rows.append([])
        self._fill()

    def add(self, text: str, columns: int, rows: int) -> None:
        """Add a cell, which may span columns to its right and rows below."""
        if not self.rows:
            self.open_row()
        self.spanned |= columns > 1 or rows > 1
        for _ in range(min(columns, MOST_COLUMNS - len(self.rows[-1]))):
            if rows > 1:
                self._held[len(self.rows[-1])] = (rows - 1, text)
            self.rows[-1].append(text)
        self._fill()

    def _fill(self) -> None:
        """Add the cells of rows above that reach down to here."""
        row = self.rows[-1]
        while (held := self._held.pop(len(row), None)) is not None:
            left, text = held
            if left > 1:
                self._held[len(row)] = (left - 1, text)
            row.append(text)


class _Tables(HTMLParser):
    """Collects the tables of a page; one inside another is a table of its own."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self.grids: list[_Grid] = []
        self._open: list[_Grid] = []
        self._heading = ""
        self._texts: list[str] | None = None
        self._in_cell = False
        self._spans = (1, 1)
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent = tag
        elif tag == "table":
            self._end_cell()
            if len(self._open) == DEEPEST_PAGE:
                what = f"tables are nested deeper than {DEEPEST_PAGE} levels"
                raise ErrdexError(f"{self._name}: {what}")
            grid = _Grid(self._heading)
            self.grids.append(grid)
            self._open.append(grid)
        elif tag in ("td", "th") and self._open:
            self._end_cell()
            given = dict(attrs)
            self._spans = (_span(given.get("colspan")), _span(given.get("rowspan")))
            self._texts, self._in_cell = [], True
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].open_row()
        elif tag in _HEADINGS and (not self._open or tag == "caption"):
            self._texts = []
        elif tag in _LINES:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        elif tag in ("td", "th", "tr", "table"):
            self._end_cell()
            if tag == "table" and self._open:
                self._open.pop()
        elif tag in _HEADINGS and self._texts is not None and not self._in_cell:
            self._heading = " ".join("".join(self._texts).split())
            self._texts = None
            if tag == "caption" and self._open:
                self._open[-1].section = self._heading
        elif tag in ("p", "pre", "li", "div"):
            self.handle_data("\n")

    def handle_data(self, data: str) -> None:
        if self._texts is not None and not self._silent:
            self._texts.append(data)

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _end_cell(self) -> None:
        if self._in_cell and self._texts is not None and self._open:
            lines = (" ".join(line.split()) for line in "".join(self._texts).split("\n"))
            self._open[-1].add("\n".join(filter(None, lines)), *self._spans)
        self._texts, self._in_cell = None, False


def _span(value: str | None) -> int:
    text = (value or "").strip()
    return max(1, min(int(text), MOST_COLUMNS)) if text.isdecimal() and len(text) < 6 else 1
