"""Finds one-time codes behind what they are called, in the languages of many text messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower
from errdex.redaction.readings import Reading

_NAMES = tuple(Reading(name).text for name in list_of("names_of_one_time_codes"))
_VERBS = (
    "is|ist|est|es|to|lautet|nuz|\u306f|\u662f|\u4e3a|\u70ba|\ub294|\uc740|\u00e9|\u00e8|\u0647\u0648"
    "|l\u00e0|c\u1ee7a b\u1ea1n l\u00e0"
)
_CODE = re.compile(
    f"[ \t]{{0,3}}(?:{_VERBS})?[ \t:=\"'*-]{{0,6}}(?<![0-9A-Za-z.#/])"
    "((?:[A-Z]-)?[0-9]{2,4}[- ]?[0-9]{2,4})(?![0-9A-Za-z/]|[.:-][0-9])"
)
"""A code behind a sign, a verb or a blank; anything else that is said has a number by chance."""


def find_one_time_codes(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the codes are."""
    small = lower(text)
    for name in _NAMES:
        at = small.find(name)
        while at >= 0:
            at += len(name)
            found = _CODE.match(text, at)
            if found:
                yield found.span(1)
            at = small.find(name, at)
