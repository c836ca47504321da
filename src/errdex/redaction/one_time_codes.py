"""Finds one-time codes behind what they are called, in the languages of many text messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower
from errdex.redaction.readings import Reading

_END = 4  # characters


def _by_end(names: list[str]) -> dict[str, tuple[str, ...]]:
    """Return names by how they end: many end alike, and are looked for at once."""
    ends = dict.fromkeys(name[-_END:] for name in names)
    return {end: tuple(name for name in names if name.endswith(end)) for end in ends}


_NAMES = [Reading(name).text for name in list_of("names_of_one_time_codes")]
_BY_END = _by_end(_NAMES)
_BY_END_IN_ASCII = _by_end([name for name in _NAMES if name.isascii()])
_FOR = (
    "(?: (?:for|you|f\u00fcr|pour|para|per|voor) [^\n0-9:]{1,40}?(?=:| (?:is|ist|est|es)[ :])"
    "| \u0627\u0644\u062e\u0627\u0635 \u0628\u0643| \u05e9\u05dc\u05da"
    "| ?\u0e02\u0e2d\u0e07\u0e04\u0e38\u0e13| [Aa]nda)?"
)
"""What a code is for, or whose."""
_VERBS = (
    "is|ist|est|es|to|lautet|nuz|er|\u00e4r|on|je|adalah"
    "|\u306f|\u662f|\u4e3a|\u70ba|\ub294|\uc740|\u00e9|\u00e8|\u0647\u0648|\u05d4\u05d5\u05d0"
    "|\u0e04\u0e37\u0e2d|l\u00e0|c\u1ee7a b\u1ea1n l\u00e0"
)
_OPENED = (
    "(?:[ \t]{0,3}[(\\[{\u3010\u300c\u300e](?!(?:19|20)[0-9]{2}[^0-9])|[ \t]{0,3}<[a-z]{1,6}>"
    "|(?:[ \t]{0,3}\r?\n){1,2}[ \t]{0,3}(?=[0-9]{2,4}[- ]?[0-9]{2,4}[ \t]{0,9}(?:[\r\n]|$)))?"
)
_CODE = re.compile(
    f"{_FOR}[ \t]{{0,3}}(?:{_VERBS})?[ \t:=\"'*-]{{0,6}}{_OPENED}(?<![0-9A-Za-z.#/])"
    "((?:[A-Z]-)?[0-9]{2,4}[- ]?[0-9]{2,4})(?![0-9A-Za-z/]|[.:-][0-9])"
)
"""A code behind a sign, a verb or a blank; anything else that is said has a number by chance."""


def find_one_time_codes(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the codes are."""
    small = lower(text)
    for end, names in (_BY_END_IN_ASCII if small.isascii() else _BY_END).items():
        at = small.find(end)
        while at >= 0:
            at += len(end)
            found = _CODE.match(text, at) if small.endswith(names, 0, at) else None
            if found:
                yield found.span(1)
            at = small.find(end, at)
