"""A package changes and goes in one step, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from errdex.authoring.disk import filesystem
from errdex.authoring.disk.packages import clear_left, exchange_package, remove_package


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with two files, and new ones beside them."""
    folder = tmp_path / "src" / "acme"
    folder.mkdir(parents=True, mode=0o750)
    for name in ("a.py", "b.py"):
        (folder / name).write_text("old")
        (folder / f".{name}.errdex-new").write_text("new")
    return folder


def contents(folder: Path) -> dict[str, str]:
    """Return the text of every file of a package."""
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_both_files_are_new_at_once(package: Path) -> None:
    """The package keeps its rights, and nothing is left beside it."""
    assert exchange_package(package, ["a.py", "b.py"])
    assert contents(package) == {"a.py": "new", "b.py": "new"}
    assert package.stat().st_mode & 0o777 == 0o750
    assert [path.name for path in package.parent.iterdir()] == ["acme"]


@pytest.mark.parametrize("fault", ["exchange", "link"])
def test_a_system_that_cannot_changes_nothing(
    fault: str, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without swapping, or on a file system without hard links, the files stay as they were."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if fault == "link":
        monkeypatch.setattr(os, "link", refuse)
    else:
        monkeypatch.setattr(filesystem, "exchange", lambda *_: False)
    before = contents(package)
    assert not exchange_package(package, ["a.py", "b.py"])
    assert contents(package) == before
    assert [path.name for path in package.parent.iterdir()] == ["acme"]


def test_a_package_of_these_files_alone_goes_whole(package: Path) -> None:
    """Python's cache goes with it."""
    (package / "__pycache__").mkdir()
    names = [path.name for path in package.iterdir() if path.name != "__pycache__"]
    assert remove_package(package, names)
    assert list(package.parent.iterdir()) == []


def test_a_package_with_other_files_stays(package: Path) -> None:
    """What else is in it belongs to somebody, so nothing at all is removed."""
    before = contents(package)
    assert not remove_package(package, ["a.py"])
    assert contents(package) == before


def test_what_a_killed_build_left_goes(package: Path) -> None:
    """Half-filled folders beside the packages are removed, links to others' only as links."""
    source, outside = package.parent, package.parents[1] / "outside"
    outside.mkdir()
    (outside / "file").write_text("mine")
    (source / ".acme.errdex-new").mkdir()
    (source / ".acme.errdex-new/a.py").write_text("half")
    (source / ".old.errdex-new").symlink_to(outside)
    clear_left(source)
    assert [path.name for path in source.iterdir()] == ["acme"]
    assert (outside / "file").read_text() == "mine"
