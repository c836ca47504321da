"""Takes a PowerShell command line apart into words, as `curl.exe` gets them."""

from __future__ import annotations

import re

from errdex.evidence.characters import trim
from errdex.evidence.words import Command, Word, Words, closing_quote, empty_line, option_follows

_PLAIN = re.compile("[^ \t\n`'\"$;|&<>()#\u00a0\u2018-\u201f]+")
_DOUBLE = re.compile('[^"`$\u201c-\u201f]+')
_CONTINUED = re.compile("`[ \t]*\n(?:>> ?)?")
_VARIABLE = re.compile("\\$(?:((?:env:)?[A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z0-9_:]+)\\})")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "f": "\f"}
_SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b"
_DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f'
_DOUBLED = re.compile("['\u2018-\u201b]{2}")
_SINGLE_END = re.compile("['\u2018-\u201b]{2}|(['\u2018-\u201b])")
_DOUBLE_END = re.compile('`.|["\u201c-\u201f]{2}|(["\u201c-\u201f])', re.DOTALL)
_REDIRECT = re.compile("[<>]+(?:&[0-9])?")
_TO_LINE_END = re.compile("[^\n]*")
_TO_PARENTHESIS = re.compile("[^)\n]*\\)?")


def split_powershell(text: str, start: int) -> Command:
    """Return the command that begins at `start` and was written for PowerShell."""
    shell = _PowerShell(text, start)
    shell.read()
    command = shell.words.command(shell.at)
    words = [Word(word.text.replace('\\"', '"'), word.replaced) for word in command.words]
    notes = command.notes
    if any('"' in word.text and '\\"' not in word.text for word in command.words):
        notes = [*notes, "Windows PowerShell 5.1 drops the double quotes inside an argument"]
    return command._replace(words=words, notes=notes)


class _PowerShell:
    """A command line and how far it was read."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.at = start
        self.words = Words()

    def read(self) -> None:
        while self.at < len(self.text) and not self.words.is_full:
            plain = _PLAIN.match(self.text, self.at)
            if plain:
                self.words.add(plain.group())
                self.at = plain.end()
            elif not self._sign(self.text[self.at]):
                return

    def _sign(self, sign: str) -> bool:
        """Read what begins with a sign; False where the command ends."""
        if sign in " \t\u00a0":
            self.words.close()
            self.at += 1
        elif sign == "`":
            self._backtick()
        elif sign in _SINGLE_QUOTES:
            self._single()
        elif sign in _DOUBLE_QUOTES:
            self._double()
        elif sign == "$" or (sign == "(" and not self.words.is_open):
            self._variable()
        elif sign in "<>":
            self._redirect()
        elif sign == "#" and not self.words.is_open:
            self._skip(_TO_LINE_END)
        elif sign in "(#":
            self.words.add(sign)
            self.at += 1
        else:
            return self._goes_on(sign)
        return True

    def _goes_on(self, sign: str) -> bool:
        """Tell whether a sign that ends a command was meant to; a lost backtick is forgiven."""
        if sign == "\n" and option_follows(self.text, self.at + 1):
            self.words.note("a line end is not escaped; the shell ends the command there")
            self.words.close()
            self.at += 1
            return True
        if sign == "&" and self.words.is_open:
            self.words.note("an & outside quotes: the shell ends the command there")
        return False

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        assert found is not None  # the patterns match everywhere
        self.at = found.end()

    def _backtick(self) -> None:
        continued = _CONTINUED.match(self.text, self.at)
        if not continued:
            self._escaped()
            return
        if self.text[self.at + 1] != "\n":
            self.words.note("a blank stands after the backtick at a line end; remove it")
            self.words.close()
        self.at = continued.end()

    def _escaped(self) -> None:
        letter = self.text[self.at + 1 : self.at + 2]
        self.words.add(_LETTERS.get(letter, letter))
        self.at += 2

    def _unclosed(self, start: int) -> None:
        end = empty_line(self.text, start)
        self.words.note("a quote is not closed")
        self.words.add(trim(self.text[start:end]))
        self.at = end

    def _single(self) -> None:
        start = self.at + 1
        end = closing_quote(self.text, start, _SINGLE_END)
        if end < 0:
            self._unclosed(start)
            return
        self.words.add(_DOUBLED.sub("'", self.text[start:end]))
        self.at = end + 1

    def _double(self) -> None:
        start = self.at = self.at + 1
        end = closing_quote(self.text, start, _DOUBLE_END)
        if end < 0:
            self._unclosed(start)
            return
        self.words.add("")
        while self.at < end:
            plain = _DOUBLE.match(self.text, self.at)
            sign = self.text[self.at]
            if plain:
                self.words.add(plain.group())
                self.at = plain.end()
            elif sign == "`":
                self._escaped()
            elif sign == "$":
                self._variable()
                self.at = min(self.at, end)
            else:
                self.words.add('"')
                self.at += 2
        self.at = end + 1

    def _variable(self) -> None:
        found = _VARIABLE.match(self.text, self.at)
        if found:
            self.words.variable("$", found[1] or found[2])
            self.at = found.end()
        elif self.text[self.at] == "(" or self.text.startswith("$(", self.at):
            self.words.variable("$", "(...)")
            self._skip(_TO_PARENTHESIS)
        else:
            self.words.add("$")
            self.at += 1

    def _redirect(self) -> None:
        self.words.drop_number()
        self.words.close()
        found = _REDIRECT.match(self.text, self.at)
        assert found is not None  # a < or > stands there
        if "&" not in found.group():
            self.words.next_is = "dropped"
        self.at = found.end()
