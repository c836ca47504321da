"""What a pattern in a catalogue may be, so that Python and JavaScript read it alike.

Checks run in both. Their patterns use plain characters, classes, groups, alternatives and
repetition of single characters, and only those of them that are matched fast on any text.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property

from errdex.authoring.format.pattern_speed import Part, Place, part_of, speed_fault

LONGEST = 1000
"""Characters of a pattern. A longer one is refused."""

_SYNTAX = "^$\\.*+?()[]{}|/"
_REPEAT = re.compile(r"[*+]|\{([0-9]{1,3})(?:(,)([0-9]{0,3}))?\}")
_WIDE = "dDwWsSbBAZpPGk"
_SET_SIGNS = ("&&", "||", "~~", "--")  # kept by both languages for operations on classes


class _PatternError(ValueError):
    """What is wrong with a pattern, and at which character."""


def pattern_fault(pattern: str) -> str:
    """Return what is wrong with a pattern, or nothing."""
    if len(pattern) > LONGEST:
        return f"longer than {LONGEST} characters"
    reader = _Reader(pattern)
    try:
        whole = reader.alternatives()
        if reader.at < len(pattern):
            raise reader.error("a ) without (")
        re.compile(pattern)
    except (_PatternError, re.error) as error:
        return str(error)
    return speed_fault(whole, reader.places, reader.characters)


class _Reader:
    """Walks a pattern once, and keeps its places."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.places: list[Place] = []

    @cached_property
    def characters(self) -> frozenset[str]:
        """What tells all classes apart: each character of the pattern and its two neighbours."""
        numbers = {ord(character) for character in self.pattern + "\n\r\t"}
        beside = {number + step for number in numbers for step in (-1, 0, 1)}
        return frozenset(chr(number) for number in beside if 0 <= number <= sys.maxunicode)

    def error(self, what: str) -> _PatternError:
        return _PatternError(f"{what} at character {self.at + 1}")

    def here(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def alternatives(self) -> Part:
        branch, others = Part(), []
        while self.here() not in ("", ")"):
            if self.here() == "|":
                self.at += 1
                others.append(branch)
                branch = Part()
            else:
                branch = branch.then(self._item())
        for other in others:
            branch = branch.either(other)
        return branch

    def _item(self) -> Part:
        start = self.at
        if self.here() == "(":
            group = self._group()
            least, _ = self._repetition(is_group=True)
            return group._replace(is_empty=group.is_empty or least == 0)
        if self.here() == "[":
            self._class()
        elif self.here() == "\\":
            self._escape(_SYNTAX)
        elif self.here() in "^$":
            raise self.error(f"{self.here()}: a pattern matches the whole text; leave it out")
        elif self.here() in "*+?{}]":
            raise self.error(f"{self.here()} must be escaped with a backslash")
        else:
            self.at += 1
        characters = self._characters_of(self.pattern[start : self.at])
        least, most = self._repetition(is_group=False)
        self.places.append(Place(self.pattern[start : self.at], characters, least, most))
        return part_of(self.places[-1])

    def _characters_of(self, one: str) -> frozenset[str]:
        if len(one) == 1 and one != ".":
            return frozenset(one)
        pattern = re.compile(one, re.DOTALL)
        return frozenset(filter(pattern.fullmatch, self.characters))

    def _repetition(self, *, is_group: bool) -> tuple[int, int | None]:
        """Return how often at least and at most, None without a limit."""
        counts: tuple[int, int | None] = (1, 1)
        if self.here() == "?":
            self.at += 1
            counts = (0, 1)
        elif found := _REPEAT.match(self.pattern, self.at):
            if is_group:
                raise self.error("a group is repeated; repeat single characters and classes")
            self.at = found.end()
            counts = _counts(found)
        if self.here() in ("*", "+", "?") or _REPEAT.match(self.pattern, self.at):
            raise self.error("a repetition is repeated")
        return counts

    def _group(self) -> Part:
        self.at += 1
        if self.here() == "?":
            if not self.pattern.startswith("?:", self.at):
                raise self.error("only (?:...) and (...) are read alike everywhere")
            self.at += 2
        inside = self.alternatives()
        if not self.here():
            raise self.error("a ( without )")
        self.at += 1
        return inside

    def _escape(self, allowed: str) -> None:
        letter = self.pattern[self.at + 1 : self.at + 2]
        if not letter or letter not in allowed + "nrt":
            wide = "; write the characters out, as in [0-9]" if letter in _WIDE else ""
            raise self.error(f"\\{letter} is not read alike everywhere{wide}")
        self.at += 2

    def _class(self) -> None:
        self.at += 1
        if self.here() == "^":
            self.at += 1
        if self.here() == "]":
            raise self.error("an empty class, or a ] that must be escaped")
        while (character := self.here()) != "]":
            if not character:
                raise self.error("a [ without ]")
            if character == "\\":
                self._escape(_SYNTAX + "-")
            elif character == "[" or self.pattern[self.at : self.at + 2] in _SET_SIGNS:
                raise self.error(f"{character} in a class must be escaped with a backslash")
            else:
                self.at += 1
        self.at += 1


def _counts(repeat: re.Match[str]) -> tuple[int, int | None]:
    if not repeat[1]:
        return (1 if repeat[0] == "+" else 0), None
    least = int(repeat[1])
    if not repeat[2]:
        return least, least
    return least, int(repeat[3]) if repeat[3] else None
