"""What tests of readers share: a file that is read, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from errdex.authoring.importing.mapping import read_mapping
from errdex.authoring.importing.reading import read_tables
from errdex.authoring.importing.tables import Table


def read(
    path: Path, content: str | bytes, *pairs: str, kind: str = "", **settings: Any
) -> list[Table]:
    """Return the tables of a file that holds this, read by a mapping of pairs and settings."""
    raw = content if isinstance(content, bytes) else content.encode()
    path.write_bytes(raw)
    lines = [f"{key}: {value}" for key, value in settings.items()]
    lines += [f"from: {kind}"] if kind else []
    mapped = path.with_name("map.yaml")
    mapped.write_text("\n".join(lines) or "comment: '#'", encoding="utf-8")
    return read_tables(path, read_mapping([str(mapped), *pairs]))


def cells(table: Table) -> list[dict[str, Any]]:
    """Return the cells of each row."""
    return [row.cells for row in table.rows]


def remarks(table: Table, weight: str = "lost") -> list[str]:
    """Return what was said of a table, without the folder."""
    folder = str(Path(table.place.file).parent) + "/"
    return [str(one).replace(folder, "") for one in table.remarks if one.weight == weight]
