"""Tells what is required of a secret from one: `password: minimum 8 characters`, a schema."""

from __future__ import annotations

import re

from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower

_LONGEST = 80
"""Characters of a requirement. A longer one is taken for a secret."""
_BEFORE = "|".join(map(re.escape, list_of("words_before_a_length")))
_UNITS = "|".join(list_of("units_of_length"))
_REQUIREMENT = re.compile(
    f"(?:(?:{_BEFORE}) ){{0,2}}[0-9]{{1,3}}(?:(?: ?- ?| to | or | bis )[0-9]{{1,3}})?"
    f" (?:{_UNITS})(?=[,.;)\r\n]|\\Z)"
)

_SCHEMA = re.compile(
    "\\{[ \t\r\n]{0,20}(?:[\"']?(?:type|format|m(?:in|ax)_?[Ll]ength|required|nullable|in)[\"']?"
    "[ \t]?:[ \t]?(?:[\"'][A-Za-z]{2,12}[\"']|[a-z]{4,9}|[0-9]{1,4})[ \t\r\n,]{0,20}){1,6}\\}"
    "|m(?:in|ax)_?[Ll]ength[:= ]{1,2}[0-9]{1,3}(?![0-9A-Za-z])"
)


def is_requirement(text: str, at: int) -> bool:
    """Tell whether a length, or a type, is all that a colon has behind it, in a text as read."""
    if text[at : at + 1] in ("{", "m") and _SCHEMA.match(text, at):
        return True
    is_behind = text.endswith(": ", 0, at)
    return is_behind and _REQUIREMENT.match(lower(text[at : at + _LONGEST])) is not None
