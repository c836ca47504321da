"""Dates of HTTP and HAR."""

from __future__ import annotations

import pytest

from errdex.evidence.dates import read_http_date, read_iso_date


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Mon, 06 Aug 2018 11:59:50 GMT", "2018-08-06T11:59:50Z"),
        ("Mon, 06 Aug 2018 11:59:50 CET", None),
        ("Mon, 31 Feb 2018 11:59:50 GMT", None),
        ("Mon, 06 Aux 2018 11:59:50 GMT", None),
        ("", None),
    ],
)
def test_a_date_header_is_read(text: str, moment: str | None) -> None:
    """The preferred form is read, others are not guessed."""
    assert read_http_date(text) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2018-08-06T19:59:50.123+08:00", "2018-08-06T11:59:50Z"),
        ("2018-12-31T23:59:59-0030", "2019-01-01T00:29:59Z"),
        ("2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z"),
        ("1900-02-29T00:00:00Z", None),
        ("2018-08-06T24:00:00Z", None),
        ("2018-08-06T11:59:50", None),
        ("2018-13-06T11:59:50Z", None),
    ],
)
def test_an_iso_date_is_read(text: str, moment: str | None) -> None:
    """The moment comes out in UTC without fractions; no such day is no date."""
    assert read_iso_date(text) == moment
