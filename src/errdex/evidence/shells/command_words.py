"""Collects the words of a command while a shell's rules split its line."""

from __future__ import annotations

import re
from typing import NamedTuple

from errdex.engine.sentences import say
from errdex.engine.tables import limit

MOST_NAMED = limit("named_variables")
"""Notes name at most this many of the variables that a shell would replace."""
MOST_WORDS = limit("words_of_a_command")
"""No one types longer commands."""

_LONGEST_NAME = limit("characters_of_a_variable")
_DIGITS = re.compile("[0-9]*")
_NAME = re.compile("(?:env:)?[A-Z_][A-Z0-9_]*|[0-9@*#?$]|\\(\\.\\.\\.\\)")
"""What looks like a variable; anything else may be a part of a password."""


class Word(NamedTuple):
    """A word as the program gets it; `replaced` if the shell would substitute something in it."""

    text: str
    replaced: bool = False


class Command(NamedTuple):
    """A command line.

    Attributes:
        words: The program's name and its arguments.
        end: Where the command ends in the text.
        stdin: What a here-document passes to the program, or None.
        notes: What the reader should know about it.
        cut: Whether the text ends in the middle of it.
    """

    words: list[Word]
    end: int
    stdin: Word | None
    notes: list[str]
    cut: bool


class Words:
    """The words so far, and the one that is being read."""

    def __init__(self) -> None:
        self.stdin: Word | None = None
        self.next_is = ""
        """What the next word is: an argument unless this says `dropped` or `stdin`."""
        self._words: list[Word] = []
        self.parts: list[str] = []
        """The current word so far."""
        self.is_open = False
        """Whether a word is being read."""
        self._replaced = False
        self._names: dict[str, None] = {}
        self._unlikely: dict[str, None] = {}
        self._notes: dict[str, None] = {}
        self._count = 0
        self.cut = False
        """Whether the text ends where a word or an option should continue."""

    def add(self, text: str, replaced: bool = False) -> None:
        """Continue the word; empty quotes start one, too."""
        self.parts.append(text)
        self.is_open = True
        self._replaced = self._replaced or replaced

    def add_mark(self, sign: str, name: str) -> None:
        """Continue the word with a mark for what the shell would insert."""
        self.add(self.mark(sign, name), True)

    def mark(self, sign: str, name: str) -> str:
        """Return the mark for a variable, such as `<$NAME>`, or `<$...>`."""
        short = name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "..."
        end = "%" if sign == "%" else ""
        if _NAME.fullmatch(name):
            self._names[f"{sign}{short}{end}"] = None
            return f"<{sign}{short}{end}>"
        self._unlikely[f"{sign}{short}{end}"] = None
        return f"<{sign}...{end}>"

    def note(self, text: str) -> None:
        """Add a note once, however often it comes up."""
        self._notes[text] = None

    @property
    def is_full(self) -> bool:
        """Whether the limit of words is reached."""
        return self._count >= MOST_WORDS

    def drop_number(self) -> None:
        """Drop the current word if it is the number of a redirected stream."""
        if _DIGITS.fullmatch("".join(self.parts)):
            self.parts, self.is_open = [], False

    def close(self) -> None:
        """End the current word."""
        if not self.is_open:
            return
        self._count += 1
        word = Word("".join(self.parts), self._replaced)
        self._name_unlikely(word.text)
        if self.next_is == "stdin":
            self.stdin = word
        elif not self.next_is:
            self._words.append(word)
        self.next_is = ""
        self.parts, self.is_open, self._replaced = [], False, False

    def _name_unlikely(self, word: str) -> None:
        """Keep the name of what looks like no variable where it is a word of its own."""
        for name in self._unlikely:
            is_alone = word in (f"<{name[0]}...>", f"<{name[0]}...%>")
            self._names[name if is_alone else say("variable_unnamed")] = None
        self._unlikely = {}

    def command(self, end: int) -> Command:
        """Return the command, which ends at `end`."""
        self.close()
        self._name_unlikely("")
        names = list(self._names)
        notes = [say("variable", name=name) for name in names[:MOST_NAMED]]
        if len(names) > MOST_NAMED:
            notes.append(say("variables_more", count=len(names) - MOST_NAMED))
        if self.is_full:
            notes.append(say("command_too_long", count=MOST_WORDS))
        notes += self._notes
        return Command(self._words, end, self.stdin, notes, self.cut or self.is_full)
