"""The types of compiled checks have the keys that the catalogue format has."""

from __future__ import annotations

from typing import Any, NotRequired, cast, get_origin, get_type_hints

import pytest

from errdex.authoring.format import vocabulary
from errdex.authoring.format.kinds import Kind, ListOf, Names, Record
from errdex.diagnosis import compiled


def record(kind: Kind) -> Record:
    """Return the record that a kind is, or that its items are."""
    while isinstance(kind, (ListOf, Names)):
        kind = kind.item
    return cast(Record, kind)


def section(name: str) -> Record:
    """Return the record of a section of a catalogue."""
    return record(vocabulary.SECTIONS[name].kind)


def argument(name: str) -> Record:
    """Return the record of a predicate's argument."""
    return record(vocabulary.PREDICATES[name].kind)


@pytest.mark.parametrize(
    ("declared", "type_", "filled"),
    [
        (vocabulary.HINT, compiled.Hint, []),
        (argument("within"), compiled.Within, []),
        (vocabulary.MISTAKE, compiled.Mistake, []),
        (argument("digest"), compiled.Digest, []),
        (vocabulary.ONE_TEMPLATE, compiled.OneTemplate, []),
        (argument("fits_template"), compiled.FitsTemplate, []),
        (section("facts"), compiled.Fact, []),
        (section("variables"), compiled.Variable, []),
        (record(section("variables").keys["doubt"].kind), compiled.Doubt, []),
        (section("context"), compiled.ContextAbout, ["secret"]),
        (section("reports"), compiled.Reports, ["note"]),
        (vocabulary.CHECK, compiled.Check, []),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_type_has_the_keys_of_the_format(declared: Record, type_: Any, filled: list[str]) -> None:
    """What the format lets be left out is not required, but for what compiling fills in."""
    hints = get_type_hints(type_, include_extras=True)
    required = {name for name, hint in hints.items() if get_origin(hint) is not NotRequired}
    assert set(hints) == set(declared.keys)
    assert required == {name for name, key in declared.keys.items() if key.required} | set(filled)


def test_a_predicate_with_several_arguments_has_a_type() -> None:
    """Every other argument is a text, a number, true or a list of texts."""
    found = {name for name, key in vocabulary.PREDICATES.items() if isinstance(key.kind, Record)}
    assert found == {"within", "digest", "fits_template"}


def test_every_section_about_checks_is_compiled() -> None:
    """Guards are put into the checks, and the decision path is for the site alone."""
    hints = get_type_hints(compiled.CompiledChecks)
    assert {*hints, "guards", "decision_path"} == set(vocabulary.SECTIONS)
