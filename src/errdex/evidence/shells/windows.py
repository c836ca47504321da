"""Splits a command line as cmd.exe and then the C runtime of Windows do.

Tickets contain three generations of "Copy as cURL (cmd)". The first doubles quotes, which the C
runtime reads; the second writes `^\\^"` between plain quotes, where cmd.exe leaves carets alone
and would send them; the third escapes every quote with a caret.
"""

from __future__ import annotations

import re

from errdex.engine.sentences import say
from errdex.evidence.shells.command_lines import Line
from errdex.evidence.shells.command_words import Command

_PLAIN = re.compile('(?:[^"^%&|<>\n]+|"")+')  # two quotes leave cmd.exe where it was
_CONTINUED = re.compile("\\^[ \t]*\n(?:More\\? )?")
_VARIABLE = re.compile("%([A-Z_][A-Z0-9_]{2,})%")
_ESCAPED_BYTE = re.compile("[A-F][0-9]|[A-F]+%")
_REDIRECT = re.compile("[<>]+&?[ \t]*[^ \t\n&|]*")
_TEXT = re.compile('[^\\\\" \t\n]+')
_QUOTED_TEXT = re.compile('[^\\\\"]+')
_SLASHES = re.compile('(\\\\+)("?)')
_MARK = re.compile("<%[A-Z0-9_.]+%>")
_NO_QUOTES = "'\u2018\u2019\u201c\u201d"


def split_windows(text: str, start: int) -> Command:
    """Return the command that begins at `start` and was written for cmd.exe."""
    line = _CmdLine(text, start)
    line.read(len(text), _PLAIN, line.sign)
    if line.second:
        line.note(say("carets_in_quotes"))
    if line.quoting:
        line.unclosed(line.at >= len(text) - 1)
    end = line.at
    line.split_arguments()
    return line.command(end)


class _CmdLine(Line):
    """A line whose current word is what cmd.exe makes of the line, before it is split."""

    def __init__(self, text: str, start: int) -> None:
        super().__init__(text, start)
        self.quoting = False
        self.second = _is_second_generation(text, start)

    def sign(self, sign: str) -> bool:
        """Read what starts with a character; False if the command ends there."""
        if sign == '"':
            self.quoting = not self.quoting
            if not self.quoting:
                self.closed(self.at)
            self.literal()
        elif sign == "%":
            self._percent()
        elif sign == "^" and (self.second or not self.quoting):
            self._caret()
        elif sign != "\n" and self.quoting:
            self.literal()
        elif sign in "<>":
            redirect = _REDIRECT.match(self.text, self.at)
            assert redirect is not None  # there is a < or >
            self.add(" ")
            self.at = redirect.end()
        else:
            return not self.quoting and self.goes_on(sign)
        return True

    def blank(self) -> None:
        """Read a character that separates words; between quotes none does."""
        self.add("" if self.quoting else " ")
        self.at += 1

    def _percent(self) -> None:
        found = _VARIABLE.match(self.text, self.at)
        if not found or _ESCAPED_BYTE.match(found[1] + "%"):
            self.literal()
            return
        self.add(self.mark("%", found[1]))
        self.at = found.end()

    def _caret(self) -> None:
        if not self.continues(_CONTINUED):
            self.at += 1
        elif self.text[self.at : self.at + 1] != "\n":
            return
        self.add(self.text[self.at : self.at + 1])
        self.at += 1

    def split_arguments(self) -> None:
        """Split the line as the C runtime does: `\\"` and, between quotes, `""` are a quote."""
        self.text, self.at, self.parts, self.is_open = "".join(self.parts), 0, [], False
        quoted = False
        while self.at < len(self.text) and not self.is_full:
            plain = (_QUOTED_TEXT if quoted else _TEXT).match(self.text, self.at)
            slashes = _SLASHES.match(self.text, self.at)
            sign = self.text[self.at]
            if plain:
                if not self.is_open and not quoted and sign in _NO_QUOTES:
                    self.note(say("only_double_quotes"))
                self.add(plain.group(), _MARK.search(plain.group()) is not None)
                self.at = plain.end()
            elif slashes:
                self._slashes(len(slashes[1]), slashes[2])
            elif sign != '"':
                self.close()
                self.at += 1
            elif quoted and self.text[self.at + 1 : self.at + 2] == '"':
                self.add('"')
                self.at += 2
            else:
                quoted = not quoted
                self.add("")
                self.at += 1

    def _slashes(self, count: int, quote: str) -> None:
        """Read backslashes; before a quote two are one, and an odd one makes the quote literal."""
        literal = quote if count % 2 else ""
        self.add("\\" * (count // 2 if quote else count) + literal)
        self.at += count + len(literal)


def _is_second_generation(text: str, start: int) -> bool:
    """Return whether there are carets between plain quotes, where cmd.exe does not read them."""
    end = text.find("\n", start)
    while end > 0 and text[end - 1] == "^":
        end = text.find("\n", end + 1)
    line = text[start : end if end > 0 else len(text)]
    first = line.find('"')
    return line[max(first - 1, 0)] != "^" and ('^\\^"' in line or "^%^" in line)
