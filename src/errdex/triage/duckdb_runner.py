"""Runs the statements with DuckDB over files of this machine."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from operator import itemgetter
from typing import Any

from errdex.errors import ErrdexError, UsageError, escaped
from errdex.triage.dialects import DuckDb, literal
from errdex.triage.duckdb_reading import COLUMNAR, column_reader, lines_reader, records_reader
from errdex.triage.duckdb_rows import events_of, rows_of
from errdex.triage.files import Source, find_files, source_of
from errdex.triage.progress import progress
from errdex.triage.shapes import Shape, flat

RunSql = Callable[[str], list[tuple[Any, ...]]]
"""Runs a statement on `events` and returns its rows."""

MEMORY = "700MB"
"""What DuckDB keeps in memory; what is more it keeps in a folder that is removed at the end."""
MOST_THREADS = 8
"""Threads that read and count. More processors are left to others: each thread needs memory."""
MOST_THREADS_FOR_LONG_RECORDS = 2
"""Threads where there is room for the longest records. Each reader takes twice their size."""
USUAL_RECORD = 16_777_216
"""Bytes of a record for which there is room at first, since room for longer ones takes time."""
LONGEST_RECORD = 64_000_000
"""Bytes of a record. A longer one ends the triage with an error."""


@contextlib.contextmanager
def duckdb_runner(names: Sequence[str], shape: Shape, low_memory: bool = False) -> Iterator[RunSql]:
    """Yield what runs a statement on the codes of files.

    Args:
        names: Files and patterns.
        shape: Where everything is in a record.
        low_memory: Whether files are read for each statement, and nothing is kept of them.

    Raises:
        ErrdexError: DuckDB is not installed or cannot read a file.
        UsageError: A file is missing or is of a kind that is not read.
    """
    connect = _connect()
    sources = [source_of(path, shape.columns) for path in find_files(names)]
    with (
        tempfile.TemporaryDirectory(prefix="errdex-", ignore_cleanup_errors=True) as folder,
        contextlib.closing(connect()) as connection,
    ):
        _prepare(connection, folder)
        _create_events(connection, sources, shape, low_memory)
        yield lambda sql: _rows(connection, sql)


def duckdb_sql(names: Sequence[str], shape: Shape) -> str:
    """Return the statement that creates `events` over files of lines of JSON."""
    rows = rows_of(shape, lines_reader(names, shape, LONGEST_RECORD))
    return f"{DuckDb.create} events AS WITH kept AS (\n{rows}\n)\n{events_of(shape, 'kept')}"


def _connect() -> Callable[[], Any]:
    try:
        import duckdb
    except ImportError:
        raise ErrdexError("this command needs DuckDB: run `pip install 'errdex[triage]'`") from None
    return lambda: duckdb.connect(":memory:")


def _prepare(connection: Any, folder: str) -> None:
    for setting in (
        f"temp_directory = {literal(folder)}",
        f"memory_limit = '{MEMORY}'",
        f"threads = {min(os.cpu_count() or 1, MOST_THREADS)}",
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
    for number, (columns, group) in enumerate(_alike(connection, sources)):
        own = _shape_of(group[0], columns, shape)
        _keep(connection, f"records{number}", group, own, low_memory)
        queries.append(events_of(own, f"records{number}"))
    if any(source.kind == "table" for source in sources):
        refused = "SELECT count(DISTINCT (scan_id, file_id, line)) FROM reject_errors"
        ((lines,),) = connection.execute(refused).fetchall()
        queries.append(f"SELECT '', NULL, NULL, NULL FROM range({lines})")
    fields = ", ".join(sorted({"''", *(f"'{place.field}'" for place in shape.places)}))
    connection.execute(f"CREATE TYPE errdex_field AS ENUM ({fields})")  # compared as numbers are
    every = "\nUNION ALL\n".join(queries)
    connection.execute(
        f"{DuckDb.create} events AS SELECT CAST(field AS errdex_field) AS field, code, who, hour "
        f"FROM (\n{every}\n) e"
    )


def _alike(
    connection: Any, sources: Sequence[Source]
) -> Iterator[tuple[dict[str, str], list[Source]]]:
    """Yield files that are read together, with the types of the columns of those that have some."""

    def key(source: Source) -> tuple[str, str, str, list[tuple[str, str]]]:
        columns = _columns_of(connection, source) if source.kind in COLUMNAR else []
        return source.kind, source.compression, source.delimiter, columns

    keyed = sorted(((key(source), source) for source in sources), key=itemgetter(0))
    for (*_, columns), group in groupby(keyed, key=itemgetter(0)):
        yield dict(columns), [source for _, source in group]


def _columns_of(connection: Any, source: Source) -> list[tuple[str, str]]:
    """Return the names and types of a file's columns."""
    described = f"DESCRIBE SELECT * FROM {column_reader([source])}"
    return [(row[0], row[1]) for row in _execute(connection, described, [source])]


def _shape_of(source: Source, columns: Mapping[str, str], shape: Shape) -> Shape:
    """Return where everything is in a file and in those that have the same columns."""
    if source.kind not in COLUMNAR:
        return shape
    own = flat(shape, columns)
    if not own.places:
        wanted = ", ".join(dict.fromkeys(place.steps[-1] for place in shape.places))
        raise UsageError(
            f"{escaped(str(source.path))}: has no column of codes; expected one of {wanted}"
        )
    return own


def _keep(
    connection: Any, name: str, sources: Sequence[Source], shape: Shape, low_memory: bool
) -> None:
    """Create a table, or a view, of what is kept of files."""
    if low_memory and sources[0].kind != "table":
        _make_room(connection)
        query = rows_of(shape, records_reader(sources, shape, LONGEST_RECORD, is_careful=True))
        connection.execute(f"CREATE TEMP VIEW {name} AS {query}")
        return
    with contextlib.suppress(_SlowerError):
        query = rows_of(shape, records_reader(sources, shape, USUAL_RECORD))
        _execute(connection, f"CREATE TEMP TABLE {name} AS {query}", sources)
        return
    _make_room(connection)
    reader = records_reader(sources, shape, LONGEST_RECORD, is_careful=True)
    query = rows_of(shape, reader)
    _execute(connection, f"CREATE TEMP TABLE {name} AS {query}", sources)


def _make_room(connection: Any) -> None:
    """Leave memory for the longest records."""
    threads = min(os.cpu_count() or 1, MOST_THREADS_FOR_LONG_RECORDS)
    connection.execute(f"SET threads = {threads}")


class _SlowerError(UsageError):
    """A long record, one of another shape or a line end in quotes, which a slower reading takes."""


def _execute(connection: Any, sql: str, sources: Sequence[Source]) -> list[tuple[Any, ...]]:
    try:
        return _fetched(connection, sql)
    except Exception as error:  # DuckDB raises errors of Python as well
        raise _out_of_room(error) or _unreadable(sources, error) from None


def _rows(connection: Any, sql: str) -> list[tuple[Any, ...]]:
    try:
        return _fetched(connection, sql)
    except Exception as error:
        stopped = ErrdexError(f"DuckDB stopped: {type(error).__name__}")
        raise _out_of_room(error) or stopped from None


def _fetched(connection: Any, sql: str) -> list[tuple[Any, ...]]:
    """Run a statement in a thread of its own: while DuckDB works, its thread hears no signals."""
    with progress(connection.query_progress), ThreadPoolExecutor(1) as pool:
        rows = pool.submit(lambda: list(connection.execute(sql).fetchall()))
        try:
            return rows.result()
        except KeyboardInterrupt:
            connection.interrupt()
            raise


def _out_of_room(error: Exception) -> ErrdexError | None:
    """Return what to say where the memory or the folder of temporary files is full."""
    full = "No space left" in str(error) or "max_temp_directory_size" in str(error)
    if not full and type(error).__name__ != "OutOfMemoryException":
        return None
    return ErrdexError(
        "errdex: there is no room to keep what is counted; name another folder of temporary files "
        "by TMPDIR, or give --low-memory"
    )


def _unreadable(sources: Sequence[Source], error: Exception) -> UsageError:
    """Return what to say of files that DuckDB refuses; its own words may hold pieces of them."""
    name = escaped(str(sources[0].path)) + (" or a file like it" if len(sources) > 1 else "")
    if "maximum_object_size" in str(error):
        most = f"{LONGEST_RECORD:,} bytes"
        return _SlowerError(f"{name}: has a record of more than {most}; leave it out")
    is_odd = sources[0].kind in ("array", "objects") or "quoted new lines" in str(error)
    kind = _SlowerError if is_odd else UsageError
    if sources[0].compression != "none":
        return kind(f"{name}: cannot be unpacked, or is cut off; pack it anew")
    what = {
        "array": "is a JSON array that is cut off or broken",
        "objects": "holds JSON objects of which one is cut off, broken or no object",
    }.get(sources[0].kind, f"cannot be read by DuckDB ({type(error).__name__})")
    return kind(f"{name}: {what}; write one record per line, as `jq -c` does")
