"""Takes a command line apart into words as sh, bash and zsh do."""

from __future__ import annotations

import re

from errdex.evidence.characters import trim
from errdex.evidence.escapes import decode_ansi
from errdex.evidence.words import Command, Word, Words, closing_quote, empty_line, option_follows

_PLAIN = re.compile("[^ \t\n\\\\'\"$`;&|<>()#\u00a0\u2018-\u201f]+")
_DOUBLE = re.compile('[^"\\\\$`]+')
_DOUBLE_END = re.compile('\\\\.|(")', re.DOTALL)
_ANSI_END = re.compile("\\\\.|(')", re.DOTALL)
_VARIABLE = re.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$])|\\{([A-Za-z0-9_]+)[^}\n]*\\})")
_PARENTHESES = re.compile("[()\n]")
_REDIRECT = re.compile("[<>]+[&|]?")
_HERE = re.compile("<<-?[ \t]*(['\"]?)([A-Za-z0-9_]+)['\"]?")
_CONTINUED = re.compile("\\\\[ \t]*\n(?:[ \t]*> +(?=[-'\"h]))?")
_TYPOGRAPHIC = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b", re.compile("[\u2018-\u201b]")),
    **dict.fromkeys("\u201c\u201d\u201e\u201f", re.compile("[\u201c-\u201f]")),
}


def split_posix(text: str, start: int, closing: str = "") -> Command:
    """Return the command that begins at `start` and was written for a POSIX shell.

    Args:
        text: Text that goes on after the command.
        start: Where the name of the program stands.
        closing: A backtick where the command stands between two.
    """
    return _Posix(text, start, closing).split()


class _Posix:
    """A command line for sh, bash or zsh."""

    def __init__(self, text: str, start: int, closing: str) -> None:
        self.text = text
        self.at = start
        self.closing = closing
        self.words = Words()
        self.here: re.Match[str] | None = None

    def split(self) -> Command:
        while self.at < len(self.text) and not self.words.is_full:
            plain = _PLAIN.match(self.text, self.at)
            if plain:
                self.words.add(plain.group())
                self.at = plain.end()
            elif not self._sign(self.text[self.at]):
                break
        self.words.close()
        if self.here:
            self._document(self.here)
        return self.words.command(self.at)

    def _sign(self, sign: str) -> bool:
        """Read what begins with a sign; False where the command ends."""
        if sign in " \t\u00a0":
            self._blank(sign)
        elif sign == "\\":
            self._backslash()
        elif sign == "'":
            self._single()
        elif sign == '"':
            self._double()
        elif sign == "$":
            self._dollar()
        elif sign == "`" and not self.closing:
            self._backticks()
        elif sign in "<>" or (sign == "&" and self.text[self.at + 1 : self.at + 2] == ">"):
            self._redirect()
        elif sign in _TYPOGRAPHIC:
            self._typographic(sign)
        elif sign == "#" and not self.words.is_open:
            self.at = self._line_end()
        elif sign in "(#" or "\u2018" <= sign <= "\u201f":
            self.words.add(sign)
            self.at += 1
        else:
            return self._goes_on(sign)
        return True

    def _goes_on(self, sign: str) -> bool:
        """Tell whether a sign that ends a command was meant to; a lost backslash is forgiven."""
        if sign == "\n" and not self.here and option_follows(self.text, self.at + 1):
            self.words.note("a line end is not escaped; the shell ends the command there")
            self.words.close()
            self.at += 1
            return True
        after = self.text[self.at + 1 : self.at + 2]
        if sign == "&" and self.words.is_open and after not in ("", " ", "\t", "\n", "&"):
            self.words.note("an & outside quotes: the shell ends the command there")
        return False

    def _line_end(self) -> int:
        end = self.text.find("\n", self.at)
        return len(self.text) if end < 0 else end

    def _blank(self, sign: str) -> None:
        self.words.close()
        self.at += 1
        if sign == "\u00a0":
            self.words.note("a no-break space between words was read as a space")

    def _backslash(self) -> None:
        continued = _CONTINUED.match(self.text, self.at)
        if not continued:
            self.words.add(self.text[self.at + 1 : self.at + 2])
            self.at += 2
            return
        if self.text[self.at + 1] != "\n":
            self.words.note("a blank stands after the backslash at a line end; remove it")
            self.words.close()
        self.at = continued.end()

    def _unclosed(self, start: int) -> None:
        end = empty_line(self.text, start)
        self.words.note("a quote is not closed")
        self.words.add(trim(self.text[start:end]))
        self.at = end

    def _single(self) -> None:
        start = self.at + 1
        end = self.text.find("'", start)
        if end < 0:
            self._unclosed(start)
        else:
            self.words.add(self.text[start:end])
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
            if plain:
                self.words.add(plain.group())
                self.at = plain.end()
            elif self.text[self.at] == "\\":
                self._escaped()
            elif self.text[self.at] == "$":
                self._variable(end)
            else:
                self._backticks(end)
        self.at = end + 1

    def _escaped(self) -> None:
        """Read a backslash between double quotes."""
        after = self.text[self.at + 1]
        if after != "\n":
            self.words.add(after if after in '$`"\\' else "\\" + after)
        self.at += 2

    def _dollar(self) -> None:
        after = self.text[self.at + 1 : self.at + 2]
        if after == "'":
            self._ansi()
        elif after == '"':
            self.at += 1
        else:
            self._variable()

    def _variable(self, quote: int | None = None) -> None:
        """Read what begins with a dollar sign, between quotes that close at `quote`."""
        found = _VARIABLE.match(self.text, self.at)
        if found:
            self.words.variable("$", found[1] or found[2])
            self.at = found.end()
        elif self.text.startswith("$(", self.at):
            self.words.variable("$", "(...)")
            self.at = _closing_parenthesis(self.text, self.at + 1, quote)
        else:
            self.words.add("$")
            self.at += 1

    def _backticks(self, quote: int | None = None) -> None:
        end = self.text.find("`", self.at + 1, quote)
        self.words.variable("$", "(...)")
        if end < 0:
            end = self._line_end() - 1 if quote is None else quote - 1
        self.at = end + 1

    def _ansi(self) -> None:
        start = self.at + 2
        end = closing_quote(self.text, start, _ANSI_END)
        if end < 0:
            self._unclosed(start)
            return
        self.words.add(decode_ansi(self.text[start:end]))
        self.at = end + 1

    def _typographic(self, sign: str) -> None:
        closing = _TYPOGRAPHIC[sign].search(self.text, self.at + 1)
        if closing:
            self.words.note("typographic quotes were read as straight ones; a shell does not")
            self.words.add(self.text[self.at + 1 : closing.start()])
            self.at = closing.end()
        else:
            self.words.add(sign)
            self.at += 1

    def _redirect(self) -> None:
        self.words.drop_number()
        self.words.close()
        here = _HERE.match(self.text, self.at)
        if here:
            self.here = here
            self.at = here.end()
        elif self.text.startswith("<<<", self.at):
            self.words.next_is = "stdin"
            self.at += 3
        elif self.text.startswith("<(", self.at):
            self.words.variable("$", "(...)")
            self.at = _closing_parenthesis(self.text, self.at + 1, None)
        else:
            redirect = _REDIRECT.match(self.text, self.at + (self.text[self.at] == "&"))
            assert redirect is not None  # a < or > stands there
            self.words.next_is = "dropped"
            self.at = redirect.end()

    def _document(self, here: re.Match[str]) -> None:
        """Read the here-document, which begins behind the line of the command."""
        start = self._line_end() + 1
        end = re.compile(f"(?:^|\n)[ \t]*{here[2]}(?=\n)").search(self.text, max(start - 1, 0))
        body = self.text[start : end.start() + 1 if end else len(self.text)]
        if not here[1]:
            mark = self.words.mark
            found = _VARIABLE.search(body)
            body = _VARIABLE.sub(lambda match: mark("$", match[1] or match[2]), body)
            self.words.stdin = Word(body, found is not None)
        else:
            self.words.stdin = Word(body)
        self.at = end.end() if end else len(self.text)


def _closing_parenthesis(text: str, start: int, quote: int | None) -> int:
    """Return the place behind the parenthesis that closes the one at `start`.

    One that is never closed goes to `quote`, where the quotes around it close, or to the line end.
    """
    end = len(text) if quote is None else quote
    depth = 0
    for found in _PARENTHESES.finditer(text, start, end):
        if found.group() == "\n":
            if quote is None:
                return found.start()
            continue
        depth += 1 if found.group() == "(" else -1
        if depth == 0:
            return found.end()
    return end
