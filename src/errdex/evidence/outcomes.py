"""Tells what names a failure in an answer whose codes are no catalogue's."""

from __future__ import annotations

import re

from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.json_text import Json

NO_FAILURE = re.compile("0+|ok|2[0-9]{2}|success|no_?error")
"""A code, in small letters, that means no failure wherever it is used."""
_CODE = re.compile("(?:(?:[Ee]rr(?:or)?|[Rr]esult|[Rr]et|[Ss]tatus)_?)?[Cc]ode|CODE")


def has_failed(value: Json) -> bool:
    """Tell whether an answer names a code of its own that may mean a failure."""
    members = value if isinstance(value, dict) else {}
    codes = (code for name, code in members.items() if _CODE.fullmatch(name))
    return any(map(_may_be_failure, codes))


def _may_be_failure(code: Json) -> bool:
    if isinstance(code, bool) or not isinstance(code, (str, int)):
        return False
    said = lower(trim(str(code)))
    return said != "" and not NO_FAILURE.fullmatch(said)
