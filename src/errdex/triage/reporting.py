"""Counts → what a triage says: which codes by how many they affect, since when, and who acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from errdex.diagnosis.knowledge import Knowledge
from errdex.triage.counting import Count, Counts
from errdex.triage.results import (
    VERSION,
    Again,
    Hours,
    OwnerRow,
    RiseRow,
    SpikeRow,
    Triage,
    TriageRow,
)
from errdex.triage.timeline import Rise, Spike, beginning, rise, spikes
from errdex.triage.wording import notes_on

MOST_SPAN = 2_000
"""Hours of a report, the last ones. What was earlier is counted, and not looked at by the hour."""
MOST_UNKNOWN = 20
"""Unknown codes of a report, the most frequent. The others are counted in one sentence."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def triage_of(
    counts: Counts,
    knowledge: Knowledge,
    catalogue: str,
    approximate: bool = False,
    unit: str = "",
) -> Triage:
    """Return what is to be said of codes that were counted.

    Args:
        counts: The counts.
        knowledge: What the catalogue says.
        catalogue: Its title.
        approximate: Whether different items were counted approximately.
        unit: What was counted, where that is not responses and their items.
    """
    window = _window(counts)
    totals = _totals(counts, window)
    rows = [_row(key, count, window, totals, knowledge) for key, count in counts.codes.items()]
    for row, _ in rows:
        row["unit"] = unit or row["unit"]
    kinds = {name: [r for r, kind in rows if kind == name] for name in _KINDS}
    ranked = _ranked(kinds["failure"])
    unknown = sorted(kinds["unknown"], key=_order)
    result: Triage = {
        "version": VERSION,
        "complete": counts.complete and len(unknown) <= MOST_UNKNOWN,
        "catalogue": catalogue,
        "records": counts.records,
        "without_code": counts.without_code,
        "items_without_code": counts.silent.total(),
        "approximate": approximate,
        "timings": dict(sorted(counts.timings.items())),
        "hours": _hours(counts, window),
        "codes": ranked,
        "pointers": sorted(kinds["pointer"], key=_order),
        "successes": sorted(kinds["success"], key=_order),
        "unknown": unknown[:MOST_UNKNOWN],
        "owners": _owners(ranked),
        "send_again": _again([*ranked, *unknown]),
        "notes": [],
    }
    result["notes"] = list(notes_on(result, counts, len(unknown) - MOST_UNKNOWN, window))
    return result


_KINDS = ("failure", "pointer", "success", "unknown")


def _window(counts: Counts) -> range:
    """Return the hours that are looked at, from 1970."""
    every = [*counts.hours, *(hour for one in counts.codes.values() for hour in one.hours)]
    if not every:
        return range(0)
    return range(max(min(every), max(every) - MOST_SPAN + 1), max(every) + 1)


def _totals(counts: Counts, window: range) -> dict[str, list[int]]:
    """Return all events of each field by hour."""
    sums: dict[str, Counter[int]] = {}
    for (place, _), count in counts.codes.items():
        sums.setdefault(place, Counter()).update(count.hours)
    return {place: [hours[hour] for hour in window] for place, hours in sums.items()}


def _row(
    key: tuple[str, str],
    count: Count,
    window: range,
    totals: dict[str, list[int]],
    knowledge: Knowledge,
) -> tuple[TriageRow, str]:
    place, code = key
    about = count.row
    hours = [count.hours[hour] for hour in window]
    high, risen = _movements(hours, totals[place])
    began = beginning(hours, totals[place]) if any(hours) else None
    owner = about["owner"]
    named = count.affected > 0
    row: TriageRow = {
        "field": place,
        "code": about["code"],
        "title": about["title"],
        "events": count.events,
        "affected": count.affected or count.events,
        "affected_at_most": named and count.texts > 1,
        "unit": knowledge.items_of(place) if named or knowledge.is_many(place) else "responses",
        "share": 0.0,
        "cumulative": 0.0,
        "texts": count.texts,
        "respelled": count.respelled,
        "began": None if began is None else _time(window[began]),
        "began_with_the_data": began == 0 and window.start == min(count.hours),
        "spikes": [_spike_row(window, s.first, s.last, s.events) for s in high],
        "rise": None,
        "owner": owner,
        "owner_title": knowledge.owner_title(owner) if owner else "",
        "retry": about["retry"],
        "first_step": next(iter(about["steps"]), None),
        "tell_customer": knowledge.tell_customer(place, code),
        "url": about["url"],
        "suggestions": about["suggestions"],
        "events_by_hour": hours,
    }
    if risen:
        shares = (round(risen.before, 6), round(risen.after, 6))
        row["rise"] = _rise_row(_time(window[risen.since]), risen.slow, *shares)
    return row, _kind_of(count, place, knowledge)


def _movements(hours: list[int], totals: list[int]) -> tuple[list[Spike], Rise | None]:
    """Return a code's spikes, and its rise beside them; a slow rise ends in no spike."""
    high = spikes(hours, totals)
    risen = rise(hours, totals)
    if risen and risen.slow:
        return [spike for spike in high if spike.last < risen.since], risen
    return high, rise(hours, totals, high)


def _kind_of(count: Count, place: str, knowledge: Knowledge) -> str:
    if count.row["success"]:
        return "success"
    if not count.row["known"]:
        return "unknown"
    return "pointer" if knowledge.target(place, count.row["code"]) else "failure"


def _spike_row(window: range, first: int, last: int, events: int) -> SpikeRow:
    return {"first": _time(window[first]), "last": _time(window[last]), "events": events}


def _rise_row(since: str, slow: bool, before: float, after: float) -> RiseRow:
    return {"since": since, "slow": slow, "before": before, "after": after}


def _ranked(rows: Iterable[TriageRow]) -> list[TriageRow]:
    """Return the rows by how many they affect, with their shares of all."""
    ranked = sorted(rows, key=_order)
    every = sum(row["affected"] for row in ranked)
    so_far = 0
    for row in ranked:
        so_far += row["affected"]
        row["share"] = round(row["affected"] / every, 6)
        row["cumulative"] = round(so_far / every, 6)
    return ranked


def _order(row: TriageRow) -> tuple[int, int, str, str]:
    return -row["affected"], -row["events"], row["field"], row["code"]


def _owners(rows: Sequence[TriageRow]) -> list[OwnerRow]:
    sums: Counter[tuple[str, str]] = Counter()
    for row in rows:
        sums[row["owner"] or "", row["owner_title"]] += row["affected"]
    every = sums.total()
    ordered = sorted(sums.items(), key=lambda one: (-one[1], one[0]))
    return [
        {"owner": owner, "title": title, "affected": n, "share": round(n / every, 6)}
        for (owner, title), n in ordered
    ]


def _again(rows: Iterable[TriageRow]) -> Again:
    again: Again = {"now": 0, "after": {}, "after-fix": 0, "never": 0, "unknown": 0}
    for row in rows:
        rule, wait, number = row["retry"]["rule"], row["retry"]["after_seconds"], row["affected"]
        if rule == "after" and wait is not None:
            again["after"][str(wait)] = again["after"].get(str(wait), 0) + number
        elif rule == "now":
            again["now"] += number
        elif rule == "after-fix":
            again["after-fix"] += number
        elif rule in ("never", "none"):
            again["never"] += number
        else:
            again["unknown"] += number
    again["after"] = dict(sorted(again["after"].items(), key=lambda one: int(one[0])))
    return again


def _hours(counts: Counts, window: range) -> Hours:
    quiet = [_time(hour) for hour in window if not counts.hours[hour]]
    return {
        "first": _time(window[0]) if window else None,
        "last": _time(window[-1]) if window else None,
        "count": len(window),
        "without_responses": quiet,
    }


def _time(hour: int) -> str:
    """Return hours from 1970 as text, such as `2025-03-03T02:00Z`."""
    try:
        return f"{_EPOCH + timedelta(hours=hour):%Y-%m-%dT%H:00Z}"
    except OverflowError:
        return "?"
