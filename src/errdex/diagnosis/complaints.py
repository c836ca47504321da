"""Whether a sentence complains of something: by what it is about, what happens, and how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from errdex.diagnosis.compiled import Complaint
from errdex.engine.tables import list_of

_WORD = re.compile("[0-9a-z]+(?:'[a-z]+)?|[\u3400-\u9fff]")
_ENDS = re.compile("[.,;:!?|\n\u2026\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f]")
_NEAR = 4  # words between a negation and what does not happen
_BESIDE = 1  # words between a negation and what does not come
_SPAN = 12  # words between what happens and what it happens to

Place = tuple[int, int]
"""Where words begin and end, counted in words."""


@lru_cache(maxsize=100)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of phrases between spaces; a star stands for the ending of a word."""
    told = (
        " ".join(_WORD.findall(text)) + ("[^ ]*" if text[-1:] == "*" else "") for text in phrases
    )
    return re.compile(f"(?<![^ ])(?:{'|'.join(told)})(?![^ ])")


_NEGATION = _any_of(list_of("words_of_negation"))
_BETWEEN = _any_of(list_of("words_between_clauses"))


def clauses_of(lowered: str) -> list[str]:
    """Return the words of each clause of a text in small letters, with spaces between."""
    sentences = _ENDS.split(lowered.replace("\u2019", "'"))
    return [part for one in sentences for part in _BETWEEN.split(" ".join(_WORD.findall(one)))]


def complains(complaint: Complaint, clauses: Iterable[str]) -> bool:
    """Tell whether a clause complains of what a complaint is of."""
    about = _any_of(tuple(complaint["about"]))
    return any(about.search(clause) and _complains(complaint, clause) for clause in clauses)


def _complains(complaint: Complaint, clause: str) -> bool:
    if any(_places(complaint.get("but_not"), clause)):
        return False
    found = list(_places(complaint.get("does"), clause))
    things = list(_places(complaint["about"], clause))
    denied = {end for _, end in _found(_NEGATION, clause)}
    if "how" in complaint:
        is_so = any(_places(complaint["how"], clause)) and not _behind(denied, found, _NEAR)
        found = found if is_so else []
    elif not _behind(denied, things, _BESIDE):
        found = _behind(denied, found, _NEAR)
    found += _places(complaint.get("fails"), clause)
    near = {at for start, end in things for at in range(start - _SPAN, end + _SPAN + 1)}
    return any(at in near for start, end in found for at in range(start, end + 1))


def _places(phrases: list[str] | None, clause: str) -> Iterator[Place]:
    return _found(_any_of(tuple(phrases)), clause) if phrases else iter(())


def _found(pattern: re.Pattern[str], clause: str) -> Iterator[Place]:
    at = words = 0
    for found in pattern.finditer(clause):
        words += clause.count(" ", at, found.start())
        at = found.start()
        yield words, words + found.group().count(" ") + 1


def _behind(ends: set[int], places: Iterable[Place], most: int) -> list[Place]:
    """Return the places that begin so many words behind an end, or fewer."""
    return [place for place in places if any(place[0] - gap in ends for gap in range(most + 1))]
