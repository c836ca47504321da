"""Finds values behind a declaration: `password As String = "x"`, `variable "token" { default =`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.redaction.named_places import Place

_ASSIGNED = "[ \t]{1,9}:?=[ \t]{0,9}(?=[\"'`])"
_TYPED = re.compile(
    "[CNRSTVbgnstv](?:(?:(?<=[Ss])tring|(?<=S)TRING|(?<=N)VARCHAR2?|(?<=V)ARCHAR2?|(?<=C)HAR"
    "|(?<=n)varchar2?|(?<=v)archar2?|(?<=T)EXT|(?<=t)ext|(?<=b)ytes)"
    f"(?:\\([0-9 A-Za-z]{{1,12}}\\))?{_ASSIGNED}|(?<=g)et;[^{{}}\n]{{0,40}}\\}}{_ASSIGNED}"
    "|(?<=R)EG_[A-Z_]{2,10}(?:[ \t]{1,9}/d)?[ \t]{1,9}(?=[^ \t\r\n]))"
)
"""A type and what is between it and a value."""
_SIGNS = ("tring", "TRING", "char", "CHAR", "ext", "EXT", "ytes", "et;", "REG_")
"""What one of them is in each type."""
_NAME = re.compile(
    "(?<![A-Za-z0-9_])"
    "([A-Za-z_][A-Za-z0-9_]{1,40})[ \t]{1,9}(?:[Aa][Ss][ \t]{1,9}|/t[ \t]|\\{ ?|\\*)?\\Z"
)
_REACH = 64
"""Characters in front of a type in which its name is."""
_BLOCK = re.compile(
    '[ov](?:(?<=v)ariable|(?<=o)utput)[ \t]"([A-Za-z0-9_-]{1,60})"[ \t]{0,9}\\{'
    "[^{}]{0,400}?(?:default|value)[ \t]{0,9}=[ \t]{0,9}(?=[\"'])"
)


def find_declared(text: str) -> Iterator[Place]:
    """Yield the names that are declared with a value."""
    for found in _TYPED.finditer(text) if any(map(text.__contains__, _SIGNS)) else ():
        start = found.start()
        name = _NAME.search(text[max(0, start - _REACH) : start])
        if name:
            yield Place(name[1], found.end())
    for found in _BLOCK.finditer(text) if "variable" in text or "output" in text else ():
        yield Place(found[1], found.end())
