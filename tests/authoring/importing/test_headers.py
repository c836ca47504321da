"""Source code that gives names to numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from errdex.authoring.importing.tables import SECTION
from tests.authoring.importing.reading import cells, read, remarks


def check(path: Path, text: str, *expected: tuple[Any, ...]) -> None:
    """Compare names, numbers and comments."""
    (table,) = read(path, text)
    assert [tuple(row.values()) for row in cells(table)] == list(expected)


def test_definitions_of_c_are_read(tmp_path: Path) -> None:
    """With the comment behind or above; a name that is another one's is its second name."""
    text = (
        "#ifndef X_H\n#define X_H\n/* Licence. */\n\n#define E_ONE 1 /* first one */\n"
        "#define E_TWO (-2) // second\n#define E_HEX 0x80070005UL\n"
        '/** In several\n * lines. */\n#define E_TEXT "S001"\n#define E_OLD E_ONE\n#endif\n'
    )
    check(
        tmp_path / "a.h", text,
        (("E_ONE", "E_OLD"), "1", "first one"), ("E_TWO", "-2", "second"),
        (("E_HEX", "0x80070005", "-2147024891"), "2147942405"),
        ("E_TEXT", "S001", "In several\nlines."),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.c", "typedef enum {\n  A, // one\n  B = 5, /* two */\n  C\n} e;\nint x;\n"),
        ("a.h", "typedef enum\n{\n  A, // one\n  B = 5, /* two */\n  C\n} e;\nint x;\n"),
        ("a.go", "const (\n\tA Code = iota // one\n\t_\n\t_\n\t_\n\t_\n\tB // two\n\tC\n)\n"),
    ],
)
def test_members_without_a_number_count_on(tmp_path: Path, name: str, text: str) -> None:
    """As their languages say."""
    check(tmp_path / name, text, ("A", "0", "one"), ("B", "5", "two"), ("C", "6"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.proto", 'syntax = "proto3";\nenum Code {\n  // One.\n  ONE = 1;\n}\n'),
        ("a.java", 'enum Code {\n  ONE(1, "One."),\n}\n'),
        ("a.rs", "pub const ONE: i32 = 1; // One.\n"),
        ("a.py", "class Code:\n    ONE = 1  # One.\n"),
        ("a.go", "const ONE Code = 1 // One.\n"),
        ("a.cs", "public const int ONE = 1; // One.\n"),
    ],
)
def test_other_languages_are_read(tmp_path: Path, name: str, text: str) -> None:
    """Assignments, members of enumerations and their constructors."""
    check(tmp_path / name, text, ("ONE", "1", "One."))


def test_what_has_no_number_is_said(tmp_path: Path) -> None:
    """An expression, a sum with a name of another file, and such a name alone."""
    (table,) = read(
        tmp_path / "a.h", "#define E_A (1 << 3)\n#define E_C (BASE + 1)\n#define E_B E_ELSEWHERE\n"
    )
    assert remarks(table) == [
        'a.h:1: no number could be read: "#define E_A (1 << 3)"',
        'a.h:2: no number could be read: "#define E_C (BASE + 1)"',
        'a.h:3: E_B is "E_ELSEWHERE", which has no number here',
    ]


def test_names_are_resolved_and_sums_added(tmp_path: Path) -> None:
    """In brackets, under a cast, of names of names, of names further down, and in enumerations."""
    text = (
        "#define E_OLDER (E_OLD)\n#define E_BASE ((int)100)\n#define E_SUM (E_BASE + 0x10)\n"
        "#define E_OLD E_SUM\nenum e {\n  M_A = E_BASE - 1,\n  M_B,\n  M_C = M_A, // again\n"
        "  M_D,\n};\n#define E_OLDEST E_OLDER\n"
    )
    check(
        tmp_path / "a.h", text,
        ("E_BASE", "100"), (("E_SUM", "E_OLD"), "116"),
        (("M_A", "M_C"), "99"), ("M_B", "100"), ("M_D", "100"),
    )  # fmt: skip


def test_numbers_that_may_be_no_codes_are_named(tmp_path: Path) -> None:
    """A version or a limit, by its name; it is a row all the same."""
    text = "#define X_VERSION 3\n#define X_MAX_CODE 9\n#define X_MAXED_OUT 2\nX_MAX(a)\n"
    (table,) = read(tmp_path / "a.h", text)
    assert len(table.rows) == 3
    assert remarks(table, "note") == [
        "a.h: by their names, these may be no codes: X_VERSION, X_MAX_CODE; `skip` leaves rows out"
    ]
    many = "".join(f"#define X_MAX_{number} {number}\n" for number in range(12))
    (table,) = read(tmp_path / "a.h", many)
    assert "X_MAX_9 and 2 more;" in remarks(table, "note")[0]


def test_hexadecimal_numbers_go_by_both_spellings(tmp_path: Path) -> None:
    """The code is the file's, but decimal where most are; a spelling that is a code is no name."""
    check(
        tmp_path / "a.h", "#define A 0x10\n#define B 0xFFFFFFFE\n#define C 16\n",
        ("A", "0x10"), (("B", "4294967294", "-2"), "0xFFFFFFFE"), ("C", "16"),
    )  # fmt: skip
    (table,) = read(tmp_path / "b.h", "#define A 0x10\n#define B 2\n#define C 3\n")
    assert cells(table)[0] == {"name": ("A", "0x10"), "number": "16"}
    assert remarks(table, "note") == [
        "b.h: hexadecimal numbers (1): the code is decimal, as most are, with the hexadecimal "
        "spelling as an alias"
    ]


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("/* ---- Storage ---- */\n", "Storage"),
        ("// === Storage\n", "Storage"),
        ("/*********\n * Storage\n *********/\n", "Storage"),
        ("//---------\n// Storage\n//---------\n", "Storage"),
        ("/** Storage: what failed. */\nenum e {\n", "Storage"),
        ("//\n// Storage\n//\n\n", "Storage"),
        ("/* ---- Network ---- */\n/* Storage */\n\n", None),
        ("/* ---- Storage ---- */\n/* Those of the disk: all of them. */\n\n", "Storage"),
        ("/* ---- Storage ---- */\n/* Network. */\nenum e {\nX,\n};\n", "Storage"),
        ("/* Storage */\n\n", None),
        ("/**\n * Storage\n */\n\n", None),
    ],
)
def test_titles_between_rules_are_sections(tmp_path: Path, above: str, section: str | None) -> None:
    """They are not what the next name means; so is what is said above an enumeration."""
    (table,) = read(tmp_path / "a.h", f"{above}\nA = 1,\nB = 2, // text\n")
    rows = cells(table)[-2:]
    assert [row.get(SECTION) for row in rows] == [section, section]
    assert [row.get("text") for row in rows] == [None, "text"]


@pytest.mark.parametrize(
    "line",
    ["A = 1, /*!< one */", "A = 1, /**< one */", "A = 1 /*!< one */,", "A = 1, //!< one",
     "A = 1, ///< one", "A = 1 /* one */,", "A /*!< one */ = 1,", "/* one */ A = 1,",
     '/* "one" */ A = 1,',
     "A = 1, // one /* 1 */ two",
     "A = 1 ///< one"],
)  # fmt: skip
def test_a_comment_behind_a_member_is_its_text(tmp_path: Path, line: str) -> None:
    """Without the marks of documentation tools, in front of the comma or behind it."""
    (table,) = read(tmp_path / "a.h", f"enum {{\n{line}\nB = 2\n}};\n")
    first, second = cells(table)
    assert (first["name"], first["number"], second) == ("A", "1", {"name": "B", "number": "2"})
    assert first["text"] in ("one", '"one"', "one /* 1 */ two")


def test_the_ends_of_an_indented_comment_are_no_rules(tmp_path: Path) -> None:
    """Nor is a line without text in it."""
    text = "enum e {\n        /**\n         * One.\n         *\n         */\n        A = 1,\n};\n"
    check(tmp_path / "a.h", text, ("A", "1", "One."))


def test_a_comment_of_several_sentences_is_a_description(tmp_path: Path) -> None:
    """Its first sentence makes the title."""
    (table,) = read(tmp_path / "a.h", "/** @brief It failed. Try again. */\n#define A 1\n")
    assert cells(table) == [{"name": "A", "number": "1", "details": "It failed. Try again."}]


def test_members_behind_an_unread_number_have_none(tmp_path: Path) -> None:
    """They count on from what is not known, until a number is."""
    (table,) = read(tmp_path / "a.h", "enum e {\n  A,\n  B = 1 << 4,\n  C,\n  D = 7,\n  E\n};\n")
    assert [row["number"] for row in cells(table)] == ["0", "7", "8"]
    assert [line.partition("read: ")[2] for line in remarks(table)] == ['"B = 1 << 4,"', '"C,"']


@pytest.mark.parametrize(
    "head", ["enum /* e */ foo {", "enum foo { /* e */", "typedef enum /* e */\n{"]
)
def test_a_comment_in_the_head_of_an_enumeration_hides_nothing(tmp_path: Path, head: str) -> None:
    """Its members are read, wherever the comment is."""
    (table,) = read(tmp_path / "a.h", f"{head}\n  A,\n  B\n}};\n")
    assert [row["name"] for row in cells(table)] == ["A", "B"]
