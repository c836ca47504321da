"""What a pattern in a catalogue may be, so that Python and JavaScript read it alike.

Checks run in both. Their patterns use plain characters, classes, groups, alternatives and
repetition of single characters; that also keeps matching fast on any text.
"""

from __future__ import annotations

import re

_SYNTAX = "^$\\.*+?()[]{}|/"
_REPEAT = re.compile(r"[*+]|\{[0-9]{1,3}(?:,[0-9]{0,3})?\}")
_WIDE = "dDwWsSbBAZpPGk"
_SET_SIGNS = ("&&", "||", "~~", "--")  # kept by both languages for operations on classes


class _PatternError(ValueError):
    """What is wrong with a pattern, and at which character."""


def pattern_fault(pattern: str) -> str:
    """Return what is wrong with a pattern, or nothing."""
    reader = _Reader(pattern)
    try:
        reader.alternatives()
        if reader.at < len(pattern):
            raise reader.error("a ) without (")
        re.compile(pattern)
    except (_PatternError, re.error) as error:
        return str(error)
    return ""


class _Reader:
    """Walks a pattern once."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def error(self, what: str) -> _PatternError:
        return _PatternError(f"{what} at character {self.at + 1}")

    def here(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def alternatives(self) -> None:
        while self.here() not in ("", ")"):
            if self.here() == "|":
                self.at += 1
            else:
                self._item()

    def _item(self) -> None:
        group = self.here() == "("
        if group:
            self._group()
        elif self.here() == "[":
            self._class()
        elif self.here() == "\\":
            self._escape(_SYNTAX)
        elif self.here() in "^$":
            raise self.error(f"{self.here()}: a pattern matches the whole text; leave it out")
        elif self.here() in "*+?{}]":
            raise self.error(f"{self.here()} must be escaped with a backslash")
        else:
            self.at += 1
        self._repetition(group)

    def _repetition(self, group: bool) -> None:
        if self.here() == "?":
            self.at += 1
        elif found := _REPEAT.match(self.pattern, self.at):
            if group:
                raise self.error("a group is repeated; repeat single characters and classes")
            self.at = found.end()
        if self.here() in ("*", "+", "?") or _REPEAT.match(self.pattern, self.at):
            raise self.error("a repetition is repeated")

    def _group(self) -> None:
        self.at += 1
        if self.here() == "?":
            if not self.pattern.startswith("?:", self.at):
                raise self.error("only (?:...) and (...) are read alike everywhere")
            self.at += 2
        self.alternatives()
        if not self.here():
            raise self.error("a ( without )")
        self.at += 1

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
