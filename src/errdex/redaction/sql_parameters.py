"""Finds the values that a statement of SQL is given apart from it: `SET password = ?`, `["x"]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from errdex.redaction.named_places import WORD, Place

_PARAMETER = "[@$:](?<![A-Za-z0-9_@$:].)[A-Za-z0-9_]{1,20}"
_GIVEN = re.compile(f"({_PARAMETER})[ \t]?=[ \t]?N?(?=['\"])")
"""A parameter and its value."""
_COMPARED = f"({WORD})[\"'`\\]]?[ \t]?(?:[<!=>]{{1,2}}|LIKE|like)[ \t]?"
_BOUND = re.compile(f"(?<![A-Za-z0-9_]){_COMPARED}({_PARAMETER})")
"""What a parameter is a value of."""
_MARK = re.compile("(?:\\?|%s)(?![A-Za-z0-9_])")
_STATEMENT = re.compile(
    "(?:INSERT|UPDATE|SELECT|DELETE|insert|update|select|delete)[ \t\r\n]"
    "(?:[^?%]{1,300}(?:\\?|%s)){1,40}"
)
"""A statement up to its last mark."""
_NAME = re.compile(f"{_COMPARED}(?:[A-Za-z_]{{1,20}}\\()?\\Z")
_REACH = 90
"""Characters in front of a mark in which its name is."""
_COLUMNS = re.compile("\\(([^()]{1,2000})\\)[ \t\r\n]{0,20}[Vv](?:alues|ALUES)[ \t\r\n]{0,20}\\(")
_LIST = re.compile(
    "[^?%\\[({]{0,120}?(?:[\"'`][ \t]{0,3}[,%][ \t\r\n]{0,20}|--[ \t]"
    "|(?:arameters?|arams|indings?|alues|[Aa]rgs)[\"']?[:=]?[ \t]{0,3}(?=[\\[({\"'0-9A-Za-z]))"
    "[\\[({]{0,2}"
)
"""What is between a statement and the list of its values."""
_VALUE = re.compile(
    "[ \t\r\n]{0,20}(?:\"([^\"\n]{0,200})\"|'([^'\n]{0,200})'|([^,\\])}(\"'\r\n]{1,200}))"
    "(?:\\([A-Za-z]{1,12}\\))?[ \t\r\n]{0,20}(?:,|(?=[\\])}\r\n])|\\Z)"
)


def find_parameters(text: str) -> Iterator[Place]:
    """Yield the values of parameters, with what they are compared with, set to or inserted into."""
    if any(map(text.__contains__, ("='", "= '", "=N'"))):
        yield from _by_name(text)
    if "?" in text or "%s" in text:
        for statement in _STATEMENT.finditer(text):
            yield from _by_order(text, statement)


def _by_name(text: str) -> Iterator[Place]:
    given = list(_GIVEN.finditer(text))
    names = {found[2]: found[1] for found in _BOUND.finditer(text)} if given else {}
    for found in given:
        if name := names.get(found[1]):
            yield Place(name, found.end())


def _by_order(text: str, statement: re.Match[str]) -> Iterator[Place]:
    marks = list(_MARK.finditer(text, *statement.span()))
    columns = _COLUMNS.search(statement[0])
    opened = _LIST.match(text, statement.end())
    at = opened.end() if opened else len(text)
    for mark in marks if opened else ():
        value = _VALUE.match(text, at)
        if not value:
            return
        name = _NAME.search(text[max(0, mark.start() - _REACH) : mark.start()])
        told = name[1] if name else _column(columns, mark.start() - statement.start())
        start, end = value.span(value.lastindex or 0)
        if told and start < end:
            yield Place(told, start, end)
        at = value.end()


def _column(columns: re.Match[str] | None, at: int) -> str | None:
    """Return the column of a mark at a place of a statement that inserts."""
    if not columns or at < columns.end():
        return None
    number = columns.string.count(",", columns.end(), at)
    name = next(islice(columns[1].split(","), number, None), None)
    return name.strip(" \t\r\n\"'`[]") if name else None
