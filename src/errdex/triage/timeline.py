"""What a code did over the hours: when it began, in which hours it came up, and whether it rose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import sqrt
from statistics import median
from typing import NamedTuple

SILENCE = 6
"""Hours without a code, while there were others, after which it begins anew."""
FEW = 20
"""Events in an hour below which nothing is a spike."""
TIMES_THE_MEDIAN = 5
"""How many times a code's median hour a spike is more than."""
TIMES_THE_SHARE = 2
"""How many times the median of a code's shares its share in a spike is more than."""
RISE = 1.5
"""How many times its earlier share a code has at least after a rise."""
SURE = 8
"""Standard errors by which the events after a rise are more than the earlier share explains."""
MANY = 50
"""Events that a rise has at least beyond those that the earlier share explains."""
SHORTEST = 3
"""Hours that are compared at least, before and after."""
MOST_COMPARED = 168
"""Pieces of time that are compared. Of a longer time, several hours are one piece."""


class Spike(NamedTuple):
    """Hours that follow each other, as places among the hours, and how often the code is there."""

    first: int
    last: int
    events: int


class Rise(NamedTuple):
    """A rise of a code's share: from which hour, whether slowly, and the shares on both sides."""

    since: int
    slow: bool
    before: float
    after: float


def beginning(counts: Sequence[int], totals: Sequence[int]) -> int:
    """Return the first hour of a code, or the first one after its last silence.

    Args:
        counts: The code's events in each hour; one of them is not 0.
        totals: All events of its field in each hour.
    """
    began = next(hour for hour, count in enumerate(counts) if count)
    quiet = 0
    for hour in range(began, len(counts)):
        if counts[hour]:
            if quiet >= SILENCE and sum(counts[hour:]) >= FEW:
                began = hour
            quiet = 0
        elif totals[hour]:
            quiet += 1
    return began


def spikes(counts: Sequence[int], totals: Sequence[int]) -> list[Spike]:
    """Return the hours in which a code is far more frequent than in its median hour."""
    live = [hour for hour, total in enumerate(totals) if total]
    if not live:
        return []
    usual = TIMES_THE_MEDIAN * median(counts[hour] for hour in live)
    share = TIMES_THE_SHARE * median(counts[hour] / totals[hour] for hour in live)
    high = [h for h in live if counts[h] >= FEW and counts[h] > usual]
    found: list[Spike] = []
    for hour in (h for h in high if counts[h] / totals[h] > share):
        if found and found[-1].last == hour - 1:
            found[-1] = Spike(found[-1].first, hour, found[-1].events + counts[hour])
        else:
            found.append(Spike(hour, hour, counts[hour]))
    return found


def rise(
    counts: Sequence[int], totals: Sequence[int], without: Iterable[Spike] = ()
) -> Rise | None:
    """Return the clearest lasting rise of a code's share, if there is one.

    Args:
        counts: The code's events in each hour.
        totals: All events of its field in each hour.
        without: Spikes, whose hours do not count.
    """
    skipped = {hour for spike in without for hour in range(spike.first, spike.last + 1)}
    hours = [h for h, total in enumerate(totals) if total and h not in skipped]
    size = -(-len(hours) // MOST_COMPARED) if hours else 1
    pieces = [hours[at : at + size] for at in range(0, len(hours), size)]
    own = [sum(counts[h] for h in piece) for piece in pieces]
    every = [sum(totals[h] for h in piece) for piece in pieces]
    at = _clearest(own, every)
    if at is None:
        return None
    slow_from, slow_error = _best_line(own, every)
    slow = slow_error < _step_error(own, every, at) and _climbs(own, every, slow_from)
    since = slow_from if slow else at
    before = sum(own[:at]) / sum(every[:at])
    after = own[-1] / every[-1] if slow else sum(own[at:]) / sum(every[at:])
    return Rise(pieces[since][0], slow, before, after)


def _clearest(own: Sequence[int], every: Sequence[int]) -> int | None:
    """Return the place from which on a share is most clearly higher than before."""
    events, total = sum(own), sum(every)
    seen = looked = 0
    best: tuple[float, int] | None = None
    for at in range(1, len(own) - SHORTEST + 1):
        seen, looked = seen + own[at - 1], looked + every[at - 1]
        sure = _sureness(seen, looked, events - seen, total - looked) if at >= SHORTEST else 0
        if sure >= SURE and (best is None or sure > best[0]):
            best = (sure, at)
    return best[1] if best else None


def _sureness(before: int, looked: int, after: int, rest: int) -> float:
    """Return how many standard errors a rise is, 0 where it is too small to be one."""
    share = max(before, 1) / looked
    more = after - share * rest
    if more < MANY or after / rest < RISE * before / looked or share >= 1:
        return 0
    return more / sqrt(share * (1 - share) * rest * (1 + rest / looked))


def _climbs(own: Sequence[int], every: Sequence[int], since: int) -> bool:
    """Tell whether a share is higher in each third of some time, and not in the last alone."""
    third = (len(own) - since) // 3
    if third < 2:
        return False
    cuts = (since, since + third, len(own) - third, len(own))
    low, middle, high = (sum(own[a:b]) / sum(every[a:b]) for a, b in pairwise(cuts))
    return low < middle < high and 0.35 * high < middle < 0.9 * high


def _step_error(own: Sequence[int], every: Sequence[int], at: int) -> float:
    return sum(
        every[n] * (own[n] / every[n] - sum(own[part]) / sum(every[part])) ** 2
        for part in (slice(0, at), slice(at, len(own)))
        for n in range(len(own))[part]
    )


def _best_line(own: Sequence[int], every: Sequence[int]) -> tuple[int, float]:
    """Return from where on a line rises that fits a share best, and its error."""
    errors = [(_line_error(own, every, at), at) for at in range(len(own) - SHORTEST)]
    error, at = min(errors)
    return at, error


def _line_error(own: Sequence[int], every: Sequence[int], at: int) -> float:
    """Return the error of a share that is even up to a place, and then rises on a line."""
    weight = sum(every)
    places = [max(0, n - at) for n in range(len(own))]
    middle = sum(w * x for w, x in zip(every, places, strict=True)) / weight
    share = sum(own) / weight
    spread = sum(w * (x - middle) ** 2 for w, x in zip(every, places, strict=True))
    shared = sum(
        w * (x - middle) * (n / w - share) for n, w, x in zip(own, every, places, strict=True)
    )
    slope = shared / spread if spread else 0
    return sum(
        w * (n / w - share - slope * (x - middle)) ** 2
        for n, w, x in zip(own, every, places, strict=True)
    )
