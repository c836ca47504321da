"""Titles that a file has elsewhere: in its descriptions, and in messages with parameters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from errdex.authoring.importing.conversion import FENCED
from errdex.matching.parameters import Wording, split_message

LONGEST_TITLE = 100
"""Characters of a title that is made of a description. The rest is left out of it."""
_SENTENCE = re.compile(r"(.+?[.!?])(?:\s|\Z)", re.DOTALL)
_WORD = re.compile(r"[^\W_]")


def first_sentence(text: str) -> str:
    """Return the first sentence of the first paragraph that is neither heading nor code."""
    parts: Sequence[str] = re.split(r"\n\s*\n", FENCED.sub("", text))
    prose = (" ".join(part.split()) for part in parts if not part.lstrip().startswith("#"))
    first = next((part for part in prose if part), "")
    found = _SENTENCE.match(first)
    sentence = (found[1] if found else first).rstrip(".:")
    cut = sentence[:LONGEST_TITLE].rpartition(" ")[0]
    return sentence if len(sentence) <= LONGEST_TITLE else f"{cut or sentence[:LONGEST_TITLE]} …"


def why_no_message(message: str, *, titled: bool) -> str:
    """Return why a message is left out without a loss; empty where it is not.

    Args:
        message: It, with named parameters.
        titled: Whether the title is the same text.
    """
    pieces, names = split_message(message)
    if not names or Wording(message).is_told():
        return ""
    if not any(map(_WORD.search, pieces)):
        return "nothing but parameters, so no text tells it"
    return "too few words to tell it by; it is the title alone" if titled else ""
