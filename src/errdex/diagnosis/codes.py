"""Codes in evidence: at the places that the catalogue names, and in free text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.mentions import STATUS_LINE, Mention, mentions_of
from errdex.diagnosis.notes import notes_on
from errdex.diagnosis.paths import EACH, EvidenceReader
from errdex.diagnosis.results import CodeRow
from errdex.diagnosis.retries import strictness
from errdex.diagnosis.spellings import spellings_of
from errdex.engine.tables import limit
from errdex.evidence.http.documents import Response
from errdex.evidence.text.characters import trim

MOST_UNKNOWN = limit("unknown_codes")
"""How many different unknown codes are listed; a response may hold thousands."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes in a piece of evidence.

    Attributes:
        rows: Each code of each field once, in the order of the fields, failures before success,
            the most frequent first, then what needs a fix before what needs nothing.
        items: Those rows that stand for the items of a response, read at their place.
        in_log: Whether one of them stands in text that is no message.
        silent: How many items of a response came without a code.
        notes: What the reader should know about them.
        complete: Whether none is left out.
    """

    rows: list[CodeRow]
    items: list[CodeRow]
    in_log: bool
    silent: int
    notes: list[str]
    complete: bool


def read_codes(evidence: Mapping[str, Any], knowledge: Knowledge) -> Codes:
    """Return the codes in evidence, which is what `read_evidence` gives."""
    placed, silent = _placed(evidence, knowledge)
    in_log, in_body = _mentioned(evidence, placed, knowledge)
    mentioned: Counter[Mention] = Counter([*in_log, *in_body])
    counted = placed + Counter({m: n for m, n in mentioned.items() if m not in placed})
    unknown = [mention for mention in counted if not knowledge.knows(*mention)]
    for mention in unknown[MOST_UNKNOWN:]:
        del counted[mention]
    rows = {mention: knowledge.describe(*mention, n) for mention, n in counted.items()}
    items = [rows[m] for m in placed if m in rows and knowledge.is_many(m[0])]
    fields = list(knowledge.fields)
    ordered = sorted(
        rows.values(),
        key=lambda row: (
            fields.index(row["field"]),
            row["success"],
            -row["count"],
            strictness(row["retry"]["rule"]),
        ),
    )
    notes = list(notes_on(evidence, ordered, knowledge))
    for field, number in silent.items():
        about = knowledge.fields[field]
        notes.append(f"{number} of the {about['items'] or 'items'}: no value at {about['where']}")
    if len(unknown) > MOST_UNKNOWN:
        notes.append(f"{len(unknown) - MOST_UNKNOWN} more unknown codes are left out")
    complete = len(unknown) <= MOST_UNKNOWN
    return Codes(ordered, items, bool(in_log), silent.total(), notes, complete)


def names_failure(response: Response, knowledge: Knowledge) -> bool:
    """Tell whether a response has a code that means a failure at a place where codes belong."""
    document = {"request": None, "response": response, "report": None}
    placed, _ = _placed(document, knowledge)
    inside = (m for m in placed if knowledge.fields[m[0]]["where"] != STATUS_LINE)
    return any(knowledge.knows(*m) and not knowledge.is_success(*m) for m in inside)


def _placed(
    evidence: Mapping[str, Any], knowledge: Knowledge
) -> tuple[Counter[Mention], Counter[str]]:
    """Return what stands at the fields' places, and how many items have nothing at a field's.

    Of HTTP statuses only those with an entry count.
    """
    placed: Counter[Mention] = Counter()
    silent: Counter[str] = Counter()
    reader = EvidenceReader(evidence, knowledge.compiled)
    for field, about in knowledge.fields.items():
        where = about["where"]
        codes = [code for hit in reader.find_all(where) if (code := _code_text(hit.value))]
        for code in codes:
            if where != STATUS_LINE or knowledge.knows(field, code):
                placed[field, code] += 1
        if knowledge.is_many(field):
            items = reader.find_all(where[: where.rindex(EACH)] + EACH)
            silent += Counter({field: len(items) - len(codes)})
    return placed, silent


def _code_text(value: Any) -> str:
    """Return a text or a number as a code, and nothing for what is neither."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return trim(str(value)) if is_number or isinstance(value, str) else ""


def _mentioned(
    evidence: Mapping[str, Any], placed: Counter[Mention], knowledge: Knowledge
) -> list[list[Mention]]:
    """Return what stands in other text, and in a body without a failure at a code's place.

    Only where no code is spelled as it should be, other spellings count.
    """
    response = evidence["response"]
    body = (response or {}).get("body") or ""
    texts = [evidence["log"], "" if _has_failed(placed, knowledge) else body]
    found = [list(mentions_of(knowledge).find(text)) for text in texts]
    if not (placed or any(found)):
        found = [list(spellings_of(knowledge).find(text)) for text in texts]
    return found


def _has_failed(placed: Counter[Mention], knowledge: Knowledge) -> bool:
    """Say whether a body tells a failure where codes belong; a success there may not be all."""
    inside = (m for m in placed if knowledge.fields[m[0]]["where"] != STATUS_LINE)
    return any(not knowledge.describe(*mention, 1)["success"] for mention in inside)
