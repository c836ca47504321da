"""Turns tables of numbers and their codes into the items of an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from errdex.engine.tables import list_of
from errdex.evidence.known_api import KnownApi, Results
from errdex.evidence.printed_reports import RULE, SIGNS, cells_of
from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.names import plain_name

_RECIPIENTS = frozenset(list_of("names_of_recipients"))
_REPORTS = frozenset(list_of("names_of_reports"))
_CODES = _REPORTS | frozenset(list_of("names_of_codes"))

_NUMBER = re.compile("[0-9+*Xx(). -]{4,40}")  # perhaps masked
_TELLING = re.compile(
    "(?=[^0-9]{0,40}[0-9])(?!(?:[0-9]{1,3}[.]){3}|[0-9]{4}-[0-9]{2}-[0-9]{2})[^\n][^+\n]{6,39}\\Z"
)
"""A cell that tells one number, and no address or date."""
_CODE = re.compile("[0-9A-Za-z_.:-]{1,40}")
_NAME = re.compile("(?![0-9]*\\Z)[^\n]{1,60}")
"""The name of another column, which each item has: no index, which JavaScript puts first."""


class _Columns(NamedTuple):
    """The names of a table's columns, the sign between them, and which have number and codes."""

    names: list[str]
    sign: str
    number: int
    codes: Sequence[int]


class _Results(NamedTuple):
    """The columns of a table of results, the name of their codes, and what they are."""

    columns: _Columns
    name: str
    of: Results


def show_results(text: str, api: KnownApi) -> str:
    """Return text in which a table with a line of names is an answer with its rows as items.

    Each row is one. One has a code that only an answer has, and none one that only a report can
    have.
    """
    lowered = lower(text)
    names = [name for name, of in api.results.items() if of.named_by and name in lowered]
    return "\n".join(_with_answers(text.split("\n"), names, api)) if names else text


def _with_answers(lines: Sequence[str], names: Sequence[str], api: KnownApi) -> Iterator[str]:
    table: _Results | None = None
    rows: list[str] = []  # the line of names first
    items: list[dict[str, str]] = []
    for line in lines:
        item = _item_in(line, table) if table else None
        if item:
            items.append(item)
        if item or (table and _is_rule(line)):
            rows.append(line)
            continue
        found = _results_in(line, names, api)
        is_other = table and not found and trim(line) and _cells_in(line, table.columns)
        yield from _answer_of(rows, items, None if is_other else table)
        table, rows, items = found, [line], []
    yield from _answer_of(rows, items, table)


def _is_rule(line: str) -> bool:
    return bool(RULE.fullmatch(line) and trim(line))


def _answer_of(
    rows: list[str], items: list[dict[str, str]], table: _Results | None
) -> Iterator[str]:
    """Yield an answer with the items of rows, or the rows where none is sure to be one."""
    codes = {item[table.name] for item in items} if table else set()
    if table and codes & table.of.own and not codes & table.of.others:
        yield json.dumps({table.of.inside: items}, ensure_ascii=False, separators=(",", ":"))
    else:
        yield from rows


def _results_in(line: str, names: Sequence[str], api: KnownApi) -> _Results | None:
    """Return the table that a line names the columns of, if one is of numbers and one of codes."""
    for name in names:
        plain, of = {plain_name(name)}, api.results[name]
        columns = _columns_in(line, plain, of.named_by) if name in lower(line) else None
        if columns:
            return _Results(columns, name, of)
    return None


def _columns_in(line: str, codes: Collection[str], named_by: str = "") -> _Columns | None:
    """Return the columns that a line names, if one is of numbers and others are of codes."""
    for sign in filter(line.__contains__, SIGNS):
        names = cells_of(line, sign)
        plain = [plain_name(name) for name in names]
        numbers = [n for n, name in enumerate(names) if name == named_by or plain[n] in _RECIPIENTS]
        found = [n for n, name in enumerate(plain) if name in codes] if numbers else []
        if found:
            return _Columns(names, sign, numbers[0], found)
    return None


def _cells_in(line: str, columns: _Columns) -> list[str]:
    """Return the cells of a row, or none for a line with more of them or fewer."""
    cells = cells_of(line, columns.sign)
    return cells if len(cells) == len(columns.names) else []


def _item_in(line: str, table: _Results) -> dict[str, str] | None:
    """Return the item that a row is with all its cells, if it has a number and a code."""
    columns = table.columns
    own = (columns.number, columns.codes[0])
    cells = _cells_in(line, columns)
    number, code = (cells[at] for at in own) if cells else ("", "")
    if not (_NUMBER.fullmatch(number) and _CODE.fullmatch(code)):
        return None
    others = {
        name: cells[at]
        for at, name in enumerate(columns.names)
        if at not in own and cells[at] and _NAME.fullmatch(name)
    }
    return others | {table.of.named_by: number, table.name: code}


def name_reports(text: str, api: KnownApi) -> str:
    """Return text in which the words of reports have a name, in a table of numbers with names."""
    for name, of in api.results.items():
        if of.named_by and any(code in text for code in of.others):
            rows = _rows(text.split("\n"), _REPORTS, of.named_by)
            text = "\n".join(_named(line, row, name, of) for line, row in rows)
    return text


def rows_told(text: str, api: KnownApi) -> Iterator[dict[str, str]]:
    """Yield the rows of tables of numbers and codes, after `name_reports`, by their columns."""
    for name, of in api.results.items():
        for _, row in _rows(text.split("\n"), _CODES, of.named_by):
            if row:
                cells = (cell.removeprefix(f"{name}=") for cell in row[0])
                yield dict(zip(row[1].names, cells, strict=True))


def numbers_in(lines: Sequence[str]) -> dict[int, str]:
    """Return the numbers in rows of tables of codes, by the place of their line."""
    rows = enumerate(_rows(lines, _CODES))
    found = ((n, row[0][row[1].number]) for n, (_, row) in rows if row)
    return {n: number for n, number in found if _TELLING.match(number)}


_Row = tuple[list[str], _Columns]


def _rows(
    lines: Sequence[str], codes: Collection[str], named_by: str = ""
) -> Iterator[tuple[str, _Row | None]]:
    """Yield lines, each of a row below the names of numbers and codes with its cells."""
    columns: _Columns | None = None
    for line in lines:
        cells = _cells_in(line, columns) if columns else []
        if columns and cells and _NUMBER.fullmatch(cells[columns.number]):
            yield line, (cells, columns)
            continue
        yield line, None
        if not (columns and _is_rule(line)):
            columns = _columns_in(line, codes, named_by)


def _named(line: str, row: _Row | None, name: str, of: Results) -> str:
    """Return a row with a name at the words of reports, or another line as it is."""
    if row is None:
        return line
    cells, columns = row
    told = [n for n in columns.codes if cells[n] in of.others]
    for n in told:
        cells[n] = f"{name}={cells[n]}"
    return columns.sign.join(cells) if told else line
