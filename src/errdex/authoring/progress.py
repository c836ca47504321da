"""Shows on a terminal how far long work is, and nothing anywhere else."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Progress:
    """Bars on standard error, which go when their work is done.

    Attributes:
        shown: Whether there are any.
    """

    shown: bool = False

    def over(self, items: Iterable[_T], what: str) -> Iterator[_T]:
        """Yield the items, and count them as they are taken."""
        with self.steps(what) as step:
            for item in items:
                yield item
                step()

    @contextlib.contextmanager
    def steps(self, what: str, total: int | None = None) -> Iterator[Callable[[], object]]:
        """Give a function that counts one step.

        Args:
            what: What is counted, in the plural.
            total: How many there will be, if that is known.
        """
        if not self.shown:
            yield lambda: None
            return
        with _bar(what, total) as bar:
            yield bar.update


SILENT = Progress()
"""Shows nothing."""


def progress_for(*, quiet: bool) -> Progress:
    """Return what shows progress where a person watches: on a terminal, and not in CI."""
    watched = sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and "CI" not in os.environ
    return Progress(watched and not quiet)


def _bar(what: str, total: int | None) -> Any:
    from tqdm import tqdm  # type: ignore[import-untyped] # no stubs are installed

    return tqdm(desc=what, total=total, leave=False, file=sys.stderr, unit="")
