"""Finds values behind a declaration, or what counts where a variable has no value.

`password As String = "x"`, `variable "token" { default =`, `env("TOKEN") or "x"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.redaction.coded_words import is_no_word
from errdex.redaction.named_places import WORD, Place

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

_INSTEAD = re.compile(
    "[|?)}\\]](?:(?<=[|])[|]|(?<=[?])[?:]|(?<=[}\\]]) //"
    "|(?<=[A-Za-z0-9_.\"')}\\]-][\"'][)\\]])(?:[ \t]or|[ \t]?\\{"
    "|[?.]{1,2}[A-Za-z_]{0,12}[Oo]r[A-Za-z_]{0,12}\\((?:[|]_[|])?)"
    "|(?P<filter>(?<=[|])[ \t]?default\\(?))[ \t]{0,3}(?=[\"'`])"
)
"""What is in front of a value that counts where a variable has none."""
_VARIABLE = re.compile(
    f"(?<![A-Za-z0-9_.-])[._-]{{0,2}}({WORD})([\"')}}\\]]{{0,4}})[ \t]{{0,3}}\\Z"
)
_REACH_OF_VARIABLE = 80
_RETURNED = re.compile("return[ \t]{1,3}[\"'`]([^ \t\r\n\"'`]{4,200})[\"'`]")
_FUNCTION = re.compile(
    f"({WORD})\\([^()\n]{{0,80}}\\)[^\"'`;{{}}\n]{{0,60}}\\{{?[ \t\r\n]{{0,60}}\\Z"
)
"""The head of a function that does nothing but return a value."""
_REACH_OF_FUNCTION = 240


def find_declared(text: str) -> Iterator[Place]:
    """Yield the names that are declared with a value, or have another one instead."""
    for found in _TYPED.finditer(text) if any(map(text.__contains__, _SIGNS)) else ():
        start = found.start()
        name = _NAME.search(text[max(0, start - _REACH) : start])
        if name:
            yield Place(name[1], found.end())
    for found in _BLOCK.finditer(text) if "variable" in text or "output" in text else ():
        yield Place(found[1], found.end())
    for found in _INSTEAD.finditer(text):
        start = found.start()
        name = _VARIABLE.search(text[max(0, start - _REACH_OF_VARIABLE) : start])
        if name and (name[2] or found["filter"] is not None or not name[1][-1].islower()):
            yield Place(name[1], found.end())
    for found in _RETURNED.finditer(text) if "return" in text else ():
        start = found.start()
        name = _FUNCTION.search(text[max(0, start - _REACH_OF_FUNCTION) : start])
        if name and is_no_word(found[1]):
            yield Place(name[1], *found.span(1))
