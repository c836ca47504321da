"""How each engine spells what the view `events` needs: members, lists, and the hour of a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from errdex.diagnosis.paths import EACH
from errdex.triage.shapes import Node, Steps


class Dialect(Protocol):
    """What differs between engines; every method returns SQL."""

    text: str
    number: str
    create: str

    def value(self, of: str, steps: Steps) -> str:
        """Return the text at the end of steps, NULL where there is none."""
        ...

    def first(self, of: str, steps: Steps) -> str:
        """Return the first item of a list."""
        ...

    def size(self, of: str, steps: Steps) -> str:
        """Return how many items a list has."""
        ...

    def each(self, of: str, steps: Steps, item: str) -> str:
        """Return what follows FROM so that there is a row for each item of a list."""
        ...

    def hour(self, time: str, kind: str) -> str:
        """Return the hours from 1970 to a time in UTC.

        Args:
            time: The text.
            kind: utc, offset, local, seconds or milliseconds.
        """
        ...

    def as_number(self, text: str) -> str:
        """Return a text as a number, NULL where it is none."""
        ...


def literal(text: str) -> str:
    """Return a text in quotes."""
    return "'" + text.replace("'", "''") + "'"


class DuckDb:
    """DuckDB, whose reader gives columns and structs."""

    text, number = "VARCHAR", "BIGINT"
    create = "CREATE OR REPLACE TEMP VIEW"

    def name(self, name: str) -> str:
        """Return a name in quotes."""
        return '"' + name.replace('"', '""') + '"'

    def type_of(self, node: Node) -> str:
        """Return the type of what is read."""
        if not node:
            return self.text
        if EACH in node:
            return f"{self.type_of(node[EACH])}[]"
        members = (f"{self.name(name)} {self.type_of(below)}" for name, below in node.items())
        return f"STRUCT({', '.join(members)})"

    def member(self, of: str, steps: Steps) -> str:
        """Return what is at the end of steps."""
        return ".".join([of, *map(self.name, steps)])

    def value(self, of: str, steps: Steps) -> str:
        """See `Dialect`."""
        return self.member(of, steps)

    def first(self, of: str, steps: Steps) -> str:
        """See `Dialect`."""
        return f"({self.member(of, steps)})[1]"

    def size(self, of: str, steps: Steps) -> str:
        """See `Dialect`."""
        return f"len({self.member(of, steps)})"

    def each(self, of: str, steps: Steps, item: str) -> str:
        """See `Dialect`."""
        return f", unnest({self.member(of, steps)}) AS of_{item}({item})"

    def items(self, of: str, lists: Sequence[Steps]) -> str:
        """Return the items of the innermost of lists in lists as one list."""
        steps, *inner = lists
        if not inner:
            return self.member(of, steps)
        item = f"item{len(inner)}"
        return f"flatten([{self.items(item, inner)} FOR {item} IN {self.member(of, steps)}])"

    def hour(self, time: str, kind: str) -> str:
        """See `Dialect`; a TIMESTAMP passes an offset over, and is twice as fast."""
        if kind in ("seconds", "milliseconds"):
            return _hours_since_1970(self, time, kind)
        zoned = "TIMESTAMPTZ" if kind == "offset" else "TIMESTAMP"
        pointed = time if kind == "utc" else f"replace({time}, ',', '.')"
        return f"CAST(epoch_ms(TRY_CAST({pointed} AS {zoned})) // 3600000 AS BIGINT)"

    def as_number(self, text: str) -> str:
        """See `Dialect`."""
        return f"TRY_CAST({text} AS DOUBLE)"


class Spark(DuckDb):
    """Spark SQL, from whose `from_json` columns and structs come as well."""

    text = "STRING"

    def name(self, name: str) -> str:
        """Return a name in quotes."""
        return "`" + name.replace("`", "``") + "`"

    def type_of(self, node: Node) -> str:
        """Return the type of what is read."""
        if not node:
            return self.text
        if EACH in node:
            return f"ARRAY<{self.type_of(node[EACH])}>"
        members = (f"{self.name(name)}: {self.type_of(below)}" for name, below in node.items())
        return f"STRUCT<{', '.join(members)}>"

    def first(self, of: str, steps: Steps) -> str:
        """See `Dialect`."""
        return f"get({self.member(of, steps)}, 0)"

    def size(self, of: str, steps: Steps) -> str:
        """See `Dialect`."""
        return f"size({self.member(of, steps)})"

    def each(self, of: str, steps: Steps, item: str) -> str:
        """See `Dialect`."""
        return f" LATERAL VIEW explode({self.member(of, steps)}) of_{item} AS {item}"

    def hour(self, time: str, kind: str) -> str:
        """See `Dialect`; the session's time zone must not count."""
        if kind in ("seconds", "milliseconds"):
            return _hours_since_1970(self, time, kind)
        pointed = f"replace({time}, ',', '.')"
        zoned = {
            "utc": _in_full(time),
            "local": f"concat({_in_full(pointed)}, 'Z')",
            "offset": f"regexp_replace({_in_full(pointed)}, '([+-][0-9]{{2}}):?([0-9]{{2}})$', "
            "'$1:$2')",
        }[kind]
        return f"CAST(floor(unix_seconds(TRY_CAST({zoned} AS TIMESTAMP)) / 3600) AS BIGINT)"


def _in_full(time: str) -> str:
    """Return a time with seconds, and with at most as many decimals as Spark reads."""
    short = f"regexp_replace({time}, '([.][0-9]{{6}})[0-9]+', '$1')"
    return (
        f"CASE WHEN substr({time}, 17, 1) = ':' THEN {short} "
        f"ELSE concat(substr({time}, 1, 16), ':00', substr({time}, 17)) END"
    )


class Trino:
    """Trino and Athena, on a table with one record as JSON text in each row."""

    text, number = "VARCHAR", "BIGINT"
    create = "CREATE OR REPLACE VIEW"

    def parsed(self, text: str) -> str:
        """Return a text as JSON, NULL where it is none."""
        return f"TRY(json_parse({text}))"

    def path(self, steps: Sequence[str]) -> str:
        """Return steps as a path of JSON."""
        return literal("$" + "".join(f'["{step}"]' for step in steps))

    def value(self, of: str, steps: Steps) -> str:
        """See `Dialect`."""
        return f"json_extract_scalar({of}, {self.path(steps)})"

    def items(self, of: str, steps: Steps) -> str:
        """Return a list as an array of JSON."""
        return f"TRY_CAST(json_extract({of}, {self.path(steps)}) AS ARRAY(JSON))"

    def first(self, of: str, steps: Steps) -> str:
        """See `Dialect`."""
        return f"element_at({self.items(of, steps)}, 1)"

    def size(self, of: str, steps: Steps) -> str:
        """See `Dialect`."""
        return f"cardinality({self.items(of, steps)})"

    def each(self, of: str, steps: Steps, item: str) -> str:
        """See `Dialect`."""
        return f" CROSS JOIN UNNEST({self.items(of, steps)}) AS of_{item} ({item})"

    def hour(self, time: str, kind: str) -> str:
        """See `Dialect`; times without an offset are read as UTC."""
        if kind in ("seconds", "milliseconds"):
            return _hours_since_1970(self, time, kind)
        iso = f"replace(replace({time}, ',', '.'), ' ', 'T')"
        iso = f"concat({iso}, 'Z')" if kind == "local" else iso
        return f"CAST(floor(to_unixtime(TRY(from_iso8601_timestamp({iso}))) / 3600) AS BIGINT)"

    def as_number(self, text: str) -> str:
        """See `Dialect`."""
        return f"TRY_CAST({text} AS DOUBLE)"


class BigQuery(Trino):
    """BigQuery, on a table with one record as JSON text in each row."""

    text, number = "STRING", "INT64"

    def parsed(self, text: str) -> str:
        """Return a text as JSON, NULL where it is none."""
        return f"SAFE.PARSE_JSON({text})"

    def path(self, steps: Sequence[str]) -> str:
        """Return steps as a path of JSON."""
        return literal("$" + "".join(f'."{step}"' for step in steps))

    def value(self, of: str, steps: Steps) -> str:
        """See `Dialect`."""
        return f"JSON_VALUE({of}, {self.path(steps)})"

    def items(self, of: str, steps: Steps) -> str:
        """Return a list as an array of JSON."""
        return f"JSON_QUERY_ARRAY({of}, {self.path(steps)})"

    def first(self, of: str, steps: Steps) -> str:
        """See `Dialect`."""
        return f"{self.items(of, steps)}[SAFE_OFFSET(0)]"

    def size(self, of: str, steps: Steps) -> str:
        """See `Dialect`."""
        return f"ARRAY_LENGTH({self.items(of, steps)})"

    def each(self, of: str, steps: Steps, item: str) -> str:
        """See `Dialect`."""
        return f" CROSS JOIN UNNEST({self.items(of, steps)}) AS {item}"

    def hour(self, time: str, kind: str) -> str:
        """See `Dialect`; BigQuery reads times without an offset as UTC."""
        if kind in ("seconds", "milliseconds"):
            return _hours_since_1970(self, time, kind)
        moment = f"SAFE_CAST(replace({time}, ',', '.') AS TIMESTAMP)"
        return f"DIV(UNIX_SECONDS({moment}), 3600)"

    def as_number(self, text: str) -> str:
        """See `Dialect`."""
        return f"SAFE_CAST({text} AS FLOAT64)"


def _hours_since_1970(dialect: Dialect, time: str, kind: str) -> str:
    seconds = 3600 if kind == "seconds" else 3600000
    return f"CAST(floor({dialect.as_number(time)} / {seconds}) AS {dialect.number})"
