"""Runs the statements with DuckDB over files of this machine."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from errdex.errors import ErrdexError, UsageError, escaped
from errdex.triage.dialects import DuckDb
from errdex.triage.files import Source, find_files, source_of
from errdex.triage.progress import progress
from errdex.triage.shapes import Place, Shape, flat
from errdex.triage.statements import HOUR, code_in, folded, lists_of, name_in, timed, united

RunSql = Callable[[str], list[tuple[Any, ...]]]
"""Runs a statement on `events` and returns its rows."""

MEMORY = "700MB"
"""What DuckDB keeps in memory; what is more it keeps in a folder that is removed at the end."""
LONGEST_RECORD = 64_000_000
"""Bytes of a record. A longer one ends the triage with an error."""

_SQL = DuckDb()
_FORMATS = {"lines": "newline_delimited", "array": "array", "objects": "unstructured"}
_GLOB = str.maketrans({"[": "[[]", "*": "[*]", "?": "[?]"})


@contextlib.contextmanager
def duckdb_runner(names: Sequence[str], shape: Shape, low_memory: bool = False) -> Iterator[RunSql]:
    """Yield what runs a statement on the codes of files.

    Args:
        names: Files and patterns.
        shape: Where everything is in a record.
        low_memory: Whether files are read once for each statement, and nothing is kept of them.

    Raises:
        ErrdexError: DuckDB is not installed or cannot read a file.
        UsageError: A file is missing or is of a kind that is not read.
    """
    connect = _connect()
    sources = [source_of(path, shape.columns) for path in find_files(names)]
    folder = tempfile.mkdtemp(prefix="errdex-")
    connection = connect()
    try:
        _prepare(connection, folder)
        _create_events(connection, sources, shape, low_memory)
        yield lambda sql: _rows(connection, sql)
    finally:
        connection.close()
        shutil.rmtree(folder, ignore_errors=True)


def duckdb_sql(names: Sequence[str], shape: Shape) -> str:
    """Return the statement that creates `events` over files of lines of JSON."""
    source = f"{_json_reader(names, 'lines', 'auto_detect', shape)} r"
    query = timed(shape, _SQL, source, "r", _columns(shape))
    return f"{_SQL.create} events AS WITH timed AS (\n{query}\n)\n{_events(shape, 'timed')}"


def _connect() -> Callable[[], Any]:
    try:
        import duckdb
    except ImportError:
        raise ErrdexError("this command needs DuckDB: run `pip install 'errdex[triage]'`") from None
    return lambda: duckdb.connect(":memory:")


def _prepare(connection: Any, folder: str) -> None:
    for setting in (
        f"temp_directory = {_text(folder)}",
        f"memory_limit = '{MEMORY}'",
        "TimeZone = 'UTC'",
        "preserve_insertion_order = false",
        "autoinstall_known_extensions = false",
        "enable_progress_bar = true",  # so that it can be asked; it prints nothing itself
        "enable_progress_bar_print = false",
    ):
        connection.execute(f"SET {setting}")


def _create_events(
    connection: Any, sources: Sequence[Source], shape: Shape, low_memory: bool
) -> None:
    queries = []
    for number, (key, group) in enumerate(groupby(sorted(sources, key=_key), key=_key)):
        of = list(group)
        own, reader = _readable(connection, of, shape)
        table = f"records{number}"
        kept = "VIEW" if key[0] == "parquet" or (low_memory and key[0] != "table") else "TABLE"
        query = timed(own, _SQL, f"{reader} r", "r", _columns(own))
        _execute(connection, f"CREATE TEMP {kept} {table} AS {query}", of)
        queries.append(_events(own, table))
    if any(source.kind == "table" for source in sources):
        refused = "SELECT count(DISTINCT (scan_id, file_id, line)) FROM reject_errors"
        ((lines,),) = connection.execute(refused).fetchall()
        queries.append(f"SELECT '', NULL, NULL, NULL FROM range({lines})")
    connection.execute(f"{_SQL.create} events AS " + "\nUNION ALL\n".join(queries))


def _key(source: Source) -> tuple[str, str, str, str]:
    """Return what files have in common that are read together; a table may have other columns."""
    own = str(source.path) if source.kind in ("table", "parquet") else ""
    return source.kind, source.compression, source.delimiter, own


def _columns(shape: Shape) -> Iterator[str]:
    """Yield what is kept of a record: its codes and whose they are, as lists where there are many.

    Lists of texts take half the time that lists of structs take, to keep and to unnest.
    """
    for number, place in enumerate(shape.places):
        code, name = _kept(place)
        yield f"{code} AS errdex_code{number}"
        yield f"{name} AS errdex_name{number}"


def _kept(place: Place) -> tuple[str, str]:
    lists = list(lists_of(place))
    if not lists:
        return code_in("r", place, _SQL), name_in("r", place, _SQL)
    code = _SQL.listed("r", lists, lambda item: folded(code_in(item, place, _SQL), place))
    return code, _SQL.listed("r", lists, lambda item: name_in(item, place, _SQL))


def _events(shape: Shape, source: str) -> str:
    """Return a query that gives the rows of `events` for records of which the columns were kept."""
    branches = (_branch(place, n, source) for n, place in enumerate(shape.places))
    return united(source, _SQL, branches)


def _branch(place: Place, number: int, source: str) -> str:
    code, name = f"errdex_code{number}", f"errdex_name{number}"
    if place.list_steps:
        return f"SELECT '{place.field}', unnest({code}), unnest({name}), {HOUR} FROM {source}"
    return (
        f"SELECT '{place.field}', {folded(code, place)}, {name}, {HOUR} FROM {source} "
        f"WHERE {code} IS NOT NULL"
    )


def _readable(connection: Any, sources: Sequence[Source], shape: Shape) -> tuple[Shape, str]:
    """Return where everything is in some files, and what follows FROM to read them."""
    if sources[0].kind not in ("table", "parquet"):
        return shape, _reader(sources, shape)
    reader = _table_reader(sources[0])
    there = [row[0] for row in _execute(connection, f"DESCRIBE SELECT * FROM {reader}", sources)]
    own = flat(shape, there)
    if not own.places:
        wanted = ", ".join(dict.fromkeys(place.steps[-1] for place in shape.places))
        raise UsageError(
            f"{escaped(str(sources[0].path))}: has no column of codes; expected one of {wanted}"
        )
    casts = ", ".join(
        f"TRY_CAST({_SQL.name(name)} AS {_SQL.type_of(node)}) AS {_SQL.name(name)}"
        for name, node in own.tree.items()
    )
    return own, f"(SELECT {casts} FROM {reader})"


def _table_reader(source: Source) -> str:
    name = _text(str(source.path).translate(_GLOB))
    if source.kind == "parquet":
        return f"read_parquet({name})"
    columns = ", ".join(f"{_text(column)}: 'VARCHAR'" for column in source.columns)
    known = f"auto_detect=false, columns={{{columns}}}" if columns else "all_varchar=true"
    return (
        f"read_csv({name}, {known}, header=true, delim={_text(source.delimiter)}, quote='\"', "
        "escape='\"', strict_mode=false, null_padding=true, store_rejects=true, "
        f"compression='{source.compression}')"
    )


def _reader(sources: Sequence[Source], shape: Shape) -> str:
    names = [str(source.path).translate(_GLOB) for source in sources]
    return _json_reader(names, sources[0].kind, sources[0].compression, shape)


def _json_reader(names: Sequence[str], kind: str, compression: str, shape: Shape) -> str:
    ignore = "true" if kind == "lines" else "false"
    columns = ", ".join(
        f"{_text(name)}: {_text(_SQL.type_of(node))}" for name, node in shape.tree.items()
    )
    return (
        f"read_json([{', '.join(map(_text, names))}], format='{_FORMATS[kind]}', records=true,\n"
        f"  ignore_errors={ignore}, compression='{compression}', "
        f"maximum_object_size={LONGEST_RECORD},\n  columns={{{columns}}})"
    )


def _execute(connection: Any, sql: str, sources: Sequence[Source]) -> list[tuple[Any, ...]]:
    try:
        with progress(connection.query_progress):
            return list(connection.execute(sql).fetchall())
    except Exception as error:  # DuckDB raises errors of Python as well
        raise _unreadable(sources, error) from None


def _rows(connection: Any, sql: str) -> list[tuple[Any, ...]]:
    try:
        with progress(connection.query_progress):
            return list(connection.execute(sql).fetchall())
    except Exception as error:
        raise ErrdexError(f"DuckDB stopped: {type(error).__name__}") from None


def _unreadable(sources: Sequence[Source], error: Exception) -> UsageError:
    """Return what to say of files that DuckDB refuses; its own words may hold pieces of them."""
    name = escaped(str(sources[0].path)) + (" or a file like it" if len(sources) > 1 else "")
    if sources[0].compression != "none":
        return UsageError(f"{name}: cannot be unpacked, or is cut off; pack it anew")
    what = {
        "array": "is a JSON array that is cut off or broken",
        "objects": "holds JSON objects of which one is cut off or broken",
    }.get(sources[0].kind, f"cannot be read by DuckDB ({type(error).__name__})")
    return UsageError(f"{name}: {what}; write one record per line, as `jq -c` does")


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
