"""Changes a generated package in one step, where the system can: importers see one build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from errdex.authoring.disk import filesystem
from errdex.authoring.disk.links import discard
from errdex.project import SUFFIX, beside

_CACHE = "__pycache__"


def exchange_package(package: Path, names: Iterable[str]) -> bool:
    """Give a package several new files at once, and return whether the system can.

    Another folder is filled with links to the new files and to all that stays, and takes the
    package's place. Without that, nothing has changed.

    Args:
        package: The package's folder.
        names: The paths in it of the files that are written beside their places.
    """
    new = beside(package)
    if package.is_symlink():
        return False
    try:
        new.mkdir()
        shutil.copystat(package, new)
        _fill(package, new, set(names))
        done = filesystem.exchange(new, package)
    except OSError:  # a file system without links
        done = False
    discard(new)
    return done


def remove_package(package: Path, names: Iterable[str]) -> bool:
    """Remove a package at once if it holds these files alone; return whether it did."""
    if package.is_symlink() or set(_files_in(package)) != set(names):
        return False
    package.rename(beside(package))
    discard(beside(package))
    return True


def clear_left(folder: Path) -> None:
    """Remove what a killed build left in the folder of the packages."""
    for path in folder.glob(f".*{SUFFIX}"):
        discard(path)


def _fill(package: Path, new: Path, names: set[str]) -> None:
    for name in _files_in(package):
        if name not in names and not name.endswith(SUFFIX):
            _link(package / name, new / name)
    for name in names:
        _link(beside(package / name), new / name)


def _link(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    os.link(path, target, follow_symlinks=False)


def _files_in(package: Path) -> Iterator[str]:
    """Yield the paths of a package's files, at every level, without what Python cached."""
    for path in package.iterdir():
        if path.is_symlink() or not path.is_dir():
            yield path.name
        elif path.name != _CACHE:
            yield from (f"{path.name}/{name}" for name in _files_in(path))
