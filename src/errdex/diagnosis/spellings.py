"""Codes in another spelling, such as `e000 102`, in text that holds none as it is spelled.

What `lookup` folds counts here as well, but for zeros and prefixes that are missing: another
case, full-width forms, a blank or hyphen inside, O for 0. It is a suggestion, never an answer,
and never a code that means success.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.mentions import Mention

NOTHING = "(?!)"
"""A pattern that matches nowhere, for a catalogue without such codes."""

_SHAPE = re.compile("([A-Za-z]+)([0-9]{3,})")
_NARROW = {sign + 0xFEE0: sign for sign in range(0x21, 0x7F)}  # full-width forms


@lru_cache
def spellings_of(knowledge: Knowledge) -> Spellings:
    """Return what finds a catalogue's codes in other spellings; made once for each catalogue."""
    return Spellings(knowledge)


class Spellings:
    """Finds a catalogue's codes of letters and digits in free text, however they are spelled."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._meant: dict[str, str] = {}
        shapes: set[tuple[int, str]] = set()
        for code, fields in knowledge.fields_of.items():
            shape = _SHAPE.fullmatch(code)
            if shape and not any(knowledge.is_success(field, code) for field in fields):
                shapes.add((-len(shape[2]), shape[1].upper()))
                key = _folded(code)
                self._meant[key] = "" if key in self._meant else code
        forms = "|".join(_form(prefix, -digits) for digits, prefix in sorted(shapes)) or NOTHING
        pattern = f"(?:^|[^0-9A-Z_-])({forms})(?!-?[0-9A-Z_])"
        self._pattern = re.compile(pattern, re.ASCII | re.IGNORECASE)

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the spellings that stand for exactly one code, with that code's field."""
        for match in self._pattern.finditer(text.translate(_NARROW)):
            code = self._meant.get(_folded(match[1]))
            if code and any(map(str.isdigit, match[1])):
                yield self._knowledge.fields_of[code][0], text[match.start(1) : match.end(1)]


def _form(prefix: str, digits: int) -> str:
    return f"{'[ -]?'.join(prefix)}(?:[ -]?[0-9O]){{{digits}}}"


def _folded(text: str) -> str:
    return text.upper().replace(" ", "").replace("-", "").replace("O", "0")
