"""Reads headers of the form `Scheme name="value", ...` (RFC 9110, 11.4), even malformed ones."""

from __future__ import annotations

import re
from typing import TypedDict

from errdex.engine.sentences import say
from errdex.evidence.text.characters import lower
from errdex.evidence.text.elisions import leaves_out, may_be_elided
from errdex.evidence.text.gaps import close_gaps, gaps_in, has_dots

_TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_SCHEME = re.compile(f'[ \t\r\n]*(["\u201c-\u201f]?{_TOKEN})(?:[ \t\r\n]+(?![ \t\r\n=])|\\Z)')
_TOKEN68 = re.compile("[A-Za-z0-9._~+/-]+=*")
_GAP = re.compile("[ \t\r\n,;]*")
_NAME = re.compile(f"({_TOKEN})[ \t\r\n]*(=?)[ \t\r\n]*")
_VALUE = re.compile(
    '"([^"\\\\]*(?:\\\\.[^"\\\\]*)*)\\\\?("?)'
    "|[\u2018-\u201f][^\u2018-\u201f]*[\u2018-\u201f]|[^ \t\r\n,;]*",
    re.DOTALL,
)
_BARE = re.compile("[^ \t\r\n,;]*")
_ESCAPED = re.compile("\\\\(.)", re.DOTALL)
# What may be wrong, as often as it is found: said once.
_COMMA = say("parameter_comma")
_NAME_ALONE = say("parameter_name_alone")
_NOT_A_PAIR = say("parameter_not_a_pair")
_NOT_CLOSED = say("parameter_not_closed")
_QUOTES_SINGLE = say("parameter_quotes_single")
_QUOTES_TYPOGRAPHIC = say("parameter_quotes_typographic")
_TWICE = say("parameter_twice")


class Parameters(TypedDict):
    """What a header such as `Authorization` says.

    `scheme` is empty if the text begins with a parameter; `params` are by lower-case name, the
    first of duplicates, with `...` where some are left out; `twice` are the names of those with
    another value; `problems` are a few words each, without values.
    """

    scheme: str
    params: dict[str, str]
    twice: list[str]
    problems: list[str]


def read_parameters(text: str) -> Parameters:
    """Return what a header such as `Authorization` says; never raises."""
    is_open = may_be_elided(text) and leaves_out(text)
    if has_dots(text) and [*gaps_in(text)]:
        text, is_open = close_gaps(text), True
    scheme = _SCHEME.match(text)
    at = scheme.end() if scheme else 0
    if scheme and _TOKEN68.fullmatch(text, at):
        at = len(text)
    params, twice, problems = _read(text, at)
    if is_open:
        params["..."] = ""
    return {
        "scheme": scheme[1] if scheme else "",
        "params": params,
        "twice": list(dict.fromkeys(twice)),
        "problems": list(dict.fromkeys(problems)),
    }


def _read(text: str, at: int) -> tuple[dict[str, str], list[str], list[str]]:
    """Return the parameters from `at` on, which have two values, and what is wrong with them."""
    params: dict[str, str] = {}
    twice: list[str] = []
    problems: list[str] = []
    while True:
        gap, at = _found(_GAP, text, at)
        if at == len(text):
            return params, twice, problems
        if params and "," not in gap.group():
            problems.append(_COMMA)
        name = _NAME.match(text, at)
        if not name:
            problems.append(_NOT_A_PAIR)
            _, at = _found(_BARE, text, at)
        elif not name[2]:
            problems.append(_NAME_ALONE)
            at = name.end()
        else:
            found, at = _found(_VALUE, text, name.end())
            value = _value_of(found, problems)
            key = lower(name[1])
            if key in params:
                problems.append(_TWICE)
            if params.setdefault(key, value) != value:
                twice.append(key)


def _found(pattern: re.Pattern[str], text: str, at: int) -> tuple[re.Match[str], int]:
    """Return what a pattern that always matches finds at a place, and where that ends."""
    found = pattern.match(text, at)
    assert found is not None
    return found, found.end()


def _value_of(found: re.Match[str], problems: list[str]) -> str:
    if found[1] is not None:
        if not found[2]:
            problems.append(_NOT_CLOSED)
        return _ESCAPED.sub("\\1", found[1]) if "\\" in found[1] else found[1]
    whole = found.group()
    if "\u2018" <= whole[:1] <= "\u201f":
        problems.append(_QUOTES_TYPOGRAPHIC)
    if whole[:1] == "'":
        problems.append(_QUOTES_SINGLE)
    return whole
