"""Joins texts that go on in further lines: with a plus between, as YAML folds them, or cut.

Such as `data: '{"a": 1,`, then `  "b": 2}'` on a line of its own; or `data: >-` above `  a=1`;
or `data = 'a=1&b`, then `  =2'`, as programs break long values that they print.
"""

from __future__ import annotations

import re

_JOINT = re.compile("([\"'`])[ \t]*\\+[ \t]*\n[ \t]*\\1")
_QUOTED = "(?:[^'\n]|''){0,4000}"
_MORE = f"(?:\n\\2[ \t]{{1,20}}[^ \t\n']{_QUOTED}){{1,40}}"
_FOLDED = re.compile(f"(?<=\n)(([ \t]{{0,40}})[A-Za-z_]{{1,40}}: '\\{{{_QUOTED}{_MORE}')(?=\n)")
_NAME = "(?:- )?[A-Za-z_][A-Za-z0-9_-]{0,60}:"
_PARAMETER = '\n\\2[A-Za-z]{1,40}="[^\n]{0,4000}'
_BLOCK = re.compile(
    f"(?<=\n)(([ \t]{{0,40}}){_NAME} )([>|])"
    "(?:[+-]?((?:\n\\2[ \t]{1,20}[^ \t\n][^\n]{0,4000}){1,40})"
    f"|[+-](\n\\2(?!{_NAME})[^ \t\n][^\n]{{0,4000}}(?:{_PARAMETER}){{0,9}}))(?=\n)"
)
"""A name, and the lines below it; their ends count for `|`.

A log may have them without indent: then one, and those of parameters.
"""
_BEHIND = "\n[ \t]{2,200}"
_NAMES = "[A-Za-z][A-Za-z0-9-]{0,60}(?::|[ \t]=)[ \t]"


def _cut(sign: str) -> re.Pattern[str]:
    line = f"[^{sign}\\\\\n]{{0,4000}}(?:\\\\[^\n][^{sign}\\\\\n]{{0,4000}}){{0,400}}"
    behind = f"(?:{_BEHIND}(?!{_NAMES}|[ \t\n{sign}])|\\\\{_BEHIND}[^ \t\n])"
    return re.compile(
        f" {sign}(?<=[:=>] {sign}){line}(?:{behind}{line}){{1,40}}"
        f"{sign}(?=[ \t]*(?:[,;)}}\\]]{{1,9}}[ \t]*)?(?:\n|\\Z))"
    )


_CUTS = (_cut("'"), _cut('"'))
"""The value of a name, in quotes that are open at the end of a line."""
_SCHEME = re.compile("( [\"'][A-Z][A-Za-z]{2,40})\n[ \t]+(?=[A-Za-z]{1,40}=)")
"""A word that begins a value, as the scheme of a header does, and a parameter below it."""
_INDENT = re.compile("\n[ \t]+")
_BREAK = re.compile("[ \t]*\n[ \t]*")


def join_continuations(text: str) -> str:
    """Return text in which each such text is on one line."""
    if "+" in text:
        text = _JOINT.sub("", text)
    if ": >" in text or ": |" in text:
        text = _BLOCK.sub(_unfolded, f"\n{text}\n")[1:-1]
    if ": '{" in text:
        text = _FOLDED.sub(_joined, f"\n{text}\n")[1:-1]
    for cut in _CUTS if "  " in text else ():
        text = cut.sub(_uncut, text)
    return text


def _unfolded(found: re.Match[str]) -> str:
    """Return a name and the lines below it in one, unless several lines are meant."""
    lines = found[4] or found[5]
    is_several = found[3] == "|" and lines.count("\n") > 1
    return found.group() if is_several else found[1] + _BREAK.sub(" ", lines)[1:]


def _joined(found: re.Match[str]) -> str:
    return _BREAK.sub(" ", found[1])


def _uncut(found: re.Match[str]) -> str:
    """Return a value in one; a blank behind a scheme may have been lost."""
    return _INDENT.sub("", _SCHEME.sub("\\1 ", found.group()))
