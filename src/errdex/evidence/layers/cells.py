"""Reads the cells of a spreadsheet, whose quotation marks are doubled (RFC 4180, 2.7).

A row of two cells with a comma between becomes a name, a tab and a value.
"""

from __future__ import annotations

import re

_DOUBLED = re.compile('[A-Za-z]=""[^"\n]')
_QUOTED = '"((?:[^"\n]|"")*)"'
_LINES = re.compile('(?<=[\n\t,;|])"([^"]*(?:""[^"]*)*)"(?=[\n\t,;|])')
_MESSAGE = re.compile('[\n\t,;|]"[A-Z]{3,7} [^ "\n]+ HTTP/[0-9]')
"""The first line of a request that is the beginning of a cell."""
_COMMAND = re.compile("(?:[$#>%] )?[Cc]url(?:\\.exe)? ")
_CELL = re.compile(f"(?<=[\n\t]){_QUOTED}(?=[\n\t])")
_ROW = re.compile(f'(?<=\n)(?:"([^"\n]*)"|([^",\n]*)),(?:{_QUOTED}|([^",\n]*))(?=\n)')


def read_cells(text: str) -> str:
    """Return text with the cells as they say, if quotation marks in some are doubled."""
    is_doubled = '=""' in text and _DOUBLED.search(text)
    if not is_doubled and not ("HTTP/" in text and _MESSAGE.search(f"\n{text}")):
        return text
    framed = _LINES.sub(_lines, f"\n{text}\n")
    return (_CELL.sub(_plain, _ROW.sub(_row, framed)) if is_doubled else framed)[1:-1]


def _lines(found: re.Match[str]) -> str:
    """Return a cell of several lines, or with a command, on lines of its own."""
    is_apart = "\n" in found[1] or _COMMAND.match(found[1])
    return f"\n{_single(found[1])}\n" if is_apart else found.group()


def _row(found: re.Match[str]) -> str:
    name, value = found[1] or found[2] or "", found[3] or found[4] or ""
    return f"{name}\t{_single(value)}"


def _plain(found: re.Match[str]) -> str:
    return _single(found[1])


def _single(text: str) -> str:
    return text.replace('""', '"')
