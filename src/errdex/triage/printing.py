"""The view and the two statements as text, for engines that errdex does not run."""

from __future__ import annotations

from collections.abc import Sequence

from errdex.triage.dialects import BigQuery, Trino
from errdex.triage.duckdb_runner import duckdb_sql
from errdex.triage.shapes import Shape
from errdex.triage.spark_runner import spark_sql
from errdex.triage.statements import HOURS, TOTALS, events, timed

ENGINES = ("duckdb", "spark", "trino", "bigquery", "athena")


def printed_sql(engine: str, shape: Shape, names: Sequence[str]) -> str:
    """Return what creates `events` on an engine, and both statements.

    Args:
        engine: One of `ENGINES`.
        shape: Where everything is in a record.
        names: Files, for DuckDB; the others read a table or a folder whose name is to be filled in.
    """
    if engine == "duckdb":
        view = "SET TimeZone = 'UTC';\n\n" + duckdb_sql(names or ["responses/*.ndjson"], shape)
    elif engine == "spark":
        view = spark_sql(shape)
    else:
        view = _over_table(BigQuery() if engine == "bigquery" else Trino(), shape)
    return f"{view};\n\n{TOTALS};\n\n{HOURS};"


def _over_table(dialect: Trino, shape: Shape) -> str:
    """Return a view over the table `responses`, whose column `line` has a record as JSON text."""
    record = f"SELECT {dialect.parsed('line')} AS record FROM responses"
    query = timed(shape, dialect, "records", "record", ["record"])
    rows = events(shape, dialect, "timed", "record")
    return (
        f"{dialect.create} events AS\nWITH records AS ({record}),\ntimed AS (\n{query}\n)\n{rows}"
    )
