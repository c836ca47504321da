"""The shapes of a diagnosis, as they stand in its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypedDict

from errdex.engine.tables import list_of

VERSION = 2
"""The version of a diagnosis' shape; it changes where a key goes or comes to mean another thing."""


@dataclass(frozen=True)
class OneOf:
    """The words that a text may be."""

    words: tuple[str, ...]


Rule = Annotated[str | None, OneOf(("never", "now", "after-fix", "after", "none"))]
"""never, now, after-fix, after, or none where sending again means nothing; None where nothing is
known, as for a code that only points to others."""


class RetryRow(TypedDict):
    """The retry rule of one code."""

    rule: Annotated[Rule, "whether to send again; null where nothing is known"]
    after_seconds: Annotated[int | None, "how many seconds to wait, after the fix if there is one"]


class CodeRow(TypedDict):
    """One code that was found, how often, and what the catalogue says about it.

    `asked` is how it was written, where that is another spelling.
    """

    field: Annotated[str, "the field of which it is a value"]
    code: Annotated[str, "the code"]
    asked: Annotated[str | None, "how it was written, where that is another spelling"]
    known: Annotated[bool, "whether it is in the catalogue, and in use"]
    success: Annotated[
        bool | None, "whether it means success; null where it does, but something speaks against it"
    ]
    title: Annotated[str, "what it means, or where it went; empty where that is not known"]
    count: Annotated[int, "how often it was found"]
    of_items: Annotated[bool, "whether it is counted by the items of the response"]
    accepted_later: Annotated[bool, "whether a later answer accepted what failed with it"]
    owner: Annotated[str | None, "whose move it is, by the name in the catalogue"]
    retry: RetryRow
    url: Annotated[str | None, "its page"]
    steps: Annotated[list[str], "what to do, in order"]
    items: Annotated[list[str], "the items with it: their masked numbers, or their ids"]
    suggestions: Annotated[list[str], "codes that may have been meant"]
    parameters: Annotated[dict[str, str], "the values in its message, redacted, by their names"]


class EvidenceRow(TypedDict):
    """One place that a check looked at, redacted."""

    at: Annotated[str, "the path of the place"]
    found: Annotated[str, "what is there"]
    expected: Annotated[str, "what is right, in words"]
    hint: Annotated[str, "what the difference means"]


class Need(TypedDict):
    """What to give so that a check can be decided."""

    name: Annotated[
        str | None, "a context value or a kind of evidence; null where only words tell it"
    ]
    title: Annotated[str, "what it is, in words"]


class CheckRow(TypedDict):
    """The outcome of one check; those that do not apply are left out."""

    id: Annotated[str, "its name in the catalogue"]
    codes: Annotated[list[str], "the codes that a failure leads to"]
    outcome: Annotated[str, OneOf(("pass", "fail", "unknown")), "what came out"]
    says: Annotated[str, "what is required, as a sentence"]
    evidence: Annotated[list[EvidenceRow], "the places that show it"]
    needs: Annotated[list[Need], "what to give so that it can be decided"]


Numbers = TypedDict(
    "Numbers",
    {
        "now": Annotated[int, "send again as they are"],
        "after": Annotated[dict[str, int], "send again after a wait; the keys are seconds"],
        "after-fix": Annotated[int, "send again after a fix"],
        "never": Annotated[int, "do not send again"],
    },
)
"""How many items of the response fall under each rule; the keys of `after` are seconds."""


class RetryDecision(TypedDict):
    """The retry rule for a response as a whole."""

    rule: Annotated[Rule, "whether to send again; null where nothing is known"]
    numbers: Annotated[Numbers, "how many items of the response fall under each rule"]


class Answer(TypedDict):
    """What a diagnosis says in one breath."""

    says: Annotated[str, "what is wrong, in one sentence; or that nothing is"]
    codes: Annotated[list[str], "the codes that it is about"]
    owner: Annotated[str | None, "whose move it is, by the name in the catalogue"]
    first_step: Annotated[str | None, "what to do first"]
    send_again: RetryRow
    tell_customer: Annotated[str | None, "a sentence for the end customer"]


class Diagnosis(TypedDict):
    """What a diagnosis says; `json.dumps` gives what `errdex diagnose --format json` prints."""

    version: Annotated[int, "the version of this shape"]
    complete: Annotated[bool, "whether everything was read, to its end; else no success is claimed"]
    recognised: Annotated[list[str], "what was found, in order of appearance"]
    answer: Annotated[Answer | None, "the result in short; null where nothing can be said"]
    notes: Annotated[list[str], "what the reader should know"]
    codes: Annotated[list[CodeRow], "what came back"]
    checks: Annotated[list[CheckRow], "what the checks say; what matters most comes first"]
    retry: RetryDecision


class Ground(TypedDict):
    """What in the evidence tells that a catalogue is meant."""

    kind: Annotated[str, OneOf(list_of("grounds")), "what it is; the strongest is named first"]
    codes: Annotated[list[str], "the codes of the catalogue that it rests on"]


class ServiceRow(TypedDict):
    """What the catalogue of one service makes of the evidence."""

    catalogue: Annotated[str, "its id"]
    title: Annotated[str, "its title"]
    grounds: Annotated[list[Ground], "what tells that it is meant; empty where nothing does"]
    diagnosis: Annotated[Diagnosis, "what it says, in the shape of a diagnosis by one catalogue"]


class OtherService(TypedDict):
    """A service whose diagnosis is left out: others fit better, or it knows nothing."""

    catalogue: Annotated[str, "its id"]
    title: Annotated[str, "its title"]
    grounds: Annotated[list[Ground], "what tells that it is meant; empty where nothing does"]


class ServicesDiagnosis(TypedDict):
    """What a diagnosis over the catalogues of several services says."""

    version: Annotated[int, "the version of this shape"]
    says: Annotated[str, "which service it is from, as far as the evidence tells"]
    services: Annotated[list[ServiceRow], "those that fit best, the likeliest first"]
    others: Annotated[list[OtherService], "the others, in the same order"]


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
