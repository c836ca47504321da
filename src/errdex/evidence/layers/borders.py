"""Takes off the borders of box-drawing characters that a program prints around a message.

Parameters of a header that go on in the next line are put together.
"""

from __future__ import annotations

import re

from errdex.evidence.http.bodies import has_credentials

_BOX = "\u2500-\u257f"
_GUIDE = "[ \t]*\u2502(?= {2,3}[\u2502\u251c\u2514])"
"""What leads to a branch of a tree further down."""
_LEFT = re.compile(f"(?<=\n)(?:{_GUIDE}){{0,40}}[ \t]*[{_BOX}]+ ?")
_RIGHT = re.compile(f"(?<![ \t{_BOX}])[ \t]*[{_BOX}]+(?:[ \t]+[{_BOX}]+){{0,3}}[ \t]*(?=\n)")
_CROSSES = "\u253c\u253f\u2542\u254b\u256a\u256c"
_RULE = re.compile(
    "(?<=\n)[ \t]*[\u251c\u2523\u255e\u2560][\u2500\u2501\u2550]{1,400}"
    f"[{_CROSSES}][{_BOX}]*[ \t]*\n"
)
"""A line between rows of cells."""
_NEXT_LINE = f"[{_BOX}][ \t{_BOX}]{{0,20}}\n[ \t{_BOX}]{{1,400}}"
_SCHEME = re.compile(f'([\'"][A-Za-z-]{{1,40}})[ \t]{{1,400}}{_NEXT_LINE}(?=[A-Za-z]{{1,40}}=")')
_PARAMETER = re.compile(f'(",) ?{_NEXT_LINE}(?=[A-Za-z]{{1,40}}=")')
_SIGN = "[A-Za-z0-9+/=:_.-]"
_VALUE = re.compile(f'(="{_SIGN}{{0,160}}) ?{_NEXT_LINE}(?={_SIGN}{{1,160}}\\\\?")')
_BORDERED = re.compile(f"\n[ \t]*[{_BOX}][^\n]*\n[ \t]*[{_BOX}]")


def take_borders_off(text: str) -> str:
    """Return text whose lines begin and end without such characters, if two lines begin so."""
    if text.isascii():
        return text
    framed = f"\n{text}\n"
    if not _BORDERED.search(framed):
        return text
    joined = _VALUE.sub("\\1", _PARAMETER.sub("\\1", _SCHEME.sub("\\1 ", framed)))
    if not ("HTTP/" in text or "curl " in text or has_credentials(joined)):
        return text
    return _RIGHT.sub("", _LEFT.sub("", _RULE.sub("", joined)))[1:-1]
