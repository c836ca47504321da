"""What DuckDB keeps of records: a row for each, and one more for each further item of its lists."""

from __future__ import annotations

from typing import NamedTuple

from errdex.triage.dialects import DuckDb
from errdex.triage.shapes import Place, Shape
from errdex.triage.statements import HOUR, TIMING, code_in, folded, lists_of, name_in, timed

_SQL = DuckDb()


class _Columns(NamedTuple):
    """What a place needs of a record, then of a row, and what is kept of it."""

    record: list[str]
    row: list[str]
    code: str
    name: str
    size: str = "0"


def rows_of(shape: Shape, reader: str) -> str:
    """Return a query for the rows, in which lists are unnested once for both statements.

    Lists are side by side, and what a record has once is in its first row. Of codes, an empty text
    is a record or an item without one; NULL is none.

    Args:
        shape: Where everything is in a record.
        reader: What follows FROM.
    """
    places = [_columns(number, place) for number, place in enumerate(shape.places)]
    records = timed(shape, _SQL, f"{reader} r", "r", (one for p in places for one in p.record))
    sizes = ", ".join(["1", *(place.size for place in places)])
    rows = ", ".join([HOUR, TIMING, *(column for place in places for column in place.row)])
    kept = [f"CASE WHEN errdex_at = 0 THEN coalesce({TIMING}, '') END AS {TIMING}"]
    for number, place in enumerate(places):
        kept.append(f"{place.code} AS errdex_code{number}")
        if shape.places[number].names:
            kept.append(f"{place.name} AS errdex_name{number}")
    return (
        f"SELECT {HOUR}, {', '.join(kept)}\n"
        f"FROM (SELECT {rows}, unnest(range(greatest({sizes}))) AS errdex_at\nFROM ({records}) r) r"
    )


def events_of(shape: Shape, source: str) -> str:
    """Return a query that gives the rows of `events` for what was kept."""
    none = "CAST(NULL AS VARCHAR)"
    records = _events("", TIMING, none, source)
    places = (
        _events(place.field, f"errdex_code{n}", f"errdex_name{n}" if place.names else none, source)
        for n, place in enumerate(shape.places)
    )
    return "\nUNION ALL\n".join([records, *places])


def _columns(number: int, place: Place) -> _Columns:
    lists = list(lists_of(place))
    if not lists:
        code, name = f"errdex_own{number}", f"errdex_who{number}"
        record = [
            f"{code_in('r', place, _SQL)} AS {code}",
            f"{name_in('r', place, _SQL)} AS {name}",
        ]
        first = f"CASE WHEN errdex_at = 0 THEN {folded(code, place)} END"
        return _Columns(record, [code, name], first, name)
    every, size, item = f"errdex_list{number}", f"errdex_size{number}", f"errdex_item{number}"
    record = [f"{_SQL.items('r', lists)} AS {every}"]
    row = [f"unnest({every}) AS {item}", f"len({every}) AS {size}"]
    code = f"coalesce({folded(code_in(item, place, _SQL), place)}, '')"
    there = f"CASE WHEN errdex_at < {size} THEN {code} END"
    return _Columns(record, row, there, name_in(item, place, _SQL), f"len({every})")


def _events(field: str, code: str, name: str, source: str) -> str:
    return (
        f"SELECT '{field}' AS field, nullif({code}, '') AS code, {name} AS who, {HOUR} AS hour\n"
        f"FROM {source} WHERE {code} IS NOT NULL"
    )
