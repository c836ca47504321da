"""Reads how a test's runner shows two values that differ: the lines of the one that it received.

Such as `+ actual - expected`, or `- Expected` above `+ Received`, with lines so marked below; and
`expected: 1` above or below `actual: 2`; or `{'a': 1} != {'a': 2}`.
"""

from __future__ import annotations

import re

from errdex.evidence.text.characters import trim

_SIDE = "([Aa]ctual|[Rr]eceived|[Gg]ot)|[Ee]xpected|[Ww]anted"
_LEGEND = re.compile(
    "(?<=\n)([ \t]*)(?:AssertionError: [^\n]* != [^\n]*\n|(?:[A-Z][A-Za-z ]{0,30}\\()?"
    f"([+-])\\2{{0,2}} (?:{_SIDE})(?:[ \t]{{1,4}}[+-] [0-9]{{1,6}})?[ ,]{{0,4}}(?:\n[ \t]*)?"
    f"([+-])\\4{{0,2}} (?:{_SIDE})(?![a-z])[^\n]*\n(?:[ \t]*\n)*)"
)
"""What tells which mark stands before the lines that were received; groups 3 and 5: the sides."""
_HINTS = re.compile("(?<=\n)[ \t]*\\? [ \t]*[\\^+-][\\^+ \t-]*\n(?:[ \t]*\n)?")
"""Marks below the letters that differ."""
_EXPECTED = re.compile("(?<=\n)([ \t]+)(?:expected|want(?:ed)?):[^\n]*\n(?:\\1[ \t}\\])][^\n]*\n)*")
_ACTUAL = re.compile("(?<=\n)([ \t]+)(?:actual|got|received):")

_UNEQUAL = re.compile(
    "(?<=\n)([E \t]{0,12}\\{[^\n!]*(?:!(?!= \\{)[^\n!]*)*)!= (\\{[^\n]*\\})[ \t]*(?=\n|\\Z)"
)


def read_comparisons(text: str) -> str:
    """Return text without the requests that were expected, and the marks of those received."""
    if "xpected" not in text and "anted" not in text and " != " not in text:
        return text
    framed = _HINTS.sub("", f"\n{text}") if "? " in text else f"\n{text}"
    parts: list[str] = []
    seen = done = 0
    for legend in _LEGEND.finditer(framed):
        mark = _mark_of(legend) if legend.start() >= seen else ""
        if mark:
            shown, seen = _received(framed, legend.end(), len(legend[1]), mark)
            if shown is not None:
                parts += [framed[done : legend.start()], shown]
                done = seen
    left = "".join([*parts, framed[done:]])
    compared = set(_ACTUAL.findall(left))
    if "} != {" in left:
        left = _UNEQUAL.sub(_first_of, left)
    return _EXPECTED.sub(lambda one: _left_of(one, compared), left)[1:]


def _first_of(found: re.Match[str]) -> str:
    """Return the first of two values, if the other one is a request."""
    return found[1] if _shows_request(found[2]) else found.group()


def _left_of(found: re.Match[str], compared: set[str]) -> str:
    """Return nothing for a request that was expected, if the one received is beside it."""
    is_other = found[1] in compared and _shows_request(found.group())
    return "" if is_other else found.group()


def _shows_request(text: str) -> bool:
    """Tell whether a text has a parameter of a header, also over several lines or escaped."""
    return '="' in text or '=\\"' in text


def _mark_of(legend: re.Match[str]) -> str:
    """Return the mark of the lines received: of two that are unequal, the first."""
    if not legend[2]:
        return "-"
    is_told = legend[2] != legend[4] and bool(legend[3]) != bool(legend[5])
    return (legend[2] if legend[3] else legend[4]) if is_told else ""


def _received(text: str, at: int, indent: int, mark: str) -> tuple[str | None, int]:
    """Return what was received of the lines from a place on, and where they end.

    They end at one that is empty or further out. Nothing was received where none has a mark, or
    where they show no request.
    """
    begin = at
    shown: list[str] = []
    is_marked = False
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line = text[at:end]
        if not trim(line) or trim(line[:indent]):
            break
        sign = line[indent : indent + 1]
        is_marked = is_marked or sign in ("+", "-")
        if sign == mark:
            shown.append(f"{line[:indent]} {line[indent + 1 :]}")
        elif sign not in ("+", "-", "@"):
            shown.append(line)
        at = end
    return "".join(shown) if is_marked and _shows_request(text[begin:at]) else None, at
