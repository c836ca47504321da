"""The order of the entries in each file: which of them are out of place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.source.findings import Finding
from errdex.authoring.source.nodes import file_of, line_and_column


def lint_order(catalogue: Catalogue) -> Iterator[Finding]:
    """Entries are in the order of the fields, then of the codes, in each file."""
    places = catalogue.places
    in_files: dict[int, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries:
        in_files[file_of(places[entry.field, entry.code].at)].append(entry)
    for entries in in_files.values():
        yield from _lint_file(catalogue, entries)


def _lint_file(catalogue: Catalogue, entries: list[Entry]) -> Iterator[Finding]:
    places = catalogue.places
    kept = longest_rising([line_and_column(places[e.field, e.code].at) for e in entries])
    for number, entry in enumerate(entries):
        if number not in kept:
            before = entries[number - 1]
            where = f"after {before.code} of {before.field}" if number else "at the beginning"
            what = f"is out of order: it belongs {where}; `errdex fmt` sorts the entries"
            yield catalogue.finding_in(entry, "code", what)


def longest_rising(places: Sequence[tuple[int, int]]) -> set[int]:
    """Return the positions of a longest part that rises: what need not be moved."""
    ends: list[tuple[int, int]] = []  # the lowest place at which a part of each length ends
    last: list[int] = []
    before: list[int] = []
    for number, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            last.append(number)
        else:
            ends[length], last[length] = place, number
    kept = set()
    number = last[-1] if last else -1
    while number >= 0:
        kept.add(number)
        number = before[number]
    return kept
