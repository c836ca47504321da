"""Changes a generated package in one step, where the system can: importers see one build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
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
        names: Its files that are written beside their places.
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
    found = set(os.listdir(package)) - {_CACHE}  # noqa: PTH208 - names are all that counts
    if package.is_symlink() or found != set(names):
        return False
    package.rename(beside(package))
    discard(beside(package))
    return True


def clear_left(folder: Path) -> None:
    """Remove what a killed build left in the folder of the packages."""
    for path in folder.glob(f".*{SUFFIX}"):
        discard(path)


def _fill(package: Path, new: Path, names: set[str]) -> None:
    for path in package.iterdir():
        if path.name in names or path.name == _CACHE or path.name.endswith(SUFFIX):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, new / path.name, symlinks=True)
        else:
            os.link(path, new / path.name, follow_symlinks=False)
    for name in names:
        os.link(beside(package / name), new / name)
