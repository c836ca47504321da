"""Remembers what was judged of the parts of one text: a log repeats its words, lines and values."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Part = TypeVar("Part", bound=Hashable)
Found = TypeVar("Found")

_KEPT = 1000
"""Answers that are kept at once."""


class Judged(dict[Part, Found], Generic[Part, Found]):
    """What one function says of parts of a text."""

    def __init__(self, judge: Callable[[Part], Found]) -> None:
        """Remember nothing yet."""
        self._judge = judge

    def __missing__(self, part: Part) -> Found:
        """Judge a part."""
        if len(self) >= _KEPT:
            self.clear()
        found = self[part] = self._judge(part)
        return found
