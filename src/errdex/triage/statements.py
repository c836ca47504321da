"""The two statements that any engine runs, and the view `events` that they run on.

`events` has a row for each code of each record: `field`, `code`, `who` (the item's name) and
`hour` (hours from 1970, in UTC). For each record there is a row more, whose field is empty and
whose code says what its time is like; it is NULL where the record has no code at all.
"""

from __future__ import annotations

from collections.abc import Iterable

from errdex.diagnosis.paths import EACH
from errdex.triage.dialects import Dialect
from errdex.triage.shapes import Place, Shape, Steps

MOST_CODES = 2_000
"""Different values at the places of codes. Only the most frequent are read, and the report says
so."""
MOST_HOURS = 500_000
"""Hours of all codes together. The rest is left out of what is said about time, and the report says
so."""

TOTALS = f"""\
SELECT field, code, sum(times) AS events, count(who) AS affected
FROM (SELECT field, code, who, count(*) AS times
  FROM events GROUP BY field, code, who) people
GROUP BY field, code
ORDER BY sum(times) DESC, field, code LIMIT {MOST_CODES + 1}"""
"""DuckDB counts groups faster than different values."""

HOURS = f"""\
SELECT field, code, hour, count(*) AS events
FROM events GROUP BY field, code, hour
ORDER BY count(*) DESC, field, code, hour LIMIT {MOST_HOURS + 1}"""

APPROXIMATE_TOTALS = f"""\
SELECT field, code, count(*) AS events, approx_count_distinct(who) AS affected
FROM events GROUP BY field, code
ORDER BY count(*) DESC, field, code LIMIT {MOST_CODES + 1}"""
"""What DuckDB and Spark count faster, and a few percent off."""

HOUR, TIMING = "errdex_hour", "errdex_timing"
"""Columns of a record that has its hour."""

_ISO = ("____-__-__T__:__", "____-__-__ __:__")
_OFFSETS = ("%+__:__", "%-__:__", "%+____", "%-____", "%+__")
_SECONDS, _MILLISECONDS = (1e8, 1e10), (1e11, 1e13)
TELLABLE = range(int(_SECONDS[0]) // 3600, int(_SECONDS[1]) // 3600)
"""Hours that are times, of 1973 to 2286. Others stand for no time, such as a year 1 or 9999."""


def timed(shape: Shape, dialect: Dialect, source: str, root: str, columns: Iterable[str]) -> str:
    """Return a query that gives records with their hour, and what their time is like.

    Args:
        shape: Where everything is.
        dialect: The engine's.
        source: What follows FROM.
        root: What paths begin with: the name of the source, or of its column.
        columns: What to keep of a record.
    """
    times = [_time_at(dialect, root, steps) for steps in shape.times]
    time = f"coalesce({', '.join(times)}, '')" if times else "''"
    kept = "".join(f"{column}, " for column in columns)
    kind = _kind("errdex_time", dialect)
    has = " OR ".join(_has(place, dialect, root) for place in shape.places) or "FALSE"
    told = f"{HOUR} BETWEEN {TELLABLE.start} AND {TELLABLE.stop - 1}"
    return (
        f"SELECT {kept}CASE WHEN {told} THEN {HOUR} END AS {HOUR},\n"
        f"  CASE WHEN {has}\n  THEN CASE WHEN {told} OR errdex_kind = 'missing'"
        f" THEN errdex_kind ELSE 'unreadable' END END AS {TIMING}\n"
        f"FROM (SELECT *, {_hour('errdex_time', 'errdex_kind', dialect)} AS {HOUR}\n"
        f"FROM (SELECT *, {kind} AS errdex_kind\n"
        f"FROM (SELECT *, {time} AS errdex_time FROM {source}) a) b) r"
    )


def events(shape: Shape, dialect: Dialect, source: str, root: str) -> str:
    """Return a query that gives the rows of `events` for records that have their hour."""
    record = (
        f"SELECT '' AS field, {TIMING} AS code, CAST(NULL AS {dialect.text}) AS who, "
        f"{HOUR} AS hour FROM {source}"
    )
    branches = (_branch(place, dialect, source, root) for place in shape.places)
    return "\nUNION ALL\n".join([record, *branches])


def _branch(place: Place, dialect: Dialect, source: str, root: str) -> str:
    lists = list(lists_of(place))
    item, unnested = root, ""
    for number, steps in enumerate(lists, 1):
        unnested += dialect.each(item, steps, f"item{number}")
        item = f"item{number}"
    code = code_in(item, place, dialect)
    where = "" if lists else f" WHERE {code} IS NOT NULL"
    return (
        f"SELECT '{place.field}' AS field, nullif({folded(code, place)}, '') AS code, "
        f"{name_in(item, place, dialect)} AS who, "
        f"{HOUR} AS hour\nFROM {source}{unnested}{where}"
    )


def code_in(item: str, place: Place, dialect: Dialect) -> str:
    """Return the code of an item, or of a record where the place is in no list."""
    return dialect.value(item, place.steps[len(place.list_steps) :])


def folded(code: str, place: Place) -> str:
    """Return a code without blanks around it, in the case of its field."""
    return f"{place.case}(trim({code}))" if place.case else f"trim({code})"


def name_in(item: str, place: Place, dialect: Dialect) -> str:
    """Return which item it is, NULL where it has no name."""
    names = [dialect.value(item, name) for name in place.names]
    return f"coalesce({', '.join([*names, 'NULL'])})" if names else f"CAST(NULL AS {dialect.text})"


def lists_of(place: Place) -> Iterable[Steps]:
    """Yield the steps to a place's outermost list, and from each to the next."""
    return _lists(place.list_steps)


def _lists(steps: Steps) -> Iterable[Steps]:
    """Yield the steps from each list to the next."""
    part: list[str] = []
    for step in steps:
        if step == EACH:
            yield tuple(part)
            part = []
        else:
            part.append(step)


def _has(place: Place, dialect: Dialect, root: str) -> str:
    lists = list(lists_of(place))
    if lists:
        return f"coalesce({dialect.size(root, lists[0])}, 0) > 0"
    return f"{dialect.value(root, place.steps)} IS NOT NULL"


def _time_at(dialect: Dialect, root: str, steps: Steps) -> str:
    """Return the time at the end of steps, of a list's first item."""
    *lists, last = _split(steps)
    for part in lists:
        root = dialect.first(root, part)
    return f"nullif({dialect.value(root, last)}, '')"


def _split(steps: Steps) -> list[Steps]:
    lists = list(_lists(steps))
    after = len(steps) - steps[::-1].index(EACH) if EACH in steps else 0
    return [*lists, steps[after:]]


def _kind(time: str, dialect: Dialect) -> str:
    number = dialect.as_number(time)

    def like(endings: Iterable[str]) -> str:
        return " OR ".join(f"{time} LIKE '{iso}{end}'" for end in endings for iso in _ISO)

    return (
        f"CASE WHEN {time} = '' THEN 'missing'"
        f" WHEN {time} LIKE '%Z' AND length({time}) > 16 THEN 'utc'\n"
        f"  WHEN {like(_OFFSETS)} THEN 'offset' WHEN {like(['%'])} THEN 'local'\n"
        f"  WHEN {number} BETWEEN {_SECONDS[0]:.0f} AND {_SECONDS[1]:.0f} THEN 'seconds'\n"
        f"  WHEN {number} BETWEEN {_MILLISECONDS[0]:.0f} AND {_MILLISECONDS[1]:.0f}"
        " THEN 'milliseconds' ELSE 'unreadable' END"
    )


def _hour(time: str, kind: str, dialect: Dialect) -> str:
    kinds = ("utc", "local", "offset", "seconds", "milliseconds")
    cases = " ".join(f"WHEN '{one}' THEN {dialect.hour(time, one)}" for one in kinds)
    return f"CASE {kind} {cases} END"
