"""What shells share in taking a command line apart."""

from __future__ import annotations

import re
from collections.abc import Callable

from errdex.engine.sentences import say
from errdex.evidence.http.documents import CUT
from errdex.evidence.shells.command_words import Words
from errdex.evidence.shells.variables import Variables
from errdex.evidence.text.characters import trim

_OPENING = re.compile("\\$?\\(")
_PARENTHESES = re.compile("[()\n]")
_REDIRECT = re.compile("[<>]{1,3}[&|]?")  # a longer run is several
_OPTION = re.compile("[ \t]*--?[A-Za-z]")
_TAKEN_AWAY = re.compile('[\\[{:,]"[A-Za-z0-9+]')


class Line(Words):
    """A command line and how far it was read."""

    def __init__(self, text: str, start: int) -> None:
        super().__init__()
        self.text = text
        self.at = start
        self._variables = Variables(text)

    def read(self, end: int, plain: re.Pattern[str], sign: Callable[[str], bool]) -> None:
        """Read up to `end` runs of plain signs and, until it answers False, what `sign` reads."""
        while self.at < end and not self.is_full:
            found = plain.match(self.text, self.at)
            if found:
                self.add(found.group())
                self.at = found.end()
            elif not sign(self.text[self.at]):
                break

    def literal(self) -> None:
        """Read a sign that stands for itself."""
        self.add(self.text[self.at])
        self.at += 1

    def blank(self) -> None:
        """Read a sign that stands between words."""
        self.close()
        self.at += 1

    def shared(self, sign: str) -> bool:
        """Read a sign that POSIX shells and PowerShell read alike; False ends the command."""
        if sign in " \t\u00a0":
            self.blank()
            if sign == "\u00a0":
                self.note(say("no_break_space"))
        elif sign in "<>":
            self.redirect()
        elif sign == "#" and not self.is_open:
            self.at = self.line_end()
        elif sign in "(#":
            self.literal()
        else:
            return self.goes_on(sign)
        return True

    def goes_on(self, sign: str) -> bool:
        """Tell whether a sign that ends a command was meant to; a lost escape is forgiven."""
        after = self.text[self.at + 1 : self.at + 2] or " "
        if sign == "\n" and _OPTION.match(self.text, self.at + 1):
            self.note(say("line_end_not_escaped"))
            self.blank()
            return True
        if sign == "&" and after not in " \t\n&" and self.text[self.at - 1] not in " \t&":
            self.note(say("ampersand_outside_quotes"))
        return False

    def continues(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether an escaped line end stands here, and go over it."""
        found = pattern.match(self.text, self.at)
        if not found:
            return False
        if self.text[self.at + 1] != "\n":
            self.note(say("space_after_escape", character=self.text[self.at]))
            self.blank()
        self.at = found.end()
        self.cut = self.cut or self.at == len(self.text)
        return True

    def quoted(self, start: int, closing: re.Pattern[str]) -> str | None:
        """Go behind the quotes that opened before `start`; return what stands in them.

        `closing` finds escaped signs and, as its group, what closes. Quotes that never close go to
        the next empty line: what stands there is read as a word, and None is returned.
        """
        for found in closing.finditer(self.text, start):
            if found[1]:
                self.at = found.end()
                return self.text[start : found.start()]
        end = self.text.find("\n\n", start)
        self.at = len(self.text) if end < 0 else end
        self.add(trim(self.text[start : self.at]))
        self.unclosed(end < 0)
        return None

    def unclosed(self, cut: bool) -> None:
        """Note that quotes never close; where the text ends there, mark the word as cut off."""
        self.note(say("quote_not_closed"))
        if cut:
            self.cut = True
            self.add(CUT, True)

    def single(
        self, opening: int, closing: re.Pattern[str], decode: Callable[[str], str] = str
    ) -> None:
        """Read what stands between single quotes, of which the opening has so many signs."""
        inner = self.quoted(self.at + opening, closing)
        if inner is not None:
            self.add(decode(inner))

    def double(
        self,
        closing: re.Pattern[str],
        plain: re.Pattern[str],
        sign: Callable[[str, int], bool],
    ) -> None:
        """Read what stands between double quotes: runs of plain signs, and what `sign` reads."""
        start = self.at + 1
        if self.quoted(start, closing) is None:
            return
        behind = self.at
        self.closed(behind - 1)
        self.at = start
        self.add("")
        self.read(behind - 1, plain, lambda found: sign(found, behind - 1))
        self.at = behind

    def closed(self, at: int) -> None:
        """Note where the double quote at a place closes, but was meant to stand in the text."""
        if _TAKEN_AWAY.match(self.text, at - 1):
            self.note(say("quotes_taken_away"))

    def variable(self, quote: int | None = None) -> None:
        """Read what begins with a dollar sign, between quotes that close at `quote`."""
        found = self._variables.at(self.at)
        if found:
            self.add_mark("$", found.name)
            self.at = found.end
        elif _OPENING.match(self.text, self.at):
            self.add_mark("$", "(...)")
            self.at = self._closing_parenthesis(quote)
        else:
            self.literal()

    def redirect(self) -> None:
        """Read a redirection; the word behind it is dropped."""
        self.drop_number()
        self.close()
        redirect = _REDIRECT.match(self.text, self.at + (self.text[self.at] == "&"))
        assert redirect is not None  # a < or > stands there
        self.next_is = "dropped"
        self.at = redirect.end()

    def line_end(self) -> int:
        """Return where the line ends that is being read."""
        end = self.text.find("\n", self.at)
        return len(self.text) if end < 0 else end

    def _closing_parenthesis(self, quote: int | None) -> int:
        """Return the place behind the parenthesis that closes the next one.

        One that never closes goes to `quote`, where the quotes around it close, or to the line end.
        """
        end = len(self.text) if quote is None else quote
        depth = 0
        for found in _PARENTHESES.finditer(self.text, self.at, end):
            if found.group() != "\n":
                depth += 1 if found.group() == "(" else -1
            elif quote is None:
                return found.start()
            if depth == 0:
                return found.end()
        return end
