"""Reads a folder of Markdown pages, one for each code."""

from __future__ import annotations

import re
from pathlib import Path

from errdex.authoring.importing.decoding import read_text
from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.tables import MOST_ROWS, Cell, Place, Row, Table
from errdex.authoring.importing.trees import cells_of
from errdex.authoring.source.findings import CatalogueError
from errdex.authoring.source.parser import read_nodes
from errdex.errors import ErrdexError, escaped

FILE, TITLE, BODY = "code", "title", "body"
_FRONT = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"\s*# +(?P<title>[^\n]+)(?:\n|\Z)")
_INDEXES = ("readme", "index", "_index", "changelog", "contributing")


def read_pages(folder: Path, mapping: Mapping) -> list[Table]:  # noqa: ARG001 # readers have one form
    """Return a row for each page: the code is the file's name unless the front matter has one.

    Raises:
        ErrdexError: There is no such folder, it has no pages, or one cannot be read.
    """
    name = escaped(folder.as_posix())
    if not folder.is_dir():
        raise ErrdexError(f"{name}: is no folder of Markdown pages")
    table = Table(Place(name), "Markdown pages", [FILE])
    paths = sorted(path for path in folder.rglob("*.md") if path.is_file())
    if len(paths) > MOST_ROWS:
        raise ErrdexError(f"{name}: has more than {MOST_ROWS:,} pages")
    for path in paths:
        place = Place(escaped(path.as_posix()))
        if path.stem.lower() in _INDEXES:
            table.remark("note", "is no page of a code by its name; not read", place)
            continue
        try:
            text, _ = read_text(path)
        except ErrdexError as error:
            table.remark("lost", str(error).removeprefix(f"{place}: "), place)
            continue
        cells = _page(table, path.stem, text, place)
        table.columns += [one for one in cells if one not in table.columns]
        table.rows.append(Row(place, cells))
    if not table.rows:
        raise ErrdexError(f"{name}: has no page that ends in .md")
    return [table]


def _page(table: Table, stem: str, text: str, place: Place) -> dict[str, Cell]:
    cells: dict[str, Cell] = {FILE: stem}
    if front := _FRONT.match(text):
        text = text[front.end() :]
        cells |= _front_matter(table, front[1], place)
    if TITLE not in cells and (heading := _TITLE.match(text)):
        title = heading["title"].strip().rstrip("#").rstrip()
        cells[TITLE], text = title, text[heading.end() :]
    if body := text.strip():
        cells[BODY] = body
    return cells


def _front_matter(table: Table, text: str, place: Place) -> dict[str, Cell]:
    try:
        root, findings = read_nodes(text, str(place))
    except CatalogueError as error:
        root, findings = None, list(error.findings)
    if findings or not isinstance(root, dict):
        what = findings[0].what if findings else "is no mapping"
        table.remark("lost", f"the front matter is not read: {what}", place)
        return {}
    return dict(cells_of(root))
