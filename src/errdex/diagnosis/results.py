"""The shapes of a diagnosis, as they stand in its JSON."""

from __future__ import annotations

from typing import TypedDict

from errdex.engine.tables import list_of

Rule = str | None
"""never, now, after-fix or after; None where nothing is known."""


class RetryRow(TypedDict):
    """The retry rule of one code; the wait is in seconds."""

    rule: Rule
    after_seconds: int | None


class CodeRow(TypedDict):
    """One code that was found, how often, and what the catalogue says about it."""

    field: str
    code: str
    known: bool
    success: bool | None
    title: str
    count: int
    owner: str | None
    retry: RetryRow
    url: str | None
    steps: list[str]
    suggestions: list[str]


class EvidenceRow(TypedDict):
    """One place that a check looked at, redacted."""

    at: str
    found: str
    expected: str
    hint: str


class CheckRow(TypedDict):
    """The outcome of one check: pass, fail or unknown."""

    id: str
    codes: list[str]
    outcome: str
    says: str
    evidence: list[EvidenceRow]
    needs: list[str]


Numbers = TypedDict(
    "Numbers", {"now": int, "after": dict[str, int], "after-fix": int, "never": int}
)
"""How many items of the response fall under each rule; the keys of `after` are seconds."""


class RetryDecision(TypedDict):
    """The retry rule for a response as a whole."""

    rule: Rule
    numbers: Numbers


VERSION = 1
"""The version of a diagnosis' shape; it changes where a key goes or comes to mean another thing."""


class Diagnosis(TypedDict):
    """What a diagnosis says; `json.dumps` gives what `errdex diagnose --format json` prints."""

    version: int
    complete: bool
    recognised: list[str]
    notes: list[str]
    codes: list[CodeRow]
    checks: list[CheckRow]
    retry: RetryDecision


ANSWERS = list_of("recognised_answers")
"""What was recognised and says by a code how it went."""


def is_fine(result: Diagnosis) -> bool:
    """Tell whether something was recognised, something was decided, and nothing is wrong.

    An answer without a code decides nothing, whatever the checks of its request say.
    """
    codes, checks = result["codes"], result["checks"]
    wrong = not result["complete"] or any(not row["success"] for row in codes)
    wrong = wrong or (bool(codes) and result["retry"]["rule"] is None)  # an item without a code
    wrong = wrong or any(row["outcome"] == "fail" for row in checks)
    passed = any(row["outcome"] == "pass" for row in checks)
    decided = bool(codes) or (passed and not any(kind in ANSWERS for kind in result["recognised"]))
    return bool(result["recognised"]) and decided and not wrong
