"""Reads the cells of a spreadsheet, whose quotation marks are doubled (RFC 4180, 2.7).

A row of two cells with a comma between becomes a name, a tab and a value.
"""

from __future__ import annotations

import re

_DOUBLED = re.compile('[A-Za-z]=""[^"\n]')
_QUOTED = '"((?:[^"\n]|"")*)"'
_CELL = re.compile(f"(?<=[\n\t]){_QUOTED}(?=[\n\t])")
_ROW = re.compile(f'(?<=\n)(?:"([^"\n]*)"|([^",\n]*)),(?:{_QUOTED}|([^",\n]*))(?=\n)')


def read_cells(text: str) -> str:
    """Return text with the cells as they say, if quotation marks in some are doubled."""
    if '=""' not in text or not _DOUBLED.search(text):
        return text
    return _CELL.sub(_plain, _ROW.sub(_row, f"\n{text}\n"))[1:-1]


def _row(found: re.Match[str]) -> str:
    name, value = found[1] or found[2] or "", found[3] or found[4] or ""
    return f"{name}\t{_single(value)}"


def _plain(found: re.Match[str]) -> str:
    return _single(found[1])


def _single(text: str) -> str:
    return text.replace('""', '"')
