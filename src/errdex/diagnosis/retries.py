"""The retry decision for a response as a whole, and retry rules in words."""

from __future__ import annotations

from collections.abc import Sequence

from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.results import CodeRow, Numbers, RetryDecision, RetryRow, Rule
from errdex.engine.sentences import say

STRICTEST_FIRST: tuple[Rule, ...] = ("after-fix", "after", "now", "never", "none", None)
"""A fix that some item needs comes before any wait; `never` holds where nothing can be tried."""

_RETRY_SENTENCES = {
    "never": "retry_never",
    "none": "retry_none",
    "now": "retry_now",
    "after-fix": "retry_after_fix",
}
_DURATIONS = ((86400, "days"), (3600, "hours"), (60, "minutes"), (1, "seconds"))
_UNITS = (
    (86400, "retry_after_days"),
    (3600, "retry_after_hours"),
    (60, "retry_after_minutes"),
    (1, "retry_after_seconds"),
)


def strictness(rule: Rule) -> int:
    """Return the place of a rule, the strictest first; what is not known comes last."""
    return STRICTEST_FIRST.index(rule)


def stricter(one: RetryRow, other: RetryRow) -> RetryRow:
    """Return the stricter of two rules, of the same ones that with the longer wait."""
    return min(
        (one, other), key=lambda row: (strictness(row["rule"]), -(row["after_seconds"] or 0))
    )


def pointer_words(title: str, items: str) -> str:
    """Return what a code says of its retry rule that only points to a field.

    Args:
        title: The field's name for readers.
        items: What its values belong to, if there are several in one response.
    """
    return say("retry_of_each", items=items) if items else say("retry_of_field", field=title)


def retry_words(retry: RetryRow) -> str:
    """Return a retry rule in words; the wait in the largest unit that divides it."""
    seconds = retry["after_seconds"]
    if retry["rule"] == "after-fix" and seconds:
        size, key = next(unit for unit in _DURATIONS if seconds % unit[0] == 0)
        return say("retry_wait_after_fix", wait=say(key, count=seconds // size))
    if retry["rule"] != "after" or seconds is None:
        rule = retry["rule"] or ""
        return say(_RETRY_SENTENCES[rule]) if rule in _RETRY_SENTENCES else ""
    size, key = next(unit for unit in _UNITS if seconds % unit[0] == 0)
    return say(key, count=seconds // size)


def decide_retry(
    rows: Sequence[CodeRow], items: Sequence[CodeRow], knowledge: Knowledge, silent: int = 0
) -> RetryDecision:
    """Return one rule for the whole, and how many items fall under each rule.

    Args:
        rows: Every code that was found.
        items: Those of them that stand for the items of a response.
        knowledge: Tells which codes only point to others.
        silent: How many items came without a code; where all else succeeded nothing is known.
    """
    rule = _rule(rows, knowledge)
    if silent and all(row["success"] for row in rows):
        rule = None
    return {"rule": rule, "numbers": _numbers(items)}


def _rule(rows: Sequence[CodeRow], knowledge: Knowledge) -> Rule:
    """Return the strictest rule of what failed; success needs no retry, an unknown tells none."""
    failed = [row for row in rows if not (row["success"] or row["accepted_later"])]
    if rows and not failed:
        return "never"
    reasons = [row for row in failed if not points_to_another(row, failed, knowledge)]
    rules = {row["retry"]["rule"] for row in reasons}
    return next((rule for rule in STRICTEST_FIRST if rule in rules), None)


def points_to_another(row: CodeRow, rows: Sequence[CodeRow], knowledge: Knowledge) -> bool:
    """Tell whether a code only points to others that are there.

    An HTTP status that does leaves the reason to any code in the body.
    """
    target = knowledge.target(row["field"], row["code"])
    if target is None or not knowledge.is_status_line(row["field"]):
        return any(other["field"] == target for other in rows)
    return any(not knowledge.is_status_line(other["field"]) for other in rows)


def _numbers(items: Sequence[CodeRow]) -> Numbers:
    numbers: Numbers = {"now": 0, "after": {}, "after-fix": 0, "never": 0}
    waits: dict[int, int] = {}
    for row in items:
        rule, wait = row["retry"]["rule"], row["retry"]["after_seconds"]
        if rule == "after" and wait is not None:
            waits[wait] = waits.get(wait, 0) + row["count"]
        elif rule == "now":
            numbers["now"] += row["count"]
        elif rule == "after-fix":
            numbers["after-fix"] += row["count"]
        elif rule in ("never", "none"):
            numbers["never"] += row["count"]
    numbers["after"] = {str(wait): waits[wait] for wait in sorted(waits)}
    return numbers
