"""Folders of Markdown pages, one for each code."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.authoring.importing.mapping import read_mapping
from errdex.authoring.importing.reading import read_tables
from errdex.errors import ErrdexError
from tests.authoring.importing.reading import cells, remarks


def test_a_page_is_a_code(tmp_path: Path) -> None:
    """Its name is the code unless the front matter has one; its heading is the title."""
    (tmp_path / "E1.md").write_text("# It fails #\n\nBecause.\n\n```c\n# x\n```\n")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "two.md").write_text("---\ncode: E2\ntags: [a, b]\n---\nText.\n")
    (tmp_path / "README.md").write_text("# About\n")
    (table,) = read_tables(tmp_path, read_mapping([]))
    assert cells(table) == [
        {"code": "E1", "title": "It fails", "body": "Because.\n\n```c\n# x\n```"},
        {"code": "E2", "tags": ("a", "b"), "body": "Text."},
    ]
    assert len(remarks(table, "note")) == 1


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A broken front matter, an empty page; a folder without pages is refused."""
    with pytest.raises(ErrdexError, match="has no page"):
        read_tables(tmp_path, read_mapping([]))
    (tmp_path / "E1.md").write_text("---\na: [\n---\nText.\n")
    (tmp_path / "E2.md").write_text("")
    (table,) = read_tables(tmp_path, read_mapping([]))
    assert [row.cells for row in table.rows] == [{"code": "E1", "body": "Text."}]
    assert [what.rpartition(": ")[2] for what in remarks(table)][1] == "is empty"
    assert "the front matter is not read" in remarks(table)[0]
