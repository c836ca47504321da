"""What spreadsheets make of codes."""

from __future__ import annotations

import pytest

from errdex.authoring.importing.mangling import (
    LARGEST_CELL,
    doubt_about_code,
    doubt_about_literal,
    doubt_about_text,
    lost_zeros,
)


@pytest.mark.parametrize(
    "code",
    [
        "404.0",
        "1E+05",
        "4.04E+02",
        "1-Mar",
        "Mar-01",
        "2026-03-01",
        "TRUE",
        "E\u00a01",
        "\u201cE1\u201d",
        "E\u20131",
    ],
)
def test_a_damaged_code_is_doubtful(code: str) -> None:
    """A number, a date, or a sign that a word processor put in its place."""
    assert doubt_about_code(code)


@pytest.mark.parametrize("code", ["404", "2E000", "1E05", "v1.2", "E-5", "4.1.2", "-1", "MAR1"])
def test_a_code_that_may_be_meant_is_none(code: str) -> None:
    """SQLSTATE has 2E000, and a version may be a code."""
    assert doubt_about_code(code) == ""


def test_texts_may_have_typographic_signs() -> None:
    """Only where a text is literal they count; a cut or a wrong encoding counts everywhere."""
    assert doubt_about_text("“quoted” fine") == ""
    assert doubt_about_literal("“quoted”")
    assert doubt_about_text("Ã¼bung")
    assert doubt_about_text("x" * LARGEST_CELL)


def test_zeros_are_missed_where_others_have_them() -> None:
    """Codes of different lengths are no loss where none begins with 0."""
    assert set(lost_zeros(["000001", "000102", "000200", "102", "E1"])) == {"102"}
    assert lost_zeros(["1", "10", "100"]) == {}
    assert lost_zeros(["0", "1", "10"]) == {}
    assert lost_zeros([]) == {}
