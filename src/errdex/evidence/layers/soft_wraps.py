"""Joins the lines of a curl command that a mail program broke at blanks."""

from __future__ import annotations

import re

_COMMAND = re.compile(
    "\n[ \t]{0,20}(?:[$#>%] )?curl(?=[ \t\n])(?![^'\"\\\\\n]*\n[ \t]{0,80}[^-'\"\\\\A-Z \t])"
)
"""A command that may go on behind its first line."""
_MAY_BREAK = re.compile("\n(?<![\\\\\n]\n)[ \t]{0,80}(?![ \t\n{\\[<]|\\Z)")
"""A line end that no sign escapes, above what may go on with a command."""
_TOKEN = re.compile('\'[^\']*(\'?)|"[^"\\\\]*(?:\\\\[\\s\\S][^"\\\\]*)*("?)|\\\\\n|\n[ \t]{0,80}')
_REACH = 40  # characters in which an option is looked for
_OF_HEADER = re.compile("[ \t\n](?:-H[ \t\n]{0,20}|--header[ \t\n=]{1,20})\\Z")
_OPTION = re.compile("[ \t\n](?:-[HXdu]|--(?:header|request|url|user|data(?:-[a-z]{3,9})?))\\Z")
_VALUE = re.compile("['\"]https?:|\\\\[ \t]{0,9}\n")
_VALUE_OF_OPTION = re.compile("['\"]|[A-Z]{3,7}(?=[ \t\n])")
_OTHER_SHELLS = ("^", "`")
_NEXT_OPTION = re.compile("--?[A-Za-z]")
_BREAK = re.compile("[ \t]{0,9}\n[ \t]{0,80}")
_OTHER_BREAK = re.compile("\\\\[ \t]{0,9}\n|\n[ \t]{0,80}-")


def join_soft_wraps(text: str) -> str:
    """Return text with such commands on fewer lines; others stay as they are."""
    if "curl" not in text or not _MAY_BREAK.search(text):
        return text
    lines = "\n" + text
    parts, at = [], 1
    while found := _COMMAND.search(lines, at - 1):
        command, end = _joined(lines, found.end())
        parts += [lines[at : found.end()], command]
        at = end
    return "".join([*parts, lines[at:]])


def _joined(text: str, start: int) -> tuple[str, int]:
    """Return the rest of the command that goes on at a place, and where it ends.

    It is joined where a line ends inside of a header, or between an option and its value.
    """
    parts, at, is_broken = [], start, False
    while found := _TOKEN.search(text, at):
        token, end = found.group(), found.end()
        before = text[max(start, found.start() - _REACH) : found.start()]
        if token[0] in "'\"":
            if not (found[1] or found[2]):
                break
            inside = _without_breaks(token) if _OF_HEADER.search(before) else token
            is_broken = is_broken or inside != token
            token = inside
        elif token[0] == "\n":
            before = before.rstrip(" \t")
            is_apart = _VALUE_OF_OPTION.match(text, end) and _OPTION.search(before)
            if is_apart or _VALUE.match(text, end):
                is_broken = True
            elif before.endswith(_OTHER_SHELLS) or not _NEXT_OPTION.match(text, end):
                break
            token = " "
        parts += [text[at : found.start()], token]
        at = end
    return ("".join(parts) if is_broken else text[start:at]), at


def _without_breaks(value: str) -> str:
    """Return a header's value in one line, unless its quotes hold more than a value."""
    return value if _OTHER_BREAK.search(value) else _BREAK.sub(" ", value)
