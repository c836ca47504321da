"""Variables of shells, found in one pass over a text."""

from __future__ import annotations

import pytest

from errdex.evidence.shells.variables import Variable, Variables, replace_variables


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$A_1-", Variable("A_1", 4)),
        ("$env:A", Variable("env:A", 6)),
        ("$env:", Variable("env", 4)),
        ("$?x", Variable("?", 2)),
        ("${A}x", Variable("A", 4)),
        ("${A:-b c}x", Variable("A", 9)),
        ("${env:A}", Variable("env:A", 8)),
        ("${A\n}", None),
        ("${A", None),
        ("${}", None),
        ("$-", None),
    ],
)
def test_a_variable_ends_where_its_braces_close(text: str, found: Variable | None) -> None:
    """On the same line, whatever stands between."""
    assert Variables(text).at(0) == found


def test_braces_are_looked_for_at_any_place() -> None:
    """What an earlier search found is no answer for another place."""
    variables = Variables("${a ${b} ${c\n${d}")
    ends = {at: variables.at(at) for at in (0, 4, 9, 13, 4, 9, 0)}
    assert [found and found.end for found in ends.values()] == [8, 8, None, 17]


def test_variables_are_replaced_by_their_marks() -> None:
    """Text without one stays, and says so."""
    assert replace_variables("a $b ${c d} ${e $f", str.upper) == ("a B C ${e F", True)
    assert replace_variables("5 $ or ${", str.upper) == ("5 $ or ${", False)
