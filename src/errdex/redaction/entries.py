"""Finds a name and its value that are members of one object or element, with others between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from errdex.redaction.named_places import WORD, Place
from errdex.redaction.values import LOGGED

_TELLING = ("alue", "xample", "efault", "toString", '"to"', '"new"', "new:", '"after"', "after:")
"""One is in a text in which a value is named."""
_NAME = f"((?:[A-Za-z]{{2,12}} )?{WORD})"
_NAMED = re.compile(
    "(?:[Nn]ame|[Kk]ey|KEY|[Ff]ield|[Aa]ttribute|[Pp]roperty|[Pp]ath"
    "|[Ll]abel|[Vv]ariable|[\"' ](?:id|k))"
    "[\"']?[ \t]{0,9}[:=][ \t]{0,9}[\"']?(?:[A-Za-z0-9_.-]{0,40}/){0,6}"
    f"{_NAME}[\"']?(?=[, \t\r\n>}}/])"
)
_MAPPED = re.compile("[\"']?:(?=[ \t]{0,9}\r?\n[ \t]{1,40}[\"']?[a-z]{2,20}[\"']?:[ \t])")
_MAPPED_NAME = re.compile(f"(?<![A-Za-z0-9_.-]){WORD}\\Z")
_MEMBER = re.compile(
    f"(?:[ \t]{{0,9}},)?(?:[ \t]{{0,40}}\r?\n(?:{LOGGED})?)?([ \t]{{0,60}})"
    "[\"']?([@#A-Za-z][A-Za-z0-9_.:-]{0,40})[\"']?"
    "[ \t]{0,9}[:=][ \t]{0,9}(?=[^ \t\r\n])"
)
_VALUE = re.compile(
    "\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|\\{[^{}]{0,200}\\}|\\[[^\\[\\]]{0,200}\\]"
    "|[^ \t\r\n\"',;<>{}\\[\\]]{1,200}"
)
_VALUE_KEY = re.compile("(?:[A-Za-z_.:-]{0,30}[Vv]al(?:ue)?|VALUE|content|example|default)")
_CHANGES = re.compile("[FfAa]|[Pp]r")
"""What begins the key of what is changed."""
_CHANGED_KEY = re.compile("(?:from|to)(?:String)?|old|new|before|after|previous|current")
"""What a change of a field names."""
_NO_VALUE = re.compile("[0-9.]{1,9}|[Tt]rue|[Ff]alse|[Nn]one|null|\\{[^}]*\\}|\\[[^\\]]*\\]")
_OPENING = re.compile(
    "[{](?=[^{]*\\Z)|<[A-Za-z]{1,20}(?=[^<>]*\\Z)|(?<=\n)[ \t]{0,20}- (?=[^{<]*\\Z)"
)
_REACH = 300
"""Characters in front of a name in which its value is looked for."""
_MOST_MEMBERS = 8
"""Members between a name and its value. A value behind more of them is not found by that name."""
_TAGGED = re.compile(
    "(?:[Nn]ame|[Kk]ey)(?:[\"'][^<>\n]{0,80})?>[ \t\r\n]{0,20}"
    f"{_NAME}[ \t\r\n]{{0,20}}</[A-Za-z:]{{1,30}}>"
)
_SIBLING = re.compile(
    "[ \t\r\n]{0,40}<([A-Za-z:]{1,30}(?:[ \t][^<>\n]{0,120})?)>"
    "(?:[ \t\r\n]{0,20}<[A-Za-z0-9]{1,20}>)?[ \t\r\n]{0,20}([^<>\r\n]{0,200})"
    "(?:[ \t\r\n]{0,20}</[A-Za-z0-9]{1,20}>)?"
    "[ \t\r\n]{0,20}</[A-Za-z:]{1,30}>"
)
_VALUE_TAG = re.compile("[Vv]alue(?:[\"'][^<>]*)?\\Z")
_TAGGED_BEFORE = re.compile(
    "[Vv]alue(?:[\"'][^<>\n]{0,80})?>([^<>\r\n]{1,200})</[A-Za-z:]{1,30}>[ \t\r\n]{0,40}"
    f"<[A-Za-z:]{{0,30}}(?:[ \t][^<>\n]{{0,80}})?[Nn]ame(?:[\"'][^<>\n]{{0,80}})?>{_NAME}<"
)


def find_entries(text: str, is_secret: Callable[[str], bool]) -> Iterator[Place]:
    """Yield the names of secrets of which the value is a member of the same object."""
    if not any(map(text.__contains__, _TELLING)):
        return
    for found in _NAMED.finditer(text):
        if is_secret(found[1]):
            yield from _values_before(text, found.start(), found[1])
            yield from _values_behind(
                text, found.end(), found[1], _CHANGES.match(found[0]) is not None
            )
    for found in _MAPPED.finditer(text):
        name = _MAPPED_NAME.search(text[max(0, found.start() - _REACH) : found.start()])
        if name and is_secret(name[0]):
            yield from _values_behind(text, found.end(), name[0])
    for found in _TAGGED.finditer(text) if "</" in text else ():
        if is_secret(found[1]):
            yield from _siblings(text, found.end(), found[1])
    for found in _TAGGED_BEFORE.finditer(text) if "</" in text else ():
        yield Place(found[2], *found.span(1))


def _values_behind(
    text: str, at: int, name: str, is_changed: bool = False, end: int | None = None
) -> Iterator[Place]:
    """Yield the values among the members at a place, all of which are indented alike."""
    indent = None
    for _ in range(_MOST_MEMBERS):
        member = _MEMBER.match(text, at)
        value = _VALUE.match(text, member.end()) if member else None
        if not member or not value or (end is not None and member.start(2) >= end):
            return
        if "\n" in member[0]:
            if indent not in (None, member[1]):
                return
            indent = member[1]
        is_named = _VALUE_KEY.fullmatch(member[2]) or (
            is_changed and _CHANGED_KEY.fullmatch(member[2])
        )
        if is_named and not _NO_VALUE.fullmatch(value[0]):
            yield Place(name, value.start())
        at = value.end()


def _values_before(text: str, at: int, name: str) -> Iterator[Place]:
    start = max(0, at - _REACH)
    opening = _OPENING.search(text[start:at])
    if opening:
        yield from _values_behind(text, start + opening.end(), name, end=at)


def _siblings(text: str, at: int, name: str) -> Iterator[Place]:
    for _ in range(_MOST_MEMBERS):
        sibling = _SIBLING.match(text, at)
        if not sibling:
            return
        if _VALUE_TAG.search(sibling[1]) and sibling[2]:
            yield Place(name, *sibling.span(2))
        at = sibling.end()
