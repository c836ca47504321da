"""Tables as SQL that SQLite, PostgreSQL and DuckDB take."""

from __future__ import annotations

from collections.abc import Iterable

from errdex.tables.rows import COLUMNS, Row, Value

TYPES = {"code": "TEXT PRIMARY KEY", "retry_after": "BIGINT", "success": "BOOLEAN NOT NULL"}
"""The types of columns that are not plain text."""


def sql_script(rows: Iterable[Row]) -> str:
    """Return a script that fills the table `error_codes` anew, all or nothing.

    The table itself stays, with what depends on it.
    """
    columns = ",\n".join(f"  {name} {TYPES.get(name, 'TEXT NOT NULL')}" for name in COLUMNS)
    values = ",\n".join(f"({', '.join(map(_literal, row.values()))})" for row in rows)
    insert = f"INSERT INTO error_codes ({', '.join(COLUMNS)}) VALUES\n{values};\n" if values else ""
    return (
        f"BEGIN;\nCREATE TABLE IF NOT EXISTS error_codes (\n{columns}\n);\n"
        f"DELETE FROM error_codes;\n{insert}COMMIT;\n"
    )


def _literal(value: Value) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).upper()
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
