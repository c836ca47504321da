"""Splits a PowerShell command line into words, as `curl.exe` gets them."""

from __future__ import annotations

import re

from errdex.engine.sentences import say
from errdex.engine.tables import map_of
from errdex.evidence.shells.command_lines import Line
from errdex.evidence.shells.command_words import Command, Word

_PLAIN = re.compile("[^ \t\n`'\"$;|&<>()#\u00a0\u2018-\u201f]+")
_DOUBLE = re.compile('[^"`$\u201c-\u201f]+')
_CONTINUED = re.compile("`[ \t]*\n(?:>> ?)?")
_LETTERS = map_of("powershell_escapes")
_DOUBLED = re.compile("['\u2018-\u201b]{2}")
_SINGLE_END = re.compile("['\u2018-\u201b]{2}|(['\u2018-\u201b])")
_DOUBLE_END = re.compile('`.|["\u201c-\u201f]{2}|(["\u201c-\u201f])', re.DOTALL)


def split_powershell(text: str, start: int) -> Command:
    """Return the command that begins at `start` and was written for PowerShell."""
    line = _PowerShellLine(text, start)
    line.read(len(text), _PLAIN, line.sign)
    command = line.command(line.at)
    words = [Word(word.text.replace('\\"', '"'), word.replaced) for word in command.words]
    notes = command.notes
    if any('"' in word.text and '\\"' not in word.text for word in command.words):
        notes = [*notes, say("powershell_drops_quotes")]
    return command._replace(words=words, notes=notes)


class _PowerShellLine(Line):
    """A command line for PowerShell, which treats typographic quotes as straight ones."""

    def sign(self, sign: str) -> bool:
        """Read what starts with a character; False if the command ends there."""
        if sign == "`":
            if not self.continues(_CONTINUED):
                self._escaped()
        elif sign == "'" or "\u2018" <= sign <= "\u201b":
            self.single(1, _SINGLE_END, lambda inner: _DOUBLED.sub("'", inner))
        elif sign == '"' or sign > "\u201b":
            self.double(_DOUBLE_END, _DOUBLE, self._in_double)
        elif sign == "$" or (sign == "(" and not self.is_open):
            self.variable()
        else:
            return self.shared(sign)
        return True

    def _in_double(self, sign: str, end: int) -> bool:
        """Read a character between double quotes that close at `end`."""
        if sign == "`":
            self._escaped()
        elif sign == "$":
            self.variable(end)
        else:
            self.add('"')
            self.at += 2
        return True

    def _escaped(self) -> None:
        letter = self.text[self.at + 1 : self.at + 2]
        self.add(_LETTERS.get(letter, letter))
        self.at += 2
