"""The shapes of a triage, as they stand in its JSON."""

from __future__ import annotations

from typing import TypedDict

from errdex.diagnosis.results import RetryRow

VERSION = 1
"""The version of this shape; it changes where a key goes or comes to mean another thing."""


class SpikeRow(TypedDict):
    """Hours in which a code came up: the first and the last one, in UTC, and its events."""

    first: str
    last: str
    events: int


class RiseRow(TypedDict):
    """A lasting rise of a code's share: since which hour, how, and its shares."""

    since: str
    slow: bool
    before: float
    after: float


class TriageRow(TypedDict):
    """One code.

    `affected` are its different items, or its events where items have no names (`unit` says which);
    `affected_at_most` says that several spellings were added up. `share` is of all that is
    affected by a failure, `cumulative` with those above it. `events_by_hour` begins at the first
    hour of the report.
    """

    field: str
    code: str
    title: str
    events: int
    affected: int
    affected_at_most: bool
    unit: str
    share: float
    cumulative: float
    texts: int
    respelled: int
    began: str | None
    began_with_the_data: bool
    spikes: list[SpikeRow]
    rise: RiseRow | None
    owner: str | None
    owner_title: str
    retry: RetryRow
    first_step: str | None
    tell_customer: str | None
    url: str | None
    suggestions: list[str]
    events_by_hour: list[int]


class OwnerRow(TypedDict):
    """Whose move it is, for how many."""

    owner: str
    title: str
    affected: int
    share: float


class Hours(TypedDict):
    """The hours of a report in UTC: the first, the last, how many, and those without a response."""

    first: str | None
    last: str | None
    count: int
    without_responses: list[str]


Again = TypedDict(
    "Again", {"now": int, "after": dict[str, int], "after-fix": int, "never": int, "unknown": int}
)
"""How many are to be sent again by which rule; the keys of `after` are seconds."""


class Triage(TypedDict):
    """What a triage says."""

    version: int
    complete: bool
    catalogue: str
    records: int
    without_code: int
    items_without_code: int
    approximate: bool
    timings: dict[str, int]
    hours: Hours
    codes: list[TriageRow]
    pointers: list[TriageRow]
    successes: list[TriageRow]
    unknown: list[TriageRow]
    owners: list[OwnerRow]
    send_again: Again
    notes: list[str]


def is_unusable(result: Triage) -> bool:
    """Tell whether more than half of the records have no code."""
    return result["without_code"] * 2 > result["records"]


def is_fine(result: Triage) -> bool:
    """Tell whether there is a success, and nothing else."""
    failed = result["codes"] or result["pointers"] or result["unknown"]
    silent = result["without_code"] or result["items_without_code"]
    return bool(result["successes"]) and result["complete"] and not failed and not silent
