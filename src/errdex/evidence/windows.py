"""Takes a command line apart as cmd.exe and then the C runtime of Windows do.

Three generations of "Copy as cURL (cmd)" stand in tickets. The first doubles quotes, which the C
runtime reads; the second writes `^\\^"` between plain quotes, where cmd.exe leaves carets alone,
so that it would send them; the third escapes every quote with a caret.
"""

from __future__ import annotations

import re

from errdex.evidence.words import Command, Words, option_follows

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
    words = Words()
    line = _CommandLine(text, start, words)
    _split_arguments(line.read(), words)
    return words.command(line.at)


class _CommandLine:
    """What cmd.exe makes of a line before the program gets it."""

    def __init__(self, text: str, start: int, words: Words) -> None:
        self.text = text
        self.at = start
        self.words = words
        self.quoted = False
        self.parts: list[str] = []
        self.second = _is_second_generation(text, start)

    def read(self) -> str:
        while self.at < len(self.text):
            plain = _PLAIN.match(self.text, self.at)
            if plain:
                self._add(plain.group(), plain.end())
            elif not self._sign(self.text[self.at]):
                break
        if self.second:
            self.words.note("cmd.exe sends carets that stand between quotes; they were left out")
        if self.quoted:
            self.words.note("a quote is not closed")
        return "".join(self.parts)

    def _add(self, text: str, at: int) -> None:
        self.parts.append(text)
        self.at = at

    def _sign(self, sign: str) -> bool:
        """Read what begins with a sign; False where the command ends."""
        if sign == '"':
            self.quoted = not self.quoted
            self._add(sign, self.at + 1)
        elif sign == "%":
            self._percent()
        elif sign == "^" and (self.second or not self.quoted):
            self._caret()
        elif sign == "\n":
            return self._line_end()
        elif self.quoted:
            self._add(sign, self.at + 1)
        elif sign in "<>":
            redirect = _REDIRECT.match(self.text, self.at)
            assert redirect is not None  # a < or > stands there
            self._add(" ", redirect.end())
        else:
            self._ampersand(sign)
            return False
        return True

    def _percent(self) -> None:
        found = _VARIABLE.match(self.text, self.at)
        if found and not _ESCAPED_BYTE.match(found[1] + "%"):
            self._add(self.words.mark("%", found[1]), found.end())
        else:
            self._add("%", self.at + 1)

    def _caret(self) -> None:
        continued = _CONTINUED.match(self.text, self.at)
        if not continued:
            self._add(self.text[self.at + 1 : self.at + 2], self.at + 2)
            return
        if self.text[self.at + 1] != "\n":
            self.words.note("a blank stands after the caret at a line end; remove it")
        self.at = continued.end()
        if self.text[self.at : self.at + 1] == "\n":
            self._add("\n", self.at + 1)

    def _line_end(self) -> bool:
        """Tell whether the command goes on behind a line end; a lost caret is forgiven."""
        if self.quoted or not option_follows(self.text, self.at + 1):
            return False
        self.words.note("a line end is not escaped; the shell ends the command there")
        self._add(" ", self.at + 1)
        return True

    def _ampersand(self, sign: str) -> None:
        after = self.text[self.at + 1 : self.at + 2]
        if sign == "&" and self.text[self.at - 1] not in " \t&" and after not in " \t\n&":
            self.words.note("an & outside quotes: the shell ends the command there")


def _is_second_generation(text: str, start: int) -> bool:
    """Tell whether carets stand between plain quotes, where cmd.exe does not read them."""
    end = text.find("\n", start)
    while end > 0 and text[end - 1] == "^":
        end = text.find("\n", end + 1)
    line = text[start : end if end > 0 else len(text)]
    first = line.find('"')
    return line[max(first - 1, 0)] != "^" and ('^\\^"' in line or "^%^" in line)


def _split_arguments(line: str, words: Words) -> None:
    """Split a line as the C runtime does: `\\"` and, between quotes, `""` are a quote."""
    at = 0
    quoted = False
    while at < len(line) and not words.is_full:
        plain = (_QUOTED_TEXT if quoted else _TEXT).match(line, at)
        slashes = _SLASHES.match(line, at)
        if plain:
            if not words.is_open and not quoted and plain.group()[0] in _NO_QUOTES:
                words.note("cmd.exe takes double quotes alone as quotes")
            words.add(plain.group(), _MARK.search(plain.group()) is not None)
            at = plain.end()
        elif slashes:
            count = len(slashes[1])
            is_literal = slashes[2] != "" and count % 2 == 1
            words.add("\\" * (count // 2 if slashes[2] else count) + ('"' if is_literal else ""))
            at += count + is_literal
        elif line[at] == '"' and quoted and line[at + 1 : at + 2] == '"':
            words.add('"')
            at += 2
        elif line[at] == '"':
            quoted = not quoted
            words.add("")
            at += 1
        else:
            words.close()
            at += 1
