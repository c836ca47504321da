"""Swapping folders in one step, and having files on the disk."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from errdex.authoring.disk import filesystem
from errdex.authoring.disk.filesystem import exchange, sync

linux = pytest.mark.skipif(sys.platform != "linux", reason="a call of Linux; CI runs on Debian")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with a file of their own name in each."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name)
    return tmp_path / "a", tmp_path / "b"


@linux
def test_two_folders_change_places(folders: tuple[Path, Path]) -> None:
    """Each then holds what the other one held."""
    first, second = folders
    assert exchange(first, second)
    assert ((first / "name").read_text(), (second / "name").read_text()) == ("b", "a")


def test_nothing_changes_where_it_is_impossible(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is missing, or a system without the call, is an answer and no error."""
    first, second = folders
    assert not exchange(first, second.with_name("nowhere"))
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not exchange(first, second)
    assert (first / "name").read_text() == "a"


@linux
@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_sync_leaves_no_file_open(
    platform: str, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On every system the call returns with the files as they were and nothing left open."""
    monkeypatch.setattr(sys, "platform", platform)
    before = len(list(Path("/proc/self/fd").iterdir()))
    sync(folders[0].parent, [folder / "name" for folder in folders])
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@linux
def test_each_file_and_each_folder_is_synced(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a call for all, every file is, and every folder that names one, once."""
    synced: list[str] = []

    def record(descriptor: int) -> None:
        synced.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))

    monkeypatch.setattr(filesystem, "_function", lambda _name: None)
    monkeypatch.setattr(os, "fsync", record)
    first, second = folders
    files = [first / "name", second / "name"]
    sync(first.parent, files)
    assert sorted(synced) == sorted(str(path) for path in (*files, first, second))


@linux
def test_a_disk_that_fails_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says of a sync that failed is raised."""
    monkeypatch.setattr(filesystem, "_function", lambda _name: lambda _descriptor: -1)
    monkeypatch.setattr("ctypes.get_errno", lambda: 5)
    with pytest.raises(OSError, match="Input/output error"):
        sync(tmp_path, [])
