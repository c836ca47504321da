"""Finds the names that secrets have in other languages than English, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.redaction.readings import Reading
from errdex.redaction.secret_names import LANGUAGES
from errdex.redaction.values import said

_DOTTED_I = "\u0130"


def _cases(sign: str) -> str:
    """Return a character in small and in capital letters, as they are read."""
    signs = {sign, Reading(sign.upper()).text, *(_DOTTED_I if sign == "i" else "")}
    return "".join(sorted(signs))


def _foreign(name: str) -> int:
    """Return where the first character is that is beyond ASCII in all cases, or else in one."""
    cases = [_cases(sign) for sign in name]
    beyond = [at for at, signs in enumerate(cases) if min(signs) > "\x7f"]
    return (
        beyond[0] if beyond else next(at for at, signs in enumerate(cases) if max(signs) > "\x7f")
    )


def _alternative(name: str) -> str:
    """Return a pattern that goes on at that character, behind it."""
    classes = [f"[{_cases(sign)}]" for sign in name]
    at = _foreign(name) + 1
    return f"(?<={''.join(classes[:at])}){''.join(classes[at:])}"


def _alternatives(names: list[str]) -> str:
    """Return the patterns of names, by that character, so that most of them cost no look."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(_cases(name[_foreign(name)]), []).append(_alternative(name))
    return "|".join(f"(?<=[{signs}])(?:{'|'.join(some)})" for signs, some in groups.items())


_FIRST = "".join(sorted({sign for name in LANGUAGES for sign in _cases(name[_foreign(name)])}))
_SUFFIX = "[a-z\u00df-\u024f\u0370-\u04ff]{0,3}"
_VALUE = "[: \t]{0,9}" + said("[!-~]")
_SAID = (
    "[ \t]{0,3}"
    "(?:\u5df2?(?:[\u6539\u91cd\u8bbe\u66f4][\u7f6e\u5b9a\u65b0]?)?[\u662f\u4e3a\u70ba\u6210]|[\u306f\u3092\u0438\u00e8\u00e9-]|\ub294|\uc740|es|est|to"
    "|ist|\u00e4r)?" + _VALUE
)
_LONGEST_FIRST = sorted(LANGUAGES, key=len, reverse=True)
_NAME = f"[{_FIRST}](?:{_alternatives(_LONGEST_FIRST)}){_SUFFIX}"
_LONE_NAME = re.compile(_NAME)
_NAMED = re.compile(
    _NAME + "[\"'`*]{0,3}[ \t]{0,9}(?:(?:[:=]{1,3}>?|->|\u2192)[ \t]{0,9}|(?P<said>" + _SAID + "))"
)
_IN_CHINESE = re.compile(
    "(?:[Ss]ecret(?:[ _-]?[Kk]ey)?|SECRET(?:_KEY)?|[Aa](?:pi|PI|ccess)[ _-]?[Kk]ey|[Tt]oken|TOKEN"
    "|[Pp]assword|PASSWORD|[Pp]wd|PWD)[\"'`]?[ \t]{0,3}[\u662f\u4e3a\u70ba]" + _VALUE
)
"""An English name in a Chinese sentence."""


def find_names(text: str) -> Iterator[tuple[int, bool]]:
    """Yield where the values begin, and whether no sign is between; texts in ASCII have none."""
    if not text.isascii():
        for found in _NAMED.finditer(text):
            yield found.end(), found["said"] is not None
        for found in _IN_CHINESE.finditer(text):
            yield found.end(), True


def find_ends(text: str) -> Iterator[int]:
    """Yield where such names end, whatever is behind them; texts in ASCII have none."""
    if not text.isascii():
        for found in _LONE_NAME.finditer(text):
            yield found.end()
