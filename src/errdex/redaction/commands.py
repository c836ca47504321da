"""Finds secrets by the syntax of one program, protocol, device or call: `zip -P x`, `AUTH x`.

The forms are in `tables.json`, for both languages: each ends in its secret, and is looked for only
in texts that hold its key, or one of its keys, with `|` between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from errdex.engine.tables import map_of

_FORMS = {
    key: re.compile(form)
    for keys, form in map_of("secrets_of_commands").items()
    for key in keys.split("|")
}
_OPTIONS = {program: options.split() for program, options in map_of("options_of_secrets").items()}
_STARTED = re.compile("(?:\\.exe)?(?=[ \t]|[\"'],)")
_LETTERS = sorted({option[0] for options in _OPTIONS.values() for option in options})
_PROGRAMS = {
    letter: [name for name, options in _OPTIONS.items() if any(o[0] == letter for o in options)]
    for letter in _LETTERS
}
"""The programs with an option that begins so."""
_OPTION = re.compile(f"-(?<![^ \t\n\"']-)([{''.join(_LETTERS)}])")
_VALUE = "(?:\"([^\"\n]{4,200})|'([^'\n]{4,200})|([^ \t\r\n\"'=-][^ \t\r\n\"']{3,200}))"
_APART = re.compile(f"(?:[ \t]{{1,9}}|[\"'][ \t]{{0,9}},[ \t\r\n]{{0,40}}){_VALUE}")
_ATTACHED = re.compile(f"(?=[\"']|[^ \t\r\n]{{0,80}}[0-9]){_VALUE}")
_ENDS = re.compile("[|;&]|(?<![\\\\,])\n")
_WORD_SIGN = re.compile("[A-Za-z0-9_.-]")
_REACH = 300
"""Characters from a program to an option of it."""
_NAMED_SO = "--name "
_MIXED = re.compile("[0-9][^\n]*[A-Za-z]|[A-Za-z][^\n]*[0-9]")


def find_in_commands(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the secrets are."""
    lines = "\n" + text
    for key, form in _FORMS.items():
        if key in lines:
            for found in form.finditer(lines):
                start, end = found.span(found.lastindex or 0)
                yield start - 1, end - 1
    yield from _in_options(text)


def _in_options(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the values of options are that one program has for secrets."""
    letters = set(_OPTION.findall(text))
    names = {name for letter in letters for name in _PROGRAMS[letter]}
    programs = sorted(found for name in names for found in _starts_of(name, text))
    starts = [start for start, _, _ in programs]
    read: set[tuple[int, str]] = set()
    for option in _OPTION.finditer(text) if programs else ():
        at = bisect_right(starts, option.start()) - 1
        if at >= 0:
            _, end, program = programs[at]
            is_reached = option.start() - end <= _REACH
            if is_reached and not _ENDS.search(text, end, option.start()):
                yield from _values(text, option.start(1), starts[at], program, read)


def _starts_of(program: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a program is started: the start and the end of its name, and the name."""
    start = text.find(program)
    while start >= 0:
        started = _STARTED.match(text, start + len(program))
        is_whole = not (start and _WORD_SIGN.match(text, start - 1))
        if started and is_whole and not text.endswith(_NAMED_SO, 0, start):
            yield start, started.end(), program
        start = text.find(program, start + len(program))


def _values(
    text: str, at: int, start: int, program: str, read: set[tuple[int, str]]
) -> Iterator[tuple[int, int]]:
    """Yield where the value of an option is, if its program has it; `p*` has no blank behind it.

    The first option of a name is the program's; a second one is of what the program starts.
    """
    for option in _OPTIONS[program]:
        name = option.removesuffix("*")
        if not text.startswith(name, at) or (start, option) in read:
            continue
        end = at + len(name)
        found = (_APART if name == option else _ATTACHED).match(text, end)
        if found:
            read.add((start, option))
            is_quoted = found[3] is None
            if name != "p" or is_quoted or _MIXED.search(found[3]):
                yield found.span(found.lastindex or 0)
            return
