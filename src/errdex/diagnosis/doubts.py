"""Tells what speaks against a success that stands in evidence, and takes it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from errdex.diagnosis.codes import Codes, says_success
from errdex.diagnosis.completeness import leave_open
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.results import CodeRow
from errdex.engine.sentences import say
from errdex.evidence.gathering import Evidence
from errdex.evidence.http.documents import repeats_name
from errdex.evidence.outcomes import failure_in, tells_failure, told_status

_SUCCESSES = range(200, 300)  # of the statuses of HTTP (RFC 9110)


def doubt_on(evidence: Evidence, codes: Codes, knowledge: Knowledge) -> str:
    """Return what speaks first against a success, as a part of a sentence; else nothing.

    A code that means a failure says more than a doubt.
    """
    if any(row["success"] is False for row in codes.rows):
        return ""
    return next(filter(None, _doubts(evidence, codes, knowledge)), "")


def doubt_success(rows: Sequence[CodeRow], doubt: str) -> None:
    """Leave open what is said to be a success."""
    for row in rows:
        if row["success"]:
            leave_open(row, say("success_doubted", doubt=doubt))


def _doubts(evidence: Evidence, codes: Codes, knowledge: Knowledge) -> Iterator[str]:
    yield from evidence["doubts"]
    response, behind = evidence["response"], evidence["behind"]
    if response:
        status = response["status"]
        if status and status not in _SUCCESSES:
            yield say("doubt_status", status=status)
        yield failure_in(response["json"], knowledge.succeeds)
        yield say("doubt_repeated") if repeats_name(response["body"] or "") else ""
    elif codes.log_read:
        behind = evidence["log"][codes.log_read :]
    told = told_status(evidence["log"]) if not (response and response["status"]) else None
    if told and told not in _SUCCESSES:
        yield say("doubt_status", status=told)
    if not all(says_success(earlier, knowledge) for earlier in evidence["earlier"]):
        yield say("doubt_earlier")
    if tells_failure(behind):
        yield say("doubt_line")
