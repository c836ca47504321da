"""Whether values fit the variables of a message template.

A template holds variables such as `${NUM_6}`. What may stand in one is told by the first rule of
the catalogue whose `name` matches it. Where the documentation leaves a rule open, the answer is
that nobody can tell, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from errdex.diagnosis.compiled import Variable
from errdex.diagnosis.values import is_text, matches, whole
from errdex.engine.sentences import say
from errdex.engine.tables import limit
from errdex.evidence.http.masks import is_masked

MOST_VALUES = limit("values_of_a_message")
"""How many values of a message are judged, so that a template of any length takes no time."""


class Misfit(NamedTuple):
    """Why a value does not fit, or may not: what was expected, and a hint.

    Attributes:
        certain: Whether the documentation settles it.
    """

    certain: bool
    expected: str
    hint: str


def first_misfit(
    names: Sequence[str], values: Sequence[Any], variables: Sequence[Variable]
) -> Misfit | None:
    """Return the first thing that does not fit, a certain one before an open one.

    Args:
        names: The names of the template's variables, in order.
        values: The values of one message, in order; one that is no text, or that is masked, is
            passed over.
        variables: The catalogue's rules.
    """
    if len(names) != len(values):
        given = say("template_values_given", count=len(values))
        hint = f"{given}; {say('template_variables', count=len(names))}"
        return Misfit(True, say("template_values", count=len(names)), hint)
    found = []
    pairs = zip(names[:MOST_VALUES], values[:MOST_VALUES], strict=True)
    for number, (name, value) in enumerate(pairs, 1):
        reason = None
        if is_text(value) and not is_masked(value):
            reason = _misfit_of(value, name, variables)
        if reason:
            variable = f"${{{name}}}"
            hint = say("template_value", number=number, variable=variable, hint=reason.hint)
            found.append(reason._replace(hint=hint))
    found.sort(key=lambda reason: not reason.certain)
    return found[0] if found else None


def _misfit_of(value: str, name: str, variables: Sequence[Variable]) -> Misfit | None:
    rule = next((rule for rule in variables if matches(rule["name"], name)), None)
    if rule is None:
        return None
    if not value:
        return Misfit(True, say("expects_value"), say("template_value_empty"))
    if "match" in rule and not matches(rule["match"], value):
        return Misfit(True, rule["expected"], say("template_other"))
    most = _limit_of(rule, name)
    if most is not None:
        length, expected = len(value), say("at_most_characters", count=most)
        if length > most:
            return Misfit(True, expected, say("it_has", count=length))
        wide = sum(1 if char < "\x80" else rule.get("wide", 1) for char in value)
        if wide > most:
            hint = say("template_length_open", count=length, wide=wide, weight=rule["wide"])
            return Misfit(False, expected, hint)
    return _doubt_of(value, rule)


def _limit_of(rule: Variable, name: str) -> int | None:
    """Return how long a value may be: the number in the variable's name, or the rule's."""
    found = whole(rule["name"]).fullmatch(name)
    in_name = found.groups() if found else ()
    return int(in_name[0]) if in_name else rule.get("max")


def _doubt_of(value: str, rule: Variable) -> Misfit | None:
    for doubt in rule.get("doubt", ()):
        if "match" not in doubt or not matches(doubt["match"], value):
            return Misfit(False, rule["expected"], doubt["say"])
    return None
