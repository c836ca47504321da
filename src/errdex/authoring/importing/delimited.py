"""Reads CSV and TSV with any delimiter."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.tables import LARGEST_FILE, Place, Table, from_grid
from errdex.errors import ErrdexError

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
MOST_SNIFFED = 200
"""Rows that tell which delimiter a file has. Later ones do not count."""


def read_delimited(text: str, name: str, encoding: str, mapping: Mapping) -> list[Table]:
    """Return the table of a text.

    Raises:
        ErrdexError: A quote in it is not closed.
    """
    csv.field_size_limit(LARGEST_FILE)
    delimiter = delimiter_of(text)
    kind = f"CSV, {DELIMITERS[delimiter]} between cells, {encoding}"
    grid = _rows(text, delimiter, name)
    return [from_grid(Place(name), kind, grid, mapping.columns, mapping.header)]


def delimiter_of(text: str) -> str:
    """Return the delimiter by which most of the first rows have one width, above one cell."""

    def fit(delimiter: str) -> tuple[int, int]:
        rows = filter(None, csv.reader(_lines(text), delimiter=delimiter))
        widths = Counter(len(row) for row in islice(rows, MOST_SNIFFED))
        width, times = max(widths.items(), key=lambda item: (item[0] > 1, item[1]))
        return (times if width > 1 else 0, width)

    return max(DELIMITERS, key=fit) if text.strip() else ","


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _rows(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line of each row, and its cells."""
    ended = False

    def lines() -> Iterator[str]:
        nonlocal ended
        yield from _lines(text)
        ended = True

    reader = csv.reader(lines(), delimiter=delimiter)
    start = 1
    for cells in reader:
        if ended:  # the reader looks for more only inside quotes
            what = "a quote that begins in this row is not closed; close it, or double it inside"
            raise ErrdexError(f"{name}:{start}: {what}")
        yield start, cells
        start = reader.line_num + 1
