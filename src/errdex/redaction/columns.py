"""Finds the cells of tables, such as CSV and Markdown, below a header that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.redaction.named_places import Place

_STEM = re.compile(
    "au|bea|cre|coo|jwt|key|kie|otp|pa[sr]|pin|pw|sec|ses|sid|sig|tok|[\u4e00-\u9fff]", re.IGNORECASE
)
"""A part of each name of a secret, by which a header is looked for."""
_LONGEST = 2000
"""Characters of a header. A longer line is none."""
_SIGNS = " \t\"'`*"
_NAME = re.compile("[A-Za-z\u4e00-\u9fff][A-Za-z0-9_.\u4e00-\u9fff-]{0,40}(?: [A-Za-z0-9_.-]{1,40})?")
_RULE = re.compile("[ \t]*[-+|=:][-+|=: \t]*")
_CELL = {sign: re.compile(f'(?:"[^"\n]*"|[^"{sign}\n])*') for sign in "|,;\t"}


def find_cells(text: str) -> Iterator[Place]:
    """Yield the cells below each name that a header has, with the name.

    Every cell of a header is a name, and each row below has as many cells.
    """
    at = 0
    while found := _STEM.search(text, at):
        start = text.rfind("\n", 0, found.start()) + 1
        end = _line_end(text, start)
        at = end
        header = text[start:end] if end - start <= _LONGEST else ""
        below = _next_line(text, end)
        sign = next((sign for sign in "|\t;," if sign in header), "")
        if not sign and not _is_rule(text, below):
            continue
        names = [name.strip(_SIGNS) for name in _texts(header, sign)]
        if all(_NAME.fullmatch(name) for name in _inner(names)):
            for place in _cells_below(text, below, sign, names):
                yield place
                at = max(at, _line_end(text, place.start))


def _cells_below(text: str, at: int, sign: str, names: list[str]) -> Iterator[Place]:
    while at < len(text):
        end = _line_end(text, at)
        if not _is_rule(text, at):
            cells = list(_spans(text, at, end, sign))
            if len(cells) != len(names) or (not sign and not text[at:end].strip(_SIGNS)):
                return
            for name, (first, last) in zip(names, cells, strict=True):
                if first < last and name:
                    yield Place(name, first, last)
        at = _next_line(text, end)


def _is_rule(text: str, at: int) -> bool:
    found = _RULE.match(text, at)
    return found is not None and found.end() == _line_end(text, at)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - (text[end - 1 : end] == "\r" and end > at)


def _next_line(text: str, end: int) -> int:
    return text.find("\n", end) + 1 or len(text)


def _inner(names: list[str]) -> list[str]:
    """Return the names of a header, which may begin and end with a bar."""
    start, end = int(names[0] == ""), len(names) - (names[-1] == "")
    return names[start:end] or [""]


def _texts(line: str, sign: str) -> list[str]:
    return line.split(sign) if sign else [line]


def _spans(text: str, at: int, end: int, sign: str) -> Iterator[tuple[int, int]]:
    """Yield where the cells of a line are, without what is around them."""
    while True:
        found = _CELL[sign].match(text, at, end) if sign else None
        behind = found.end() if found else end
        cell = text[at:behind]
        first = at + len(cell) - len(cell.lstrip(_SIGNS))
        yield first, max(first, at + len(cell.rstrip(_SIGNS)))
        if behind >= end or text[behind] != sign:
            return
        at = behind + 1
