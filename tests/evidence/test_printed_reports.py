"""Tests for turning printed reports into forms."""

from __future__ import annotations

import pytest

from errdex.evidence.printed_reports import show_reports


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[('id', 'd 6'), (\"at\", b'x')]", "id=d%206&at=x"),
        ("Array\n(\n    [id] => a&b\n    [at] => \n)\n", "id=a%26b&at="),
        ('array(2) {\n  ["id"]=>\n  string(2) "d6"\n  ["at"]=>\n  string(0) ""\n}', "id=d6&at="),
        ("GET /cb?id=d6&at=x HTTP/1.1", "id=d6&at=x"),
        ('id,at,to\nd6,"x,y",\n', "id=d6&at=x%2Cy&to="),
        ("| at | id |\n|----|----|\n| x  | d6 |", "at=x&id=d6"),
    ],
)
def test_a_printed_report_becomes_a_form(text: str, expected: str) -> None:
    """The fields are those that were printed, escaped as a form has them."""
    shown = show_reports(text, lambda names: "id" in names and "at" in names)
    assert expected in shown.split("\n")


@pytest.mark.parametrize(
    "text", ["[('id', 'd6')] at", "Array ( [at] => Array ( [id] => 1 [at] => 2 ) )", "id, at\nto"]
)
def test_what_is_no_report_stays(text: str) -> None:
    """Other names, an inner array and a line of names alone are no report."""
    assert show_reports(text, lambda names: "id" in names and "at" in names) == text
