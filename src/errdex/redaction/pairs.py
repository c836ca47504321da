"""Finds a name and its value that are two items of a call, a tuple or a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.redaction.coded_words import is_no_word
from errdex.redaction.named_places import MADE, WORD, Place
from errdex.redaction.values import LOGGED

_PLAIN = "[A-Za-z_.-]{1,60}[0-9]{0,2}"
"""What may be a name beside another: `("id", "password", "address1")`."""
_ITEM = re.compile(
    "(?:\\((?:&[A-Za-z.]{1,30},)?[ \t]?[\"'`](?:-[a-z][\"'`], ?[\"'`])?(?:[#.]|--)?"
    '|\\n[ \t]?["\'`][#.]|\\[\\["|\\], ?\\["|[{,][ \t\r\n]{0,9}<<["\']|\\{[ \t\r\n]{0,9}["\']'
    f"(?!{WORD}[\"'],[ \t\r\n]{{0,20}}[\"']{_PLAIN}[\"']))"
    f"({WORD})[\"'`](?:,|>>(?:,| =>))[ \t\r\n]{{0,20}}"
    f"(?:(?:[a-z]{{1,20}}=[A-Za-z_.]{{1,30}}, ?){{0,3}}default ?= ?)?(?:<<)?"
    f"(?:(?=[\"'`])|(?P<made>{MADE}))"
)
"""A name and its value in a call, a list or a tuple; it may be made by another call."""
_BARE = re.compile(
    "[({](?:(?<=\\{)[ \t\r\n]{0,9}:?"
    f"(?={WORD},[ \t\r\n]{{0,20}}(?:<<)?[\"'][^\"'\n]{{1,200}}[\"'](?:>>)?[ \t\r\n]{{0,9}}\\}})"
    f"({WORD})"
    "|(?:(?<=add\\()|(?<=define\\()|(?<=append\\()|(?<=eader\\()|(?<=put\\()|(?<=set\\())"
    "(?:[A-Za-z]{1,30}(?:[.]|::)){0,3}([A-Z][A-Z0-9_]{2,40}))"
    ",[ \t\r\n]{0,20}(?:<<)?(?=[\"'])"
)
"""A name without quotes: an atom of a tuple, or the constant of a header."""
_ARGUMENT = (
    "(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[A-Za-z0-9_.:@$-]{1,60}(?:\\([^()\"'\n]{0,60}\\))?)"
)
_BETWEEN = "[ \t\r\n]{0,20},[ \t\r\n]{0,20}"
_ARGUMENTS = re.compile(
    f"[(\\[](?<=[A-Za-z_>][(\\[])[ \t\r\n]{{0,20}}"
    f"({_ARGUMENT}(?:{_BETWEEN}{_ARGUMENT}){{2,40}})(?=,?[ \t\r\n]{{0,20}}[)\\]])"
)
_ONE_ARGUMENT = re.compile(f"({_ARGUMENT})(?:{_BETWEEN}|\\Z)")
_QUOTED_NAME = re.compile(f"[:\"']({WORD})[\"']?")
_WORDS = re.compile(f"[\"'](?:{_PLAIN}|[A-Za-z ,.:;()-]{{1,200}})[\"']")
_MAKES_PAIRS = re.compile("(?:[Mm]ap|MAP|eaders?|ash|bject|BJECT|ict)(?:[.]of)?[(\\[][ \t\r\n]*\\Z")
_REACH = 40
"""Characters in front of what a call is given that tell whether it is names with values."""
_BACKWARDS = re.compile(
    "[Vv]alue[\"']?[ \t]{0,9}[:=][ \t]{0,20}"
    "(?:\"([^\"\n]{1,200})\"|'([^'\n]{1,200})'|([^ \t\r\n\"',<>]{1,200}))[ \t\r\n,]{1,20}"
    f"(?:{LOGGED}[ \t]{{0,20}})?[\"']?(?:[Nn]ame|[Kk]ey|type)"
    f"[\"']?[ \t]{{0,9}}[:=][ \t]{{0,20}}[\"']?({WORD})"
)
"""A value in front of what it is called."""
_LABELLED = re.compile(
    f'"(?<=[(:@ ]")([^"\n]{{1,200}})",?[ \t\r\n]{{1,20}}for[A-Z][A-Za-z]{{0,30}}:[ ]?@?"({WORD})"'
)
_LABEL = re.compile("for[A-Z]")
_COMPARED = re.compile(
    "[\"'`]([^\"'`\n]{4,200})[\"'`](?:[ \t]?[!=]={1,2}[ \t]?|\\.equals\\(|(?P<given>,[ \t]?))"
    f"({WORD})(?=[ \t]{{0,3}}(?:[)\\];&|,?:\r\n]|$))"
)
"""A text that is compared with what has a name."""
_COMPARES = re.compile(
    "(?:[Aa]ssert|[Cc]ompare|[Ee]qual|[Ee]xpect|[Vv]erify|strn?cmp)"
    "[A-Za-z_.]{0,20}(?:\\([ \t\r\n]{0,20}(?:[a-z]{1,3}, )?| )\\Z"
)
_SIGNS_OF_COMPARING = ("==", ".equals(", "ssert", "ompare", "qual", "xpect", "erify", "cmp(")
"""One is in each text that compares."""


def find_pairs(text: str) -> Iterator[Place]:
    """Yield the names that have a value beside them."""
    for found in _ITEM.finditer(text):
        yield Place(found[1], found.end(), None, False, found["made"] is not None)
    for found in _BARE.finditer(text):
        yield Place(found[1] or found[2], found.end())
    for found in _ARGUMENTS.finditer(text):
        yield from _alternating(text, *found.span(1))
    for found in _BACKWARDS.finditer(text) if "alue" in text else ():
        yield Place(found[4], *found.span(next(n for n in (1, 2, 3) if found[n])))
    for found in _LABELLED.finditer(text) if _LABEL.search(text) else ():
        yield Place(found[2], *found.span(1))
    is_any_compared = any(map(text.__contains__, _SIGNS_OF_COMPARING))
    for found in _COMPARED.finditer(text) if is_any_compared else ():
        before = text[max(0, found.start() - _REACH) : found.start()]
        is_compared = found["given"] is None or _COMPARES.search(before)
        if is_compared and is_no_word(found[1]):
            yield Place(found[3], *found.span(1))


def _alternating(text: str, start: int, end: int) -> Iterator[Place]:
    """Yield the names of a call that takes names and values in turn, up to its last value."""
    given = [found.span(1) for found in _ONE_ARGUMENT.finditer(text, start, end)]
    before = text[max(0, start - _REACH) : start]
    is_sure = _MAKES_PAIRS.search(before) is not None and len(given) % 2 == 0
    for at in range(len(given) % 2, len(given), 2):
        (first, last), (value, _) = given[at : at + 2]
        name = _QUOTED_NAME.fullmatch(text, first, last)
        is_text = text.startswith(("'", '"'), value)
        if name and is_text and (is_sure or not _WORDS.match(text, value)):
            yield Place(name[1], value)
