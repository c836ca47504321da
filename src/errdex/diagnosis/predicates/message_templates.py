"""Whether values fit the variables of a message template.

A template holds variables such as `${NUM_6}`. What may stand in one is told by the first rule of
the catalogue whose `name` matches it. Where the documentation leaves a rule open, the answer is
that nobody can tell, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from errdex.diagnosis.values import is_masked, is_text, matches, whole

MOST_VALUES = 1000
"""How many values of a message are judged, so that a template of any length takes no time."""

_VARIABLE = re.compile(r"\$\{([^{}]*)\}")


class Misfit(NamedTuple):
    """Why a value does not fit, or may not: what was expected, and a hint.

    Attributes:
        certain: Whether the documentation settles it.
    """

    certain: bool
    expected: str
    hint: str


def misfit(
    template: str, values: Sequence[Any], variables: Sequence[Mapping[str, Any]]
) -> Misfit | None:
    """Return the first thing that does not fit, a certain one before an open one.

    Args:
        template: The text of the template.
        values: The values of one message, in order; one that is no text, or that is masked, is
            passed over.
        variables: The catalogue's rules: `name`, `match`, `max`, `wide`, `expected`, `doubt`.
    """
    names = _VARIABLE.findall(template)
    if len(names) != len(values):
        there = f"there {_count(len(values))}; the template has {_plural(len(names), 'variable')}"
        return Misfit(True, _plural(len(names), "value"), there)
    found = []
    pairs = zip(names[:MOST_VALUES], values[:MOST_VALUES], strict=True)
    for number, (name, value) in enumerate(pairs, 1):
        reason = None
        if is_text(value) and not is_masked(value):
            reason = _judge(value, name, variables)
        if reason:
            found.append(reason._replace(hint=f"value {number}, for ${{{name}}}: {reason.hint}"))
    found.sort(key=lambda reason: not reason.certain)
    return found[0] if found else None


def _judge(value: str, name: str, variables: Sequence[Mapping[str, Any]]) -> Misfit | None:
    rule = next((rule for rule in variables if matches(rule["name"], name)), None)
    if rule is None:
        return None
    if not value:
        return Misfit(True, "a value", "it is empty")
    if "match" in rule and not matches(rule["match"], value):
        return Misfit(True, rule["expected"], "it is something else")
    limit = _limit(rule, name)
    if limit is not None:
        length, expected = len(value), f"at most {_plural(limit, 'character')}"
        if length > limit:
            return Misfit(True, expected, f"it has {length}")
        wide = sum(1 if char < "\x80" else rule.get("wide", 1) for char in value)
        if wide > limit:
            other = f"{wide} where the documentation counts those beyond ASCII as {rule['wide']}"
            return Misfit(False, expected, f"it has {length}, but {other}")
    return _doubt(value, rule)


def _limit(rule: Mapping[str, Any], name: str) -> int | None:
    """Return how long a value may be: the number in the variable's name, or the rule's."""
    found = whole(rule["name"]).fullmatch(name)
    in_name = found.groups() if found else ()
    return int(in_name[0]) if in_name else rule.get("max")


def _doubt(value: str, rule: Mapping[str, Any]) -> Misfit | None:
    doubt = rule.get("doubt")
    if doubt is None or ("match" in doubt and matches(doubt["match"], value)):
        return None
    return Misfit(False, rule["expected"], doubt["say"])


def _count(number: int) -> str:
    return f"is {number} value" if number == 1 else f"are {number} values"


def _plural(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
