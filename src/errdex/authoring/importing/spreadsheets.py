"""Reads XLSX: a sheet's cells as the texts that its user sees, as far as they are certain."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from importlib.util import find_spec
from io import BytesIO
from itertools import repeat, zip_longest
from pathlib import Path
from typing import Any

from errdex.authoring.importing.decoding import read_bytes
from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.tables import (
    LARGEST_FILE,
    MOST_COLUMNS,
    MOST_ROWS,
    Place,
    Table,
    from_grid,
)
from errdex.authoring.source.findings import quoted
from errdex.errors import ErrdexError, UsageError, escaped

MOST_MERGED = 10_000
"""Merged ranges of a sheet. Of more, none is filled, and this is said."""
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_CHUNK = 1 << 20
_ZEROS = re.compile("0{2,}")


def read_spreadsheet(path: Path, mapping: Mapping) -> list[Table]:
    """Return the table of a sheet: the one that the mapping names, or the first with cells.

    Raises:
        ErrdexError: openpyxl is not installed, or the file is no workbook that it reads.
        UsageError: There is no such sheet.
    """
    name = escaped(path.as_posix())
    if find_spec("openpyxl") is None:
        raise ErrdexError(f"{name}: XLSX needs openpyxl: run `pip install 'errdex[import]'`")
    raw = read_bytes(path)
    _refuse_bomb(raw, name)
    values, formulas = _opened(raw, name, True), _opened(raw, name, False)
    try:
        table = _read(values, formulas, name, mapping, raw)
    except (ErrdexError, MemoryError):
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part leads to
        raise _damaged(name, error) from None
    finally:
        values.close()
        formulas.close()
    return [table]


def _refuse_bomb(raw: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        what = "is no XLSX workbook; save it as .xlsx or .csv"
        raise ErrdexError(f"{name}: {what}") from None
    if size > LARGEST_FILE:
        what = f"holds more than {LARGEST_FILE // 1_000_000} MB unpacked; split it"
        raise ErrdexError(f"{name}: {what}")


def _opened(raw: bytes, name: str, values: bool) -> Any:
    import openpyxl  # type: ignore[import-untyped] # it has no types

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that are not read
            return openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=values)
    except MemoryError:
        raise
    except Exception as error:  # as above
        raise _damaged(name, error) from None


def _damaged(name: str, error: Exception) -> ErrdexError:
    what = f"the workbook cannot be read ({type(error).__name__}); save it anew, or as CSV"
    return ErrdexError(f"{name}: {what}")


def _read(values: Any, formulas: Any, name: str, mapping: Mapping, raw: bytes) -> Table:
    sheets = list(values.worksheets)
    titles = [sheet.title for sheet in sheets]
    number = _number(titles, mapping.sheet, name) if mapping.sheet else _first(sheets)
    place = Place(name, escaped(titles[number]))
    merged, has_formulas = _scanned(raw, sheets[number])
    other = formulas.worksheets[number] if has_formulas else None
    grid = _Grid(place, sheets[number], other, merged)
    table = from_grid(place, "XLSX", grid, mapping.columns, mapping.header)
    table.remarks += grid.table.remarks
    if not mapping.sheet:
        for other, sheet in enumerate(sheets):
            if other != number and _has_cells(sheet):
                what = "the sheet is not read; name one by `--map sheet=NAME`"
                table.remark("lost", what, Place(name, escaped(titles[other])))
    return table


def _number(titles: list[str], asked: str, name: str) -> int:
    if asked in titles:
        return titles.index(asked)
    if asked.isdecimal() and 0 < int(asked) <= len(titles):
        return int(asked) - 1
    raise UsageError(f"{name}: sheet: there is no {quoted(asked)}; there are {', '.join(titles)}")


def _first(sheets: list[Any]) -> int:
    seen = (n for n, sheet in enumerate(sheets) if sheet.sheet_state == "visible")
    return next((n for n in seen if _has_cells(sheets[n])), 0)


def _has_cells(sheet: Any) -> bool:
    sheet.reset_dimensions()  # what the file says of its size may be untrue
    rows = sheet.iter_rows(max_row=100, max_col=MOST_COLUMNS, values_only=True)
    return any(value is not None for row in rows for value in row)


class _Grid:
    """The rows of a sheet as texts, and what had to be said of its cells."""

    def __init__(self, place: Place, values: Any, formulas: Any, merged: list[_Range]) -> None:
        self.table = Table(place, "", [])
        self._values, self._formulas = values, formulas
        self._merged = merged
        if len(merged) > MOST_MERGED:
            self._merged = []
            self.table.remark("doubtful", f"has more than {MOST_MERGED:,} merged cells; not filled")
        elif merged:
            self.table.remark("note", "merged cells count for each row and column that they cover")

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        self._values.reset_dimensions()
        if self._formulas is not None:
            self._formulas.reset_dimensions()
        second = repeat(()) if self._formulas is None else self._formulas.iter_rows()
        rows = zip(self._values.iter_rows(), second, strict=False)
        held: dict[int, tuple[int, str]] = {}
        starts = {(top, left): (right, bottom) for left, top, right, bottom in self._merged}
        for number, (row, formulas) in enumerate(rows, 1):
            if number > MOST_ROWS:
                raise ErrdexError(f"{self.table.place}: has more than {MOST_ROWS:,} rows; split it")
            place = self.table.place._replace(line=number)
            if len(row) > MOST_COLUMNS and any(cell.value for cell in row[MOST_COLUMNS:]):
                self.table.remark("lost", f"cells beyond the first {MOST_COLUMNS} columns", place)
            cells = [
                self._text(cell, formula, place)
                for cell, formula in zip_longest(row[:MOST_COLUMNS], formulas[:MOST_COLUMNS])
            ]
            _fill(cells, number, starts, held)
            yield number, cells

    def _text(self, cell: Any, formula: Any, place: Place) -> str:
        value = cell.value
        if getattr(formula, "data_type", "") == "f":
            at = f"cell {_letters(formula.column)}{formula.row}"
            if value is None:
                what = f"{at} is a formula whose value is not in the file; save it in a spreadsheet"
                self.table.remark("lost", what, place)
            else:
                self.table.remark("note", f"{at} is a formula; its last value was taken", place)
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            return self._number(value, cell, place)
        if isinstance(value, datetime | date | time):
            text = value.isoformat().removesuffix("T00:00:00")
            at = f"cell {_letters(cell.column)}{cell.row}"
            what = f"{at} is a date, read as {text}; was another text typed there?"
            self.table.remark("doubtful", what, place)
            return text
        return str(value).strip()

    def _number(self, value: float, cell: Any, place: Place) -> str:
        """Return a number as it is shown, as far as it is whole."""
        whole = isinstance(value, int) or value.is_integer()
        text = str(int(value)) if whole and abs(value) < 10**15 else repr(value)
        shown = str(getattr(cell, "number_format", "") or "")
        if whole and value >= 0 and _ZEROS.fullmatch(shown) and len(text) < len(shown):
            at = f"cell {_letters(cell.column)}{cell.row}"
            text = text.zfill(len(shown))
            self.table.remark("note", f"{at} is a number that the sheet shows as {text}", place)
        elif abs(value) >= 10**15:
            at = f"cell {_letters(cell.column)}{cell.row}"
            what = f"{at} is a number of more than 15 digits, of which spreadsheets lose the last"
            self.table.remark("doubtful", what, place)
        return text


_Range = tuple[int, int, int, int]
"""Left, top, right and bottom of merged cells, from 1."""


def _fill(
    cells: list[str],
    row: int,
    starts: dict[tuple[int, int], tuple[int, int]],
    held: dict[int, tuple[int, str]],
) -> None:
    """Fill in the cells that a merged cell covers; `held`: by column, the last row and the text."""
    for column in range(1, len(cells) + 1):
        if (found := starts.get((row, column))) is not None:
            right, bottom = found
            for covered in range(column, min(right, MOST_COLUMNS) + 1):
                held[covered] = (bottom, cells[column - 1])
        if (last := held.get(column)) is not None:
            if row > last[0]:
                del held[column]
            elif not cells[column - 1]:
                cells[column - 1] = last[1]


def _scanned(raw: bytes, sheet: Any) -> tuple[list[_Range], bool]:
    """Return the merged ranges of a sheet, and whether it has formulas.

    openpyxl leaves the ranges out when it reads in a stream.
    """
    found: list[_Range] = []
    formulas = False
    path = getattr(sheet, "_worksheet_path", "")
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        if path not in packed.namelist():
            return found, True
        with packed.open(path) as part:
            before = b""
            while chunk := part.read(_CHUNK):
                text = before + chunk
                cut = max(text.rfind(b"<"), len(text) - 200)
                before, text = text[cut:], text[:cut]
                formulas = formulas or _FORMULA.search(text) is not None
                if len(found) <= MOST_MERGED:
                    found += map(_range, _MERGED.finditer(text))
            found += map(_range, _MERGED.finditer(before))
    return found, formulas or _FORMULA.search(before) is not None


def _range(found: re.Match[bytes]) -> _Range:
    left, top, right, bottom = (part.decode() for part in found.groups())
    return _column(left), int(top), _column(right), int(bottom)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
