"""Compares what several OpenAPI documents and a catalogue say of the same codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.openapi.scanning import Mention
from errdex.authoring.source.findings import Finding, quoted

_PARAMETER = re.compile(r"\{\w+\}")
_WORD = re.compile(r"\w+")
_FILLING = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in"),
        *("is", "it", "no", "not", "of", "on", "or", "the", "this", "to", "was", "with", "your"),
    )
)
MOST_COMPARED = 100
"""Meanings and statuses of one code compared with each other. Of more, only with the catalogue."""
_LEAST_SHARED = 0.5
"""The share of the shorter text's words that two texts of one meaning have in common."""


def conflicts(found: Sequence[Mention], catalogue: Catalogue, field: str) -> list[Finding]:
    """Return where documents disagree with each other or with the catalogue.

    A code with two meanings, or with two HTTP statuses, and a code that is not in the catalogue.
    Wording alone is no conflict: two texts count as one meaning if they share at least half of the
    words of the shorter one. Of each disagreement the later place is reported, once a document.
    """
    findings: dict[tuple[str, ...], Finding] = {}
    told: dict[str, dict[tuple[str, str, str], Mention]] = {}
    for one in found:
        entry = catalogue.find(one.code, field)
        before = told.setdefault(one.code, {})
        others = list(before.values()) if len(before) < MOST_COMPARED else []
        for kind, what in _disagreements(one, others, entry):
            key = (one.document.name, one.code, kind)
            findings.setdefault(key, Finding(one.document.name, *one.place, one.code, what))
        before.setdefault((one.document.name, one.status, one.says), one)
    return sorted(findings.values())


def _disagreements(
    one: Mention, before: Sequence[Mention], entry: Entry | None
) -> Iterator[tuple[str, str]]:
    if entry is None:
        yield "unknown", "is not in the catalogue; add it, or correct the document"
    else:
        yield from _with_catalogue(one, entry)
    others = [other for other in before if other.document.name != one.document.name]
    meant = [other for other in others if other.says]
    if one.says and meant and not any(_is_same(one.says, other.says) for other in meant):
        yield "meaning", _two_meanings(one.says, meant[0].says, _where(meant[0]))
    came = [other for other in others if _is_status(other.status)]
    if _is_status(one.status) and came and one.status not in [other.status for other in came]:
        yield "status", _two_statuses(one.status, came[0].status, _where(came[0]))


def _with_catalogue(one: Mention, entry: Entry) -> Iterator[tuple[str, str]]:
    texts = [entry.title, entry.description, *entry.message, *entry.keywords]
    if one.says and not any(_is_same(one.says, text) for text in texts):
        yield "catalogue meaning", _two_meanings(one.says, entry.title, "the catalogue")
    if entry.removed:
        yield "removed", "is no longer in use, says the catalogue; take it out of the document"
    expected = entry.http_status
    if expected and _is_status(one.status) and one.status != str(expected):
        yield "catalogue status", _two_statuses(one.status, str(expected), "the catalogue")


def _two_meanings(here: str, there: str, where: str) -> str:
    two = f"means {quoted(here)} here and {quoted(there)} in {where}"
    return f"{two}; give one of them another code"


def _two_statuses(here: str, there: str, where: str) -> str:
    return f"comes with HTTP {here} here and with {there} in {where}; agree on one"


def _where(one: Mention) -> str:
    return f"{one.document.name}:{one.place.line}"


def _is_status(text: str) -> bool:
    """Tell whether a key of `responses` is one HTTP status and no range."""
    return text.isascii() and text.isdigit()


def _is_same(one: str, other: str) -> bool:
    """Tell whether two texts may say the same; parameters stand for anything."""
    first, second = (_words(text) for text in (one, other))
    if not first or not second:
        return one.strip().casefold() == other.strip().casefold()
    shared = len(first & second)
    return shared / min(len(first), len(second)) >= _LEAST_SHARED


def _words(text: str) -> set[str]:
    """Return the words that carry a text, compound names in their parts."""
    plain = re.sub(r"([a-z])([A-Z])", r"\1 \2", _PARAMETER.sub(" ", text)).replace("_", " ")
    return {word for word in _WORD.findall(plain.casefold()) if word not in _FILLING}
