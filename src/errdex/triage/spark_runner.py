"""Runs the statements with Spark over what a path leads to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from errdex.triage.dialects import Spark
from errdex.triage.duckdb_runner import RunSql
from errdex.triage.shapes import Node, Shape, flat
from errdex.triage.statements import events, timed

_SQL = Spark()


def spark_runner(spark: Any, path: str, shape: Shape) -> RunSql:
    """Return what runs a statement on the codes of files.

    Lines are read as text and parsed afterwards: Spark's own reader of JSON would lose some that
    are none. What is not UTF-8 is no JSON, as it is for DuckDB.

    Args:
        spark: The session; nothing of its configuration is changed.
        path: Lines of JSON, or Parquet where the name ends in `.parquet`.
        shape: Where everything is in a record.
    """
    if path.rstrip("/").endswith(".parquet"):
        frame = spark.read.parquet(path)
        types = {name: type_.upper() for name, type_ in frame.dtypes}
        shape = flat(shape, types)
        records = frame.selectExpr(*(_column(*one, types) for one in shape.tree.items()))
    else:
        records = spark.read.text(path).where("trim(value) <> ''").selectExpr(_parsed(shape))
        records = records.selectExpr("record.*")
    records.createOrReplaceTempView("errdex_records")
    spark.sql(f"CREATE OR REPLACE TEMP VIEW events AS {_query(shape, 'errdex_records')}")
    return lambda sql: [tuple(row) for row in spark.sql(sql).collect()]


def spark_sql(shape: Shape) -> str:
    """Return the statements that create `events` over lines of JSON in a folder."""
    records = (
        "CREATE OR REPLACE TEMP VIEW errdex_records AS SELECT record.* FROM (\n"
        f"SELECT {_parsed(shape)} FROM text.`PATH` WHERE trim(value) <> '')"
    )
    return f"{records};\n\n{_SQL.create} events AS {_query(shape, 'errdex_records')}"


def _column(name: str, node: Node, types: Mapping[str, str]) -> str:
    """Return a column of Parquet; members are found by their names, where a cast goes by place."""
    column, wanted = _SQL.name(name), _SQL.type_of(node)
    if not node:
        return f"TRY_CAST({column} AS {wanted}) AS {column}"
    is_nested = types[name].startswith(("STRUCT", "ARRAY", "MAP"))
    text = f"to_json({column})" if is_nested else f"CAST({column} AS STRING)"
    return f"from_json({text}, '{wanted}') AS {column}"


def _parsed(shape: Shape) -> str:
    schema = _SQL.type_of(shape.tree)
    whole = "is_valid_utf8(value) AND rtrim(value) LIKE '%}'"
    strict = "map('allowSingleQuotes', 'false')"
    return f"from_json(CASE WHEN {whole} THEN value END, '{schema}', {strict}) AS record"


def _query(shape: Shape, source: str) -> str:
    members = [_SQL.name(name) for name in shape.tree]
    query = timed(shape, _SQL, f"{source} r", "r", members)
    return f"WITH timed AS (\n{query}\n)\n{events(shape, _SQL, 'timed r', 'r')}"
