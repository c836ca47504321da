"""Finds one-time codes behind what they are called, in the languages of many text messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower
from errdex.redaction.judged import Judged
from errdex.redaction.readings import Reading
from errdex.redaction.values import with_blanks

_END = 3  # characters


def _by_end(names: list[str]) -> dict[str, tuple[str, ...]]:
    """Return names by how they end: many end alike, and are looked for at once."""
    names = sorted(names, key=len, reverse=True)
    ends = dict.fromkeys(name[-_END:] for name in names)
    return {end: tuple(name for name in names if name.endswith(end)) for end in ends}


def _read(name: str) -> list[str]:
    return [Reading(text).text for text in list_of(name)]


def _any(name: str) -> str:
    """Return a pattern for one of a list, also with a capital, in small letters of ASCII."""
    written = {
        lower(Reading(text).text)
        for one in list_of(name)
        for text in (one, one[0].upper() + one[1:])
    }
    return "|".join(map(re.escape, sorted(written, key=lambda text: (-len(text), text))))


_NAMES = _read("names_of_one_time_codes")
_WORDS = _read("words_for_codes")
_BY_END = _by_end([*_NAMES, *_WORDS])
_ENDS_IN_ASCII = tuple(_by_end([name for name in (*_NAMES, *_WORDS) if name.isascii()]))
_CALLED = frozenset(_NAMES)
_LONGEST = max(map(len, (*_NAMES, *_WORDS)))
_FOR = (
    "(?: (?:for|you|f\u00fcr|pour|para|per|voor) [^\n0-9:]{1,40}?(?=:| (?:is|ist|est|es)[ :])"
    "| \u0627\u0644\u062e\u0627\u0635 \u0628\u0643| \u05e9\u05dc\u05da"
    "| ?\u0e02\u0e2d\u0e07\u0e04\u0e38\u0e13| [Aa]nda)?"
)
"""What a code is for, or whose."""
_VERBS = (
    "is|ist|est|es|to|lautet|nuz|er|\u00e4r|on|je|adalah"
    "|\u306f|\u662f|\u4e3a|\u70ba|\ub294|\uc740|\u00e9|\u00e8|\u0647\u0648|\u05d4\u05d5\u05d0"
    "|\u0e04\u0e37\u0e2d|l\u00e0|c\u1ee7a b\u1ea1n l\u00e0"
)
_OPENED = (
    "(?:[ \t]{0,3}[(\\[{\u3010\u300c\u300e](?!(?:19|20)[0-9]{2}[^0-9])|[ \t]{0,3}<[a-z]{1,6}>"
    "|(?:[ \t]{0,3}\r?\n){1,2}[ \t]{0,3}(?=[0-9]{2,4}[- ]?[0-9]{2,4}[ \t]{0,9}(?:[\r\n]|$)))?"
)
_CODE = re.compile(
    f"{_FOR}[ \t]{{0,3}}(?:{_VERBS})?[ \t:=\"'*-]{{0,6}}{_OPENED}(?<![0-9A-Za-z.#/])"
    "((?:[A-Z]-)?[0-9]{2,4}[- ]?[0-9]{2,4})(?![0-9A-Za-z/]|[.:-][0-9])"
)
"""A code behind a sign, a verb or a blank; anything else that is said has a number by chance."""
_LONE = (
    "(?<![0-9A-Za-z.,#/$\u20ac*-])(?!(?:19|20)[0-9]{2}(?![0-9]))"
    "((?:[a-z]-)?[0-9]{2,4}[- ]?[0-9]{2,4})"
    "(?![0-9A-Za-z/%]|[.,:-][0-9]|, ?[A-Za-z_]{2,20}[:=]| ?[$\u20ac]"
    "| ?(?:ms|s|sec|min|hour|day|line|byte|time|use|char|digit|zeile|eur|usd|gbp|inr|rub|tl)"
    "[a-z]{0,7}(?![a-z]))"
)
"""Four to eight digits that are no year and no amount of anything."""
_NUMBER = re.compile(_LONE)
_DIGITS = re.compile("[0-9]{2}")
_SET_OFF = re.compile(
    "[ \t]{0,3}:?(?:(?P<tag>[ \t]{0,3}<[a-z][a-z0-9]{0,9}(?: [^<>\n]{0,80})?>)"
    "|(?P<line>(?:[ \t]{0,9}\r?\n){1,3})|(?<=:))[ \t]{0,20}(?P<code>" + _LONE + ")"
    "(?=[ \t]{0,9}(?:[\r\n]|</|\\Z))"
)
"""A code in tags, alone on the next line, or the last word of a line."""
_OWNERS = "(?:" + _any("owners_of_codes") + ")"
_BEHIND = re.compile(
    "(?:(?: (?:[^\n.,;!?0-9]|[0-9]{1,5}[.,][0-9]{2} ){1,50}?)?"
    "(?: (?:is|ist|lautet|es|est|\u00e9|\u00e8)| ?[:-])(?: (?:le|el|la|o))?[ :]{1,3}|[ :]{1,3})"
    + _LONE
)
_AHEAD = re.compile(
    f"{_LONE}(?: (?:is|ist|es|est|\u00e9|\u00e8) (?:(?:o|a|la|le|il) )?(?:{_OWNERS}|the)"
    f"| ?- {_OWNERS})(?: [^ .!?0-9]{{1,20}}){{0,4}}[ -]\\Z"
)
_AHEAD_IN_TURKISH = re.compile(f"{_LONE}(?: [^ .!?0-9]{{1,20}}){{0,3}} \\Z")
_VERBS_OF_ENTERING = _any("verbs_of_entering")
_ENTERED = re.compile(f"(?<![a-z])(?:{_VERBS_OF_ENTERING})(?: [a-z]{{2,3}})? {_LONE}")
_OWNED = re.compile(f"(?<![a-z]){_OWNERS}(?: [^ .!?]{{1,20}}){{0,3}} ?-?\\Z")
_SIGNS = re.compile(_any("signs_of_a_one_time_code"))
_OTHER = re.compile(f"(?<![a-z])(?:{_any('signs_of_another_code')})")
_END_OF_CLAUSE = re.compile("[.,;!?]")
_WORD = re.compile(" (?!(?:de|di|do|du|for|on|para|per|pour|to)[^a-z])[a-z]")
_ATTACHED = re.compile("[a-z0-9_=\"'\u00df-\u024f\u0370-\u04ff]")
_GOES_ON = re.compile("[a-z0-9_=\u00df-\u024f\u0370-\u04ff]")
_FRAME = " \t>*-"
"""What may be in front of the first word of a line."""
_IN_ENGLISH = ("code", "token")
_REACH = 70
"""Characters on both sides of a word for a code in which its sentence is."""


class _Seen(NamedTuple):
    """What was read of parts of a text."""

    names: Judged[tuple[str, str], str | None]
    told: Judged[tuple[str, str, str], Sequence[tuple[int, int]]]
    others: Judged[str, re.Match[str] | None]


def find_one_time_codes(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the codes are."""
    text = with_blanks(text)
    small = lower(text)
    if not _DIGITS.search(small):
        return
    seen = _Seen(Judged(_ending), Judged(_told_in), Judged(_OTHER.search))
    for end in _ENDS_IN_ASCII if small.isascii() else _BY_END:
        digits = -1
        at = small.find(end)
        while at >= 0:
            at += len(end)
            name = seen.names[end, small[max(0, at - _LONGEST) : at]]
            found = _CODE.match(text, at) if name in _CALLED else None
            if found:
                yield found.span(1)
            elif name:
                if digits < at - _REACH - len(name):
                    digits = _next_digits(small, at - _REACH - len(name))
                if digits < at + _REACH:
                    yield from _told(small, at - len(name), at, seen)
            at = small.find(end, at)


def _next_digits(text: str, at: int) -> int:
    found = _DIGITS.search(text, max(0, at))
    return found.start() if found else len(text) + _REACH


def _ending(told: tuple[str, str]) -> str | None:
    """Return the longest name with an end before a place; most places have none."""
    end, before = told
    return next(filter(before.endswith, _BY_END[end]), None)


def _told(small: str, start: int, end: int, seen: _Seen) -> Iterator[tuple[int, int]]:
    """Yield the lone numbers that a sentence gives as the code that a word in it is for."""
    before = small[max(0, start - _REACH) : start].rpartition("\n")[2]
    behind = small[end : end + _REACH].partition("\n")[0]
    told = seen.told[before, small[start:end], behind]
    first = start - len(before)
    yield from _set_off(small, start, end, before, seen)
    yield from ((first + at, first + end_) for at, end_ in told)


def _set_off(
    small: str, start: int, end: int, before: str, seen: _Seen
) -> Iterator[tuple[int, int]]:
    """Yield a code apart from its name; in a line of its own a name in English says too little."""
    found = _SET_OFF.match(small, end)
    around = small[max(0, start - _REACH) : end + _REACH] if found else ""
    if not found or _ATTACHED.match(before[-1:]) or seen.others[around]:
        return
    if found["line"] is not None:
        is_sure = _OWNED.search(before) is not None or _SIGNS.search(around) is not None
    else:
        is_sure = found["tag"] is not None or not (
            before.strip(_FRAME) or small[start:end] in _IN_ENGLISH
        )
    if is_sure:
        yield found.span("code")


def _told_in(parts: tuple[str, str, str]) -> Sequence[tuple[int, int]]:
    """Return where such numbers are in a line: before a word for a code, in it and behind."""
    before, word, behind = parts
    line = before + word + behind
    if _ATTACHED.match(before[-1:]) or _GOES_ON.match(behind):
        return ()
    if not _NUMBER.search(line):
        return ()
    is_told = _SIGNS.search(line) is not None
    owned = _OWNED.search(before)
    if owned and _OTHER.search(before[owned.start() :] + word):
        return ()
    told: list[tuple[int, int]] = []
    found = _BEHIND.match(behind) if owned or is_told else None
    if found and not _OTHER.search(found[0] if owned else before + _clause(behind, found.end())):
        at = len(before) + len(word)
        told.append((at + found.start(1), at + found.end(1)))
    ahead = _AHEAD_IN_TURKISH if is_told and word.startswith("kodu") else _AHEAD
    found = ahead.search(before) if is_told or not _WORD.match(behind) else None
    if found and not _OTHER.search(found[0]):
        told.append(found.span(1))
    is_sure = owned is not None or (is_told and not _OTHER.search(line))
    told += [found.span(1) for found in _ENTERED.finditer(line) if is_sure]
    return told


def _clause(text: str, at: int) -> str:
    """Return a text up to the sign that ends the clause at a place."""
    end = _END_OF_CLAUSE.search(text, at)
    return text[: end.start()] if end else text
