"""From bytes to nodes: what is refused, and where."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from errdex.authoring.source.findings import CatalogueError
from errdex.authoring.source.parser import LARGEST, MAX_REFUSALS, read_file, read_nodes


def refused(data: bytes, tmp_path: Path) -> str:
    """Return what reading a file of these bytes finds, `F` standing for the file."""
    path = tmp_path / "catalogue.yaml"
    path.write_bytes(data)
    with pytest.raises(CatalogueError) as caught:
        read_nodes(read_file(path, "F"), "F")
    return str(caught.value)


def found(text: str) -> list[str]:
    """Return what is refused in a text whose rest can be read."""
    _, findings = read_nodes(text, "F")
    return [str(finding) for finding in findings]


def test_a_file_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    """A byte order mark is no part of the text, and columns do not count it."""
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeffa: ä".encode())
    assert read_file(path, "F") == "a: ä"


def test_a_byte_order_mark_moves_no_column(tmp_path: Path) -> None:
    """The first column after the mark is column 1."""
    assert refused(b"\xef\xbb\xbfa: \xff", tmp_path).startswith("F:1:4: ")


def test_a_missing_file(tmp_path: Path) -> None:
    """A file that is not there is one line without a place."""
    with pytest.raises(CatalogueError, match=r"^F: cannot be read: no such file or directory$"):
        read_file(tmp_path / "none.yaml", "F")


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    """What is no file is refused before it is opened; a pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (tmp_path, tmp_path / "pipe.yaml"):
        with pytest.raises(CatalogueError, match=r"^F: is not a file"):
            read_file(path, "F")


def test_a_name_that_would_break_the_module(tmp_path: Path) -> None:
    """A line end in the file's name would end the comment in the module's first line."""
    path = tmp_path / "a\nimport os\n.yaml"
    path.write_text("a: b", encoding="utf-8")
    with pytest.raises(CatalogueError, match="name with control characters; rename the file"):
        read_file(path, path.name)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file(data: bytes, tmp_path: Path) -> None:
    """A file of nothing but white space says how a catalogue begins."""
    assert refused(data, tmp_path) == "F: is empty; a catalogue starts with `catalogue:`"


def test_a_file_of_a_hundred_megabytes(tmp_path: Path) -> None:
    """A file that is too large is refused before it is parsed."""
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)  # a hole: it takes no space on disk
    with pytest.raises(CatalogueError, match=r"^F: is larger than 95 MB; is it a catalogue[?]$"):
        read_file(path, "F")
    assert LARGEST < 100_000_000


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("ä: b\nc: ü".encode("latin-1"), "1:1: byte 0xe4"),
        ("a: b\nü: ".encode() + b"\xfc", "2:4: byte 0xfc"),
        ("a: b".encode("utf-16"), "1:1: byte 0xff"),
        ("a: b".encode("utf-16-be"), "1:1: byte 0x00"),
        (b"a: b\nc: \0", "2:4: byte 0x00"),
        (b"a: \xed\xa0\x80", "1:4: byte 0xed"),
        (b"\x7fELF\x02\x01\xff", "1:7: byte 0xff"),
    ],
)
def test_what_is_not_utf8_names_the_byte(data: bytes, place: str, tmp_path: Path) -> None:
    """The first byte that is no text is named with line and column, counted in characters."""
    expected = f"F:{place} is not valid UTF-8 text; save the file as UTF-8"
    assert refused(data, tmp_path) == expected


@pytest.mark.parametrize(
    "character",
    ["\x01", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufffe"],
)
def test_control_characters_are_refused(character: str, tmp_path: Path) -> None:
    """Controls, other line ends than LF and CR, and what turns text around, each with its place."""
    text = f"a: b\r\nc: 消{character}{character}d\n"
    name = f"control character U+{ord(character):04X} is not allowed; remove it"
    assert refused(text.encode(), tmp_path) == f"F:2:5: {name}\nF:2:6: {name}"


def test_harmless_invisible_characters_are_text() -> None:
    """Right-to-left marks, joiners, tabs and characters of any plane are text."""
    root, findings = read_nodes("a: \u200f\u200d\u061cx\ty🚫\U0010fffd\n", "F")
    assert (root, findings) == ({"a": "\u200f\u200d\u061cx\ty🚫\U0010fffd"}, [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_editors_end_them(end: str) -> None:
    """LF, CRLF and CR end a line; the columns of the next start again."""
    assert found(f"# x{end}{end}a: b{end}c: *d") == [
        'F:4:4: alias "*d" is not allowed; write the text out'
    ]


def test_columns_count_characters() -> None:
    """A column is a number of characters: not of bytes, and a tab is one."""
    assert found('{"消🚫":\t*d}') == ['F:1:8: alias "*d" is not allowed; write the text out']


def test_scalars_stay_what_the_author_typed() -> None:
    """No number, truth value or date is made of a text."""
    text = "[000000, 010, 1E3, 0x1F, NO, true, 2023-07-20, null, ~, '']"
    root, _ = read_nodes(text, "F")
    assert root == text.strip("[]").replace("''", "").split(", ")


def test_a_duplicate_keeps_the_first_value() -> None:
    """The second of two keys is refused, whatever its value holds, and is not read."""
    root, _ = read_nodes("a: 1\na: {b: [c]}\nd: 2\n", "F")
    assert root == {"a": "1", "d": "2"}
    assert found("a: 1\na: {b: [c]}\nd: 2\n") == ['F:2:1: duplicate key "a" (first used on line 1)']


def test_every_refusal_of_a_file_is_told() -> None:
    """Reading goes on after a tag, an anchor, an alias and a duplicate key."""
    assert found("a: !t b\nc: &d e\nf: *d\na: g\n? [h]\n: i\n") == [
        'F:1:4: tag "!t" is not allowed; remove it (every value is text)',
        'F:2:4: anchor "&d" is not allowed; write the text out',
        'F:3:4: alias "*d" is not allowed; write the text out',
        'F:4:1: duplicate key "a" (first used on line 1)',
        "F:5:3: a key must be text; quote text that begins with { or [",
    ]


def test_reading_gives_up_after_a_thousand_refusals(tmp_path: Path) -> None:
    """A file of refusals ends the reading, so that no input takes long."""
    data = b"a: [" + b"&x y, " * 1_000_000 + b"]"
    lines = refused(data, tmp_path).splitlines()
    assert len(lines) == MAX_REFUSALS


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "{", "? "])
def test_deep_nesting_is_refused_early(opening: str, tmp_path: Path) -> None:
    """A million levels end at the twentieth, without a deep recursion."""
    lines = refused(opening.encode() * 1_000_000, tmp_path)
    assert "is nested deeper than 20 levels" in lines


def test_reading_works_in_any_thread() -> None:
    """Nothing in the reader depends on the main thread."""
    results: list[object] = []
    thread = threading.Thread(target=lambda: results.append(read_nodes("a: b", "F")[0]))
    thread.start()
    thread.join()
    assert results == [{"a": "b"}]
