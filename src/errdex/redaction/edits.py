"""What is taken out of a text, and the text without it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from errdex.engine.sentences import say

KINDS = ("number", "token", "value", "secret")
"""What is taken out; where two meet, the later kind counts."""


class Edit(NamedTuple):
    """A stretch of a text, what it is, one of `KINDS`, and what is shown instead."""

    start: int
    end: int
    kind: str
    shown: str


def secret_at(span: tuple[int, int]) -> Edit:
    """Return the edit that takes out a secret."""
    return Edit(*span, "secret", say("value_secret"))


def joined(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits in order, those that overlap as one: nothing of any of them is shown."""
    found: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not found or edit.start > found[-1].end or not _meet(found[-1], edit):
            found.append(edit)
        else:
            found[-1] = _union(found[-1], edit)
    return found


def apply(edits: Iterable[Edit], text: str) -> str:
    """Return a text with what is shown instead; the edits are in order and lie apart."""
    parts = []
    done = 0
    for edit in edits:
        parts += [text[done : edit.start], edit.shown]
        done = edit.end
    return "".join([*parts, text[done:]])


def _meet(one: Edit, other: Edit) -> bool:
    """Tell whether two overlap; secrets that touch are one."""
    return other.start < one.end or one.kind == other.kind == "secret"


def _union(one: Edit, other: Edit) -> Edit:
    """Return one edit for two that overlap; where neither covers the other, nothing is kept."""
    end = max(one.end, other.end)
    covering, inner = (one, other) if one.end == end else (other, one)
    covers = covering.start == one.start and KINDS.index(covering.kind) >= KINDS.index(inner.kind)
    if covers:
        return covering
    kind = max(one.kind, other.kind, key=KINDS.index)
    shown = say("value_token") if kind == "token" else say("value_secret")
    return Edit(one.start, end, kind, shown)
