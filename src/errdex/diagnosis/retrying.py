"""Tells which failures in earlier answers are of what a later answer accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from errdex.diagnosis.codes import Codes, code_meant, codes_of, says_success
from errdex.diagnosis.doubts import first_doubt
from errdex.diagnosis.items import named_items
from errdex.diagnosis.knowledge import Knowledge, Value
from errdex.diagnosis.results import CodeRow
from errdex.evidence.gathering import Evidence
from errdex.evidence.http.documents import Response
from errdex.matching.finding import mentions_in

Judge = Callable[[Sequence[Response], Knowledge], bool]


def mark_accepted(evidence: Evidence, codes: Codes, knowledge: Knowledge) -> None:
    """Mark the failures of earlier answers where the last ones accepted all that had failed."""
    failed = [row for row in codes.rows if row["success"] is False]
    if _ends_well(failed, evidence, codes, knowledge, _are_accepted):
        for row in failed:
            row["accepted_later"] = True


def may_be_accepted(evidence: Evidence, codes: Codes, knowledge: Knowledge) -> bool:
    """Tell whether the last answer says success after requests that failed as a whole.

    An HTTP status may stand in a log beside the answer. Of a log the last line may say it.
    """
    if not (evidence["response"] or evidence["report"] or codes.programs or codes.quoted):
        return codes.later and all(row["success"] is not None for row in codes.rows)
    failed = [row for row in codes.rows if row["success"] is False]
    inside = [row for row in failed if not knowledge.is_status_line(row["field"])]
    return _ends_well(inside, evidence, codes, knowledge, _has_failed)


def _ends_well(
    failed: Sequence[CodeRow],
    evidence: Evidence,
    codes: Codes,
    knowledge: Knowledge,
    judge: Judge,
) -> bool:
    """Tell whether a success comes after all that failed, and the answers are as asked."""
    last, earlier = evidence["response"], evidence["earlier"]
    if not failed or not earlier or last is None or not _is_success(last, codes, knowledge):
        return False
    told: set[Value] = set().union(*(codes_of(answer, knowledge) for answer in earlier))
    is_told = all((row["field"], row["code"]) in told for row in failed)
    behind = mentions_in(knowledge.codes, evidence["behind"]) if is_told else []
    if not is_told or any(knowledge.codes.is_failure(mention.code) for mention in behind):
        return False
    alone: Evidence = {**evidence, "earlier": []}
    return judge([*earlier, last], knowledge) and not first_doubt(alone, codes, knowledge)


def _has_failed(answers: Sequence[Response], knowledge: Knowledge) -> bool:
    """Tell whether an answer is of a request that failed as a whole."""
    failed = (answer for answer in answers if not says_success(answer, knowledge))
    return any(not _items_of(answer, knowledge)[0] for answer in failed)


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
