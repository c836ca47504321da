"""Runs a catalogue's checks over a document of evidence: guards, outcomes, what is shown and asked.

A check judges only the last step of the path that it looks at. Where an earlier step is missing
another check owns the fault; where the input itself is missing, nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from errdex.diagnosis.compiled import (
    Argument,
    Check,
    CompiledChecks,
    ContextAbout,
    Demand,
)
from errdex.diagnosis.lists import first_of_many
from errdex.diagnosis.paths import EvidenceReader, Hit, steps_of
from errdex.diagnosis.predicates.table import (
    JUDGE_ABSENCE,
    JUDGE_MASKS,
    PASS,
    PREDICATES,
    SKIP,
    Verdict,
)
from errdex.diagnosis.redaction import Redactor
from errdex.diagnosis.results import CheckRow, EvidenceRow, Need
from errdex.diagnosis.values import ABSENT, is_text, matches
from errdex.engine.sentences import say
from errdex.engine.tables import limit, list_of
from errdex.evidence.http.documents import NOT_GIVEN
from errdex.evidence.http.masks import is_mask, need_of
from errdex.evidence.text.characters import lower, trim

NEEDS = list_of("needs")
"""What a check may ask for besides context; other needs are the catalogue's words."""

MOST_PLACES = limit("places_of_a_check")
"""How many places of one check are shown; a message may have thousands of values."""

MOST_NAMES = limit("items_in_a_report")
"""How many masked values are named in what a check needs; more are counted."""

_UNMASKED = "unmasked"

_PLAIN_NAME = re.compile("[A-Za-z][A-Za-z_]{0,30}(?:\\[[a-z]{0,20}\\])?")

Guards = Mapping[str, Verdict]
"""The verdict on each guard by its name: skip, unknown with what it needs, or pass."""

_NO_HIT = Hit("", ABSENT)

_RANKS = {"fail": 0, "unknown": 1, "pass": 2, "skip": 3}


Judged = tuple[Hit, Verdict]
"""A value that a check looked at, and what is said of it."""


def run_checks(
    reader: EvidenceReader, compiled: CompiledChecks, redactor: Redactor | None = None
) -> list[CheckRow]:
    """Return the outcome of every check that applies, in the order of the catalogue.

    Args:
        reader: Reads `request` and `response`, each None where it was not given, and `context`.
        compiled: What the catalogue's checks compile to.
        redactor: Shows values; without it one that knows no more than what is read.
    """
    redactor = redactor or Redactor(secrets_in(reader, compiled), compiled)
    guards = {
        name: _all([_condition(*condition, reader) for condition in guard])
        for name, guard in compiled["guards"].items()
    }
    rows = []
    for check in compiled["checks"]:
        judged = _judge(check, reader, guards)
        outcome = _worst([verdict for _, verdict in judged])
        if outcome != "skip":
            rows.append(_row(check, outcome, judged, redactor, reader, compiled["context"]))
    return rows


def secrets_in(reader: EvidenceReader, compiled: CompiledChecks) -> list[str]:
    """Return the texts that stand where the catalogue says that secrets stand, less blanks.

    What is left around a secret that was taken out is none.
    """
    found = [hit.value for path in compiled["secrets"] for hit in reader.find(path).hits]
    texts = [text for text in found if is_text(text) and say("value_secret") not in text]
    return [trim(text) for text in texts if not is_mask(text)]


def _worst(verdicts: Sequence[Verdict]) -> str:
    if len(verdicts) == 1:
        return verdicts[0].outcome
    return min([verdict.outcome for verdict in verdicts], key=_RANKS.__getitem__, default="skip")


def _all(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict on conditions that all have to hold: skip, unknown or pass."""
    if len(verdicts) == 1:
        return verdicts[0]
    outcomes = [verdict.outcome for verdict in verdicts]
    if "skip" in outcomes:
        return SKIP
    if "unknown" not in outcomes:
        return PASS
    needs = tuple(need for verdict in verdicts for need in verdict.needs)
    masked = tuple(place for verdict in verdicts for place in verdict.masked)
    return Verdict("unknown", needs=needs, masked=masked)


def _condition(path: str, predicate: str, argument: Argument, reader: EvidenceReader) -> Verdict:
    """Return the verdict on a condition of a guard.

    One on a response that is not there does not hold: the check is about what came back.
    """
    found = reader.find(path)
    demands = [(predicate, argument)]
    verdicts = [_placed(hit, _ask(hit.value, demands, reader), reader) for hit in found.hits]
    if found.needs:
        is_asked = steps_of(path)[0] != "response"
        verdicts.append(Verdict("unknown", needs=found.needs) if is_asked else SKIP)
    asked = [verdict for verdict in verdicts if verdict.outcome != "skip"]
    return _all(asked) if asked and _worst(asked) != "fail" else SKIP


def _placed(hit: Hit, verdict: Verdict, reader: EvidenceReader) -> Verdict:
    """Add the place of a value to a verdict that needs it without its mask."""
    if _UNMASKED in verdict.needs and reader.is_masked(hit.value):
        return verdict._replace(masked=(hit.place.rstrip(" "),))
    return verdict


def _judge(check: Check, reader: EvidenceReader, guards: Guards) -> list[Judged]:
    guarded = _all([guards[name] for name in check["when"]]) if "when" in check else PASS
    if guarded.outcome == "skip":
        return []
    found = reader.find(check["look_at"])
    if guarded.outcome == "unknown":
        needs = guarded.needs + found.needs
        verdict = Verdict("unknown", needs=needs, masked=guarded.masked)
        return [(_NO_HIT, verdict)]
    judged = [(hit, _answer(hit, check, reader)) for hit in found.hits]
    if found.needs:
        judged.append((_NO_HIT, Verdict("unknown", needs=found.needs)))
    return judged


def _answer(hit: Hit, check: Check, reader: EvidenceReader) -> Verdict:
    """Return the verdict on a value; where the sources leave a failure open, so is the check."""
    verdict = _ask(hit.value, check["must"], reader)
    if verdict.outcome == "fail" and "ask" in check:
        return verdict._replace(outcome="unknown", needs=(check["ask"],))
    return _placed(hit, verdict, reader) if verdict.needs else verdict


def _ask(value: Any, demands: Sequence[Demand], reader: EvidenceReader) -> Verdict:
    """Return the first failure among the predicates, else the worst of their verdicts."""
    worst = SKIP
    for name, argument in demands:
        if value is ABSENT and name not in JUDGE_ABSENCE:
            continue
        if (name not in JUDGE_MASKS or value == NOT_GIVEN) and reader.is_masked(value):
            verdict = Verdict("unknown", needs=(need_of(value),))
        else:
            verdict = PREDICATES[name](value, argument, reader)
        if verdict.outcome == "fail":
            return verdict
        if worst is SKIP or _RANKS[verdict.outcome] < _RANKS[worst.outcome]:
            worst = verdict
    return worst


def _row(
    check: Check,
    outcome: str,
    judged: Sequence[Judged],
    redactor: Redactor,
    reader: EvidenceReader,
    context: Mapping[str, ContextAbout],
) -> CheckRow:
    row: CheckRow = {
        "id": check["id"],
        "codes": list(check["codes"]),
        "outcome": outcome,
        "says": check["says"],
        "evidence": [],
        "needs": [],
    }
    if outcome != "pass":
        told = [one for one in judged if one[1].outcome == outcome]
        shown = [one for one in told if outcome == "fail" or one[1].expected]
        row["evidence"] = _places(check, shown, redactor)
        if any(verdict.needs for _, verdict in told):
            row["needs"] = _needs(told, reader, redactor, context)
    return row


def _places(check: Check, shown: Sequence[Judged], redactor: Redactor) -> list[EvidenceRow]:
    evidence = [_evidence(check, one, redactor) for one in shown[:MOST_PLACES]]
    if len(shown) > MOST_PLACES:
        more = say("more_places", count=len(shown) - MOST_PLACES)
        evidence.append({"at": check["look_at"], "found": "", "expected": "", "hint": more})
    return evidence


def _spelled(name: str, header: str, reader: EvidenceReader) -> str:
    """Return the name of a parameter as its header has it."""
    texts = [hit.value for hit in reader.find(header).hits if is_text(hit.value)]
    places = ((text, lower(text).find(f"{name}=")) for text in texts)
    return next((text[at : at + len(name)] for text, at in places if at >= 0), name)


def _masked_in(place: str, reader: EvidenceReader, redactor: Redactor) -> list[str]:
    """Return the last name of a place; of a body the plain names in it whose values are masked."""
    if not place.endswith(".body"):
        above, _, name = place.replace(" ", ".").rpartition(".")
        return [_spelled(name, above, reader) if " " in place else name.partition("[")[0]]
    inside = [
        hit.value for name in ("form", "json") for hit in reader.find(f"{place[:-4]}{name}").hits
    ]
    members = [item for value in inside if isinstance(value, dict) for item in value.items()]
    names = [name for name, value in members if reader.is_masked(value)]
    return [name for name in names if _PLAIN_NAME.fullmatch(name) and redactor.mask(name) == name]


def _needs(
    told: Sequence[Judged],
    reader: EvidenceReader,
    redactor: Redactor,
    context: Mapping[str, ContextAbout],
) -> list[Need]:
    """Return what to give, of masked values those that are known by their names."""
    names = dict.fromkeys(name for _, verdict in told for name in verdict.needs)
    places = [place for _, verdict in told for place in verdict.masked]
    masked = [name for place in places for name in _masked_in(place, reader, redactor)]
    needs = [_need(name, context) for name in names]
    for need in needs if masked else ():
        if need["name"] == _UNMASKED:
            shown = first_of_many(list(dict.fromkeys(masked)), MOST_NAMES)
            need["title"] = say("need_unmasked_value", name=shown)
    return needs


def _need(name: str, context: Mapping[str, ContextAbout]) -> Need:
    """Return what to give; what has no name is in the catalogue's own words."""
    if name in context:
        return {"name": name, "title": context[name]["title"]}
    if name in NEEDS:
        return {"name": name, "title": say(f"need_{name}")}
    return {"name": None, "title": name}


def _evidence(check: Check, judged: Judged, redactor: Redactor) -> EvidenceRow:
    hit, verdict = judged
    hint = verdict.hint if verdict.is_own else redactor.mask(verdict.hint)
    if not hint and is_text(hit.value):
        known = check.get("hints", ())
        hint = next((k["say"] for k in known if matches(k["match"], hit.value)), "")
    return {
        "at": hit.place.rstrip(" "),
        "found": redactor.show(hit.value, check.get("redact") or _mode_at(hit.place)),
        "expected": check.get("expected") or _expected(verdict, redactor),
        "hint": hint,
    }


def _expected(verdict: Verdict, redactor: Redactor) -> str:
    if verdict.is_given:
        return redactor.show(verdict.expected, "")
    return verdict.expected if verdict.is_own else redactor.mask(verdict.expected)


def _mode_at(place: str) -> str:
    """Return how a value is shown of which the catalogue does not say so.

    In a header that authenticates, a token may stand where a word belongs.
    """
    return "word" if " " in place.rstrip(" ") else ""
