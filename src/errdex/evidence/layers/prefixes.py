"""Takes off what a log writes before each line: times, levels, names of pods and loggers.

A prefix is found where HTTP, a command or a log of a client begins behind it, and counts where
the line before or behind has one of the same shape: the same signs and words, with other numbers.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile

from errdex.engine.tables import list_of
from errdex.evidence.http.bodies import REQUEST_LINE, STATUS_LINE, WIRE, has_credentials

MOST_PREFIXES = 8
"""Shapes of prefixes in a text. Lines with further ones stay as they are."""
MOST_TOKENS = 80
"""Words, numbers and signs of a prefix. A longer one is not taken for a prefix."""

_VARYING = frozenset(list_of("words_that_vary_in_a_log"))
_TOKEN = re.compile("[0-9A-Za-z_]+|[ \t]+|[^ \t]")
_DIGIT = re.compile("[0-9]")
_FIRST_LINE = f"{REQUEST_LINE}\\Z|{STATUS_LINE}(?=[ \t]|\\Z)"
_ARROW = "-{2,3}> [A-Z]{3,7} +https?:|<-{2,3} (?:HTTP/[0-9.]{1,3} )?[1-5][0-9]{2} "
_NAME = (
    "(?:[Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}|[Hh]ost|[Uu]ser-[Aa]gent"
    "|[Cc]ontent-[A-Za-z]{4,20}):[ \t]"
)
_ANCHOR = re.compile(
    f"(?<![^ \t:|\\])}}>])(?:{_FIRST_LINE}|{_ARROW}|(?<!>){WIRE}|{_NAME}"
    "|(?:send|reply): b?['\"]|[Cc]url(?:\\.exe)? +(?:-|https?:|['\"]))"
)
_BEGINS = re.compile(f"{_FIRST_LINE}|{_NAME}")
"""A message, or headers without the first line."""
_HEADER_LINE = re.compile("[A-Za-z][A-Za-z0-9-]*:[ \t]*[^ \t/]")
_TIME = re.compile("[^\n]{0,40}[0-9]{2}:[0-9]{2}:[0-9]{2}")
_OF_TEXT = frozenset("{}<>=\"'")  # no sign of a stamp

Prefix = list[str]
"""The kinds of its tokens, in order: `0` for a number, a blank, `level`, or the token itself."""


def take_prefixes_off(text: str) -> str:
    """Return text without the prefixes that its lines share."""
    lines = text.split("\n")
    prefixes = _prefixes_of(lines)
    if not prefixes and _TIME.match(text) and has_credentials(text):
        lines = _without_stamps(lines)
    is_indented = bool(prefixes) and prefixes[0][0] == " "
    margin = text[: len(text) - len(text.lstrip(" \t"))] if is_indented else ""
    return "\n".join([_without(line, prefixes, margin) for line in lines] if prefixes else lines)


def _without_stamps(lines: list[str]) -> list[str]:
    """Return lines without a time and what stands beside it, if all have it and some an indent.

    The first one stays, on a line of its own.
    """
    shape = _kinds_of(lines[0])
    for line in filter(None, lines):
        pairs = zip(shape, _kinds_of(line), strict=False)
        shape = [one for one, other in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    shape = list(takewhile(lambda kind: kind not in _OF_TEXT, shape))
    while shape and shape[-1] != " ":
        shape.pop()
    stamp = shape[:-1]
    rest = [line[max(_end_in(line, stamp), 0) :].removeprefix(" ") for line in lines]
    is_shown = "0" in stamp and any(line[:1] == " " for line in rest)
    return [lines[0][: _end_in(lines[0], stamp)], *rest] if is_shown else lines


def _kinds_of(text: str) -> Prefix:
    return [_kind(found.group()) for found in islice(_TOKEN.finditer(text), MOST_TOKENS)]


def _prefixes_of(lines: list[str]) -> list[Prefix]:
    """Return the shapes of the prefixes; a prefix that stands alone is cut off in its line."""
    prefixes: list[Prefix] = []
    for number, line in enumerate(lines[:-1]):
        found = _ANCHOR.search(line)
        if not found or found.start() == 0 or len(prefixes) == MOST_PREFIXES:
            continue
        if any(_end_in(line, known) >= 0 for known in prefixes):
            continue
        prefix = _shape_of(line[: found.start()])
        if not prefix:
            continue
        is_shared = number > 0 and _end_in(lines[number - 1], prefix) > 0
        is_shared = is_shared or _end_in(lines[number + 1], prefix) >= 0
        if is_shared or _is_between(lines, number, prefixes):
            prefixes.append(prefix)
        elif _BEGINS.match(line, found.start()) and _HEADER_LINE.match(lines[number + 1]):
            lines[number] = f"{line[: found.start()]}\n{line[found.start() :]}"
    return prefixes


def _is_between(lines: list[str], number: int, prefixes: list[Prefix]) -> bool:
    """Tell whether the lines before and behind a line have prefixes that are known."""
    around = (lines[number - 1], lines[number + 1]) if number else ()
    return bool(around) and all(
        any(_end_in(line, known) > 0 for known in prefixes) for line in around
    )


def _kind(token: str) -> str:
    if _DIGIT.search(token):
        return "0"
    if token[0] in " \t":
        return " "
    return "level" if token in _VARYING else token


def _shape_of(text: str) -> Prefix:
    """Return the shape of a prefix; empty if it is too long, or a mark alone."""
    tokens = islice(_TOKEN.finditer(text), MOST_TOKENS + 1)
    shape = [_kind(found.group()) for found in tokens]
    is_mark = all(kind in " ><*|+-." for kind in shape)
    return shape if len(shape) <= MOST_TOKENS and not is_mark else []


def _end_in(line: str, prefix: Prefix) -> int:
    """Return where a prefix of this shape ends in a line, or -1."""
    at = 0
    for number, kind in enumerate(prefix):
        found = _TOKEN.match(line, at)
        if not found:
            is_last = kind == " " and number == len(prefix) - 1
            return at if is_last else -1
        if _kind(found.group()) != kind:
            return -1
        at = found.end()
    return at


def _without(line: str, prefixes: list[Prefix], margin: str) -> str:
    """Return a line without its prefix, or without the margin that is before prefixes."""
    for prefix in prefixes:
        end = _end_in(line, prefix)
        if end > 0:
            return line[end:]
    return line.removeprefix(margin)
