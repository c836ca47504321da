"""Source code that gives names to numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

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
        ("E_HEX", "0x80070005"), ("E_TEXT", "S001", "In several\nlines."),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.c", "typedef enum {\n  A, // one\n  B = 5, /* two */\n  C\n} e;\nint x;\n"),
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
    """An expression, and a name of another file."""
    (table,) = read(tmp_path / "a.h", "#define E_A (BASE + 1)\n#define E_B E_ELSEWHERE\n")
    assert remarks(table) == [
        'a.h:1: no number could be read: "#define E_A (BASE + 1)"',
        'a.h:2: E_B is "E_ELSEWHERE", which has no number here',
    ]
