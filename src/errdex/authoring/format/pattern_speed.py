"""Tells whether matching a pattern takes time in step with the text, whatever the text is.

A pattern is a row of places, each with the characters that may stand there; some repeat. Matching
goes back over a text where two ways through the pattern read the same characters. So no two
repetitions may be able to share a piece of text, and the ways through the rest must be few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

MOST_WAYS = 64
"""Ways through a pattern that may read the same characters. With more, it is refused."""
MOST_AGAIN = 200
"""Characters behind a repetition compared again at each character. With more, it is refused."""


class Place:
    """One character of a text as a pattern has it, and how often it stands there.

    Attributes:
        shown: How the pattern writes it.
        characters: Those that may stand there; of all characters, enough to tell the classes of
            the pattern apart.
        least, most: How often; `most` is None where there is no limit.
        following: The places that may come next, each further on in the pattern.
    """

    def __init__(self, shown: str, characters: frozenset[str], least: int, most: int | None):
        self.shown = shown
        self.characters = characters
        self.least = least
        self.most = most
        self.following: list[Place] = []

    @property
    def repeats(self) -> bool:
        """Whether it may stand there in more than one number."""
        return self.least != self.most


class Part(NamedTuple):
    """A part of a pattern: what it may begin and end with, and whether it may be empty."""

    first: tuple[Place, ...] = ()
    last: tuple[Place, ...] = ()
    is_empty: bool = True

    def then(self, after: Part) -> Part:
        """Return the part that is this one and then another."""
        for place in self.last:
            place.following += after.first
        first = self.first + after.first if self.is_empty else self.first
        last = self.last + after.last if after.is_empty else after.last
        return Part(first, last, self.is_empty and after.is_empty)

    def either(self, other: Part) -> Part:
        """Return the part that is this one or another."""
        is_empty = self.is_empty or other.is_empty
        return Part(self.first + other.first, self.last + other.last, is_empty)


def part_of(place: Place) -> Part:
    """Return the part that is one place."""
    return Part((place,), (place,), place.least == 0)


def speed_fault(whole: Part, places: list[Place], everything: frozenset[str]) -> str:
    """Return what makes matching slow, and what to write instead, or nothing.

    Args:
        whole: The pattern.
        places: All its places, in their order.
        everything: The characters of a place where any may stand.
    """
    repeated = [place for place in places if place.repeats]
    for place in repeated:
        for other in _sharing(place, everything):
            return (
                f"{place.shown} and {other.shown} can match the same text, which makes matching "
                "slow; write one of them, or put a character between them that neither matches"
            )
    if _ways(whole.first, places) > MOST_WAYS:
        return (
            f"there are more than {MOST_WAYS} ways to match the same text; let alternatives and "
            "optional parts begin with different characters"
        )
    for place in repeated:
        if (again := _again(place, places)) > MOST_AGAIN:
            return (
                f"the {again} characters behind {place.shown} can match it too, which makes "
                f"matching slow; count at most {MOST_AGAIN}"
            )
    return ""


def _sharing(place: Place, everything: frozenset[str]) -> Iterator[Place]:
    """Yield the repetitions that can take over in the middle of what this one matches.

    One for any text at the end of the pattern ends matching where it begins, so it is none.
    """
    for other in _reached(place, place.characters):
        shared = place.characters & other.characters
        is_rest = other.most is None and other.characters == everything and not other.following
        if other.repeats and not is_rest and other in _reached(place, shared):
            yield other


def _reached(place: Place, characters: frozenset[str]) -> set[Place]:
    """Return the places to which a text of these characters leads from a place."""
    found: set[Place] = set()
    waiting = [place]
    while waiting:
        new = {p for p in waiting.pop().following if p.characters & characters} - found
        found |= new
        waiting += new
    return found


def _ways(first: Iterable[Place], places: list[Place]) -> int:
    """Return how many ways through a pattern one text can take at most; never too few."""
    ways: dict[Place, int] = {}

    def together(following: Iterable[Place]) -> int:
        at: dict[str, int] = {}
        for place in following:
            for character in place.characters:
                at[character] = at.get(character, 0) + ways[place]
        return max(at.values(), default=1)

    for place in reversed(places):
        ways[place] = together(place.following)
    return together(first)


def _again(place: Place, places: list[Place]) -> int:
    """Return how many characters of a text, each one that this place matches, can be behind it."""
    length: dict[Place, int] = {}
    for other in reversed(places[places.index(place) :]):
        behind = [length[p] for p in other.following if p.characters & place.characters]
        length[other] = other.least + max(behind, default=0)
    return length[place] - place.least
