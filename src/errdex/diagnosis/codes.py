"""Codes in evidence: at the places that the catalogue names, and in free text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from errdex.diagnosis.attempts import ends_in_success
from errdex.diagnosis.compiled import Told
from errdex.diagnosis.completeness import leave_open
from errdex.diagnosis.knowledge import Knowledge, Value
from errdex.diagnosis.line_items import Ties, items_beside
from errdex.diagnosis.notes import notes_on, symptoms_told
from errdex.diagnosis.other_paths import without_other_paths
from errdex.diagnosis.paths import EACH, Document, EvidenceReader, items_around
from errdex.diagnosis.remarks import (
    beside_in,
    companions_of,
    explain,
    on_companions,
    on_programs,
    on_strays,
    on_unknown_beside,
    programs_of,
)
from errdex.diagnosis.repeats import once_each
from errdex.diagnosis.results import CodeRow
from errdex.diagnosis.retries import strictness
from errdex.diagnosis.spoken import quoted_of, spoken_of, without_others
from errdex.diagnosis.told_counts import counts_told
from errdex.diagnosis.values import ABSENT
from errdex.engine.sentences import say
from errdex.engine.tables import limit
from errdex.evidence.gathering import Evidence
from errdex.evidence.http.documents import Response
from errdex.evidence.http.har import FailsBy
from errdex.evidence.outcomes import failure_in
from errdex.evidence.text.characters import trim
from errdex.matching.finding import mentions_in
from errdex.matching.folding import fold
from errdex.matching.mentions import EXACT, UNKNOWN, Mention
from errdex.matching.names import STATUS_LINE
from errdex.matching.site_addresses import code_addressed

MOST_UNKNOWN = limit("unknown_codes")
"""How many different unknown codes are listed; a response may hold thousands."""

_FIRST_ERROR = 400  # of the statuses of HTTP (RFC 9110)


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes in a piece of evidence.

    Attributes:
        rows: Each code of each field once, failures before success, in the order of the fields,
            the most frequent first, then what needs a fix before what needs nothing.
        placed: Those rows that were read where the catalogue says that codes are.
        items: Those of them that stand for the items of a response.
        in_log: Whether one of them stands in text that is no message.
        later: Whether a success is behind all failures there, perhaps of the same attempt.
        log_read: Where the last success in that text ends, or 0.
        silent: How many items of a response came without a code.
        notes: What the reader should know about them.
        symptoms: What the evidence may be about, where it has none.
        remarks: What is to be said with the title of a code; notes as well.
        companions: The codes that have the same one beside them everywhere, each with its field
            and code.
        programs: Codes that are in lines of other programs alone, each with its program.
        quoted: Codes that only lines quoted from an earlier mail mention.
        beside: The numbers, or ids, that lines tie to codes that are not at their places.
        settled: Those, left out there, of which a later line says success.
        complete: Whether none is left out.
    """

    rows: list[CodeRow]
    placed: list[CodeRow]
    items: list[CodeRow]
    in_log: bool
    later: bool
    log_read: int
    silent: int
    notes: list[str]
    symptoms: list[Told]
    remarks: Mapping[str, str]
    programs: Mapping[str, str]
    quoted: frozenset[Value]
    companions: Mapping[str, Value]
    beside: Mapping[Value, Collection[str]]
    settled: Mapping[Value, Collection[str]]
    complete: bool


@dataclass(slots=True)
class _Found:
    """A code that was found: how often, and how it was written where that is another spelling."""

    count: int
    asked: str | None


Found = dict[Value, _Found]


def read_codes(evidence: Evidence, knowledge: Knowledge) -> Codes:
    """Return the codes in evidence, which is what `read_evidence` gives."""
    values, silent = _placed(evidence, knowledge)
    placed = _read(values, knowledge)
    strays = _take_strays(placed, knowledge)
    told = placed | {value: found for value, (found, _) in strays.items() if value not in placed}
    in_text, in_body = _mentioned(evidence, told, knowledge)
    in_log, notes = without_other_paths(evidence["log"], in_text, knowledge)
    each = [*once_each(evidence["log"], in_log), *once_each("", in_body)]
    if _is_status_alone(evidence["response"]):
        _count_statuses(each, placed, knowledge)
    counted = told | _counted(each, told, knowledge)
    counted |= _contradicting(evidence, counted, knowledge)
    unknown = [value for value in counted if not knowledge.knows(*value)]
    for value in unknown[MOST_UNKNOWN:]:
        del counted[value]
    homes = {v: h for v in placed if knowledge.is_many(v[0]) and (h := knowledge.home_of(*v))}
    rows = {v: _described(v, found, homes.get(v), knowledge) for v, found in counted.items()}
    items = [rows[v] for v in placed if v in rows and knowledge.is_many(v[0])]
    for row in items:
        row["of_items"] = True
    at_places = [rows[v] for v in told if v in rows]
    fields = list(knowledge.fields)
    ordered = sorted(
        rows.values(),
        key=lambda row: (
            row["success"],
            fields.index(row["field"]),
            -row["count"],
            strictness(row["retry"]["rule"]),
        ),
    )
    known = (m for m in in_log if knowledge.knows(m.field, m.code))
    successes = [m for m in known if knowledge.is_success(m.field, m.code)]
    spoken = spoken_of(evidence["log"], successes, knowledge)
    spoken -= {*told, *((m.field, m.code) for m in in_body)}
    quoted = quoted_of(evidence["log"], in_log)
    quoted -= {*told, *((m.field, m.code) for m in in_body)}
    for row in ordered:
        if row["success"] and (row["field"], row["code"]) in spoken:
            leave_open(row, say("success_doubted", doubt=say("doubt_spoken")))
    notes += notes_on(evidence, ordered, knowledge)
    notes += counts_told(evidence["log"], in_log)
    notes += on_unknown_beside(evidence, knowledge) if evidence["report"] else ()
    programs = programs_of([*in_log, *in_body], told)
    remarks = dict(on_programs(programs))
    places = {value: place for value, (_, place) in strays.items()}
    places.update({home: place for (place, _), home in homes.items()})
    notes += on_strays(places, knowledge)
    beside = beside_in(evidence, knowledge) if told else {}
    companions = companions_of(beside)
    for row in ordered:
        if companion := companions.get(row["code"]):
            explain(row, knowledge.describe(*companion, 1))
    remarks.update(on_companions(beside, companions, knowledge))
    notes += remarks.values()
    for (field, where), number in silent.items():
        items_said = knowledge.fields[field]["items"] or "items"
        notes.append(say("code_missing", count=number, items=items_said, where=where))
    if len(unknown) > MOST_UNKNOWN:
        notes.append(say("codes_left_out", count=len(unknown) - MOST_UNKNOWN))
    complete = len(unknown) <= MOST_UNKNOWN
    lacking = silent.total()
    ties = _ties_in(evidence, in_log, in_body, knowledge)
    return Codes(
        rows=ordered,
        placed=at_places,
        items=items,
        in_log=bool(in_log),
        later=ties.later or ends_in_success(evidence["log"], in_log, knowledge),
        log_read=max((mention.end for mention in successes), default=0),
        silent=lacking,
        notes=notes,
        symptoms=symptoms_told(evidence, ordered, knowledge),
        remarks=remarks,
        programs=programs,
        quoted=frozenset(quoted),
        companions=companions,
        beside=_untold(ties.names, told),
        settled=_untold(ties.settled, told),
        complete=complete,
    )


def _ties_in(
    evidence: Evidence, in_log: Sequence[Mention], in_body: Sequence[Mention], knowledge: Knowledge
) -> Ties:
    """Return what names the items of codes in text; a body is one line."""
    body = ((evidence["response"] or {"body": None})["body"] or "").replace("\n", " ")
    return items_beside([(evidence["log"], in_log), (body, in_body)], knowledge)


def _untold(names: Mapping[Value, Collection[str]], told: Found) -> dict[Value, Collection[str]]:
    """Return the names for codes that are not at their places."""
    return {value: own for value, own in names.items() if value not in told}


def _described(value: Value, found: _Found, home: Value | None, knowledge: Knowledge) -> CodeRow:
    """Return the row of a code; of one that only another field has, with what it says there."""
    if home is None:
        return knowledge.describe(*value, found.count, found.asked)
    there = knowledge.describe(*home, found.count)
    field, code = value
    return {**there, "field": field, "code": code, "asked": found.asked, "known": False}


def fails_by(knowledge: Knowledge) -> FailsBy:
    """Return what tells of a response whether it names a failure."""
    return lambda response: names_failure(response, knowledge)


def names_failure(response: Response, knowledge: Knowledge) -> bool:
    """Tell whether a response has a code that means a failure at a place where codes belong."""
    inside = (m for m in codes_of(response, knowledge) if not knowledge.is_status_line(m[0]))
    return any(knowledge.knows(*m) and not knowledge.is_success(*m) for m in inside)


def codes_of(response: Response, knowledge: Knowledge) -> set[Value]:
    """Return the codes of a response at the places where codes belong."""
    document = {"request": None, "response": response, "report": None}
    values, _ = _placed(document, knowledge)
    placed = _read(values, knowledge)
    strays = _take_strays(placed, knowledge)
    return {*placed, *strays}


def says_success(response: Response, knowledge: Knowledge) -> bool:
    """Tell whether an answer was read whole, and neither its codes nor its names say a failure.

    One without a code where codes belong, and without a failure, says nothing.
    """
    if response["json_error"] is not None or (response["status"] or 0) >= _FIRST_ERROR:
        return False
    reader = EvidenceReader(
        {"request": None, "response": response, "report": None}, knowledge.compiled
    )
    for field, about in knowledge.fields.items():
        for path in about["where"]:
            hits = reader.find_all(path) if path != STATUS_LINE else ()
            values = [hit.value for hit in hits if hit.value is not ABSENT or EACH in path]
            codes = [code_meant(field, code_text(value), knowledge) for value in values]
            if not all(knowledge.knows(field, c) and knowledge.is_success(field, c) for c in codes):
                return False
    return not failure_in(response["json"], knowledge.succeeds)


def unknown_at_places(evidence: Evidence, knowledge: Knowledge) -> list[str]:
    """Return what is at the fields' places and is no code there."""
    values, _ = _placed({**evidence}, knowledge)
    meant = [(field, code_meant(field, text, knowledge)) for field, text in values]
    return [code for field, code in dict.fromkeys(meant) if not knowledge.knows(field, code)]


def _read(values: Counter[Value], knowledge: Knowledge) -> Found:
    """Return what values at the fields' places mean, as `lookup` takes them."""
    found: Found = {}
    for (field, text), count in values.items():
        for code, written in codes_meant(field, text, knowledge).items():
            _add(found, (field, code), count, None if code == written else written)
    return found


def _take_strays(found: Found, knowledge: Knowledge) -> dict[Value, tuple[_Found, str]]:
    """Take out the codes that only another field has; return them, each with where it was read.

    At a place of many values a code stays, since it is counted with its items.
    """
    strays = {}
    for field, text in list(found):
        home = None if knowledge.is_many(field) else knowledge.home_of(field, text)
        if home:
            asked = text if home[1] != text else None
            strays[home] = _Found(found.pop((field, text)).count, asked), field
    return strays


def code_meant(field: str, text: str, knowledge: Knowledge) -> str:
    """Return the code that a text at a field's place means, as `lookup` takes it."""
    if knowledge.knows(field, text):
        return text
    addressed = code_addressed(knowledge.codes, text)
    if addressed and knowledge.knows(field, addressed):
        return addressed
    named = fold(knowledge.codes, text, field)
    return knowledge.codes.named(named) if named and knowledge.codes.may_be_meant(named) else text


def codes_meant(field: str, text: str, knowledge: Knowledge) -> dict[str, str]:
    """Return the codes that a text at a field's place means, each with how it is written.

    A text that is none itself means the failures in it, found as in any text.
    """
    code = code_meant(field, text, knowledge)
    if knowledge.knows(field, code) or knowledge.codes.is_undocumented(text):
        return {code: text}
    mentions = [m for m in mentions_in(knowledge.codes, text) if not _is_message(m, knowledge)]
    failures = {
        m.code
        for m in mentions
        if knowledge.codes.is_failure(m.code)
        and (knowledge.knows(field, m.code) or knowledge.home_of(field, m.code))
    }
    inside = {m.code: m.text for m in mentions if m.code in failures or m.reason == UNKNOWN}
    return inside if failures else {code: text}


def _counted(mentions: Sequence[tuple[Mention, int]], placed: Found, knowledge: Knowledge) -> Found:
    """Return how often codes are mentioned that are not at their places."""
    found: Found = {}
    messages = [each for each in mentions if _is_message(each[0], knowledge)]
    for mention, count in mentions:
        if (mention.field, mention.code) not in placed and not _is_message(mention, knowledge):
            asked = None if mention.text == mention.code else mention.text
            _add(found, (mention.field, mention.code), count, asked)
    spelled = {*placed, *found}
    for mention, count in messages:  # beside its code, a message is no other failure
        if (mention.field, mention.code) not in spelled:
            _add(found, (mention.field, mention.code), count, None)
    return found


def _is_status_alone(response: Response | None) -> bool:
    """Tell whether nothing but the status of a response is known, as from a log of accesses."""
    return response is not None and not (response["body_given"] or response["headers"])


def _count_statuses(
    mentions: Sequence[tuple[Mention, int]], placed: Found, knowledge: Knowledge
) -> None:
    """Count the status of a response as often as lines tell it."""
    for (field, code), found in placed.items():
        if knowledge.is_status_line(field):
            told = sum(count for one, count in mentions if (one.field, one.code) == (field, code))
            found.count = max(found.count, told)


def _contradicting(evidence: Evidence, counted: Found, knowledge: Knowledge) -> Found:
    """Return the HTTP status of an error without an entry, where all codes mean success."""
    status = (evidence["response"] or {"status": None})["status"] or 0
    fields = [field for field in knowledge.fields if knowledge.is_status_line(field)]
    if status < _FIRST_ERROR or not fields or not counted:
        return {}
    if not all(knowledge.knows(*value) and knowledge.is_success(*value) for value in counted):
        return {}
    return {(fields[0], str(status)): _Found(1, None)}


def _is_message(mention: Mention, knowledge: Knowledge) -> bool:
    if mention.reason != EXACT or mention.text == mention.code:
        return False
    return knowledge.codes.named(mention.text) != mention.code


def _add(found: Found, value: Value, count: int, asked: str | None) -> None:
    """Count a code; once it was written as it is spelled, other spellings say nothing new."""
    if value in found:
        found[value].count += count
        found[value].asked = found[value].asked and asked and found[value].asked
    else:
        found[value] = _Found(count, asked)


def _placed(evidence: Document, knowledge: Knowledge) -> tuple[Counter[Value], Counter[Value]]:
    """Return what stands at the fields' places, and how many items have nothing at which place.

    Of HTTP statuses only those with an entry count.
    """
    placed: Counter[Value] = Counter()
    silent: Counter[Value] = Counter()
    reader = EvidenceReader(evidence, knowledge.compiled)
    for field, about in knowledge.fields.items():
        for path in about["where"]:
            codes = [code for hit in reader.find_all(path) if (code := code_text(hit.value))]
            for code in codes:
                if path != STATUS_LINE or knowledge.knows(field, code):
                    placed[field, code] += 1
            if (around := items_around(path)) and knowledge.is_many(field):
                items = reader.find_all(around)
                if EACH not in path:
                    items = [item for item in items if not _is_list(item.value)]
                if len(items) > len(codes):
                    silent[field, path] += len(items) - len(codes)
    return placed, silent


def _is_list(report: Mapping[str, object]) -> bool:
    """Tell whether a report is a list of reports."""
    return any(isinstance(value, list) for value in report.values())


def code_text(value: Any) -> str:
    """Return a text or a number as a code, and nothing for what is neither."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return trim(str(value)) if is_number or isinstance(value, str) else ""


def _mentioned(
    evidence: Evidence, placed: Found, knowledge: Knowledge
) -> tuple[list[Mention], list[Mention]]:
    """Return what is in other text, and in a body whose codes at their places do not tell all.

    They tell all if one means a failure and points to no other field, or that field is told.
    """
    response = evidence["response"]
    body = (response["body"] if response else None) or ""
    targets = {knowledge.target(*value) for value in placed if _is_failed(value, knowledge)}
    is_told = None in targets or any(field in targets for field, _ in placed)
    in_text, in_body = (
        without_others(text, mentions_in(knowledge.codes, text), knowledge)
        for text in (evidence["log"], "" if is_told else body)
    )
    return in_text, [one for one in in_body if not targets or one.field in targets]


def _is_failed(value: Value, knowledge: Knowledge) -> bool:
    """Tell whether a code in a body is no success."""
    is_success = knowledge.knows(*value) and knowledge.is_success(*value)
    return not (is_success or knowledge.is_status_line(value[0]))
