"""CSV and TSV: delimiters, encodings, headers, and rows that do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.authoring.importing.decoding import read_text
from errdex.errors import ErrdexError
from tests.authoring.importing.reading import cells, read, remarks


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, between: str) -> None:
    """Cells may hold the other delimiters."""
    rows = [["code", "title"], ["E1", "a; b, c | d"], ["E2", '"x'.replace('"', "")]]
    text = "\n".join(between.join(f'"{cell}"' for cell in row) for row in rows)
    (table,) = read(tmp_path / "a.csv", text)
    assert table.columns == ["code", "title"]
    assert cells(table) == [{"code": "E1", "title": "a; b, c | d"}, {"code": "E2", "title": "x"}]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16 without its mark, a guess"),
        ("cp1252", "not UTF-8, see line 2: read as Windows-1252, a guess"),
    ],
)
def test_the_encoding_is_said(tmp_path: Path, encoding: str, said: str) -> None:
    """What is not UTF-8 is read as what it may be, and this is called a guess."""
    (table,) = read(tmp_path / "a.csv", "code,title\nE1,Übung “x”\n".encode(encoding))
    assert cells(table) == [{"code": "E1", "title": "Übung “x”"}]
    assert table.kind == f"CSV, comma between cells, {said}"


@pytest.mark.parametrize(("encoding", "at"), [("ascii", ", at byte 3"), ("undefined", "")])
def test_what_is_not_in_the_named_encoding_is_refused(
    tmp_path: Path, encoding: str, at: str
) -> None:
    """Some codecs do not say where."""
    (tmp_path / "a.csv").write_bytes(b"[[\xff")
    with pytest.raises(ErrdexError, match=f"a.csv: is not {encoding}{at}; name another by"):
        read_text(tmp_path / "a.csv", encoding)


def test_a_cell_may_have_lines_and_rows_keep_their_place(tmp_path: Path) -> None:
    """A row's line is the one on which it begins; ends of lines are one character."""
    (table,) = read(tmp_path / "a.csv", 'code,title\r\nE1,"a\r\nb ""c"""\r\n\r\nE2,d\r\n')
    assert [row.place.line for row in table.rows] == [2, 5]
    assert cells(table)[0] == {"code": "E1", "title": 'a\nb "c"'}


def test_what_does_not_fit_is_said(tmp_path: Path) -> None:
    """Text above the header, cells beyond it, short rows and headers that are there twice."""
    text = "Our codes\n\ncode,title,title\nE1,a,b,c\nE2\n"
    (table,) = read(tmp_path / "a.csv", text)
    assert table.columns == ["code", "title", "title (2)"]
    assert remarks(table) == [
        'a.csv:4: cell 4 is beyond the last column: "c"',
        'a.csv:1: text above the header: "Our codes"',
    ]
    assert remarks(table, "note") == [
        'a.csv:3: column "title": is there 2 times; this one is called "title (2)"',
        "a.csv:5: the row has 1 cells of 3",
    ]


def test_the_header_may_be_named_or_missing(tmp_path: Path) -> None:
    """`header` names its line, and what is above is left out on purpose; `columns` names all."""
    (table,) = read(tmp_path / "a.csv", "x,y\ncode,title\nE1,a\n", header=2)
    assert (table.columns, len(table.rows), table.remarks) == (["code", "title"], 1, [])
    (table,) = read(tmp_path / "a.csv", "E1,a\nE2,b\n", columns="[code, title]")
    assert [row["code"] for row in cells(table)] == ["E1", "E2"]


def test_a_list_of_codes_alone_has_one_column(tmp_path: Path) -> None:
    """Its first line is the name of the column."""
    (table,) = read(tmp_path / "a.csv", "code\nE1\nE2\n")
    assert cells(table) == [{"code": "E1"}, {"code": "E2"}]


def test_an_open_quote_is_refused(tmp_path: Path) -> None:
    """The rest of the file would be one cell."""
    with pytest.raises(ErrdexError, match=r"a\.csv:3: a quote that begins in this row is not"):
        read(tmp_path / "a.csv", 'code,title\nE1,a\nE2,"b\nE3,c\n')


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_an_empty_file_is_refused(tmp_path: Path, text: str) -> None:
    """In one line that names it."""
    with pytest.raises(ErrdexError, match=r"a\.csv: is empty"):
        read(tmp_path / "a.csv", text)
