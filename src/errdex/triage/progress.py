"""How far a statement is, on a terminal and nowhere else."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator

EVERY = 0.5
"""Seconds between two looks."""


@contextlib.contextmanager
def progress(percent: Callable[[], float]) -> Iterator[None]:
    """Show on standard error how far something is while it runs, if that is a terminal.

    Args:
        percent: Tells how far; it is called from another thread.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(percent, done), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _watch(percent: Callable[[], float], done: threading.Event) -> None:
    shown = False
    while not done.wait(EVERY):
        sys.stderr.write(f"\rreading: {max(percent(), 0):3.0f} %")
        sys.stderr.flush()
        shown = True
    if shown:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
