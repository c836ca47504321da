"""Public catalogues go in by short mappings, and each code that does not is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.adopting import MAPPINGS, http, postgresql, ruff
from errdex.authoring.editing.listing import read_root
from errdex.authoring.importing.cataloguing import Existing
from errdex.authoring.importing.importing import Target, import_files
from errdex.authoring.importing.mapping import read_mapping
from errdex.authoring.importing.reading import read_tables
from errdex.authoring.starting.projects import Start
from tests.conftest import missing

LONGEST_MAPPING = 15
MAPPED = sorted(MAPPINGS.glob("*.yaml"))


@pytest.mark.parametrize("path", MAPPED, ids=[path.stem for path in MAPPED])
def test_a_mapping_is_short(path: Path) -> None:
    """It has at most fifteen lines, and is one."""
    assert read_mapping([str(path)]).keys
    assert path.read_text("utf-8").count("\n") <= LONGEST_MAPPING


@pytest.mark.parametrize("source", [postgresql, ruff, http])
def test_every_row_is_an_entry_or_named(
    source: Callable[[Path], list[Path]], tmp_path: Path
) -> None:
    """Codes, names and titles are in the catalogue, or are listed as lost with their place."""
    files = source(tmp_path)
    if not files:
        missing(f"the table of {source.__name__} is not there: run `.ci/tools FOLDER`")
    mapping = read_mapping([str(MAPPINGS / f"{source.__name__}.yaml")])
    start = Start("Public", "public", "response.json.code")
    target = Target("F", Existing(), start, "https://example.com/", None)
    result = import_files(files, mapping, target)
    entries = {node["code"]: node for node in read_root(result.text, "F")["codes"]}
    assert len(entries) == result.added > 50
    lost = {remark.place for remark in result.lost}
    (table,) = read_tables(files[0], mapping)
    (code_column,) = mapping.keys["code"]
    (title_column,) = mapping.keys["title"]
    for row in table.rows:
        entry = entries.get(str(row.cells.get(code_column)))
        if row.place not in lost:
            assert entry is not None
            named = json.dumps(entry, ensure_ascii=False)
            title = row.cells.get(title_column, entry["title"])
            assert json.dumps(title, ensure_ascii=False).strip('"') in named
