"""Tells which mentions of a code say it again: in one line of a text, or in one page of HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from errdex.matching.mentions import Mention

_BEGINS = re.compile("\n|<(?:html|HTML)[ >\n]")
_PAGE_ENDS = ("</html>", "</HTML>")
_FAR = 2000
"""Characters of a page."""


def once_each(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, int]]:
    """Yield each mention and how much it counts: 1, or 0 where its line or page has it before."""
    starts = _starts(text) if len(mentions) > 1 else []
    seen: set[tuple[str, str, int]] = set()
    for mention in mentions:
        key = mention.field, mention.code, bisect_right(starts, mention.start)
        yield mention, int(key not in seen)
        seen.add(key)


def _starts(text: str) -> list[int]:
    """Return where the lines begin that are in no page, and the pages."""
    starts: list[int] = []
    end = 0
    for found in _BEGINS.finditer(text):
        at = found.start()
        if at < end:
            continue
        starts.append(at)
        if found[0] != "\n":
            ends = (text.find(tag, at, at + _FAR) for tag in _PAGE_ENDS)
            end = max(ends)
    return starts
