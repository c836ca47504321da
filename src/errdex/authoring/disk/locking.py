"""Lets one build at a time work on a project."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Wait until no other build works on the project, and keep others waiting meanwhile.

    The lock is on the folder itself: it leaves no file behind, and ends with its process. Where
    the system has no such locks, builds are not kept apart.
    """
    with contextlib.ExitStack() as held:
        if sys.platform != "win32":
            import fcntl

            with contextlib.suppress(OSError):  # a folder without right to read, a network disk
                folder = os.open(root, os.O_RDONLY)
                held.callback(os.close, folder)
                fcntl.flock(folder, fcntl.LOCK_EX)
        yield
