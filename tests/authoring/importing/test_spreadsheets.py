"""XLSX: what a cell shows, and what a spreadsheet has made of it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped] # it has no types
import pytest

from errdex.authoring.importing import spreadsheets
from errdex.authoring.importing.mapping import read_mapping
from errdex.authoring.importing.reading import read_tables
from errdex.authoring.importing.tables import Table
from errdex.errors import ErrdexError, UsageError
from tests.authoring.importing.reading import cells, remarks

Fill = Callable[[Any], object]


def sheet(path: Path, rows: Sequence[Sequence[Any]], fill: Fill = str) -> Path:
    """Write a workbook with these rows, changed by `fill`."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    fill(book)
    book.save(path)
    return path


def read(path: Path, *pairs: str) -> Table:
    """Return the table of a workbook."""
    return read_tables(path, read_mapping(pairs))[0]


def test_cells_are_what_they_show(tmp_path: Path) -> None:
    """Whole numbers without a point, truths as words, blanks not at all."""
    rows: list[list[Any]] = [
        ["code", "title", "n"],
        [404, "a", 4.0],
        ["0010", True, 1.5],
        [None, None, None],
    ]
    table = read(sheet(tmp_path / "a.xlsx", rows))
    assert cells(table) == [
        {"code": "404", "title": "a", "n": "4"},
        {"code": "0010", "title": "true", "n": "1.5"},
    ]
    assert (table.place.part, [row.place.line for row in table.rows]) == ("Sheet", [2, 3])
    assert table.remarks == []


def test_zeros_that_only_a_format_shows_are_kept(tmp_path: Path) -> None:
    """The number 102 that the sheet shows as 000102 is 000102, and this is said."""

    def fill(book: Any) -> None:
        book.active["A2"].number_format = "000000"

    table = read(sheet(tmp_path / "a.xlsx", [["code", "title"], [102, "a"]], fill))
    assert cells(table)[0]["code"] == "000102"
    assert remarks(table, "note") == [
        "a.xlsx: Sheet, row 2: cell A2 is a number that the sheet shows as 000102"
    ]


def test_dates_and_long_numbers_are_doubtful(tmp_path: Path) -> None:
    """A spreadsheet makes dates of codes, and zeros of the last digits of a long number."""
    rows: list[list[Any]] = [
        ["code", "title"],
        [datetime(2026, 3, 1), "a"],
        [12345678901234567890, "b"],
    ]
    table = read(sheet(tmp_path / "a.xlsx", rows))
    assert [what.partition(": cell ")[2] for what in remarks(table, "doubtful")] == [
        "A2 is a date, read as 2026-03-01; was another text typed there?",
        "A3 is a number of more than 15 digits, of which spreadsheets lose the last",
    ]


def test_a_formula_without_a_value_is_lost(tmp_path: Path) -> None:
    """Programs write formulas without computing them."""
    table = read(sheet(tmp_path / "a.xlsx", [["code", "title"], ["E1", '="a"&"b"']]))
    assert cells(table) == [{"code": "E1"}]
    assert "cell B2 is a formula whose value is not in the file" in remarks(table)[0]


def test_merged_cells_count_for_each(tmp_path: Path) -> None:
    """A group that is written once beside several rows is the group of all of them."""
    rows: list[list[Any]] = [
        ["code", "group", "title"],
        ["E1", "Net", "a"],
        ["E2", None, "b"],
        ["E3", None, "c"],
    ]
    path = sheet(tmp_path / "a.xlsx", rows, lambda book: book.active.merge_cells("B2:B3"))
    assert [row.get("group") for row in cells(read(path))] == ["Net", "Net", None]


def test_a_sheet_is_chosen_and_others_are_named(tmp_path: Path) -> None:
    """The first with cells is read; a hidden one is not, unless it is named."""

    def fill(book: Any) -> None:
        book.create_sheet("Empty", 0)
        other = book.create_sheet("Other")
        other.append(["code", "title"])
        other.append(["X1", "x"])
        other.sheet_state = "hidden"

    path = sheet(tmp_path / "a.xlsx", [["code", "title"], ["E1", "a"]], fill)
    table = read(path)
    assert cells(table)[0]["code"] == "E1"
    assert remarks(table) == [
        "a.xlsx: Other: the sheet is not read; name one by `--map sheet=NAME`"
    ]
    assert cells(read(path, "sheet=Other"))[0]["code"] == "X1"
    assert cells(read(path, "sheet=3"))[0]["code"] == "X1"
    with pytest.raises(UsageError, match='there is no "X"; there are Empty, Sheet, Other'):
        read(path, "sheet=X")


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    """By the size of what is packed, before it is unpacked."""
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(100):
            packed.writestr(f"xl/{number}.xml", b" " * 1_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(ErrdexError, match="holds more than 95 MB unpacked"):
        read(path)


@pytest.mark.parametrize("raw", [b"code,title\n", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, raw: bytes) -> None:
    """A CSV or an older format under that name."""
    (tmp_path / "a.xlsx").write_bytes(raw)
    with pytest.raises(ErrdexError, match=r"is no XLSX workbook; save it as \.xlsx or \.csv"):
        read(tmp_path / "a.xlsx")


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    """In one line, whatever the library makes of it."""
    path = sheet(tmp_path / "a.xlsx", [["code", "title"], ["E1", "a"]])
    parts = {}
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"):
        with zipfile.ZipFile(path, "w") as packed:
            for other, raw in parts.items():
                packed.writestr(other, b"<" + raw[: len(raw) // 2] if other == name else raw)
        with pytest.raises(ErrdexError, match="the workbook cannot be read"):
            read(path)


def test_a_size_that_is_not_true_costs_nothing(tmp_path: Path) -> None:
    """A cell far down and right is reported, and not millions of blank ones."""

    def fill(book: Any) -> None:
        book.active["XFD3"] = "far"

    table = read(sheet(tmp_path / "a.xlsx", [["code", "title"], ["E1", "a"]], fill))
    assert remarks(table) == ["a.xlsx: Sheet, row 3: cells beyond the first 500 columns"]


def test_without_openpyxl_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line."""
    monkeypatch.setattr(spreadsheets, "find_spec", {}.get)
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    with pytest.raises(ErrdexError, match=r"run `pip install 'errdex\[import\]'`"):
        read(tmp_path / "a.xlsx")
