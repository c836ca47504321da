"""Finds secrets that a program asks for, of several words, or in front of what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.redaction.coded_words import is_coded, is_jumbled
from errdex.redaction.named_places import Place
from errdex.redaction.values import MIXED

_REACH = 80
"""Characters of a secret in front of what it is called."""
_QUOTES = "\"'`"
_HAS_BOTH = re.compile("[A-Za-z][^A-Za-z]*[0-9]|[0-9][^0-9]*[A-Za-z]")
_BESIDE = re.compile(
    "[Pp](?<![A-Za-z0-9_/.-].)(?:ass(?:word|wd)|wd|w)/"
    f"{MIXED}"
    "(?=[^ \t\r\n\"'`<>/,;]{6,200}(?:[ \t\r\n\"'`,;]|$))"
)
"""A name and its value on both sides of a stroke: `bob, pwd/x`."""
_PROMPT = re.compile(
    "[OPTopt](?<![A-Za-z0-9_/.-].)(?<!nexpected .)"
    "(?:(?<=[Pp])(?:ass(?:word|phrase|code|wort|wd)|in|IN)"
    "|(?<=[Tt])oken|(?<=O)TP)(?: for (?:'[^'\r\n]{1,60}'|[^:\r\n]{1,60})"
    "| or option \\([0-9-]{1,9}\\)| ?\\([^)\r\n]{1,40}\\)| ?\\[[^]\r\n]{1,40}\\])?"
    " ?(?::|[?>](?=[ \t]{1,9}[^ \t\r\n]{0,80}[0-9!#$%^&*?~+=@]))"
    "[ \t]{1,9}(?=[^ \t\r\n]{3,200}[ \t]{0,9}(?:[\r\n]|$))"
)
"""What a program asks, with what somebody typed behind it."""
_PHRASE = re.compile(
    "[PSRpsr](?<![A-Za-z].)(?:(?<=[Pp])ass|(?<=[Ss])eed[ _]?|(?<=[Rr])ecovery[ _]?)phrase"
    "[ \t]{0,3}[:=][ \t]{0,3}(?=[A-Za-z0-9-]{2,20} )"
    "((?:[A-Za-z0-9-]{1,20} ){2,23}[^ \t\r\n]{2,40})(?=[ \t]{0,9}(?:[\r\n]|$))"
)
"""A secret of several words, up to the end of its line."""
_CALLED = re.compile(
    "[ \t](?:(?:is|was|as|are)[ \t]"
    "(?:(?:not[ \t]an?[ \t](?:valid|correct)|an?[ \t](?:invalid|wrong|bad|weak))[ \t])?"
    "|\\((?!secret\\))|- )"
    "(?:(?:the|my|your|our|his|her|its|their)[ \t])?(?:[a-z]{2,12}(?:[ \t]/)?[ \t/])?"
    "(?:[Pp]ass(?:word|phrase|code|wd)|pwd|PIN|secret|cred(?:ential)?s)"
    "(?=[ \t]{0,3}(?:[.,;!\r\n)]|$)| for | before)"
)
"""What is behind a secret: `use x as the password`."""
_NOTED = re.compile(
    "[<\u2190#/-](?:(?<=[ \t]<)-{1,3}|(?<=[ \t][\u2190#])|(?<=[ \t]/)/|(?<=[ \t]-)-)"
    "[ \t]{0,3}(?:(?:the|my|your|our|new|old)[ \t])?"
    "(?:[a-z]{2,12}[ \t/:,]{1,2})?(?:[Pp]ass(?:word|phrase|code|wd)|pwd|PIN|[Ss]ecret|[Tt]oken"
    "|(?:api|API|access|secret)[ _-]?[Kk]ey)"
    "(?=[ \t]{0,3}(?:[.,;!\r\n)]|$)| for )"
)
"""What is noted behind a secret, which can be no word: `x  # password`."""
_SIGNED_IN = re.compile(
    "(?:[Ll]og(?:ged)? ?in|[Ss]ign(?:ed)? ?in|[Cc]redentials) (?:with|as|using|are|were) "
    "[^ \t\r\n]{1,40} (?:and|using|with) ([^ \t\r\n\"'`]{6,80})"
)
_JOINING = (" and ", " using ", " with ")
"""What is between a name and a secret, one of them."""
_AT_HOST = re.compile(
    "(?<![^ \t\r\n\"'=(])[A-Za-z0-9_.-]{1,40}:([^ \t\r\n@:/\"']{6,80})"
    "(?=@(?!sha)[A-Za-z0-9.-]{1,100}(?:[:/ \t\r\n\"'),;]|$))"
)
"""A name and what can be no word, in front of a host."""
_JUDGED = re.compile(
    " (?:(?<=[Tt]he )|(?<=[Mm]y )|(?<=our ))pass(?:word|phrase|code|wd) (?=[A-Za-z_-]{0,60}[0-9])"
    "([A-Za-z]{3,20}[0-9]{0,4}(?:[_-][A-Za-z]{3,20}[0-9]{0,4}){1,4}) (?:is|was) (?:not |now )?"
    "(?:accepted|correct|expired|incorrect|invalid|refused|rejected|valid|weak|wrong)(?![A-Za-z])"
)
"""Words and a number that signs join: `the password correct-horse9 is refused`."""
_LAST_WORD = re.compile("[^ \t\r\n\"'`]{6,80}\\Z")


def find_phrases(text: str) -> Iterator[Place]:
    """Yield where secrets of several words are."""
    for found in _PHRASE.finditer(text) if "phrase" in text else ():
        yield Place("password", *found.span(1))


def find_in_prose(text: str) -> Iterator[Place]:
    """Yield where a secret is typed behind what asks for it, or is called one."""
    for pattern in (_BESIDE, _PROMPT):
        for found in pattern.finditer(text):
            yield Place("password", found.end())
    for found in _JUDGED.finditer(text) if " pass" in text else ():
        yield Place("password", *found.span(1), is_said=True)
    for pattern, signs in ((_SIGNED_IN, _JOINING), (_AT_HOST, "@")):
        for found in pattern.finditer(text) if any(map(text.__contains__, signs)) else ():
            told = found[1].rstrip(".,;")
            if is_coded(told) or is_jumbled(told):
                yield Place("password", *found.span(1), is_said=True)
    for pattern, may_be, ends in (
        (_CALLED, _HAS_BOTH.search, _QUOTES),
        (_NOTED, is_coded, f"{_QUOTES} \t;,)]}}"),
    ):
        for found in pattern.finditer(text):
            start = max(0, found.start() - _REACH)
            word = _LAST_WORD.search(text[start : found.start()].rstrip(ends))
            if word and may_be(word[0]):
                yield Place("password", start + word.start(), start + word.end(), is_said=True)
