"""What in evidence tells that the catalogue of a service is meant, and how much it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from errdex.diagnosis.codes import Codes
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.results import CodeRow, Ground
from errdex.engine.tables import list_of
from errdex.evidence.gathering import Evidence

GROUNDS = list_of("grounds")
"""What counts, the strongest first."""

_AT_PLACES = ("code", "request", "report")
"""What is where the catalogue expects it; several of them count more than one."""
_UNSURE = ("suggestion", "status")
"""What tells of no service for certain."""


def grounds_of(evidence: Evidence, codes: Codes, knowledge: Knowledge) -> list[Ground]:
    """Return what tells that a catalogue is meant, the strongest first.

    Args:
        evidence: What was read.
        codes: The codes in it, redacted.
        knowledge: The catalogue.
    """
    found: dict[str, dict[str, None]] = {}
    placed = {id(row) for row in codes.placed}
    for row in codes.rows:
        for kind, code in _on_code(row, id(row) in placed, knowledge):
            found.setdefault(kind, {})[code] = None
    if evidence["request"] and knowledge.api.owns(evidence["request"]):
        found["request"] = {}
    if evidence["report"] is not None:
        found["report"] = {}
    return [{"kind": kind, "codes": list(found[kind])} for kind in GROUNDS if kind in found]


def strength(grounds: Sequence[Ground]) -> tuple[int, int]:
    """Return how much grounds count, as a key by which the strongest come first."""
    kinds = [ground["kind"] for ground in grounds]
    most = GROUNDS.index(kinds[0]) if kinds else len(GROUNDS)
    return -sum(kind in _AT_PLACES for kind in kinds), most


def is_sure(grounds: Sequence[Ground]) -> bool:
    """Tell whether grounds are more than what any service may have."""
    return any(ground["kind"] not in _UNSURE for ground in grounds)


def _on_code(row: CodeRow, is_placed: bool, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Yield what a code counts as, if the catalogue knows it, else the similar ones."""
    if row["url"] is None:
        yield from (("suggestion", code) for code in row["suggestions"])
    elif knowledge.is_status_line(row["field"]):
        yield "status", row["code"]
    else:
        yield "code" if is_placed else "mention", row["code"]
