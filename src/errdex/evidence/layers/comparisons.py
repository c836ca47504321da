"""Reads how a test's runner shows two values that differ: the lines of the one that it received.

Such as `+ actual - expected`, or `- Expected` above `+ Received`, with lines so marked below; and
`expected: 1` above or below `actual: 2`.
"""

from __future__ import annotations

import re

from errdex.evidence.text.characters import trim

_SIDE = "([Aa]ctual|[Rr]eceived|[Gg]ot)|[Ee]xpected|[Ww]anted"
_LEGEND = re.compile(
    "(?<=\n)([ \t]*)(?:[A-Z][A-Za-z ]{0,30}\\()?"
    f"([+-])\\2{{0,2}} (?:{_SIDE})(?:[ \t]{{1,4}}[+-] [0-9]{{1,6}})?[ ,]{{0,4}}(?:\n[ \t]*)?"
    f"([+-])\\4{{0,2}} (?:{_SIDE})(?![a-z])[^\n]*\n(?:[ \t]*\n)*"
)
_EXPECTED = re.compile("(?<=\n)([ \t]+)(?:expected|want(?:ed)?):[^\n]*\n(?:\\1[ \t}\\])][^\n]*\n)*")
_ACTUAL = re.compile("(?<=\n)([ \t]+)(?:actual|got|received):")


def read_comparisons(text: str) -> str:
    """Return text without the values that were expected, and the marks of those received."""
    if "xpected" not in text and "anted" not in text:
        return text
    framed = f"\n{text}"
    parts: list[str] = []
    done = 0
    for legend in _LEGEND.finditer(framed):
        is_legend = legend[2] != legend[4] and bool(legend[3]) != bool(legend[5])
        if is_legend and legend.start() >= done:
            parts.append(framed[done : legend.start()])
            mark = legend[2] if legend[3] else legend[4]
            done = _take_lines(framed, legend.end(), len(legend[1]), mark, parts)
    left = "".join([*parts, framed[done:]])
    compared = set(_ACTUAL.findall(left))
    return _EXPECTED.sub(lambda one: "" if one[1] in compared else one.group(), left)[1:]


def _take_lines(text: str, at: int, indent: int, mark: str, parts: list[str]) -> int:
    """Take the lines of a comparison, up to one that is empty or further out; return its end."""
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line = text[at:end]
        if not trim(line) or trim(line[:indent]):
            break
        sign = line[indent : indent + 1]
        if sign == mark:
            parts.append(f"{line[:indent]} {line[indent + 1 :]}")
        elif sign not in ("+", "-", "?", "@"):
            parts.append(line)
        at = end
    return at
