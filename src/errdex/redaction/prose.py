"""Finds secrets that a sentence names without a sign or a verb: `the token aB3xY7q9 fails`.

What is behind the name must be no word: a digit between letters that is no part of one, or a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.redaction.named_places import Place

_FEWEST = 8
_REACH = 80
"""Characters of a secret in front of what it is called."""
_QUOTES = "\"'`"
_MIXED = re.compile("[A-Za-z][^A-Za-z]*[0-9]|[0-9][^0-9]*[A-Za-z]")
_CHARACTER = "[^ \t\r\n\"'`<>/:=,;]"
_BEFORE = f"(?={_CHARACTER}{{0,80}}"
_WORDS_IN_ONE = (
    "[A-Z]{0,3}[a-z]{2,20}[0-9]{0,3}(?:[A-Z]{1,3}[a-z]{0,20}[0-9]{0,3}){0,9}(?![0-9A-Za-z])"
)
_NO_WORD = (
    f"(?:{_BEFORE}[0-9][A-Za-z]{{1,20}}[0-9])"
    f"|{_BEFORE}[0-9][A-Za-z_()]{{1,20}}[0-9]){_BEFORE}[a-z]){_BEFORE}[A-Z])"
    f"|(?=[0-9A-Za-z_]{{1,80}}(?:\\)[0-9A-Za-z_(]|\\([0-9A-Za-z_]{{2,80}}(?:[ \t\r\n]|$)))"
    f"{_BEFORE}[0-9]){_BEFORE}[A-Za-z])"
    f"|{_BEFORE}[!#$%^&*?~+][_()]{{0,2}}[0-9A-Za-z]){_BEFORE}[0-9]){_BEFORE}[A-Za-z])"
    f"|(?!{_WORDS_IN_ONE}){_BEFORE}[A-Za-z][0-9]{{1,9}}[A-Za-z]){_BEFORE}[a-z]){_BEFORE}[A-Z]))"
)
_WHOLE = f"(?![^ ]{{4}}\\.\\.\\.\\([0-9]){_CHARACTER}{{{_FEWEST},200}}(?:[ \t\r\n\"'`,;]|$)"
_SAID = "(?:for (?:user )?[^ \t\r\n]{1,40} )?(?:is|was|(?:should|must|will) be)"
_NAMED = re.compile(
    "[APSTapst](?<![A-Za-z0-9_/,.-].)"
    "(?:(?<=[Aa])(?:pi|PI|ccess|CCESS)(?:[ _-]?(?:[Kk]ey|KEY)|[ _-](?:[Tt]oken|TOKEN))"
    "|(?<=[Pp])(?:ass(?:word|wd|phrase|code)|ASSWORD|wd|WD)"
    "|(?<=[Ss])(?:ecret|ECRET)(?:[ _-](?:[Kk]ey|KEY))?|(?<=[Tt])(?:oken|OKEN))"
    f"(?:[ \t]{{1,3}}(?:{_SAID}[ \t]{{1,3}}|\\([ \t]?)?|\\(|,)(?={_NO_WORD}{_WHOLE})"
)
_COMPOUND = re.compile(
    "([CKck](?:(?<=[Cc])(?:ret|RET)|(?<=[Kk])(?:ey|EY|en|EN)))[\"'`]?"
    f"(?:[ \t]{{1,3}}(?:{_SAID}[ \t]{{1,3}}|\\([ \t]?)?|\\()(?={_NO_WORD}{_WHOLE})"
)
_NAME_OF_SEVERAL = re.compile("(?<![A-Za-z0-9_./-])[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*\\Z")
"""What ends in `secret`, `key` or `token`, such as `app_secret`."""
_STEMS = ("ecret", "ECRET", "_key", "-key", "_KEY", "_token", "-token", "_TOKEN")
"""One is in a text that such a name is in."""
_BELOW = re.compile(
    f"\n(?:[ \t]{{0,9}}\r?\n){{0,2}}[ \t]{{0,9}}(?={_NO_WORD}"
    f"{_CHARACTER}{{{_FEWEST},200}}[ \t]{{0,9}}(?:[\r\n]|$))"
)
"""A secret on a line of its own."""
_LABEL = re.compile(
    "(?:[Pp]ass(?:word|code|phrase)|PASSWORD|[Tt]oken|TOKEN|[Ss]ecret|SECRET"
    "|[Aa]pi[ _-]?[Kk]ey|API KEY)"
    "[:*_]{0,4}[ \t\r]{0,9}\\Z"
)
_BESIDE = re.compile(
    "[Pp](?<![A-Za-z0-9_/.-].)(?:ass(?:word|wd)|wd|w)/(?=[^ \t\r\n]{0,80}[0-9])"
    "(?=[^ \t\r\n]{0,80}[A-Za-z])(?=[^ \t\r\n\"'`<>/,;]{6,200}(?:[ \t\r\n\"'`,;]|$))"
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
    "[ \t](?:is|was|as)[ \t](?:(?:the|my|your|our|his|her|its|their)[ \t])?(?:[a-z]{2,12}[ \t])?"
    "(?:[Pp]ass(?:word|phrase|code|wd)|pwd|PIN|secret)(?=[ \t]{0,3}(?:[.,;!\r\n)]|$)| for | before)"
)
"""What is behind a secret: `use x as the password`."""
_LAST_WORD = re.compile("[^ \t\r\n\"'`]{6,80}\\Z")


def find_phrases(text: str) -> Iterator[Place]:
    """Yield where secrets of several words are."""
    for found in _PHRASE.finditer(text) if "phrase" in text else ():
        yield Place("password", *found.span(1))


def find_in_prose(text: str) -> Iterator[Place]:
    """Yield where a secret follows its name in a sentence, or is called one."""
    for pattern in (_NAMED, _BESIDE, _PROMPT):
        for found in pattern.finditer(text):
            yield Place("password", found.end())
    for found in _COMPOUND.finditer(text) if any(map(text.__contains__, _STEMS)) else ():
        name = _NAME_OF_SEVERAL.search(text[max(0, found.start() - _REACH) : found.end(1)])
        if name:
            yield Place(name[0], found.end())
    for found in _BELOW.finditer(text):
        if _LABEL.search(text[max(0, found.start() - _REACH) : found.start()]):
            yield Place("password", found.end(), is_said=True)
    for found in _CALLED.finditer(text):
        start = max(0, found.start() - _REACH)
        word = _LAST_WORD.search(text[start : found.start()].rstrip(_QUOTES))
        if word and _MIXED.search(word[0]):
            yield Place("password", start + word.start(), start + word.end(), is_said=True)
