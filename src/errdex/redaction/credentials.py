"""Finds credentials by the form of their line: password files, short options, a Dockerfile."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.redaction.named_places import Place

_MIXED = "(?=[^ \t\r\n]{0,80}[0-9])(?=[^ \t\r\n]{0,80}[A-Za-z])"
_ONE_WORD = "(?=[^ \t\r\n)\\]]{1,200}[ \t]{0,9}(?:[\r\n)\\]]|$))"
_SAID = re.compile(
    f"(?:^|(?<=[\n(\\[]))[ \t]{{0,40}}([A-Za-z]{{3,20}})[ \t]{{1,9}}(?=[^ \t\r\n]{{0,40}}[0-9]){_ONE_WORD}"
)
"""A line, or what is in brackets, that is a name and a word with a digit."""
_NAMED = (
    re.compile(
        "(?<![A-Za-z])(?:[Ll]ogin|LOGIN|[Mm]achine|[Uu]ser|USER|[Uu]sername|account)[ \t]{1,9}"
        "[^ \t\r\n]{1,200}[ \t\r\n]{1,20}(?=([A-Za-z]{3,20})[ \t]{1,9}([^ \t\r\n=:]))"
    ),
    re.compile(
        "(?:^|(?<=\n))[ \t]{0,40}(?:ENV|ARG|setx|SETX)[ \t]{1,9}"
        "(?=([A-Za-z_][A-Za-z0-9_]{0,60})[ \t]{1,9}([^ \t\r\n=]))"
    ),
)
"""A name, and the first character of its value."""
_PASSWORD_FILE = re.compile(
    "(?:^|(?<=\n))[ \t]{0,9}[A-Za-z0-9_.*-]{1,100}:(?:[0-9]{4,5}|\\*):[A-Za-z0-9_.*-]{1,100}"
    f":[A-Za-z0-9_.*@-]{{1,100}}:{_MIXED}([^ \t\r\n]{{4,200}})(?=[ \t]{{0,9}}(?:[\r\n]|$))"
)
_KEY_OF_QUERY = re.compile(f"[?&](?:amp;)?key={_MIXED}([^ \t\r\n&#\"'<>]{{8,}})")
_IDENTIFIED = re.compile(
    "identified[ \t]{1,9}(?:with[ \t]{1,9}[a-z0-9_]{1,60}[ \t]{1,9})?by[ \t]{1,9}"
    "(?:(?=['\"])|password[ \t]{1,9})(?:'([^'\n]{1,200})|\"([^\"\n]{1,200}))",
    re.IGNORECASE,
)
_SHORT_OPTION = re.compile(
    f"-(?<![^ \t\n]-)(?:p{_MIXED}|[apw][ \t]{{1,9}}(?P<apart>){_MIXED})"
    "[\"']?([^ \t\r\n\"'=/:]{6,})(?=[ \t\r\n\"']|$)"
)
_SIGNS_IN = re.compile("(?<![A-Za-z])(?:login|-u|--user(?:name)?|[a-z-]{0,20}(?:pass|cli|search))[ \t=]")
_NEAR = 100
"""Characters before a short option in which somebody signs in."""


def find_credentials(text: str) -> Iterator[Place]:
    """Yield the names and the values of credentials that no sign is between."""
    for found in _SAID.finditer(text):
        yield Place(found[1], found.end(), None, is_said=True)
    for pattern in _NAMED:
        for found in pattern.finditer(text):
            yield Place(found[1], found.start(2))
    for pattern in (_PASSWORD_FILE, _KEY_OF_QUERY, _IDENTIFIED):
        for found in pattern.finditer(text):
            yield Place("password", *found.span(found.lastindex or 0))
    for found in _SHORT_OPTION.finditer(text):
        near = max(0, found.start() - _NEAR)
        if found["apart"] is None or _SIGNS_IN.search(text, near, found.start()):
            yield Place("password", *found.span(2))
