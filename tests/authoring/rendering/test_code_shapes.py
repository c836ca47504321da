"""What codes look like: the constants by which a module folds, suggests and finds."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.rendering.code_shapes import MOST_PREFIXES, MOST_SHAPES, shapes_of
from errdex.matching.exact import codes_in
from tests.support.catalogues import codes_of, found_naively, moderate

CODES = [f"E{number:06}" for number in range(0, 500, 7)]

spelled = st.text("AB1203._:-", min_size=1, max_size=5)


def found(codes: Sequence[str], text: str) -> list[str]:
    """Return the codes that the patterns find, as they appear."""
    matches = [
        (match.start(), match.group())
        for part, pattern, _ in shapes_of(codes).patterns
        if part in text
        for match in re.finditer(pattern, text)
    ]
    return list(dict.fromkeys(code for _, code in sorted(matches) if code in codes))


def literals(codes: Sequence[str]) -> list[str]:
    return [part for part, _, _ in shapes_of(codes).patterns]


def test_numbers_are_told_from_prefixes() -> None:
    """Prefixes come longest first, each with the widths of its numbers."""
    shapes = shapes_of(["E000102", "E1", "EX:0100", "404", "OK", "v1.2"])
    assert shapes.numbered == (("EX", (4,)), ("V1", (1,)), ("E", (1, 6)), ("", (3,)))
    assert shapes.longest == 7
    assert shapes.alphabet == "0124EKOVX"


def test_spellings_that_differ_are_folded() -> None:
    """A code in small letters or with signs is reached by its capitals and without signs."""
    assert shapes_of(["Not.Found", "E1", "OK"]).folded == {
        "NOT.FOUND": "Not.Found",
        "NOTFOUND": "Not.Found",
    }


def test_a_spelling_of_two_codes_names_both() -> None:
    """Where signs are all the difference, the folded spelling stands for all, and for no one."""
    assert shapes_of(["A-1", "A:1", "B-1", "B1"]).folded == {"A1": "A-1\nA:1"}


def test_many_prefixes_are_bounded() -> None:
    """Work per suggestion does not grow with the catalogue: the commonest prefixes are kept."""
    codes = [f"{chr(65 + i // 26)}{chr(65 + i % 26)}{n}" for i in range(600) for n in (1, 2)]
    common = [f"ZZ{n}" for n in range(3)]
    shapes = shapes_of(sorted(codes + common))
    assert len(shapes.numbered) == MOST_PREFIXES
    assert "ZZ" in dict(shapes.numbered)


def test_numbered_codes_share_one_pattern() -> None:
    """Many codes of one prefix and width are one shape, however many they are."""
    assert literals(CODES) == ["E"]
    assert shapes_of(CODES).patterns == shapes_of([*CODES, "E999999"]).patterns
    assert literals([*CODES, "000000", "404"]) == ["E", "000000", "404"]


def test_codes_without_a_shape_share_a_pattern_by_their_first_letter() -> None:
    """Words and bare numbers are alternatives, and the pattern begins with what they share."""
    assert literals(["NotFound", "NotReady", "Busy"]) == ["Busy", "Not"]
    assert len(literals([f"{number:03}" for number in range(1000)])) == 10


def test_a_pattern_of_few_codes_names_them() -> None:
    """So that a search can stop when it has seen them all; many codes are not written twice."""
    assert [words for _, _, words in shapes_of([*CODES, "404", "Busy", "Bad"]).patterns] == [
        (),
        ("404",),
        ("Bad", "Busy"),
    ]
    assert shapes_of([f"B{letter}" for letter in "abcdef"]).patterns[0][2] == ()


def test_shapes_are_few() -> None:
    """A text is read at most once for each shape and once for each first character."""
    codes = [
        f"{chr(65 + i)}{chr(65 + j)}{n:03}" for i in range(9) for j in range(9) for n in range(5)
    ]
    assert len(literals(codes)) <= MOST_SHAPES + 9


@pytest.mark.parametrize(
    ("codes", "text", "expected"),
    [
        (["Busy", "Busy.Disk"], "Busy.Disk Busy. Busy.Net", ["Busy.Disk", "Busy"]),
        (["Disk", "Busy.Disk"], "Busy.Disk", ["Busy.Disk"]),
        (["Disk", "Busy.Disk"], "xBusy.Disk", ["Disk"]),
        (["A.B", "B.C"], "A.B.C", ["A.B"]),
        (["A.A"], "A.A.A A.A", ["A.A"]),
        (["1-2", "1-3", "1-4", "1-5"], "1-1-2", ["1-2"]),
        (["E1", "E12"], "E12 E1", ["E12", "E1"]),
        (["ORA-00942", "ORA-01017"], "ORA-01017: x ORA-00942.", ["ORA-01017", "ORA-00942"]),
        (["-5"], "a-5 -5", ["-5"]),
    ],
)
def test_codes_that_overlap_are_found_once(
    codes: list[str], text: str, expected: list[str]
) -> None:
    """Of codes that share a part of a text the first and longest counts."""
    assert found(codes, text) == expected


def test_codes_with_signs_that_cannot_overlap_keep_their_shape() -> None:
    """A sign alone does not cost the fast pattern."""
    assert literals([f"ORA-{number:05}" for number in range(50)]) == ["ORA-"]


@given(st.lists(spelled, min_size=1, max_size=8, unique=True), st.data())
@moderate
def test_patterns_find_what_a_naive_search_finds(codes: list[str], data: st.DataObject) -> None:
    """Whatever the codes, the patterns find them where a comparison at every place does."""
    part = st.sampled_from(codes) | st.text("AB123._:- x_é", max_size=3)
    part |= st.just("code=")
    text = "".join(data.draw(st.lists(part, max_size=8)))
    assert codes_in(codes_of(codes), text) == found_naively(codes, text)


@given(st.lists(spelled, min_size=1, max_size=8, unique=True))
@moderate
def test_the_order_of_the_codes_does_not_matter(codes: list[str]) -> None:
    """The same codes in another order give the same shapes."""
    assert shapes_of(codes) == shapes_of(codes[::-1])


@given(st.lists(spelled, min_size=1, max_size=8, unique=True))
@moderate
def test_a_pattern_is_skipped_only_where_it_finds_nothing(codes: list[str]) -> None:
    """Each code contains the text by which its pattern is chosen."""
    for code in codes:
        assert found(codes, f" {code} ") == [code]
