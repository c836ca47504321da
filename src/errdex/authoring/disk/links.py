"""Keeps builds inside the project: no link below `build/` and `site/` is followed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from errdex.errors import ErrdexError, escaped

WHAT = "is a link, which errdex does not follow here; remove it"


def refuse_linked_folders(root: Path, folder: str) -> None:
    """Refuse a folder of the project that a link leads to, at any level.

    Args:
        root: The project's root, which may itself be linked.
        folder: The folder's path below it, with forward slashes.

    Raises:
        ErrdexError: The first link on the way.
    """
    parts = folder.split("/")
    for number in range(len(parts)):
        shown = "/".join(parts[: number + 1])
        if (root / shown).is_symlink():
            raise ErrdexError(f"{shown}: {WHAT}")


def files_below(folder: Path, shown: str) -> Iterator[Path]:
    """Yield the files of a folder at every level, without names that begin with a dot.

    Args:
        folder: The folder.
        shown: How an error names it.

    Raises:
        ErrdexError: One of them is a link.
    """
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            raise ErrdexError(f"{shown}/{escaped(entry.name)}: {WHAT}")
        if entry.is_dir():
            yield from files_below(Path(entry.path), f"{shown}/{entry.name}")
        elif entry.is_file():
            yield Path(entry.path)


def refuse_links(folder: Path, shown: str) -> None:
    """Refuse a folder with a link anywhere in it, as `files_below` does."""
    for _ in files_below(folder, shown):
        pass


def discard(folder: Path) -> None:
    """Remove a folder that errdex made, or the link in its place, but nothing behind a link."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.is_dir():
        shutil.rmtree(folder)
