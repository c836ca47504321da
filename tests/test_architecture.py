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
PACKAGES = ("diagnosis", "evidence")  # rooms of one row each; their modules have twins


def room_of(path: Path) -> str:
    """Return the name that a module goes by in the table."""
    return path.parent.name if path.parent.name in PACKAGES else path.stem


FILES: dict[str, list[Path]] = {}
for source in sorted(SOURCES.rglob("*.py")):
    if source.stem != "__init__":
        FILES.setdefault(room_of(source), []).append(source)


def imports_of(path: Path, top_level: bool = False) -> set[str]:
    """Return the rooms of this project that a module imports, anywhere in it or at its top."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in tree.body if top_level else ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("errdex"):
            parts = str(node.module).split(".")[1:]
            names = {alias.name for alias in node.names}
            found |= {parts[0]} if parts[:1] and parts[0] in PACKAGES else ({*parts} | names)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & {"smscodes"}
    return found & {*FILES, "smscodes"} - {room_of(path)}


def test_every_module_has_a_row() -> None:
    """The table names each module of errdex once."""
    assert set(ROOMS) == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_row_names_what_a_module_imports(name: str) -> None:
    """The last column is what the module imports of the project, no more and no less."""
    assert set().union(*map(imports_of, FILES[name])) == ROOMS[name]


def test_arrows_point_down() -> None:
    """No module imports one that stands above it in the table."""
    order = {name: place for place, name in enumerate([*ROOMS, "smscodes"])}
    up = [(a, b) for a, imports in ROOMS.items() for b in imports if order[a] >= order[b]]
    assert up == []


def test_the_runtime_is_loaded_without_authoring() -> None:
    """Outside `authoring/`, no module imports it at its top."""
    authoring = {path.stem for path in (SOURCES / "authoring").glob("*.py")}
    for path in set(SOURCES.rglob("*.py")) - set(SOURCES.glob("authoring/*.py")):
        assert not imports_of(path, top_level=True) & authoring, path.name
