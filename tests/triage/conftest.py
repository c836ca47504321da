"""What tests of triage share: a small night, and its truth."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import smscodes
from benchmarks.nights import Truth, night
from errdex.diagnosis.module_rows import load_knowledge
from errdex.triage import duckdb_runner, run, shape_of
from errdex.triage.results import Triage

RESPONSES = 20_000


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    """Return the file of a night in which something happens, and its truth."""
    return _written(tmp_path_factory.mktemp("night") / "night.ndjson", True)


@pytest.fixture(scope="session")
def flat(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    """Return the file of a night like any other, and its truth."""
    return _written(tmp_path_factory.mktemp("night") / "flat.ndjson", False)


def triaged(*files: Path, low_memory: bool = False, **shape: Any) -> Triage:
    """Return what triage says of files."""
    known = shape_of(load_knowledge(smscodes), **shape)
    with duckdb_runner([str(file) for file in files], known, low_memory) as run_sql:
        return run(run_sql)


def _written(path: Path, something: bool) -> tuple[Path, Truth]:
    truth = Truth()
    lines = night(RESPONSES, truth, something)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path, truth
