"""What follows FROM so that DuckDB reads the records of files."""

from __future__ import annotations

from collections.abc import Sequence

from errdex.triage.dialects import DuckDb, literal
from errdex.triage.files import Source
from errdex.triage.shapes import Node, Shape

COLUMNAR = ("table", "parquet")
"""The kinds of files that have columns."""

_SQL = DuckDb()
_FORMATS = {"lines": "newline_delimited", "array": "array", "objects": "unstructured"}
_GLOB = str.maketrans({"[": "[[]", "*": "[*]", "?": "[?]"})


def records_reader(
    sources: Sequence[Source], shape: Shape, longest: int, *, is_careful: bool = False
) -> str:
    """Return what reads files of one kind, with the columns of the shape.

    Args:
        sources: The files.
        shape: Where everything is in a record; of tables and Parquet, with their own columns.
        longest: The most bytes of a record of JSON.
        is_careful: Whether line ends in quotes, and items of an array that have another shape,
            are read as well, which is slower.
    """
    first = sources[0]
    if first.kind not in COLUMNAR:
        if is_careful and first.kind != "lines":
            return _objects_reader(sources, shape, longest)
        return _json_reader(_names(sources), first.kind, first.compression, shape, longest)
    casts = ", ".join(
        f"TRY_CAST({_read(name, node, first.kind)} AS {_SQL.type_of(node)}) AS {_SQL.name(name)}"
        for name, node in shape.tree.items()
    )
    return f"(SELECT {casts} FROM {column_reader(sources, is_parallel=not is_careful)})"


def _read(name: str, node: Node, kind: str) -> str:
    """Return a column; a bare one of a table is cast by its reader, which drops rows that fail."""
    return f"trim({_SQL.name(name)})" if node and kind == "table" else _SQL.name(name)


def column_reader(sources: Sequence[Source], *, is_parallel: bool = True) -> str:
    """Return what reads tables or Parquet that have the same columns."""
    names, first = _names(sources), sources[0]
    if first.kind == "parquet":
        return f"read_parquet({names})"
    columns = ", ".join(f"{literal(column)}: 'VARCHAR'" for column in first.columns)
    known = f"auto_detect=false, columns={{{columns}}}" if columns else "all_varchar=true"
    return (
        f"read_csv({names}, {known}, header=true, delim={literal(first.delimiter)}, quote='\"', "
        "escape='\"', strict_mode=false, null_padding=true, store_rejects=true, "
        f"parallel={is_parallel}, compression='{first.compression}')"
    )


def lines_reader(names: Sequence[str], shape: Shape, longest: int) -> str:
    """Return what reads lines of JSON from files and patterns."""
    return _json_reader(_listed(names), "lines", "auto_detect", shape, longest)


def _json_reader(names: str, kind: str, compression: str, shape: Shape, longest: int) -> str:
    ignore = "true" if kind == "lines" else "false"
    columns = ", ".join(
        f"{literal(name)}: {literal(_SQL.type_of(node))}" for name, node in shape.tree.items()
    )
    return (
        f"read_json({names}, format='{_FORMATS[kind]}', records=true,\n"
        f"  ignore_errors={ignore}, compression='{compression}', "
        f"maximum_object_size={longest},\n  columns={{{columns}}})"
    )


def _objects_reader(sources: Sequence[Source], shape: Shape, longest: int) -> str:
    """Return what casts each record by itself, to nothing where it has another shape."""
    first = sources[0]
    return (
        f"(SELECT unnest(TRY_CAST(json AS {_SQL.type_of(shape.tree)})) FROM read_json_objects("
        f"{_names(sources)}, format='{_FORMATS[first.kind]}', compression='{first.compression}', "
        f"maximum_object_size={longest}))"
    )


def _names(sources: Sequence[Source]) -> str:
    return _listed([str(source.path).translate(_GLOB) for source in sources])


def _listed(names: Sequence[str]) -> str:
    return f"[{', '.join(map(literal, names))}]"
