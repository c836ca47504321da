"""Names that codes and their aliases get as constants, the same in every language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from errdex.authoring.catalogue import Entry

_SEPARATORS = re.compile("[-.:/ ]")
_HUMP = re.compile("(?<=[a-z])(?=[A-Z])")
_NAME = re.compile("[A-Z][A-Z0-9_]*")


@dataclass(frozen=True, slots=True)
class Constant:
    """A name, the code that it stands for, and the title of that code's first entry."""

    name: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Constants:
    """What a catalogue has of constants.

    Attributes:
        named: In the order of the entries, an entry's code before its aliases.
        clashes: Names that would stand for several codes, with these: none of them gets it.
    """

    named: tuple[Constant, ...]
    clashes: tuple[tuple[str, tuple[str, ...]], ...]


def constant_name(code: str) -> str:
    """Return the name of a code or an alias as a constant, or nothing where it makes none.

    `-`, `.`, `:`, `/`, spaces and humps become `_`, and letters capitals: `not-found` is
    `NOT_FOUND`, as is `NotFound`. What then has any but A-Z, 0-9 and `_`, or does not begin with a
    letter, is no name; a name in capitals is no keyword of any language.
    """
    name = _HUMP.sub("_", _SEPARATORS.sub("_", code))
    return name.upper() if name.isascii() and _NAME.fullmatch(name.upper()) else ""


def constants_of(entries: Iterable[Entry]) -> Constants:
    """Return the constants of entries; removed ones have none, so that a checker tells their use.

    Args:
        entries: Sorted as in the catalogue: a code's first entry gives the title.
    """
    entries = [entry for entry in entries if not entry.removed]
    titles = {entry.code: entry.title for entry in reversed(entries)}
    codes_by_name: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in entries:
        for called in (entry.code, *entry.aliases):
            if name := constant_name(called):
                codes_by_name[name][entry.code] = None
    named, clashes = [], []
    for name, codes in codes_by_name.items():
        if len(codes) == 1:
            code = next(iter(codes))
            named.append(Constant(name, code, titles[code]))
        else:
            clashes.append((name, tuple(codes)))
    return Constants(tuple(named), tuple(clashes))
