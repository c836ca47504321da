"""Joins lines that a mail program broke behind so many characters, in the middle of values."""

from __future__ import annotations

import re
from itertools import pairwise

from errdex.evidence.http.bodies import has_credentials

_WIDTHS = range(60, 161)
_FEWEST = 2  # lines of the full width; a single one is joined where nothing else can be meant
_INSIDE = re.compile("[A-Za-z0-9+/%=&_.-]")
_FORM = re.compile('[A-Za-z0-9_.%-]{1,60}=[^ &"]{0,200}&')
_BEGINS = re.compile("[ \t]*(?:[A-Za-z][A-Za-z0-9-]{0,60}:(?:[ \t]|\\Z)|HTTP/[0-9]|[{\\[])")
"""A line that continues none outside quotes."""
_APART = re.compile(
    "[ \t]*(?:\\Z|[0-9A-Fa-f]{4,8}(?:[:|]|[ \t]{2})"
    "|[A-Za-z][A-Za-z0-9-]{0,60}[ \t]{1,60}[|\u2502\u2506\u2551])"
)
"""A line that continues none, such as one of a dump, or a row of a table."""
_PREFIX = 4  # characters
_OPENING = re.compile("(?<![A-Za-z0-9])'|\"")
_CLOSING = {sign: re.compile(f"[^{sign}\\\\]*(?:\\\\[^\n][^{sign}\\\\]*)*{sign}") for sign in "'\""}
_VALUE = re.compile('="[A-Za-z0-9+/=:_.-]{0,160}\\Z')
_REST_OF_VALUE = re.compile('[A-Za-z0-9+/=:_.-]{0,160}\\\\?"')
_PARAMETER = re.compile('="[^" ]{0,160}"(?:,[A-Za-z]{0,40}=?)?\\Z')
_REST_OF_PARAMETER = re.compile('(?:,?[A-Za-z]{1,40})?="[^" ]{1,160}"|"[^" ]{1,160}"')
_SIGNED = "Signature="
_SIGNATURE = re.compile(f"[ ,]{_SIGNED}[0-9a-f]{{0,63}}\\Z")
_REST_OF_SIGNATURE = re.compile("[0-9a-f]{1,64}\\Z")
_NAMED = re.compile(',[ ]?[A-Za-z]{0,40}(?:=[^ ",]{0,160})?\\Z')
_CUT_NAME = re.compile("[{,] ?[A-Z][A-Za-z-]{0,30}\\Z")
_REST_OF_NAME = re.compile("[a-z]")
_RESTS = (
    (_VALUE, _REST_OF_VALUE),
    (_PARAMETER, _REST_OF_PARAMETER),
    (_SIGNATURE, _REST_OF_SIGNATURE),
)
"""How a line of the full width ends, and the next begins, where even a single one was broken."""


def join_hard_wraps(text: str) -> str:
    """Return text without such line ends: no line is longer, and one ends inside of a value."""
    lines = text.split("\n")
    width = max(map(len, lines))
    if width not in _WIDTHS or not _shows_request(text):
        return text
    is_single = sum(len(line) == width for line in lines) < _FEWEST
    joined, prefix = lines[:1], _prefix(lines[0])
    is_cut, quote = False, ""
    for above, line in pairwise(lines):
        rest = line.removeprefix(_indent(above))
        is_full = len(above) == width and not _APART.match(rest) and not rest.startswith(prefix)
        quote = _quote_behind(above, quote) if is_full else ""
        goes_on = not is_single and (quote or not _begins(above, rest))
        if is_full and (goes_on or _is_broken(above, rest)):
            joined.append(rest)
            is_cut = is_cut or is_single or _is_inside(above, rest, quote)
        else:
            joined.append(f"\n{line}")
            prefix, quote = _prefix(line), ""
    return "".join(joined) if is_cut else text


def _shows_request(text: str) -> bool:
    return _SIGNED in text or has_credentials(text.replace('\\"', '"').replace(" \n", " "))


def _begins(line: str, rest: str) -> bool:
    """Tell whether a header or a body begins outside quotes, below a line."""
    is_cut = _CUT_NAME.search(line) and _REST_OF_NAME.match(rest)
    return not is_cut and _BEGINS.match(rest) is not None


def _is_broken(line: str, rest: str) -> bool:
    """Tell whether a line ends inside of the parameters of a header, and the next goes on."""
    return any(end.search(line) and begin.match(rest) for end, begin in _RESTS)


def _quote_behind(line: str, quote: str) -> str:
    """Return the quotation mark that is open at the end of a line, or nothing.

    Args:
        line: The line.
        quote: The one that is open at its start.
    """
    at = 0
    while True:
        found = (_CLOSING[quote].match if quote else _OPENING.search)(line, at)
        if not found:
            return quote
        quote = "" if quote else found.group()
        at = found.end()


def _prefix(line: str) -> str:
    """Return how a line begins; one that begins alike does not continue it."""
    start = len(_indent(line))
    return line[start : start + _PREFIX] or "\n"


def _is_inside(line: str, rest: str, quote: str) -> bool:
    """Tell whether a line ends inside of a quoted value, a parameter or a form."""
    is_value = quote or _FORM.search(line) or _NAMED.search(line)
    return bool(is_value and _INSIDE.match(line[-1]) and _INSIDE.match(rest))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]
