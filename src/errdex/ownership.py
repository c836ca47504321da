"""Whose files these are: a project's code runs only for the user to whom it belongs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def is_foreign(path: Path) -> bool:
    """Tell whether a file, a folder, a link, or what it leads to belongs to another user.

    As for git's `safe.directory`, root's files are another user's too, and root that was reached
    by `sudo` is also the user who called it. Where the system names no owners, as Python's
    standard library does not on Windows, what is outside the user's own folder is foreign.
    """
    if not hasattr(os, "geteuid"):
        return not path.resolve().is_relative_to(_home())
    owners = set()
    try:
        for step in _way_to(path):
            owners.add(os.lstat(step).st_uid)
    except FileNotFoundError:
        pass
    except OSError:
        return True
    return not owners <= _callers()


def foreign_part(path: Path) -> Path | None:
    """Return the first of a file, or of a folder and all that is in it, that is foreign."""
    return next((part for part in _parts(path) if is_foreign(part)), None)


def folders_upwards(start: Path) -> Iterator[Path]:
    """Yield a folder and those above it, as far as the home folder or the end of its file system.

    Where git ends its search too: beyond a file system, others decide what is there.
    """
    device, last = start.stat().st_dev, _home()
    for folder in (start, *start.parents):
        if _device_of(folder) != device:
            return
        yield folder
        if folder == last:
            return


def _way_to(path: Path) -> Iterator[Path]:
    """Yield a path and, one after the other, what links lead to, as far as a system follows."""
    for _ in range(41):  # Linux follows 40 links
        yield path
        if not path.is_symlink():
            return
        path = path.parent / path.readlink()


def _device_of(folder: Path) -> int | None:
    try:
        return folder.stat().st_dev
    except OSError:
        return None


def _home() -> Path:
    """Return the user's own folder; without one, the root of the file system."""
    try:
        return Path.home().resolve()
    except (RuntimeError, OSError):
        return Path("/")


def _callers() -> set[int]:
    caller = os.geteuid()
    asked_by = os.environ.get("SUDO_UID", "") if caller == 0 else ""
    return {caller, int(asked_by)} if asked_by.isdecimal() else {caller}


def _parts(path: Path) -> Iterator[Path]:
    """Yield a file, or a folder and all that is read by way of it, what links lead to included."""
    yield path
    seen: set[str] = set()
    for folder, folders, files in os.walk(path, followlinks=True):
        yield from (Path(folder, name) for name in folders + files)
        real = {name: os.path.realpath(os.path.join(folder, name)) for name in folders}  # noqa: PTH118 - as `realpath`
        folders[:] = [name for name in folders if real[name] not in seen]
        seen.update(real.values())
