"""Tells whether a value of a message stands for another, since somebody masked it."""

from __future__ import annotations

import re
from typing import Any

from errdex.evidence.http.documents import CUT, NOT_GIVEN
from errdex.evidence.text.elisions import is_elided, may_be_elided

_WORD = (
    "(?:[Rr]edacted|REDACTED|[Ff]iltered|FILTERED|[Hh]idden|HIDDEN|[Mm]asked|MASKED|[Ss]ecured?"
    "|SECURED?|secret|[Oo]mitted|OMITTED|[Rr]emoved|REMOVED|[Ss]anitized|SANITIZED|[Ss]tripped)"
)
_BLOCK = "[\u2022\u25a0\u25cf\u2587\u2588\u2591-\u2593]"
_MASKS = re.compile(
    rf"(?:[A-Za-z]{{1,20}} )?[\[<(]{{1,2}}{_WORD}(?:[ :_-][^\[\]<>()\n]{{0,40}})?[\])>]{{1,2}}"
    rf"(?: [^\n]{{0,120}}[\])>.])?|{_WORD}"
    rf"|<[A-Za-z][A-Za-z _-]*>|\{{\{{[^{{}}]*\}}\}}"
    rf"|(?:[A-Za-z]{{1,20}} )?(?:\*+|{_BLOCK}+|x{{4,16}}|X{{4,16}}|#{{4,16}}|\.{{3,}}|\u2026+)"
)
_BLOCKS = re.compile(_BLOCK + "{2}")
_FOR_DIGITS = ("xxx", "XXX", "###")
_AMONG_DIGITS = re.compile(
    "[0-9](?:x{3,40}|X{3,40}|#{3,40})(?![A-Za-z])|(?<![A-Za-z])(?:x{3,40}|X{3,40}|#{3,40})[0-9]"
)

# What a shell would put there, as the reader of commands marks it: <$NAME>, <%NAME%>.
_REPLACED = re.compile("<[$%][^<>]*>")
_VARIABLE = re.compile("\\{\\{[^{}]*\\}\\}")  # of a program that sends requests
_PLACEHOLDER = "\\{[a-z]{3,}(?:[_-][a-z]+)*\\}"  # as documentation has it
_STAND_INS = re.compile(f"{_MASKS.pattern}|{_PLACEHOLDER}")
_YOURS = re.compile("(?:YOUR|[Yy]our)[_-][A-Za-z_-]{2,60}")
_LAST = frozenset(")]>}*#xX.\u2026\u2022\u25a0\u25cf\u2587\u2588\u2591\u2592\u2593")
_LENGTH_OF_A_WORD = 9
"""Characters of the longest word that stands in; what is longer ends with one of `_LAST`."""
_STARS = re.compile("[^*]{0,6}\\*{3,}[^*]{0,6}")


def is_masked(value: Any) -> bool:
    """Tell whether a value is text that stands for another, or holds a part that does."""
    if value.__class__ is not str or not value:
        return False
    if "***" in value or ("<" in value and _REPLACED.search(value) is not None):
        return True
    if may_be_elided(value) and is_elided(value):
        return True
    if value[1:4] in ("our", "OUR") and _YOURS.fullmatch(value):
        return True
    may_stand_in = len(value) <= _LENGTH_OF_A_WORD or value[-1] in _LAST
    if may_stand_in and _STAND_INS.fullmatch(value):
        return True
    if any(map(value.__contains__, _FOR_DIGITS)) and _AMONG_DIGITS.search(value):
        return True
    return not value.isascii() and _BLOCKS.search(value) is not None


def is_mask(text: str) -> bool:
    """Tell whether a text is nothing but a mask, such as `ab****yz`, `[REDACTED]` or `<$NAME>`."""
    if "***" in text and _STARS.fullmatch(text):
        return True
    return bool(_MASKS.fullmatch(text) or _REPLACED.fullmatch(text))


def need_of(value: str) -> str:
    """Return the name of what has to be given in place of a value for which `is_masked` holds."""
    if value == NOT_GIVEN:
        return "whole"
    if value.endswith(CUT):
        return "rest"
    if _VARIABLE.fullmatch(value):
        return "unfilled"
    return "replaced" if _REPLACED.search(value) else "unmasked"
