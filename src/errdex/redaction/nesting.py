"""Tells what ends a value from what is written as an escape because it is a part of the value."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

SEALED = "\ufffc"
"""Is read for a sign that is a part of a value."""
_SIGNS = frozenset(sign for sign in map(chr, range(128)) if not sign.isalnum())
_REACH = 64
"""Characters in front of a sign in which backslashes are counted."""
_QUOTE = re.compile("[\"\n]|'(?:(?<![A-Za-z0-9]{2}')|(?![A-Za-z0-9]))")
"""What opens and closes a text, which an apostrophe in a word does not."""


class _Kind(NamedTuple):
    """How a sign is written: with which escape, in how many layers.

    Attributes:
        escape: `%`, `&` or a backslash; empty if it is written as it is.
        depth: How many layers it is escaped in.
        run: How many backslashes are in front of a quote.
    """

    escape: str = ""
    depth: int = 0
    run: int = 0


_PLAIN = _Kind()


class Nesting:
    """The signs of a text that are written as escapes.

    Attributes:
        unclosed: To where quotes, by how they are written, are known not to be closed.

    Args:
        raw: The text as it is written.
        text: The text as it is read.
        escapes: Where each escape is in the one and in the other, with what it is read as.
    """

    def __init__(self, raw: str, text: str, escapes: Iterable[tuple[int, int, int]]) -> None:
        self.unclosed: dict[str, int] = {}
        self._text = text
        self._kinds = {
            at: _kind(raw, text, start, end, at) for at, start, end in escapes if text[at] in _SIGNS
        }
        self._views: dict[tuple[str, int, bool], str] = {}

    @property
    def has_escapes(self) -> bool:
        """Whether any sign is written as an escape."""
        return bool(self._kinds)

    def is_escaped(self, at: int) -> bool:
        """Tell whether a sign is at a place that is written as an escape."""
        return at in self._kinds

    def opening(self, at: int) -> str:
        """Return a quote, and how it is written."""
        kind = self._kinds.get(at, _PLAIN)
        return f"{self._text[at]}{kind.escape}{kind.depth}"

    def quoted(self, at: int) -> str:
        """Return the text in which all that a quote at a place has escaped behind it is sealed."""
        if not self._kinds:
            return self._text
        opening = self._kinds.get(at, _PLAIN)
        key = (opening.escape, opening.depth, True)
        return self._view(key, lambda kind: _is_inside(kind, opening))

    def bare(self, at: int, is_line: bool = False) -> str:
        """Return the text in which the percent signs behind a sign at a place are sealed.

        Args:
            at: Where the sign is that a value without quotes follows.
            is_line: Whether backslashes are as well, unless the value is in a quoted text.
        """
        if not self._seals_bare:
            return self._text
        opening = self._kinds.get(at, _PLAIN)
        depth = opening.depth if opening.escape == "%" else 0
        is_line = is_line and opening.escape != "\\" and not self.is_in_quotes(at)
        return self._view(
            ("\\" if is_line else "", depth, False),
            lambda kind: (
                kind.depth > depth if kind.escape == "%" else is_line and kind.escape == "\\"
            ),
        )

    @cached_property
    def _seals_bare(self) -> bool:
        """Whether any sign is written with what a value without quotes may have sealed."""
        return any(kind.escape in ("%", "\\") for kind in set(self._kinds.values()))

    def _view(self, key: tuple[str, int, bool], is_inside: Callable[[_Kind], bool]) -> str:
        if key not in self._views:
            parts = []
            done = 0
            sealed = {kind for kind in set(self._kinds.values()) if is_inside(kind)}
            for at, kind in self._kinds.items() if sealed else ():
                if kind in sealed:
                    parts.append(self._text[done:at])
                    done = at + 1
            self._views[key] = SEALED.join([*parts, self._text[done:]])
        return self._views[key]

    def is_in_quotes(self, at: int) -> bool:
        """Tell whether a quote is open on the line in front of a place, where escapes are."""
        if not self._kinds:
            return False
        places, are_open = self._quotes
        number = bisect_left(places, at)
        return number > 0 and are_open[number - 1]

    @cached_property
    def _quotes(self) -> tuple[list[int], list[bool]]:
        """Where quotes and lines begin or end, and whether a quote is open behind each."""
        places, are_open = [], []
        double = single = False
        for found in _QUOTE.finditer(self._text):
            if found.start() not in self._kinds:
                double = found[0] != "\n" and double != (found[0] == '"')
                single = found[0] != "\n" and single != (found[0] == "'")
                places.append(found.start())
                are_open.append(double or single)
        return places, are_open


def _kind(raw: str, text: str, start: int, end: int, at: int) -> _Kind:
    is_quote = text[at] in "\"'`"
    if raw[start] == "\\":
        before = _backslashes(raw, start) if raw[start - 1 : start] == "\\" else 0
        end -= raw.endswith('""', start, end)
        return _backslashed(raw[start:end], before, is_quote)
    run = _backslashes(text, at) if is_quote else 0
    layers = (
        (end - start - 1) // 2 if raw[start] == "%" else 1 + raw.startswith("&amp;", start, end - 1)
    )
    return _Kind(raw[start], layers + (run.bit_length() if run % 2 else 0))


@lru_cache(maxsize=1024)
def _backslashed(escape: str, before: int, is_quote: bool) -> _Kind:
    """Return how a sign is written behind backslashes, with so many in front of its escape."""
    sign = len(escape) - len(escape.lstrip("\\"))
    run = min(before + sign, _REACH)
    return _Kind("\\", run.bit_length(), run if is_quote and sign == len(escape) - 1 else 0)


def _backslashes(text: str, end: int) -> int:
    """Return how many backslashes end at a place."""
    before = text[max(0, end - _REACH) : end]
    return len(before) - len(before.rstrip("\\"))


def _is_inside(kind: _Kind, opening: _Kind) -> bool:
    """Tell whether a sign is a part of what an opening quote encloses."""
    depth = opening.depth if opening.escape == kind.escape else 0
    return kind.run % (2 << depth) >= 1 << depth if kind.run else kind.depth > depth
