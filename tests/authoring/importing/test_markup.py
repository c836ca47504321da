"""Tables of HTML and Markdown pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.errors import ErrdexError, UsageError
from tests.authoring.importing.reading import cells, read

PAGE = """# Codes

## Storage

| Code | Title |
| --- | --- |
| E1 | a `b` **c** |
| E2 | [x](https://example.com) \\| y |

Text.

| Other | Thing |
|---|---|
| 1 | 2 |
"""


@pytest.mark.parametrize("piece", ["[", "[a](", "![", "[a](b) ", "<b ", "</b\t"])
def test_brackets_that_take_long_are_refused(tmp_path: Path, piece: str) -> None:
    page = f"{PAGE}| E3 | {piece * 300} |\n"
    with pytest.raises(ErrdexError, match=r"a\.md: line 15: more than 200 opening brackets"):
        read(tmp_path / "a.md", page)
    with pytest.raises(ErrdexError, match=r"a\.md: line 17: more than 200 opening brackets"):
        read(tmp_path / "a.md", f"{PAGE}\n{piece * 100}\n{piece * 200}\n")
    rows = "".join(f"| {n} | {piece * 100} |\n" for n in range(4))
    rows += "\n" + f"- {piece * 100}\n" * 4 + f"\n```\n{piece * 300}\n```\n"
    assert len(read(tmp_path / "a.md", PAGE + rows)[1].rows) == 5


def test_each_table_of_a_page_is_read(tmp_path: Path) -> None:
    """A cell is the text that readers see; the heading above a table is its section."""
    first, second = read(tmp_path / "a.md", PAGE)
    assert cells(first) == [
        {"Code": "E1", "Title": "a b c", "section": "Storage"},
        {"Code": "E2", "Title": "x | y", "section": "Storage"},
    ]
    assert str(first.rows[1].place).endswith("a.md: table 1, row 3")
    assert second.columns == ["Other", "Thing", "section"]
    assert [table.columns[0] for table in read(tmp_path / "a.md", PAGE, "sheet=2")] == ["Other"]


def test_cells_that_span_others_count_for_each(tmp_path: Path) -> None:
    """Rows and columns that a cell covers have its text."""
    html = (
        "<table><caption>Net</caption><tr><th>code<th>title<th>kind"
        "<tr><td>E1<td rowspan=2>a<br>b<td>x<tr><td>E2<td>y<tr><td colspan=2>E3<td>z</table>"
    )
    (table,) = read(tmp_path / "a.html", html)
    assert [list(row.values()) for row in cells(table)] == [
        ["E1", "a\nb", "x", "Net"],
        ["E2", "a\nb", "y", "Net"],
        ["E3", "E3", "z", "Net"],
    ]


def test_scripts_are_no_text_and_tables_may_be_nested(tmp_path: Path) -> None:
    """A table in a cell is a table of its own."""
    html = (
        "<table><tr><td>code<td>t<tr><td>E1<script>alert(1)</script>"
        "<td><table><tr><td>in<td>ner</table></table>"
    )
    outer, inner = read(tmp_path / "a.html", html)
    assert cells(outer) == [{"code": "E1"}]
    assert inner.columns == ["in", "ner"]


@pytest.mark.parametrize("stray", ["<b ", "<", '<a "', "<!", "<?", "<!--", "</", "<b a=", "<a '"])
def test_what_begins_no_tag_is_text_in_linear_time(tmp_path: Path, stray: str) -> None:
    """However often it is there: nobody looks for its end again and again."""
    html = '<table><tr><td>code<td title="a<b">t<tr><td>E1<td title=it\'s>1 < 2</table>'
    (table,) = read(tmp_path / "a.html", html + stray * 50_000)
    assert cells(table) == [{"code": "E1", "t": "1 < 2"}]


def test_comments_are_no_text(tmp_path: Path) -> None:
    """One that nothing ends is the rest of the page."""
    html = "<table><tr><td>code<td>t<tr><td>E1<!-- <td>x --><td>y<!-- <tr><td>E2<td>z</table>"
    assert cells(read(tmp_path / "a.html", html)[0]) == [{"code": "E1", "t": "y"}]


def test_signs_of_comments_in_scripts_and_long_attributes_hide_nothing(tmp_path: Path) -> None:
    """All that readers see is read."""
    begins = f'<script>let a = "<!--";</script><table><tr><td>code<td data-x="a<b {"y" * 2000}">t'
    html = f"{begins}<tr><td>E1<td>x</table>"
    assert cells(read(tmp_path / "a.html", html)[0]) == [{"code": "E1", "t": "x"}]


@pytest.mark.parametrize("span", ["99999999999999999999", "-1", "x", "0"])
def test_a_wild_span_is_bounded(tmp_path: Path, span: str) -> None:
    """It neither fills the memory nor fails."""
    html = f"<table><tr><td>code<td>t<tr><td rowspan={span} colspan={span}>E1<td>x</table>"
    assert read(tmp_path / "a.html", html)[0].rows


def test_a_page_without_tables_is_refused(tmp_path: Path) -> None:
    """And so is the number of a table that is not there."""
    with pytest.raises(ErrdexError, match="has no table"):
        read(tmp_path / "a.md", "Just text.\n")
    with pytest.raises(UsageError, match="number of a table, 1 to 2"):
        read(tmp_path / "a.md", PAGE, "sheet=3")
    with pytest.raises(ErrdexError, match=r"a\.html: tables are nested deeper"):
        read(tmp_path / "a.html", "<table><tr><td>" * 1000)
