"""ARCHITECTURE.md: its table of rooms is what the modules import, and arrows point down it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCES = ROOT / "src" / "errdex"
ROW = re.compile(r"^\| `((?:errdex|authoring)\.\w+)` \|[^|]*\|(.*)\|$", re.MULTILINE)
ROOMS = {
    room.rpartition(".")[2]: set(re.findall(r"`(\w+)`", imports))
    for room, imports in ROW.findall((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
}
FILES = {path.stem: path for path in SOURCES.rglob("*.py") if path.stem != "__init__"}


def imports_of(path: Path, top_level: bool = False) -> set[str]:
    """Return the modules of this project that a module imports, anywhere in it or at its top."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in tree.body if top_level else ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            package, _, module = str(node.module).rpartition(".")
            if package.startswith("errdex"):
                found |= ({module} | names) & set(FILES)
            elif node.module == "errdex":
                found |= names & set(FILES)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & {"smscodes"}
    return found


def test_every_module_has_a_row() -> None:
    """The table names each module of errdex once."""
    assert set(ROOMS) == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_row_names_what_a_module_imports(name: str) -> None:
    """The last column is what the module imports of the project, no more and no less."""
    assert imports_of(FILES[name]) == ROOMS[name]


def test_arrows_point_down() -> None:
    """No module imports one that stands above it in the table."""
    order = {name: place for place, name in enumerate([*ROOMS, "smscodes"])}
    up = [(a, b) for a, imports in ROOMS.items() for b in imports if order[a] >= order[b]]
    assert up == []


def test_the_runtime_is_loaded_without_authoring() -> None:
    """Outside `authoring/`, no module imports it at its top."""
    authoring = {path.stem for path in (SOURCES / "authoring").glob("*.py")}
    for path in SOURCES.glob("*.py"):
        assert not imports_of(path, top_level=True) & authoring, path.name
