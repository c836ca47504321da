"""Which symptoms a text without a code may be about: those whose words are in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from errdex.diagnosis.compiled import Told
from errdex.diagnosis.complaints import clauses_of, complains
from errdex.diagnosis.knowledge import Knowledge
from errdex.engine.tables import limit
from errdex.evidence.text.characters import lower

LONGEST = limit("characters_told")
"""Characters at the beginning of a text in which the words of symptoms are looked for."""
ENOUGH = 2
"""What the words in a text must count together; a word of everyday alone says too little."""
_SIGN = re.compile("[0-9A-Za-z]")
_SEVERAL = re.compile("(?=[^\n]* )[^\n]{10}|[a-z][A-Z]|[^\x00-\x7f]{4}")
"""Several words, also joined or in a script without blanks; those count twice."""


def symptoms_in(text: str, knowledge: Knowledge) -> list[Told]:
    """Return the symptoms of whose words a text has the most; more than one where they tie."""
    told = text[:LONGEST]
    lowered = lower(told)
    clauses = clauses_of(lowered)
    counts = [(symptom, _count(symptom, told, lowered, clauses)) for symptom in knowledge.told]
    most = max((count for _, count in counts), default=0)
    return [symptom for symptom, count in counts if count == most >= ENOUGH]


def _count(symptom: Told, text: str, lowered: str, clauses: Sequence[str]) -> int:
    """Return what words count that a text has; a single one with capitals in its own spelling."""
    words = symptom["words"]
    loose = (word for word in words if " " in word or word == lower(word))
    found = [word for word in loose if _has(lowered, lower(word))]
    found += [word for word in words if word not in found and _has(text, word)]
    is_told = "complaint" in symptom and complains(symptom["complaint"], clauses)
    return sum(2 if _SEVERAL.search(word) else 1 for word in found) + ENOUGH * is_told


def _has(text: str, word: str) -> bool:
    """Tell whether a text has a word, not as a part of another one."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        before, behind = text[start - 1 : start], text[end : end + 1]
        if not (_joins(before, word[0]) or _joins(word[-1], behind)):
            return True
        start = text.find(word, end)
    return False


def _joins(first: str, second: str) -> bool:
    """Tell whether two characters side by side are within one word."""
    return bool(_SIGN.match(first) and _SIGN.match(second))
