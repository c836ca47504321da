"""What the shells' readers of command lines share."""

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
_DOTS = ("...", "\u2026")  # of one who left a line out
_URL_BEHIND = re.compile("[^ \t\n:][ \t](?=https?://[^ \t\n]*[ \t]*(?:\n|\\Z))")
_TAKEN_AWAY = re.compile('[\\[{:,]"[A-Za-z0-9+]')


class Line(Words):
    """A command line and how far it was read."""

    def __init__(self, text: str, start: int) -> None:
        super().__init__()
        self.text = text
        self.at = start
        self._variables = Variables(text)

    def read(self, end: int, plain: re.Pattern[str], sign: Callable[[str], bool]) -> None:
        """Read runs of plain characters and what `sign` reads, to `end` or until it says False."""
        while self.at < end and not self.is_full:
            found = plain.match(self.text, self.at)
            if found:
                self.add(found.group())
                self.at = found.end()
            elif not sign(self.text[self.at]):
                break

    def literal(self) -> None:
        """Read a literal character."""
        self.add(self.text[self.at])
        self.at += 1

    def blank(self) -> None:
        """Read a character between words."""
        self.close()
        self.at += 1

    def shared(self, sign: str) -> bool:
        """Read a character as both POSIX shells and PowerShell do; False ends the command."""
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
        """Return whether a character really ends the command; a lost escape is forgiven."""
        after = self.text[self.at + 1 : self.at + 2] or " "
        if sign == "\n" and _OPTION.match(self.text, self.at + 1):
            if not self.text.endswith(_DOTS, 0, self.at):
                self.note(say("line_end_not_escaped"))
            self.blank()
            return True
        if sign == "&" and after not in " \t\n&" and self.text[self.at - 1] not in " \t&":
            self.note(say("ampersand_outside_quotes"))
        return False

    def continues(self, pattern: re.Pattern[str]) -> bool:
        """Skip an escaped line end, and return whether there was one."""
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
        """Skip the quotes that opened before `start`; return what is between them.

        `closing` finds escaped characters and, as its group, the closing quote. Quotes that never
        close extend to the next empty line, or to a URL behind a blank and in no other quotation
        marks: their text is read as a word, and None is returned.
        """
        for found in closing.finditer(self.text, start):
            if found[1]:
                self.at = found.end()
                return self.text[start : found.start()]
        end = self.text.find("\n\n", start)
        url = _URL_BEHIND.search(self.text, start, len(self.text) if end < 0 else end)
        is_outside = url and self.text.count('"', start, url.end()) % 2 == 0
        end = url.end() - 1 if url and is_outside else end
        self.at = len(self.text) if end < 0 else end
        self.add(trim(self.text[start : self.at]))
        self.unclosed(end < 0)
        return None

    def unclosed(self, cut: bool) -> None:
        """Note that quotes never close: more may be missing; mark a word that ends the text."""
        self.note(say("quote_not_closed"))
        self.cut = True
        if cut:
            self.add(CUT, True)

    def single(
        self, opening: int, closing: re.Pattern[str], decode: Callable[[str], str] = str
    ) -> None:
        """Read the text between single quotes; the opening quote has this many characters."""
        inner = self.quoted(self.at + opening, closing)
        if inner is not None:
            self.add(decode(inner))

    def double(
        self,
        closing: re.Pattern[str],
        plain: re.Pattern[str],
        sign: Callable[[str, int], bool],
    ) -> None:
        """Read the text between double quotes: runs of plain characters, and what `sign` reads."""
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
        """Note if the double quote that closes at a place was meant as a part of the text."""
        if _TAKEN_AWAY.match(self.text, at - 1):
            self.note(say("quotes_taken_away"))

    def variable(self, quote: int | None = None) -> None:
        """Read what starts with a dollar sign, between quotes that close at `quote`, if any."""
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
        """Read a redirection; the word after it is dropped."""
        self.drop_number()
        self.close()
        redirect = _REDIRECT.match(self.text, self.at + (self.text[self.at] == "&"))
        assert redirect is not None  # there is a < or >
        self.next_is = "dropped"
        self.at = redirect.end()

    def line_end(self) -> int:
        """Return the end of the current line."""
        end = self.text.find("\n", self.at)
        return len(self.text) if end < 0 else end

    def _closing_parenthesis(self, quote: int | None) -> int:
        """Return the place after the parenthesis that closes the next one.

        If it never closes, this is `quote`, where the surrounding quotes close, or the line end.
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
