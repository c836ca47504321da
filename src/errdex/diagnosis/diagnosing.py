"""The diagnosis: evidence and context in, codes, check outcomes and the retry decision out."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from typing import NamedTuple

from errdex.diagnosis.answers import answer_of, behind_targets, symptoms_said
from errdex.diagnosis.checks import run_checks, secrets_in
from errdex.diagnosis.codes import Codes, fails_by, read_codes
from errdex.diagnosis.completeness import withhold_success
from errdex.diagnosis.contexts import read_context, with_time
from errdex.diagnosis.doubts import doubt_on, doubt_success
from errdex.diagnosis.items import name_items
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.module_rows import load_knowledge
from errdex.diagnosis.parameters import name_parameters
from errdex.diagnosis.pastes import private_in, written
from errdex.diagnosis.paths import EvidenceReader
from errdex.diagnosis.redaction import Private, Redactor
from errdex.diagnosis.results import VERSION, CheckRow, Diagnosis
from errdex.diagnosis.retries import decide_retry
from errdex.diagnosis.retrying import mark_accepted
from errdex.engine.sentences import say
from errdex.evidence.gathering import Evidence
from errdex.evidence.objects import read_objects
from errdex.evidence.pasting import read_evidence, readable
from errdex.modules import CodeModule, load_module
from errdex.project import find_project
from errdex.redaction.readings import Reading


class Examined(NamedTuple):
    """A diagnosis, and the codes that it rests on, redacted as well."""

    diagnosis: Diagnosis
    codes: Codes


def diagnose(
    *evidence: object,
    context: Mapping[str, str] | None = None,
    module: CodeModule | None = None,
) -> Diagnosis:
    """Say which codes stand in evidence, what they mean, and which checks fail.

    Args:
        evidence: One text, in which several things may be pasted together, or request and
            response objects of requests or httpx.
        context: What the evidence does not hold, by the names that the catalogue declares.
        module: The generated module of a catalogue; without it that of the project around the
            current directory, or the shipped one.

    Returns:
        What `errdex diagnose --format json` prints, secrets and numbers redacted.

    Raises:
        ErrdexError: The catalogue declares no such context, or a value of it has another form.
    """
    knowledge = load_knowledge(module or _module_here())
    if len(evidence) == 1 and isinstance(evidence[0], str):
        return diagnose_text(evidence[0], context or {}, knowledge)
    marks = knowledge.compiled["reports"]["marks"]
    found = read_objects(
        *evidence, report_marks=marks, fails=fails_by(knowledge), api=knowledge.api
    )

    def find_private() -> Private:
        return private_in(Reading(written(found)), knowledge)

    return diagnose_evidence(found, context or {}, knowledge, find_private)


def _module_here() -> CodeModule:
    project = find_project()
    for text in project.passed_over:
        warnings.warn(text, stacklevel=3)
    return load_module(project)


def diagnose_text(text: str, context: Mapping[str, str], knowledge: Knowledge) -> Diagnosis:
    """Return the diagnosis of a text in which several things may be pasted together."""
    evidence, find_private = read_paste(text, knowledge)
    return diagnose_evidence(evidence, context, knowledge, find_private)


def read_paste(text: str, knowledge: Knowledge) -> tuple[Evidence, Callable[[], Private]]:
    """Return what a catalogue reads of a text, and what finds what no output may show of it."""
    marks = knowledge.compiled["reports"]["marks"]
    evidence = read_evidence(text, marks, fails_by(knowledge), knowledge.api)

    def find_private() -> Private:
        is_archive = "HAR" in evidence["recognised"]
        shown = written(evidence) if is_archive else readable(text)
        return private_in(Reading(shown), knowledge)

    return evidence, find_private


def diagnose_evidence(
    evidence: Evidence,
    context: Mapping[str, str],
    knowledge: Knowledge,
    find_private: Callable[[], Private] = Private,
) -> Diagnosis:
    """Return the diagnosis of evidence, for which `examine` takes the same."""
    return examine(evidence, context, knowledge, find_private).diagnosis


def examine(
    evidence: Evidence,
    context: Mapping[str, str],
    knowledge: Knowledge,
    find_private: Callable[[], Private],
) -> Examined:
    """Return the diagnosis of evidence that `read_evidence` or `read_objects` gave.

    Args:
        evidence: What was read.
        context: What the evidence does not hold.
        knowledge: The catalogue.
        find_private: Returns what is not shown, besides the secrets at the catalogue's places.
    """
    compiled = knowledge.compiled
    reader = reader_of(evidence, context, knowledge)
    redactor = Redactor(
        secrets_in(reader, compiled),
        compiled,
        knowledge.known_codes,
        knowledge.forms,
        find_private,
        knowledge.names,
    )
    codes = read_codes(evidence, knowledge)
    checks = run_checks(reader, compiled, redactor)
    complete = evidence["complete"] and codes.complete
    if not complete:
        withhold_success(codes.rows, checks)
    else:
        mark_accepted(evidence, codes, knowledge)
    doubt = doubt_on(evidence, codes, knowledge)
    if doubt:
        doubt_success(codes.rows, doubt)
    name_items(codes, evidence, knowledge, redactor)
    name_parameters(codes.rows, evidence, knowledge, redactor)
    result: Diagnosis = {
        "version": VERSION,
        "complete": complete,
        "recognised": _recognised(evidence, codes, doubt),
        "answer": None,
        "notes": [*evidence["notes"], *codes.notes, *_on_success(evidence, codes, checks)],
        "codes": behind_targets(codes.rows, knowledge),
        "checks": _in_order(checks, codes),
        "retry": decide_retry(codes.rows, codes.items, knowledge, codes.silent),
    }
    if codes.symptoms and result["recognised"]:  # else they are the answer
        said = symptoms_said(codes.symptoms)
        result["notes"].append(say("note_symptom_told", symptoms=said))
    _redact(result, redactor)
    result["answer"] = answer_of(result, evidence, knowledge, codes, redactor, doubt)
    return Examined(result, codes)


def reader_of(
    evidence: Evidence, context: Mapping[str, str], knowledge: Knowledge
) -> EvidenceReader:
    """Return what finds the places in evidence and context that a catalogue names."""
    declared = knowledge.compiled["context"]
    given = with_time(read_context(context, declared), evidence["sent_at"], declared)
    document = {
        "request": evidence["request"],
        "response": evidence["response"],
        "context": given,
    }
    return EvidenceReader(document, knowledge.compiled)


def _on_success(evidence: Evidence, codes: Codes, checks: list[CheckRow]) -> list[str]:
    """Return what a failing check means where the response says success."""
    succeeded = evidence["response"] and codes.rows and all(row["success"] for row in codes.rows)
    if succeeded and any(row["outcome"] == "fail" for row in checks):
        return [say("success_anyway")]
    return []


def _recognised(evidence: Evidence, codes: Codes, doubt: str) -> list[str]:
    """Return what was recognised; other text is a log only where it says how a request went."""
    kinds = evidence["recognised"]
    is_told = bool(doubt) and not codes.rows and evidence["request"] is not None
    is_log = codes.in_log or (is_told and evidence["response"] is None)
    found = [kind for kind in kinds if kind != "log" or is_log]
    return found + ["log"] * (is_log and "log" not in found)


def _in_order(checks: list[CheckRow], codes: Codes) -> list[CheckRow]:
    """Put checks of the codes that came back before others, and what failed before what holds."""
    came_back = {row["code"] for row in codes.rows if row["success"] is False}

    def rank(check: CheckRow) -> int:
        late = ("fail", "unknown", "pass").index(check["outcome"])
        related = not came_back.isdisjoint(check["codes"])
        return (late if related else late + 2) if late < 2 else 4 + (not related)

    return sorted(checks, key=rank)


def _redact(result: Diagnosis, redactor: Redactor) -> None:
    """Mask what notes and codes repeat of the evidence; checks show it masked."""
    result["notes"] = [redactor.mask(note) for note in result["notes"]]
    for row in result["codes"]:
        if not row["known"]:
            row["code"] = redactor.show_code(row["code"])
        if row["asked"] is not None:
            row["asked"] = redactor.mask(row["asked"])
