"""Times as checks judge and print them: the one form, and spans in words."""

from __future__ import annotations

import pytest

from errdex.diagnosis.predicates.times import is_utc_time, span


def test_the_one_form_that_services_ask_for() -> None:
    """Offsets and fractions are times, but not that form; nor is what is no time."""
    assert is_utc_time("2018-02-12T15:30:20Z")
    for text in ("2018-02-12T23:30:20+08:00", "2018-02-12T15:30:20.9Z", "2018-02-30T15:30:20Z", ""):
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
    """Short spans are given in hours and minutes, long ones in days."""
    assert span(seconds) == words
