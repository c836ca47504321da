"""Reads past what is between a name and its value: a type, a cast, a call, the end of a label."""

from __future__ import annotations

import re

_QUOTE = (
    "(?=[\"'`](?:[^ \t\r\n\"'`,;:)}\\]&|]|[\"'`]{2}"
    "|(?=[^\"'`]{0,80}[0-9])[^ \t\r\n\"'`]{4,200}[\"'`]))"
)
"""What follows a quote that opens a text."""
_BRACKETS = "(?:<[^<>\"'\n]{1,60}>{1,3}|\\[[^\\]\n]{0,60}\\]|\\([^()\n]{0,60}\\)){0,2}"
_KIND = (
    "[&*]{0,2}(?:'[a-z_]{1,20} )?(?:(?:mut|dyn|new|await|const|constant) )?"
    "[A-Za-z_$][A-Za-z0-9_.$:]{0,60}" + _BRACKETS + "[?!*&]?(?: ?[|] ?[A-Za-z_]{1,20}){0,3}"
)
"""A type, or what is taken before a default is."""
_KINDS = (
    f"(?:{_KIND}[ \t]{{0,3}}(?::?=|\\|\\||\\?[?:]?|(?:or|if|else)(?=[ \t])|(?<=[ \t]):(?=[ \t])"
    "|\\((?<=default\\()|by lazy \\{)[ \t]{0,3}){1,2}"
)
_CALL = (
    "(?:(?:new|await) )?[A-Za-z_][A-Za-z0-9_.:]{1,60}!?"
    "(?:[ \t]?\\{[ \t\r\n]{0,40}[a-z_]{1,20}:|\\((?:[A-Za-z_.]{1,40},[ \t]){0,2})[ \t\r\n]{0,40}"
)
_CAST = "(?:\\([a-z][A-Za-z0-9_ =*]{1,30}\\)[ \t]?){1,2}|[a-z]{3,9}\\([0-9]{1,7}\\)[ \t]"
_TAGS = (
    "[ \t\r\n]{0,20}(?:(?:</?[A-Za-z:]{1,10}[0-9]?(?:[ \t][^<>\n]{0,200})?>"
    "|\\[/[a-z]{1,6}\\])[ \t\r\n]{0,20}){1,6}"
)
_LEAD = re.compile(
    f"(?:(?:\\{{\\{{-?[ \t]?)?{_KINDS}(?:(?:{_CALL}){{0,2}}|[bc]?r#{{1,3}})"
    f"|(?:{_CALL}){{1,2}}|{_CAST}){_QUOTE}"
    "|\\([0-9]{1,7}\\)[ \t](?=[\\[{])"
    "|\\([a-z ]{3,30}\\)[ \t]{0,3}[=-]>[ \t]{0,3}"
    "|(?:[\"']{2}|[\"']?\\$(?:\\{[A-Za-z0-9_.]{1,60}\\}|[A-Za-z0-9_.:>-]{1,60}"
    "(?:[\\[{][\"']?[A-Za-z0-9_]{1,40}[\"']?[\\]}])?)[\"']?)"
    "[ \t]{1,3}(?:[|]{2}|[?]{2}|[?]:|//|or)[ \t]{1,3}(?=[\"'`])"
    "|\\$\\((?:echo|printf)[ \t]{1,3}(?=[^ \t\r\n-])"
    "|<<[<~-]?[ \t]?[\"']?[A-Z_]{1,20}[\"']?\r?\n[ \t]{0,40}(?=[^ \t\r\n])"
    '|(?:u8|[LUu])?R"[A-Za-z_]{0,16}\\((?=[^ \t\r\n])'
    '|<<(?=["\'])|0x[0-9a-f]{1,16}[ \t](?=")'
    f"|{_TAGS}[\"'`]?(?=[^ \t\r\n<])"
    "|\\$\\{[A-Za-z0-9_]{1,60}:?[-=](?=[^ \t\r\n}])"
    "|[*_]{1,2}[ \t]{1,9}(?=[^ \t\r\n])"
    "|\\|[ \t]{1,9}[`*]{0,3}(?=[^| \t\r\n][^|\n]{0,300}\\|)"
)


def behind_lead(text: str, at: int) -> int:
    """Return where a value begins of which there is nothing yet at a place."""
    found = _LEAD.match(text, at)
    return found.end() if found else at
