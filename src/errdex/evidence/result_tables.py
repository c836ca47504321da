"""Turns tables of numbers and their codes into the items of an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from errdex.engine.tables import list_of
from errdex.evidence.known_api import KnownApi, Results
from errdex.evidence.printed_reports import RULE, SIGNS, cells_of
from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.names import plain_name

_RECIPIENTS = frozenset(list_of("names_of_recipients"))
_REPORTS = frozenset(list_of("names_of_reports"))

_NUMBER = re.compile("[0-9+*Xx(). -]{4,40}")  # perhaps masked
_CODE = re.compile("[0-9A-Za-z_.:-]{1,40}")
_INDEX = re.compile("[0-9]*")  # JavaScript puts such names first


class _Columns(NamedTuple):
    """The names of a table's columns, the sign between them, and which have number and code."""

    names: list[str]
    sign: str
    number: int
    code: int
    name: str
    results: Results


class _Reported(NamedTuple):
    """How many columns a table has, the sign between them, and which have number and reports."""

    width: int
    sign: str
    number: int
    reports: Sequence[int]


def show_results(text: str, api: KnownApi) -> str:
    """Return text in which a table with a line of names is an answer with its rows as items.

    Each row is one. One has a code that only an answer has, and none one that only a report can
    have.
    """
    lowered = lower(text)
    names = [name for name, of in api.results.items() if of.named_by and name in lowered]
    return "\n".join(_with_answers(text.split("\n"), names, api)) if names else text


def _with_answers(lines: Sequence[str], names: Sequence[str], api: KnownApi) -> Iterator[str]:
    columns: _Columns | None = None
    rows: list[str] = []  # the line of names first
    for line in lines:
        if columns and (_is_rule(line) or _item_in(line, columns)):
            rows.append(line)
            continue
        found = _columns_in(line, names, api)
        is_other = columns and not found and trim(line) and _is_row(line, columns)
        yield from _answer_of(rows, None if is_other else columns)
        columns, rows = found, [line]
    yield from _answer_of(rows, columns)


def _is_rule(line: str) -> bool:
    return bool(RULE.fullmatch(line) and trim(line))


def _answer_of(rows: list[str], columns: _Columns | None) -> Iterator[str]:
    """Yield an answer with rows as its items, or the rows where none is sure to be one."""
    found = (_item_in(row, columns) for row in rows) if columns else ()
    items = [item for item in found if item]
    codes = {item[columns.name] for item in items} if columns else set()
    if columns and codes & columns.results.own and not codes & columns.results.others:
        said = {columns.results.inside: items}
        yield json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    else:
        yield from rows


def _columns_in(line: str, names: Sequence[str], api: KnownApi) -> _Columns | None:
    """Return the columns that a line names, if one is of numbers and one of their codes."""
    for name in names:
        for sign in filter(line.__contains__, SIGNS) if name in lower(line) else ():
            cells = cells_of(line, sign)
            codes = [n for n, cell in enumerate(cells) if plain_name(cell) == plain_name(name)]
            of = api.results[name]
            numbers = [n for n, cell in enumerate(cells) if _is_number(cell, of)]
            if codes and numbers:
                return _Columns(cells, sign, numbers[0], codes[0], name, of)
    return None


def _is_number(cell: str, results: Results) -> bool:
    return cell == results.named_by or plain_name(cell) in _RECIPIENTS


def _is_row(line: str, columns: _Columns) -> bool:
    return len(cells_of(line, columns.sign)) == len(columns.names)


def _item_in(line: str, columns: _Columns) -> dict[str, str] | None:
    """Return the item that a row is with all its cells, if it has a number and a code."""
    cells = cells_of(line, columns.sign)
    if len(cells) != len(columns.names):
        return None
    number, code = cells[columns.number], cells[columns.code]
    if not (_NUMBER.fullmatch(number) and _CODE.fullmatch(code)):
        return None
    own = (columns.number, columns.code)
    others = {
        name: cells[at]
        for at, name in enumerate(columns.names)
        if at not in own and cells[at] and not _INDEX.fullmatch(name)
    }
    return others | {columns.results.named_by: number, columns.name: code}


def name_reports(text: str, api: KnownApi) -> str:
    """Return text in which the words of reports have a name, in a table of numbers with names."""
    for name, of in api.results.items():
        if of.named_by and any(code in text for code in of.others):
            text = "\n".join(_with_names(text.split("\n"), name, of))
    return text


def _with_names(lines: Sequence[str], name: str, of: Results) -> Iterator[str]:
    columns: _Reported | None = None
    for line in lines:
        row = _named(line, columns, name, of) if columns else ""
        yield row or line
        if not row and not (columns and _is_rule(line)):
            columns = _reported_in(line, of)


def _reported_in(line: str, of: Results) -> _Reported | None:
    """Return the columns that a line names, if one is of numbers and others are of reports."""
    for sign in filter(line.__contains__, SIGNS):
        cells = cells_of(line, sign)
        numbers = [n for n, cell in enumerate(cells) if _is_number(cell, of)]
        reports = [n for n, cell in enumerate(cells) if plain_name(cell) in _REPORTS]
        if numbers and reports:
            return _Reported(len(cells), sign, numbers[0], reports)
    return None


def _named(line: str, columns: _Reported, name: str, of: Results) -> str:
    """Return a row with a name at the words of reports, or nothing for another line."""
    cells = cells_of(line, columns.sign)
    if len(cells) != columns.width or not _NUMBER.fullmatch(cells[columns.number]):
        return ""
    told = [n for n in columns.reports if cells[n] in of.others]
    for n in told:
        cells[n] = f"{name}={cells[n]}"
    return columns.sign.join(cells) if told else line
