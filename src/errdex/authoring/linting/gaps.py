"""Gaps: what the drafts of a catalogue do not say yet, and how much of it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.format.entry_fields import UNWRITTEN, is_lacking
from errdex.authoring.source.findings import Finding

COUNTED = (
    *((name, unless) for name, _, unless in UNWRITTEN),
    ("examples", ("removed",)),
    ("source", ("removed",)),
)
"""The keys that a complete entry has, and what makes each needless."""


@dataclass(frozen=True, slots=True)
class Written:
    """How much of an entry is written.

    Attributes:
        wanted: How many keys it should have.
        missing: Those that it lacks; each is a gap.
    """

    entry: Entry
    wanted: int
    missing: tuple[str, ...]


def written_of(entry: Entry) -> Written:
    """Return how much of an entry is written."""
    wanted = [name for name, unless in COUNTED if not any(getattr(entry, one) for one in unless)]
    return Written(entry, len(wanted), tuple(name for name in wanted if is_lacking(entry, name)))


def score_of(entries: Iterable[Written]) -> int:
    """Return the share of the wanted keys that are written, in whole per cent, rounded down."""
    wanted = missing = 0
    for one in entries:
        wanted += one.wanted
        missing += len(one.missing)
    return 100 * (wanted - missing) // wanted if wanted else 100


def gaps_of(catalogue: Catalogue) -> list[Written]:
    """Return the drafts that have gaps, in the catalogue's order."""
    drafts = (written_of(entry) for entry in catalogue.entries if entry.draft)
    return [one for one in drafts if one.missing]


def lint_gaps(catalogue: Catalogue) -> Iterator[Finding]:
    """Drafts have no gaps, or as many as `most_gaps` says, which may only fall.

    A gap is a key that a complete entry has and a draft lacks.
    """
    drafts = gaps_of(catalogue)
    count, most = sum(len(one.missing) for one in drafts), catalogue.most_gaps
    if count == most:
        return
    key = "most_gaps" if "most_gaps" in catalogue.node["catalogue"] else "id"
    if count < most:
        ways = f"lower it to {count}" if count else "remove it"
        yield catalogue.finding_about(key, f"most_gaps: {gaps_in_words(count)} left; {ways}")
        return
    more = f"{count - most} more than `most_gaps` allows; fill in as many"
    start = f"fill them in, or write `most_gaps: {count}` here and lower it from then on"
    what = f"{gaps_in_words(count)} in {len(drafts)} draft{'s' * (len(drafts) != 1)}"
    yield catalogue.finding_about(key, f"{what}: {more if most else start}")
    for one in drafts:
        what = f"not written yet: {', '.join(one.missing)}"
        yield catalogue.finding_in(one.entry, "draft", what)


def gaps_in_words(count: int) -> str:
    """Return a number of gaps, such as `1 gap` or `12 gaps`."""
    return f"{count} gap{'s' * (count != 1)}"
