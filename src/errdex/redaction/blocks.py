"""Finds what a value has besides its first line or item: lists and blocks of YAML, long texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

_REACH = 300
"""Characters in front of a value in which the beginning of its block is."""
_DASH = re.compile("\n([ \t]{0,40})-[ \t]{1,9}\\Z")
BLOCK_SIGN = (
    "(?:![A-Za-z!]{1,20}[ \t])?[|>][0-9+-]{0,2}(?:[ \t]{1,9}#[ -~]{0,80})?[ \t]{0,9}"
    "(?:\r?\n[ \t]{0,40}(?=[\r\n])){0,5}"
)
"""What begins a block of YAML, and the lines without text in it."""
_BLOCK = re.compile(f"{BLOCK_SIGN}\r?\n([ \t]{{1,40}})\\Z")
_SEVERAL = re.compile("[A-Za-z0-9_], ?[A-Za-z0-9_]{1,40} :?= ?\\Z")
_SIGNS_IN = re.compile("(?:[Aa]uth|[Cc]redentials|AuthenticationToken)\\([ \t]*\\Z")
"""A call with a name and a password."""
_ITEM = re.compile(
    "\r?\n([ \t]{0,40})-[ \t]{1,9}(?![\"']?[A-Za-z0-9_-]{1,40}[\"']?:[ \t\r\n])"
    "[\"']?([^ \t\r\n\"']+)"
)
_LINE = re.compile("([ \t]{0,80})([^\r\n]*[^ \t\r\n])?[ \t]{0,80}(?:\r?\n|$)")
_FENCE = re.compile("[bBfru]?(\"{3}|'{3})")
_LONGEST_FENCED = 5000
"""Characters between two fences. A longer text is not taken for a value."""
_BEFORE_FENCED = "bBfru\"'"
_TEXT = re.compile("[^ \t\r\n](?:[^\r\n]*[^ \t\r\n])?")
_QUOTED = re.compile(
    "(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}')[ \t]{0,3},[ \t]{0,3}[\"']([^\"'\n]{1,200})"
)


def rest_of_value(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield the lines or items of a value that begins at a place, but for the first item."""
    fence = _FENCE.match(text, at) if text[at : at + 1] in _BEFORE_FENCED else None
    start = fence.end() if fence else at
    end = text.find(fence[1], start, start + _LONGEST_FENCED + len(fence[1])) if fence else -1
    if end > start:
        for line in _TEXT.finditer(text, start, end):
            yield line.span()
        return
    behind = text[max(0, at - _REACH) : at]
    last = behind.rstrip(" \t")[-1:]
    if (last == "=" and "," in behind and _SEVERAL.search(behind)) or (
        last == "(" and _SIGNS_IN.search(behind)
    ):
        if found := _QUOTED.match(text, at):
            yield found.span(1)
    elif last == "-" and (found := _DASH.search(behind)):
        yield from _items(text, at, found[1])
    elif last == "\n" and (found := _BLOCK.search(behind, _last_line(behind))):
        yield from _lines(text, at - len(found[1]), found[1])


def _last_line(text: str) -> int:
    """Return where the last line begins that is not blank."""
    return text.rfind("\n", 0, len(text.rstrip(" \t\r\n"))) + 1


def _items(text: str, at: int, indent: str) -> Iterator[tuple[int, int]]:
    """Yield the items of a list behind the one at a place."""
    found = _ITEM.match(text, _line_end(text, at))
    while found and found[1] == indent:
        yield found.span(2)
        found = _ITEM.match(text, _line_end(text, found.end()))


def _lines(text: str, at: int, indent: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of a block from a place on."""
    found = _LINE.match(text, at)
    while found and found[0] and (not found[2] or found[1].startswith(indent)):
        if found[2]:
            yield found.span(2)
        found = _LINE.match(text, found.end())


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - (text[end - 1 : end] == "\r")
