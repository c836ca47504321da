"""Which codes and symptoms an item of the changelog is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.changes.changelog import CHANGED, NEW, REMOVED, Changelog
from errdex.matching import exact
from errdex.matching.codes import Codes

_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_TO = re.compile(r"`?\s*(?:to|through|until|[-\u2013\u2014])\s*`?")
MOST_RANGES = 1000
"""Ranges of codes, and whole fields, in a changelog. Of more, the codes that are named count."""
_RISING = (REMOVED, CHANGED, NEW)  # what counts most comes last


class Named(NamedTuple):
    """A code in a text, or a symptom's id, whose field is empty.

    From `start` to `end`, without the backticks around it.
    """

    start: int
    end: int
    code: str
    field: str


class Change(NamedTuple):
    """When a code was changed last: the version, its day, and whether it was new then."""

    version: str
    date: str
    new: bool


def named_in(text: str, catalogue: Catalogue, codes: Codes) -> list[Named]:
    """Return what a text names, in order: any name in backticks, elsewhere exact codes."""
    spans = list(_SPAN.finditer(text))
    ends = [span.end() for span in spans]
    symptoms = {symptom.id for symptom in catalogue.symptoms} if spans else set()
    found = [named for span in spans if (named := _named_by(span, catalogue, symptoms))]
    for mention in exact.spelled_in(codes, text):
        next_ = bisect_right(ends, mention.start)
        inside = next_ < len(spans) and spans[next_].start() < mention.end
        entry = catalogue.find(mention.code, mention.field)
        is_name = mention.text == mention.code or mention.text in catalogue.by_alias
        if entry and is_name and not inside:
            found.append(Named(mention.start, mention.end, entry.code, entry.field))
    return sorted(found)


def _named_by(span: re.Match[str], catalogue: Catalogue, symptoms: set[str]) -> Named | None:
    name = span[1]
    if entry := catalogue.find(name) or catalogue.by_alias.get(name):
        return Named(*span.span(1), entry.code, entry.field)
    if name in symptoms:
        return Named(*span.span(1), name, "")
    return None


def last_changes(catalogue: Catalogue, changelog: Changelog, codes: Codes) -> dict[str, Change]:
    """Return the last change of each code and symptom that a dated release names."""
    last: dict[str, Change] = {}
    ranges = 0
    for release in reversed(changelog.dated):
        for section in _RISING:
            change = Change(release.version, release.date, section == NEW)
            for item in release.sections.get(section, ()):
                named = named_in(item, catalogue, codes)
                last |= dict.fromkeys((one.code for one in named), change)
                spread = _spread(item, named, section, catalogue)
                for range_ in islice(spread, MOST_RANGES - ranges):
                    last |= dict.fromkeys(range_, change)
                    ranges += 1
    return last


def _spread(
    item: str, named: list[Named], section: str, catalogue: Catalogue
) -> Iterator[list[str]]:
    """Yield the codes between the ends of each range in an item, or those of each whole field."""
    for one, other in pairwise(named):
        if other.field == one.field and _TO.fullmatch(item[one.end : other.start]):
            of_field = [entry.code for entry in catalogue.entries if entry.field == one.field]
            yield of_field[of_field.index(one.code) + 1 : of_field.index(other.code)]
    if section == NEW and not named:
        for field in sorted({span[1] for span in _SPAN.finditer(item)} & catalogue.fields.keys()):
            yield [entry.code for entry in catalogue.entries if entry.field == field]
