"""Cuts cells of Markdown at headings, so that the text below one can become another key."""

from __future__ import annotations

from errdex.authoring.importing.conversion import cut_at_headings
from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.tables import Cell, Row, Table, text_of


def cut_columns(table: Table, mapping: Mapping) -> None:
    """Give the text below each heading that the mapping names a column of the heading's name.

    All else stays where it is.
    """
    wanted = mapping.columns_named
    for column in [one for one in table.columns if one in mapping.headings]:
        table.rows = [Row(row.place, _cut(row.cells, column, wanted)) for row in table.rows]
        found = dict.fromkeys(name for row in table.rows for name in row.cells)
        table.columns += [name for name in found if name not in table.columns]


def _cut(cells: dict[str, Cell], column: str, wanted: set[str]) -> dict[str, Cell]:
    if column not in cells:
        return cells
    kept = {name: cell for name, cell in cells.items() if name != column}
    for title, text in cut_at_headings(text_of(cells[column])):
        named = title in wanted
        name = title if named else column
        whole = text if named or not title else f"## {title}\n\n{text}"
        if whole.strip():
            kept[name] = f"{text_of(kept[name])}\n\n{whole}" if name in kept else whole
    return kept
