"""Calendar times: forms, calendars, offsets, spans; against the standard library's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from errdex.diagnosis.times import is_utc_time, read_time, span

START = datetime(2000, 3, 1, tzinfo=UTC)
START_SECONDS = 2000 * 365 * 86400 + (500 - 20 + 5) * 86400


def test_times_are_those_of_the_calendar() -> None:
    """Over centuries the seconds are those that the standard library counts."""
    moment = datetime(1899, 12, 30, 1, 2, 3, tzinfo=UTC)
    while moment.year < 2110:
        text = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        assert is_utc_time(text)
        assert read_time(text) == START_SECONDS + (moment - START).total_seconds(), text
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
        "2018-02-12T15:30:20+0800",
        "2018-02-12T15:30:20+24:00",
        "\u0662018-02-12T15:30:20Z",
        "1518449420",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """Another form, or a day or hour that does not exist, is no time."""
    assert read_time(text) is None
    assert not is_utc_time(text)


def test_offsets_and_fractions() -> None:
    """An offset is taken off, a fraction is dropped; neither is the form that services ask for."""
    base = read_time("2018-02-12T15:30:20Z")
    for text in ("2018-02-12T23:30:20+08:00", "2018-02-12T09:15:20.999-06:15"):
        assert read_time(text) == base
        assert not is_utc_time(text)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 minutes"),
        (59, "0 minutes"),
        (60, "1 minute"),
        (3600, "1 hour"),
        (90000 + 120, "25 hours 2 minutes"),
        (72 * 3600 - 1, "71 hours 59 minutes"),
        (72 * 3600, "3 days"),
    ],
)
def test_spans(seconds: int, words: str) -> None:
    """Short spans are told in hours and minutes, long ones in days."""
    assert span(seconds) == words
