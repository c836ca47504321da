"""Which symptoms a text without a code may be about: those whose words are in it."""

from __future__ import annotations

import re

from errdex.diagnosis.compiled import Told
from errdex.diagnosis.knowledge import Knowledge
from errdex.engine.tables import limit
from errdex.evidence.text.characters import lower

LONGEST = limit("characters_told")
"""Characters at the beginning of a text in which the words of symptoms are looked for."""
_SIGN = re.compile("[0-9a-z]")


def symptoms_in(text: str, knowledge: Knowledge) -> list[Told]:
    """Return the symptoms of which a text has the most words; more than one where they tie."""
    told = lower(text[:LONGEST])
    counts = [(symptom, _count(symptom["words"], told)) for symptom in knowledge.told]
    most = max((count for _, count in counts), default=0)
    return [symptom for symptom, count in counts if count == most > 0]


def _count(words: list[str], text: str) -> int:
    return sum(_has(text, lower(word)) for word in words)


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
