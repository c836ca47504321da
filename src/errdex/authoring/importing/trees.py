"""Reads JSON, YAML and TOML: a list of objects, or a mapping of codes, as rows."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Container, Iterator
from itertools import islice, repeat
from typing import Any

from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.tables import MOST_COLUMNS, MOST_ROWS, Cell, Place, Row, Table
from errdex.authoring.source.findings import did_you_mean, quoted
from errdex.authoring.source.nodes import (
    MappingNode,
    Position,
    SequenceNode,
    is_plain,
    line_and_column,
)
from errdex.authoring.source.parser import read_nodes
from errdex.errors import ErrdexError, UsageError

KEY, VALUE = "key", "value"
"""The columns of a mapping: its keys, and its values where these are no objects."""
DEEPEST_OBJECT = 8
"""Objects of a row inside each other. What is deeper is one cell, as JSON."""
_NOTHING = ("", "~", "null", "Null", "NULL")


def read_json(text: str, name: str, encoding: str, mapping: Mapping) -> list[Table]:
    """Return the table in a JSON document; numbers stay as they are written.

    Raises:
        ErrdexError: It is no JSON, or holds no rows.
    """
    repeated: list[str] = []

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            times = Counter(key for key, _ in pairs)
            repeated.extend(key for key in made if times[key] > 1)
        return made

    try:
        root = json.loads(
            text, object_pairs_hook=members, parse_int=str, parse_float=str, parse_constant=str
        )
    except json.JSONDecodeError as error:
        raise ErrdexError(f"{name}:{error.lineno}:{error.colno}: not JSON: {error.msg}") from None
    except RecursionError:
        raise ErrdexError(f"{name}: is nested too deep") from None
    table = _table(root, name, f"JSON, {encoding}", mapping)
    for key in dict.fromkeys(repeated):
        table.remark("lost", f"the key {quoted(key)} is there twice in one object; the last counts")
    return [table]


def read_yaml(text: str, name: str, encoding: str, mapping: Mapping) -> list[Table]:
    """Return the table in a YAML document.

    Raises:
        CatalogueError: It is no YAML, or has anchors or tags, which are not read.
        ErrdexError: It holds no rows.
    """
    root, findings = read_nodes(text, name)
    if findings:
        what = "\n".join(str(finding) for finding in findings[:20])
        raise ErrdexError(what)
    return [_table(root, name, f"YAML, {encoding}", mapping)]


def read_toml(text: str, name: str, encoding: str, mapping: Mapping) -> list[Table]:
    """Return the table in a TOML document.

    Raises:
        ErrdexError: It is no TOML, or holds no rows.
    """
    try:
        root = tomllib.loads(text, parse_float=str)
        return [_table(root, name, f"TOML, {encoding}", mapping)]
    except tomllib.TOMLDecodeError as error:
        raise ErrdexError(f"{name}: not TOML: {error}") from None
    except RecursionError:
        raise ErrdexError(f"{name}: is nested too deep") from None


def _table(root: Any, name: str, kind: str, mapping: Mapping) -> Table:
    path, rows = (mapping.at, _at(root, mapping.at, name)) if mapping.at else _found(root, name)
    table = Table(Place(name, path), kind, [])
    if path and not mapping.at:
        table.remark("note", f"the rows are those of {quoted(path)}")
        if left := [key for key in root if key != path]:
            table.remark("lost", f"is not read: {', '.join(map(quoted, left[:20]))}; say `at`")
    whole = mapping.columns_named
    if isinstance(rows, list):
        for number, row in enumerate(rows):
            _add(table, _place(name, path, f"[{number}]", rows, number), {}, row, whole)
    else:
        for number, (key, row) in enumerate(rows.items()):
            place = _place(name, path, f".{key}" if path else key, rows, 2 * number)
            _add(table, place, {KEY: key}, row, whole)
    return table


def _place(name: str, path: str, step: str, rows: Any, number: int) -> Place:
    if isinstance(rows, MappingNode | SequenceNode):
        at: Position = rows.places[number]
        return Place(name, line=line_and_column(at)[0])
    return Place(name, path + step)


def _add(
    table: Table, place: Place, cells: dict[str, Cell], row: Any, whole: Container[str]
) -> None:
    if len(table.rows) == MOST_ROWS:
        raise ErrdexError(f"{table.place}: has more than {MOST_ROWS:,} rows; split it")
    cells = {**cells, **dict(islice(cells_of(row, whole), MOST_COLUMNS + 1))}
    table.columns += [name for name in cells if name not in table.columns]
    if len(table.columns) > MOST_COLUMNS:
        what = f"rows have more than {MOST_COLUMNS} columns; say by `--map at=PATH` where they are"
        raise ErrdexError(f"{table.place}: {what}")
    table.rows.append(Row(place, cells))


def cells_of(
    value: Any, whole: Container[str] = (), path: str = "", depth: int = 0
) -> Iterator[tuple[str, Cell]]:
    """Yield the cells of a row; an object inside is cells of its own, with a dot in their names.

    Args:
        value: The row, or an object in it.
        whole: The names of objects that are one cell each, as JSON.
        path: The name of this object.
        depth: Objects around it.
    """
    if isinstance(value, dict) and depth < DEEPEST_OBJECT and not (value and path in whole):
        places = value.places[1::2] if isinstance(value, MappingNode) else repeat(0)
        for (key, inner), at in zip(value.items(), places, strict=False):
            if not (is_plain(at) and inner in _NOTHING):
                yield from cells_of(inner, whole, f"{path}.{key}" if path else key, depth + 1)
    elif isinstance(value, list):
        texts = tuple(text for one in value if (text := _text(one)))
        if texts:
            yield path or VALUE, texts
    elif text := _text(value):
        yield path or VALUE, text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value).strip()


def _at(root: Any, path: str, name: str) -> Any:
    """Return what is at a path of keys and numbers with dots between.

    Raises:
        UsageError: There is nothing there, or no rows.
    """
    value = root
    for step in path.split("."):
        if isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, dict) and step in value:
            value = value[step]
        else:
            keys = [str(key) for key in value] if isinstance(value, dict) else []
            listed = f"; there are {', '.join(map(quoted, keys[:20]))}" if keys else ""
            hint = did_you_mean(step, sorted(keys)) or listed
            raise UsageError(f"{name}: at: there is no {quoted(step)}{hint}")
    if not isinstance(value, dict | list) or not value:
        raise UsageError(f"{name}: at: {quoted(path)} is no list and no mapping of rows")
    return value


def _found(root: Any, name: str) -> tuple[str, Any]:
    """Return the path to the rows and the rows.

    Raises:
        ErrdexError: The document has none, or several places may be meant.
    """
    if isinstance(root, list) and root:
        return "", root
    if not isinstance(root, dict) or not root:
        raise ErrdexError(f"{name}: holds no list and no mapping of codes")
    lists = [key for key, value in root.items() if _are_rows(value)]
    alike = {type(value) for value in root.values()}
    of_codes = len(alike) == 1 and not alike & {list, SequenceNode}
    if of_codes and not (lists and len(root) == 1):
        return "", root
    if len(lists) == 1:
        return lists[0], root[lists[0]]
    where = ", ".join(map(quoted, list(root)[:20]))
    raise ErrdexError(f"{name}: say by `--map at=PATH` where the rows are; there are {where}")


def _are_rows(value: Any) -> bool:
    """Tell whether a value is a list of objects, or a mapping of several objects."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, dict) for one in value)
    objects = isinstance(value, dict) and value
    return bool(objects) and all(isinstance(one, dict) for one in value.values())
