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
_SIGN = "(?:\\?|%s|\\$[0-9]{1,2})"
_MARK = re.compile(f"{_SIGN}(?![A-Za-z0-9_])")
_STATEMENT = re.compile(
    "(?:INSERT|UPDATE|SELECT|DELETE|insert|update|select|delete)[ \t\r\n]"
    f"(?:(?:[^?%$:]|::){{1,300}}{_SIGN}){{1,40}}"
)
"""A statement up to its last mark."""
_NAME = re.compile(f"{_COMPARED}(?:[A-Za-z_]{{1,20}}\\()?\\Z")
_REACH = 90
"""Characters in front of a mark in which its name is."""
_COLUMNS = re.compile("\\(([^()]{1,2000})\\)[ \t\r\n]{0,20}[Vv](?:alues|ALUES)[ \t\r\n]{0,20}\\(")
_NAMES_OF_LISTS = "[Pp]aram(?:eter)?s|PARAM(?:ETER)?S|[Bb]ind(?:ing)?s?|[Aa]rgs"
_LIST = re.compile(
    "(?:(?P<code>[^?%\\[({]{0,120}?[\"'`][ \t]{0,3}[,%][ \t\r\n]{0,20}"
    "(?![\"']?[A-Za-z_]{1,30}[\"']?[ \t]?:))"
    f"|[^?%]{{0,200}}?(?:--[ \t](?=[\\[({{\"'])|(?:{_NAMES_OF_LISTS})[\"']?[ \t]{{0,3}}(?=[\\[({{])"
    f"|(?:{_NAMES_OF_LISTS}|[Vv]alues)[\"']?[ \t]{{0,3}}[:=][ \t]{{0,3}}(?=[\\[({{\"'0-9A-Za-z])))"
    "[\\[({]{0,2}"
)
"""What is between a statement and the list of its values; behind a quote, code may name them."""
_VALUE = re.compile(
    "[ \t\r\n]{0,20}(?:\"([^\"\n]{0,200})\"|'([^'\n]{0,200})'|([^,\\])}(\"'\r\n]{1,200}))"
    "(?:\\([A-Za-z]{1,12}\\))?[ \t\r\n]{0,20}(?:,|(?=[\\])}\r\n])|\\Z)"
)


_BINDING = re.compile(
    "[^\r\n]{0,300}\r?\n[^\r\n]{0,200}?inding parameter [\\[(]([1-9][0-9]?)[^\r\n]{1,40}? (?:-|<-) "
    "\\[([^\\]\r\n]{0,200})\\]"
)
"""The next line, which tells the value of one mark."""


def find_parameters(text: str) -> Iterator[Place]:
    """Yield the values of parameters, with what they are compared with, set to or inserted into."""
    if any(map(text.__contains__, ("='", "= '", "=N'"))):
        yield from _by_name(text)
    if any(map(text.__contains__, ("?", "%s", "$1"))):
        for statement in _STATEMENT.finditer(text):
            yield from _by_order(text, statement)


def _by_name(text: str) -> Iterator[Place]:
    given = list(_GIVEN.finditer(text))
    names = {found[2]: found[1] for found in _BOUND.finditer(text)} if given else {}
    for found in given:
        if name := names.get(found[1]):
            yield Place(name, found.end())


def _by_order(text: str, statement: re.Match[str]) -> Iterator[Place]:
    names = list(_names_of(text, statement))
    end = statement.end()
    bindings = list(islice(_bindings(text, end), len(names)))
    for number, start, last in bindings:
        if told := names[min(number, len(names)) - 1]:
            yield Place(told, start, last)
    opened = None if bindings else _LIST.match(text, end)
    at = opened.end() if opened else len(text)
    for told in names if opened else ():
        value = _VALUE.match(text, at)
        if not value:
            return
        start, end = value.span(value.lastindex or 0)
        is_code = opened and opened["code"] and value[3] is not None
        if told and start < end and not is_code:
            yield Place(told, start, end)
        at = value.end()


def _bindings(text: str, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield the number of a mark and where its value is, of each line that tells it."""
    while found := _BINDING.match(text, at):
        yield int(found[1]), *found.span(2)
        at = found.end()


def _names_of(text: str, statement: re.Match[str]) -> Iterator[str | None]:
    """Yield what each mark is a value of."""
    columns = _COLUMNS.search(statement[0])
    for mark in _MARK.finditer(text, *statement.span()):
        name = _NAME.search(text[max(0, mark.start() - _REACH) : mark.start()])
        yield name[1] if name else _column(columns, mark.start() - statement.start())


def _column(columns: re.Match[str] | None, at: int) -> str | None:
    """Return the column of a mark at a place of a statement that inserts."""
    if not columns or at < columns.end():
        return None
    number = columns.string.count(",", columns.end(), at)
    name = next(islice(columns[1].split(","), number, None), None)
    return name.strip(" \t\r\n\"'`[]") if name else None
