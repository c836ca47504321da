"""The names of the fields in form text, as often as they appear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from errdex.engine.sentences import say
from errdex.evidence.text.forms import decode_percent


def count_names(text: str) -> Counter[str]:
    """Return how often each name is in form text."""
    pairs = text.replace("+", " ").split("&")
    return Counter(decode_percent(pair.partition("=")[0]) for pair in pairs if pair)


def first_spread(counts: Counter[str], names: Sequence[str]) -> str:
    """Return in words the first of some names that a library wrote as several fields, if any."""
    for name in names:
        if any(one.startswith(f"{name}[") for one in counts):
            return say("field_spelled_out", name=name)
        if counts[name] > 1:
            return say("field_repeated", name=name, count=counts[name])
    return ""
