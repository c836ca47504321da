"""What to give so that a check can be made: pastes, and values of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from errdex.diagnosis.compiled import Check, CompiledChecks, Fact
from errdex.diagnosis.paths import steps_of

_PASTES = {"request": "the request", "response": "the response"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A check, and what it needs.

    Attributes:
        id: The check.
        says: What it requires, a sentence.
        pastes: In words, what to paste.
        context: The names of the context values that it looks at.
    """

    id: str
    says: str
    pastes: tuple[str, ...]
    context: tuple[str, ...]


def needs_of_checks(compiled: CompiledChecks) -> list[Asked]:
    """Return what every check needs; one that looks at context alone is about the request."""
    return [_needs_of(check, compiled) for check in compiled["checks"]]


def _needs_of(check: Check, compiled: CompiledChecks) -> Asked:
    guards = [compiled["guards"][name] for name in check.get("when", [])]
    paths = [check["look_at"], *(path for guard in guards for path, *_ in guard)]
    facts = compiled["facts"]
    roots = {root for path in paths for root in _roots(path, facts)}
    named = [*paths, *_texts(check["must"])]
    context = [name for name in compiled["context"] if f"context.{name}" in named]
    pastes = tuple(words for root, words in _PASTES.items() if root in roots)
    return Asked(check["id"], check["says"], pastes or (_PASTES["request"],), tuple(context))


def _roots(path: str, facts: Mapping[str, Sequence[Fact]]) -> Iterator[str]:
    """Yield the roots of a path; a fact has those of what it is read from."""
    first = steps_of(path)[0]
    if first not in facts:
        yield first
    for fact in facts.get(first, ()):
        yield from _roots(fact["from"], facts)


def _texts(value: object) -> Iterator[str]:
    """Yield every text in what a check requires; of a path with a reader, the path."""
    if isinstance(value, str):
        yield value.split("|")[0]
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _texts(part)
