"""Finds the members of a section that is called by what they are: `[secrets]`, `users = {`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.redaction.coded_words import is_coded, is_joined, is_no_word
from errdex.redaction.named_places import Place
from errdex.redaction.values import LOGGED

_SIGNS = ("ecrets", "redentials", "asswords", "okens", "eys", "sers", "SERS")
"""One is in each text that has one."""
_HEADING = re.compile(
    "[CKPSTUckpstu](?:(?:(?<=[Ss])ecrets|(?<=[Cc])redentials|(?<=[Pp])asswords|(?<=[Tt])okens"
    "|(?:(?<=pi[Kk])|(?<=pi[_-][Kk]))eys)"
    "(?:(?P<lines>\\])|[\"']?:)(?=[ \t]{0,9}\r?\n)"
    "|(?:(?:(?<=[Uu])sers|(?<=U)SERS)[ \t]?=|(?<=[Tt])okens[\"'][ \t]?:)[ \t]?\\{)"
)
_MEMBER = (
    "[\"']?([A-Za-z0-9_.@\\\\-]{1,60})[\"']?[ \t]{0,3}(?::|=>?)[ \t]{0,3}"
    "(?:\"([^\"\r\n]{1,200})\"|'([^'\r\n]{1,200})'|([^ \t\r\n\"',;{}\\[\\]]{1,200}))"
)
_TOLD = re.compile(
    "(?:[a-z]{1,20}[_-])?(?:backend|created|digest|expires|file|hash|host|id|name|path|profile|provider"
    "|region|revision|type|updated|uri|url|uuid|version)[A-Za-z_]{0,9}"
)
"""A name of what is told of a secret."""
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_NUMBERED = re.compile("[A-Za-z][a-z]{0,19}[0-9]{1,4}")
_LINE = re.compile(
    f"[^\r\n]{{0,200}}(?:\r?\n(?:{LOGGED})?[ \t>+]{{0,9}}(?:[#;][^\r\n]{{0,200}})?){{1,4}}{_MEMBER}"
)
_INDENTED = re.compile(f"[^\r\n]{{0,200}}\r?\n(?:{LOGGED})?[>+]?[ \t]{{1,20}}{_MEMBER}")
_ITEM = re.compile(f"[ \t\r\n,]{{0,40}}{_MEMBER}")


def find_in_sections(text: str) -> Iterator[Place]:
    """Yield the values of members that can be no word."""
    at = 0
    for heading in _HEADING.finditer(text) if any(map(text.__contains__, _SIGNS)) else ():
        if heading.start() < at:  # among members that were read
            continue
        is_dict = heading[0].endswith("{")
        is_of_tokens = heading[0][0] in "Tt"
        member = _ITEM if is_dict else _LINE if heading["lines"] is not None else _INDENTED
        at = heading.end()
        while found := member.match(text, at):
            at = found.end()
            start, end = found.span(found.lastindex or 0)
            told = text[start:end]
            is_open = _TOLD.fullmatch(found[1]) or _COLOUR.fullmatch(told)
            is_plain = is_of_tokens and _is_plain(told)
            if not (is_open or is_plain) and (is_no_word(told) or is_joined(told)):
                yield Place("password", start, end, is_said=True)


def _is_plain(text: str) -> bool:
    """Tell whether a text is but a word with a number behind it, which no token is."""
    return _NUMBERED.fullmatch(text) is not None and not is_coded(text)
