"""Opens commands that are a text in JSON, YAML or a program, or an argument of another command."""

from __future__ import annotations

import re
from typing import NamedTuple

from errdex.evidence.text.escapes import decode_ansi

_FAR = 80
"""Characters between the opening quotation mark and the command, such as a prompt."""
_OPENING = re.compile(
    "(?<=[ \t\n=:(\\[{,>])[bfr$@]?([\"'])(?=[\\\\A-Za-z$#%])"
    "(?:[ !#-&(-:<-\\[\\]-{}~]|\\\\[\"']){0,80}[Cc]\\Z"
)
_DOUBLE = re.compile('[^"\\\\\n]*(?:(?:\\\\[^\n]|\\\\?\n(?![ \t]*\n))[^"\\\\\n]*)*("?)')
_SINGLE = re.compile("[^'\\\\\n]*(?:(?:\\\\[^\n]|''|'\\\\'')[^'\\\\\n]*)*('?)")
_ESCAPED = {'"': re.compile('\\\\"|\\\\{2}n'), "'": re.compile("\\\\'|''")}
_BEHIND = re.compile("[ \t]*(?:[\n,;)\\]}]|\\Z)")


class Quoted(NamedTuple):
    """A text between quotation marks: where they open, what it is, and where they are closed."""

    start: int
    text: str
    end: int


def quoted_command(text: str, start: int) -> Quoted | None:
    """Return the text between quotation marks in which the command at a place is, if it is one.

    It is one if it has escaped quotation marks, or names a URL and ends with its line.
    """
    before = text[max(0, start - _FAR - 2) : start + 1]
    opening = _OPENING.search(before)
    if not opening:
        return None
    quote = opening[1]
    begin = start + 1 - len(before) + opening.end(1)
    found = (_DOUBLE if quote == '"' else _SINGLE).match(text, begin)
    assert found is not None  # it may be empty
    inner = text[begin : found.start(1)]
    is_closed = found[1] != "" and _BEHIND.match(text, found.end()) is not None
    is_whole = is_closed and "://" in inner
    if found.end() <= start or not (is_whole or _ESCAPED[quote].search(inner)):
        return None
    return Quoted(begin - 1, _unescaped(inner, quote), found.end())


def _unescaped(text: str, quote: str) -> str:
    """Return a text as JSON or a program has it; a shell and YAML double single quotes."""
    if quote == "'" and "''" in text:
        return text.replace("'\\''" if "'\\''" in text else "''", "'")
    return decode_ansi(text.replace("\\/", "/"))
