"""Tells which failures in earlier answers are of what a later answer accepted."""

from __future__ import annotations

from collections.abc import Sequence

from errdex.diagnosis.codes import Codes, code_meant, codes_of, says_success
from errdex.diagnosis.doubts import first_doubt
from errdex.diagnosis.items import named_items
from errdex.diagnosis.knowledge import Knowledge, Value
from errdex.evidence.gathering import Evidence
from errdex.evidence.http.documents import Response
from errdex.matching.finding import mentions_in


def mark_accepted(evidence: Evidence, codes: Codes, knowledge: Knowledge) -> None:
    """Mark the failures of earlier answers where the last ones accepted all that had failed."""
    failed = [row for row in codes.rows if row["success"] is False]
    last, earlier = evidence["response"], evidence["earlier"]
    if not failed or not earlier or last is None or not _is_success(last, codes, knowledge):
        return
    told: set[Value] = set().union(*(codes_of(answer, knowledge) for answer in earlier))
    is_told = all((row["field"], row["code"]) in told for row in failed)
    behind = mentions_in(knowledge.codes, evidence["behind"]) if is_told else []
    if not is_told or any(knowledge.codes.is_failure(mention.code) for mention in behind):
        return
    alone: Evidence = {**evidence, "earlier": []}
    is_last = _are_accepted([*earlier, last], knowledge)
    if is_last and not first_doubt(alone, codes, knowledge):
        for row in failed:
            row["accepted_later"] = True


def _is_success(last: Response, codes: Codes, knowledge: Knowledge) -> bool:
    """Tell whether the last answer has codes, and says success of everything in it."""
    outcomes = [row["success"] for row in codes.placed]
    return bool(outcomes) and all(outcomes) and not codes.silent and says_success(last, knowledge)


def _are_accepted(answers: Sequence[Response], knowledge: Knowledge) -> bool:
    """Tell whether all that failed in answers was accepted in a later one.

    An item is known by its name. Of a request that failed as a whole, or of an item without a name,
    nobody can tell whether it was accepted later.
    """
    left: set[str] = set()
    for answer in answers:
        failed, accepted = _items_of(answer, knowledge)
        left = (left | failed) - accepted
        if not says_success(answer, knowledge) and (not failed or "" in failed):
            return False
    return not left


def _items_of(answer: Response, knowledge: Knowledge) -> tuple[set[str], set[str]]:
    """Return the names of the items of an answer that failed, and of those that were accepted."""
    failed: set[str] = set()
    accepted: set[str] = set()
    document = {"request": None, "response": answer, "report": None}
    for field in knowledge.fields:
        for text, name in named_items(field, document, knowledge):
            code = code_meant(field, text, knowledge)
            is_success = knowledge.knows(field, code) and knowledge.is_success(field, code)
            (accepted if is_success else failed).add(name)
    return failed, accepted - failed
