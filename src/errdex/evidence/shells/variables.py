"""Finds the variables that a shell would replace, `$NAME` and `${NAME...}`, in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_BEGINNING = re.compile(
    "\\$(?:((?:env:)?[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$])|\\{((?:env:)?[A-Za-z0-9_]+))"
)


class Variable(NamedTuple):
    """A variable in a text: its name, and where it ends."""

    name: str
    end: int


class Variables:
    """The variables of a text; no line is searched twice for the end of its braces."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._searched, self._stop = 0, -1

    def at(self, start: int) -> Variable | None:
        """Return the variable that begins at a place; its braces close on the same line."""
        found = _BEGINNING.match(self._text, start)
        if not found:
            return None
        if found[1]:
            return Variable(found[1], found.end())
        stop = self._closing(found.end())
        is_closed = self._text[stop : stop + 1] == "}"
        return Variable(found[2], stop + 1) if is_closed else None

    def _closing(self, at: int) -> int:
        """Return where the next brace closes, or the line ends; what was found last is kept."""
        if not self._searched <= at <= self._stop:
            end = self._text.find("\n", at)
            end = len(self._text) if end < 0 else end
            brace = self._text.find("}", at, end)
            self._searched, self._stop = at, end if brace < 0 else brace
        return self._stop


def replace_variables(text: str, mark: Callable[[str], str]) -> tuple[str, bool]:
    """Return text with what `mark` gives for each variable's name, and whether there is any."""
    variables = Variables(text)
    parts: list[str] = []
    done = 0
    at = text.find("$")
    while at >= 0:
        found = variables.at(at)
        if found:
            parts += [text[done:at], mark(found.name)]
            done = found.end
        at = text.find("$", found.end if found else at + 1)
    return "".join([*parts, text[done:]]), done > 0
