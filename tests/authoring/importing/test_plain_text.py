"""Tables in plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.errors import UsageError
from tests.authoring.importing.reading import cells, read, remarks

STATES = """# Comment
Section: Class 01 - Warning

01000    W    A_WARNING    warning
01004    W    TRUNCATED
"""


def test_columns_and_sections_are_read(tmp_path: Path) -> None:
    """White space is between cells, the last takes the rest of the line, comments are counted."""
    settings = {"columns": "[code, kind, macro, name]", "section": '"Section: {title}"'}
    (table,) = read(tmp_path / "a.txt", STATES + "02 E X several words here\n", **settings)
    assert cells(table)[0] == {
        "code": "01000", "kind": "W", "macro": "A_WARNING", "name": "warning",
        "section": "Class 01 - Warning",
    }  # fmt: skip
    assert "name" not in cells(table)[1]
    assert cells(table)[2]["name"] == "several words here"
    assert [row.place.line for row in table.rows] == [4, 5, 6]
    assert remarks(table, "note") == ["a.txt: lines of comments that were passed over: 1"]


def test_a_header_names_columns_that_two_spaces_part(tmp_path: Path) -> None:
    """As in what programs print."""
    (table,) = read(tmp_path / "a.txt", "CODE  SHORT TEXT\nE1    no such item\nE2\tlocked\n")
    assert cells(table) == [
        {"CODE": "E1", "SHORT TEXT": "no such item"},
        {"CODE": "E2", "SHORT TEXT": "locked"},
    ]


def test_a_section_needs_a_title(tmp_path: Path) -> None:
    """Otherwise it would name nothing."""
    with pytest.raises(UsageError, match=r"has no \{title\}"):
        read(tmp_path / "a.txt", STATES, section="Section")
