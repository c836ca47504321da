"""The values in messages of the service, by the names that the catalogue gives them."""

from __future__ import annotations

from collections.abc import Mapping

from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.redaction import Redactor
from errdex.diagnosis.results import CodeRow
from errdex.engine.tables import limit
from errdex.evidence.gathering import Evidence
from errdex.matching.messages import messages_of
from errdex.redaction.readings import Reading

MOST_DIGITS = limit("digits_of_a_parameter")
"""Digits in a value of a message. Of one with more, only the shape is shown: it may be a number."""


def name_parameters(
    rows: list[CodeRow], evidence: Evidence, knowledge: Knowledge, redactor: Redactor
) -> None:
    """Add to codes what their messages in the evidence say, redacted.

    Where several messages of a code differ in a value, that one is left out.
    """
    found = _values_in(evidence, knowledge) if rows else {}
    for row in rows:
        row["parameters"] = {
            name: _shown(name, value, knowledge, redactor)
            for name, value in found.get(row["code"], {}).items()
            if value is not None
        }


def _values_in(evidence: Evidence, knowledge: Knowledge) -> Mapping[str, dict[str, str | None]]:
    """Return the values of each code; None for one that differs."""
    response = evidence["response"]
    found: dict[str, dict[str, str | None]] = {}
    for text in (evidence["log"], (response["body"] if response else None) or ""):
        for _, code, _, values in messages_of(knowledge.codes).find(text):
            known = found.setdefault(code, {})
            for name, value in values.items():
                known[name] = value if known.get(name, value) == value else None
    return found


def _shown(name: str, value: str, knowledge: Knowledge, redactor: Redactor) -> str:
    """Return what may be shown of a value: nothing of one whose name says that it is secret."""
    if any(knowledge.names.find(Reading(f"{name}={value}"))):
        return redactor.show(value, "hide")
    digits = sum(map(str.isdecimal, value))
    return redactor.show(value, "shape" if digits > MOST_DIGITS else "")
