"""Times: forms, calendars, offsets; against the standard library's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from errdex.evidence.text.dates import read_http_date, read_iso_date, read_time


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
        ("3018-08-06T11:59:50Z", None),
    ],
)
def test_an_iso_date_is_read(text: str, moment: str | None) -> None:
    """The moment comes out in UTC without fractions; no such day is no date."""
    assert read_iso_date(text) == moment


def test_times_are_those_of_the_calendar() -> None:
    """Over centuries the seconds are those that the standard library counts."""
    moment = datetime(1899, 12, 30, 1, 2, 3, tzinfo=UTC)
    while moment.year < 2110:
        assert read_time(moment.strftime("%Y-%m-%dT%H:%M:%SZ")) == moment.timestamp()
        moment += timedelta(days=13, hours=7, minutes=11)


@pytest.mark.parametrize(
    "text",
    [
        "2018-02-30T15:30:20Z",
        "2018-00-01T15:30:20Z",
        "2018-13-01T15:30:20Z",
        "2018-04-31T15:30:20Z",
        "2018-02-12T24:00:00Z",
        "2018-02-12T15:60:20Z",
        "2018-02-12T15:30:60Z",
        "2018-02-12T15:30:20",
        "2018-02-12T15:30:20z",
        "2018-02-12 15:30:20Z",
        "2018-02-12T15:30:20Z\n",
        "2018-02-12T15:30:20.Z",
        "2018-02-12T15:30:20.0123456789Z",
        "0999-02-12T15:30:20Z",
        "2018-02-12T15:30:20+24:00",
        "\u0662018-02-12T15:30:20Z",
        "1518449420",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """Another form, or a day or hour that does not exist, is no time."""
    assert read_time(text) is None


def test_offsets_and_fractions() -> None:
    """An offset is taken off, a fraction is dropped."""
    for text in ("2018-02-12T23:30:20+0800", "2018-02-12T09:15:20.999-06:15"):
        assert read_time(text) == read_time("2018-02-12T15:30:20Z")
