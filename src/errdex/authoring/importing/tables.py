"""What every reader returns: rows with named cells that know their place, and remarks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from errdex.authoring.source.findings import quoted
from errdex.errors import escaped

MOST_ROWS = 200_000
"""Rows of a file. Of more, none is imported."""
MOST_COLUMNS = 500
"""Columns of a row. Cells further right are left out, and reported."""
LARGEST_FILE = 95_000_000
"""Bytes of a file that is imported, and of what is packed in it. A larger one is refused."""

SECTION = "section"
"""The column of what a row stands under: a heading, or a section's title."""

Cell = str | tuple[str, ...]
"""A text, or several where the file has a list."""

Weight = Literal["lost", "doubtful", "note"]
"""`lost`: it is not in the catalogue. `doubtful`: it is there as it was, and looks damaged.
`note`: what was understood or changed on the way."""


class Place(NamedTuple):
    """Where something is in a file: its sheet, table or path, and its line or row from 1."""

    file: str
    part: str = ""
    line: int = 0

    def __str__(self) -> str:
        if self.part:
            return f"{self.file}: {self.part}" + (f", row {self.line}" if self.line else "")
        return f"{self.file}:{self.line}" if self.line else self.file


class Remark(NamedTuple):
    """One thing that the user of an import has to know.

    Attributes:
        column: The column, where it is about one.
        code: The code, where it is known.
        key: The key that refused the text of a cell, which a mapping can give a meaning.
        text: That text.
    """

    weight: Weight
    place: Place
    column: str
    code: str
    what: str
    key: str = ""
    text: str = ""

    def __str__(self) -> str:
        column = f"column {quoted(self.column)}" if self.column else ""
        parts = (str(self.place), self.code, column, self.what)
        return escaped(": ".join(part for part in parts if part))


class Row(NamedTuple):
    """A row: its place, and its cells by column; a blank cell is not there."""

    place: Place
    cells: dict[str, Cell]


@dataclass
class Table:
    """Rows of one file, sheet or table.

    Attributes:
        place: The whole of it.
        kind: What it was read as, in a few words.
        columns: The names of the columns, in order.
        where: The path in the evidence at which the codes are, where the file tells it.
        title: What the service is called, where the file tells it.
    """

    place: Place
    kind: str
    columns: list[str]
    where: str = ""
    title: str = ""
    rows: list[Row] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def remark(
        self, weight: Weight, what: str, place: Place | None = None, column: str = ""
    ) -> None:
        """Add a remark about the table or about a place in it."""
        self.remarks.append(Remark(weight, place or self.place, column, "", what))


def text_of(cell: Cell) -> str:
    """Return a cell as one text, a line for each item."""
    return cell if isinstance(cell, str) else "\n".join(cell)


def from_grid(
    place: Place,
    kind: str,
    grid: Iterable[tuple[int, list[str]]],
    columns: tuple[str, ...] = (),
    header: int = 0,
) -> Table:
    """Return the table of a grid whose first full row holds the names of its columns.

    Args:
        place: What the grid is.
        kind: What it was read as.
        grid: Each row's line, from 1, and its cells.
        columns: The names, where the grid has none.
        header: The line of the names; 0: the first row with more than one text.
    """
    table = Table(place, kind, [*columns])
    above: list[tuple[int, list[str]]] = []
    for line, cells in grid:
        if not any(map(str.strip, cells)):
            continue
        if table.columns:
            _add_row(table, line, cells)
        elif line == header or (not header and len(_filled(cells)) > 1):
            table.columns = _names(table, cells, line)
        else:
            above.append((line, cells))
    if not table.columns and above:  # a list of codes alone
        line, cells = above.pop(0)
        table.columns = _names(table, cells, line)
        for one in above:
            _add_row(table, *one)
    elif not header:
        for line, cells in above:
            texts = " ".join(_filled(cells))
            table.remark("lost", f"text above the header: {quoted(texts)}", _at(place, line))
    return table


def _filled(cells: Iterable[str]) -> list[str]:
    return [cell.strip() for cell in cells if cell.strip()]


def _at(place: Place, line: int) -> Place:
    return place._replace(line=line)


def _names(table: Table, cells: list[str], line: int) -> list[str]:
    """Return the names of columns, each of them once."""
    names: list[str] = []
    taken: dict[str, int] = {}
    for number, cell in enumerate(cells[:MOST_COLUMNS], 1):
        name = " ".join(cell.split()) or f"column {number}"
        taken[name] = taken.get(name, 0) + 1
        if taken[name] > 1:
            what = f'is there {taken[name]} times; this one is called "{name} ({taken[name]})"'
            table.remark("note", what, _at(table.place, line), name)
            name = f"{name} ({taken[name]})"
        names.append(name)
    return names


def _add_row(table: Table, line: int, cells: list[str]) -> None:
    place, width = _at(table.place, line), len(table.columns)
    named = zip(table.columns, cells, strict=False)
    table.rows.append(Row(place, {name: cell.strip() for name, cell in named if cell.strip()}))
    for number, cell in enumerate(cells[width : width + MOST_COLUMNS], width + 1):
        if cell.strip():
            what = f"cell {number} is beyond the last column: {quoted(cell.strip())}"
            table.remark("lost", what, place)
    if len(cells) < width and table.kind.startswith("CSV"):  # which writes blank cells as well
        table.remark("note", f"the row has {len(cells)} cells of {width}", place)
