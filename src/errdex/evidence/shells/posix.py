"""Splits a command line into words as sh, bash and zsh do."""

from __future__ import annotations

import re

from errdex.engine.sentences import say
from errdex.evidence.shells.assignments import assigned_before
from errdex.evidence.shells.command_lines import Line
from errdex.evidence.shells.command_words import Command, Word
from errdex.evidence.shells.variables import replace_variables
from errdex.evidence.text.escapes import decode_ansi

_PLAIN = re.compile("[^ \t\n\\\\'\"$`;&|<>()#\u00a0\u2018-\u201f]+")
_DOUBLE = re.compile('[^"\\\\$`]+')
_DOUBLE_END = re.compile('\\\\.|(")', re.DOTALL)
_SINGLE_END = re.compile("(')")
_ANSI_END = re.compile("\\\\.|(')", re.DOTALL)
_HERE = re.compile("<<-?[ \t]*(['\"]?)([A-Za-z0-9_]+)['\"]?")
_CONTINUED = re.compile("\\\\[ \t]*\n(?:[ \t]*> +(?=[-'\"h]))?")
_SINGLE_TYPOGRAPHIC = re.compile("[\u2018-\u201b]")
_DOUBLE_TYPOGRAPHIC = re.compile("[\u201c-\u201f]")


def split_posix(text: str, start: int, closing: str = "") -> Command:
    """Return the command that begins at `start` and was written for a POSIX shell.

    Args:
        text: Text that may continue after the command.
        start: Where the name of the program begins.
        closing: A backtick if the command is between two.
    """
    line = _PosixLine(text, start, closing)
    line.read(len(text), _PLAIN, line.sign)
    line.close()
    if line.here:
        line.document(line.here)
    return line.command(line.at)


class _PosixLine(Line):
    """A command line for sh, bash or zsh."""

    def __init__(self, text: str, start: int, closing: str) -> None:
        super().__init__(text, start)
        self.closing = closing
        self.here: re.Match[str] | None = None
        self._start = start
        self._assigned: dict[str, str] | None = None

    def add_mark(self, sign: str, name: str) -> None:
        """Continue the word with the value that the script gave a variable, or with a mark."""
        if self._assigned is None:
            self._assigned = assigned_before(self.text, self._start)
        if name in self._assigned:
            self.add(self._assigned[name])
        else:
            super().add_mark(sign, name)

    def sign(self, sign: str) -> bool:
        """Read what starts with a character; False if the command ends there."""
        if sign == " ":
            self.blank()
            return True
        after = self.text[self.at + 1 : self.at + 2]
        if sign == "\\":
            self._backslash()
        elif sign == "'":
            self.single(1, _SINGLE_END)
        elif sign == '"':
            self.double(_DOUBLE_END, _DOUBLE, self._in_double)
        elif sign == "$" and after == "'":
            self.single(2, _ANSI_END, decode_ansi)
        elif sign == "$" and after == '"':
            self.at += 1
        elif sign == "$":
            self.variable()
        elif sign == "`" and not self.closing:
            self._backticks(None)
        elif sign == "&" and after == ">":
            self.redirect()
        elif sign >= "\u2018":
            self._typographic(_DOUBLE_TYPOGRAPHIC if sign > "\u201b" else _SINGLE_TYPOGRAPHIC)
        else:
            return not (sign == "\n" and self.here) and self.shared(sign)
        return True

    def _backslash(self) -> None:
        if not self.continues(_CONTINUED):
            self.add(self.text[self.at + 1 : self.at + 2])
            self.at += 2

    def _in_double(self, sign: str, end: int) -> bool:
        """Read a character between double quotes that close at `end`."""
        if sign == "$":
            self.variable(end)
        elif sign == "`":
            self._backticks(end)
        else:
            after = self.text[self.at + 1]
            if after != "\n":
                self.add(after if after in '$`"\\' else sign + after)
            self.at += 2
        return True

    def _backticks(self, quote: int | None) -> None:
        end = self.text.find("`", self.at + 1, quote)
        self.add_mark("$", "(...)")
        if end < 0:
            end = self.line_end() - 1 if quote is None else quote - 1
        self.at = end + 1

    def _typographic(self, quotes: re.Pattern[str]) -> None:
        closing = quotes.search(self.text, self.at + 1)
        if not closing:
            self.literal()
            return
        self.note(say("typographic_quotes"))
        self.add(self.text[self.at + 1 : closing.start()])
        self.at = closing.end()

    def redirect(self) -> None:
        """Read a redirection; a here-document or a here-string becomes curl's standard input."""
        at = self.at
        super().redirect()
        here = _HERE.match(self.text, at)
        if here:
            self.here = here
            self.next_is = ""
            self.at = here.end()
        elif self.text.startswith("<<<", at):
            self.next_is = "stdin"
            self.at = at + 3
        elif self.text.startswith("<(", at):
            self.next_is = ""
            self.at = at + 1
            self.variable()

    def document(self, here: re.Match[str]) -> None:
        """Read the here-document, which begins after the line of the command."""
        start = self.line_end() + 1
        end = re.compile(f"(?:^|\n)[ \t]*{here[2]}(?=\n)").search(self.text, max(start - 1, 0))
        body = self.text[start : end.start() + 1 if end else len(self.text)]
        replaced = False
        if not here[1]:
            body, replaced = replace_variables(body, lambda name: self.mark("$", name))
        self.stdin = Word(body, replaced)
        self.at = end.end() if end else len(self.text)
