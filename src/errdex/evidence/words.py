"""Collects the words of a command while a shell's rules take its line apart."""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_NAMED = 5
"""Notes name so many of the variables that a shell would replace."""
MOST_WORDS = 20_000
"""No system takes longer commands from a person."""

_LONGEST_NAME = 40
_DIGITS = re.compile("[0-9]*")
_OPTION = re.compile("[ \t]*--?[A-Za-z]")


class Word(NamedTuple):
    """A word as the program gets it; `replaced` where the shell would put something in."""

    text: str
    replaced: bool = False


class Command(NamedTuple):
    """A command line.

    Attributes:
        words: The program's name and its arguments.
        end: Where the command ends in the text.
        stdin: What a here-document hands to the program, or None.
        notes: What the reader should know about it.
    """

    words: list[Word]
    end: int
    stdin: Word | None
    notes: list[str]


class Words:
    """The words so far, and the one that is being read."""

    def __init__(self) -> None:
        self.stdin: Word | None = None
        self.next_is = ""
        """What the next word is: an argument, or where this says so `dropped` or `stdin`."""
        self._words: list[Word] = []
        self._parts: list[str] = []
        self._open = False
        self._replaced = False
        self._names: dict[str, None] = {}
        self._notes: dict[str, None] = {}
        self._count = 0

    def add(self, text: str, replaced: bool = False) -> None:
        """Continue the word; empty quotes begin one, too."""
        self._parts.append(text)
        self._open = True
        self._replaced = self._replaced or replaced

    def variable(self, sign: str, name: str) -> None:
        """Continue the word with a mark for what the shell would put there."""
        self.add(self.mark(sign, name), True)

    def mark(self, sign: str, name: str) -> str:
        """Return the mark that stands for a variable, such as `<$NAME>`."""
        name = name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "..."
        shown = f"{sign}{name}{'%' if sign == '%' else ''}"
        self._names[shown] = None
        return f"<{shown}>"

    def note(self, text: str) -> None:
        """Note a thing once, however often it comes up."""
        self._notes[text] = None

    @property
    def is_open(self) -> bool:
        """Whether a word is being read."""
        return self._open

    @property
    def is_full(self) -> bool:
        """Whether there are as many words as are read."""
        return self._count >= MOST_WORDS

    def drop_number(self) -> None:
        """Drop the word being read where it is the number of a redirected stream."""
        if _DIGITS.fullmatch("".join(self._parts)):
            self._parts, self._open = [], False

    def close(self) -> None:
        """End the word that is being read."""
        if not self._open:
            return
        self._count += 1
        word = Word("".join(self._parts), self._replaced)
        if self.next_is == "stdin":
            self.stdin = word
        elif not self.next_is:
            self._words.append(word)
        self.next_is = ""
        self._parts, self._open, self._replaced = [], False, False

    def command(self, end: int) -> Command:
        """Return the command, which ends at `end`."""
        self.close()
        names = list(self._names)
        notes = [f"the shell would replace {n}; it was not judged" for n in names[:MOST_NAMED]]
        if len(names) > MOST_NAMED:
            notes.append(f"the shell would replace {len(names) - MOST_NAMED} more values")
        if self.is_full:
            notes.append(f"the command has more than {MOST_WORDS} words; the rest was not read")
        return Command(self._words, end, self.stdin, notes + list(self._notes))


def closing_quote(text: str, start: int, pattern: re.Pattern[str]) -> int:
    """Return where the quotes close that opened before `start`, or -1.

    `pattern` finds escaped characters and, as its group, what closes.
    """
    return next((found.start() for found in pattern.finditer(text, start) if found[1]), -1)


def empty_line(text: str, start: int) -> int:
    """Return where the next empty line begins, or the end: a quote never closed goes so far."""
    end = text.find("\n\n", start)
    return len(text) if end < 0 else end


def option_follows(text: str, at: int) -> bool:
    """Tell whether the line that begins at `at` begins with an option."""
    return _OPTION.match(text, at) is not None
