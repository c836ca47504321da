"""Findings as values: their form, their order, their suggestions."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.source.findings import (
    COMPARED,
    CatalogueError,
    Finding,
    did_you_mean,
    lines_of,
    quoted,
    visible,
)
from tests.support.catalogues import moderate


def test_a_finding_says_where_which_and_what() -> None:
    """A finding reads `path:line:column: which: what`."""
    assert str(Finding("codes/a.yaml", 3, 7, "E1", "is odd")) == "codes/a.yaml:3:7: E1: is odd"


def test_a_finding_about_the_whole_file_has_no_place() -> None:
    """Without a line the path alone comes first, and an empty `which` leaves no gap."""
    assert str(Finding("codes/a.yaml", 0, 0, "", "is empty")) == "codes/a.yaml: is empty"


def test_findings_are_sorted_by_number_and_told_once() -> None:
    """Line 9 comes before line 10, and duplicates are reported once."""
    late, early = Finding("a", 10, 1, "", "late"), Finding("a", 9, 30, "", "early")
    assert CatalogueError([late, early, late]).findings == (early, late)
    assert str(CatalogueError([late, early, late])) == "a:9:30: early\na:10:1: late"


def test_every_finding_is_listed() -> None:
    """A list of findings is never cut."""
    lines = lines_of([Finding("a", line, 1, "", "x") for line in range(1, 1235)])
    assert len(lines.splitlines()) == 1234


def test_a_finding_names_its_policy() -> None:
    """The policy comes last, in brackets."""
    assert str(Finding("a", 3, 7, "E1", "is odd", "titles")) == "a:3:7: E1: is odd [titles]"


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("severty", ["field", "severity"], '; did you mean "severity"?'),
        ("E00102", ["E000102", "E000103"], '; did you mean "E000102"?'),
        ("colour", ["field", "severity"], ""),
        ("x", [], ""),
        ("", ["a"], ""),
    ],
)
def test_suggestions_name_the_nearest_word(word: str, known: list[str], hint: str) -> None:
    """The nearest known word is suggested, or none when nothing is near."""
    assert did_you_mean(word, known) == hint


def test_suggestions_from_many_words() -> None:
    """Among 10,000 sorted words one is found that differs towards its end."""
    known = sorted(f"E{number:06}" for number in range(10_000))
    assert did_you_mean("E005171x", known) == '; did you mean "E005171"?'


def test_a_suggestion_compares_few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many words there are, 50 are compared, so that thousands of findings are quick."""
    compared: list[int] = []

    def count(_word: str, known: Sequence[str], n: int) -> list[str]:
        compared.append(len(known))
        return list(known[:n])

    monkeypatch.setattr(difflib, "get_close_matches", count)
    known = sorted(f"E{number:06}" for number in range(10_000))
    for word in ("", "E", "E005000", "F"):
        did_you_mean(word, known)
    assert max(compared) == COMPARED


def test_quoted_shows_what_a_terminal_would_obey() -> None:
    """Controls, line ends and marks that turn text around are escaped; other scripts are not."""
    assert quoted('a\x1b[31m\n\u202eb"消🚫') == '"a\\x1b[31m\\n\\u202eb"消🚫"'


@moderate
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_visible_text_is_short_and_printable(text: str) -> None:
    """Whatever text is shown, it is one line of printable characters, cut where it is long."""
    assert visible(text).isprintable()
    assert visible(text) == text or len(text) > 60 or not text.isprintable()
    assert len(visible(text)) <= 60 * len("\\U00000000")
