"""What a file system can do and Python has no name for: swap two folders, and sync at once."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h


def exchange(first: Path, second: Path) -> bool:
    """Swap two folders in one step; return whether the system can, having changed nothing if not.

    At no moment is either name without a folder, as with two renames.
    """
    rename = _function("renameat2")
    names = (os.fsencode(first), os.fsencode(second))
    return rename is not None and not rename(
        _AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE
    )


def sync(folder: Path, files: Iterable[Path]) -> None:
    """Wait until files and their folders are on the disk, so that a power failure finds them there.

    Linux writes out the whole file system at once, which for many small files costs a fraction of
    what one call a file does.

    Args:
        folder: A folder of the file system.
        files: What was written; read only where the system has no such call.

    Raises:
        OSError: The disk did not take them.
    """
    syncfs = _function("syncfs")
    if syncfs is None:
        _sync_each(files)
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(descriptor):
            error = ctypes.get_errno()
            raise OSError(error, os.strerror(error), str(folder))
    finally:
        os.close(descriptor)


def _function(name: str) -> ctypes._NamedFuncPointer | None:
    """Return a function of Linux' C library, or nothing where there is none."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), name, None)


def _sync_each(files: Iterable[Path]) -> None:
    folders = set()
    for path in files:
        _sync_one(path)
        folders.add(path.parent)
    if os.name == "posix":  # Windows opens no folders
        for folder in folders:
            _sync_one(folder)


def _sync_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
