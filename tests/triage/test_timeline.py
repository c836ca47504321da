"""Tests of what a code did over the hours."""

from __future__ import annotations

from random import Random

import pytest

from errdex.triage.timeline import beginning, rise, spikes


@pytest.mark.parametrize(
    ("counts", "began"),
    [
        ([0, 3, 1], 1),
        ([5, *[0] * 6, 20], 7),
        ([5, *[0] * 5, 20], 0),
        ([5, *[0] * 6, 19], 0),
    ],
)
def test_a_code_begins_when_it_is_first_there_or_after_a_silence(
    counts: list[int], began: int
) -> None:
    """A silence is six hours, and what comes after it has to be more than a few."""
    assert beginning(counts, [100] * len(counts)) == began


def test_hours_without_records_are_no_silence() -> None:
    """Where nothing was received, nobody can say that a code was away."""
    assert beginning([5, *[0] * 8, 20], [100, *[0] * 8, 100]) == 0


def test_a_busy_hour_is_no_spike() -> None:
    """A code that grows with all others has the same share as ever."""
    assert not spikes([10, 10, 100, 10], [1000, 1000, 10_000, 1000])
    assert spikes([10, 10, 100, 10], [1000] * 4) == [(2, 2, 100)]


def test_a_rare_code_has_no_spike() -> None:
    """Fewer than twenty in an hour are nothing."""
    assert not spikes([0, 0, 19, 0], [100] * 4)


@pytest.mark.parametrize("seed", range(60))
def test_flat_nights_have_no_alarm(seed: int) -> None:
    """Random hours, also with a busy day, rise and spike nowhere."""
    random = Random(seed)
    totals = [random.randint(500, 5000) for _ in range(48)]
    share = random.choice((0.001, 0.01, 0.1))
    counts = [sum(random.random() < share for _ in range(total)) for total in totals]
    assert not spikes(counts, totals)
    assert rise(counts, totals) is None


def test_a_long_time_is_compared_in_pieces() -> None:
    """A year of hours is looked at as well, and a rise is dated to its piece."""
    counts = [10] * 6000 + [20] * 2000
    found = rise(counts, [1000] * 8000)
    assert found
    assert abs(found.since - 6000) <= 48
    assert not found.slow


def test_an_outage_at_the_end_is_no_slow_rise() -> None:
    """Two hours are a spike, however they end."""
    counts = [0] * 22 + [300, 400]
    found = rise(counts, [1000] * 24, spikes(counts, [1000] * 24))
    assert found is None
    assert spikes(counts, [1000] * 24) == [(22, 23, 700)]
