"""Splits source code, printed objects and documents into texts, words and signs."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from errdex.engine.tables import limit
from errdex.evidence.http.bodies import form_end
from errdex.evidence.text.escapes import decode_ansi
from errdex.evidence.text.json_text import read_json

MOST_TOKENS = limit("tokens_of_literals")
"""How many are read; what follows is none."""

_FIELD = "[A-Za-z0-9_][A-Za-z0-9_.%-]{0,200}(?:\\[[A-Za-z0-9_]*\\])?="
_PARAMETER = '[A-Za-z][A-Za-z0-9_-]{0,60}="[^"\n]*"'
_URL = "(?P<url>https?://[^ \t\n\"'`<>(){}\\[\\],;|\\\\]+)"
_OTHERS = (
    "(?P<comment>\n[ \t]*(?://|#)[^\n]*)"
    "|(?P<row>\n[ \t]*\\[[A-Za-z0-9_-]+\\] => (?!Array\n|[A-Za-z]+ Object\n)[^\n]*)"
    "|(?P<block>\n(?:headers|query|body:[a-z-]+|params:[a-z]+) ?\\{[ \t]*(?=\n))"
    "|(?P<line>\n)"
    '|(?P<long>\\[\\[(?=[A-Za-z][^\\[\\]]*\\]\\]|\\{")|~[sS][({|]|(?:[bB]?r)?#{1,3}")'
    "|(?P<prefix>(?:[bBrRfFuU]{1,2}|[@$]{1,2}))?(?P<quote>\"\"\"|'''|[\"'`])"
    f"|(?P<scheme>[A-Za-z][A-Za-z0-9-]{{0,60}} {{1,4}}{_PARAMETER}(?:, ?{_PARAMETER})*"
    f'|(?:(?<=[\\[=:"])|(?<=[:=] )){_PARAMETER}(?:, ?{_PARAMETER})+)'
    "|(?P<word>-{0,2}[A-Za-z_$@][A-Za-z0-9_$@-]*(?:(?:\\.|::|->)[A-Za-z_$][A-Za-z0-9_$-]*)*"
    "(?:'[A-Za-z]+)?[!?]?|[0-9][A-Za-z0-9_.+:%-]*(?:/[A-Za-z0-9._-]+)*|\\+[0-9]{6,}"
    "|/[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]*)*)"
    "|(?P<sign>=>|:=|<<<|[{}\\[\\]():=,;+.%&|<>])"
)
_TOKEN = re.compile(f"{_URL}|(?P<form>{_FIELD})|{_OTHERS}")
_NO_FORM = re.compile(f"{_URL}|{_OTHERS}")
_FORM = re.compile(f"({_FIELD}[^ \t\n&\"'`]*)(&{_FIELD}[^ \t\n&'`]*)*")
_INSIDE = {
    '"': re.compile('[^"\\\\`\n]*(?:(?:\\\\(?:[^\n`]|(?=`))|`[^\n])[^"\\\\`\n]*)*'),
    "'": re.compile("[^'\\\\\n]*(?:\\\\[^\n][^'\\\\\n]*)*"),
    "`": re.compile("[^`\\\\]*(?:\\\\[^`][^`\\\\]*)*"),
}
_VERBATIM = re.compile('[^"\n]*')
_MASKED = re.compile("\\$\\{[^{}\n]*\\}|#\\{[^{}\n]*\\}|%[0-9$]*[sdvq]")
_INSERTED = re.compile("\\{[A-Za-z0-9_.()\\[\\]]*\\}|\\$\\(?[A-Za-z_][A-Za-z0-9_>.-]*\\)?")
_BLOCK_ROW = re.compile("\n[ \t]*([A-Za-z][A-Za-z0-9_.-]*):[ \t]*([^\n]+)")
_LONG_CLOSING = {"[": "]]", "(": ")", "{": "}", "|": "|"}
_OPENED_BY = {"}": "{", "]": "[", ")": "("}
_CLOSED_BY = {"{": "}", "[": "]", "(": ")"}
_DOTS = ("...", "\u2026")
_AROUND = " \t\n{"
_AFTER = re.compile("[A-Za-z0-9]")
_MARKS = ("<", "^", "\x1b")
"""With what a mark behind a form begins that is no part of what is around it."""
_FORMATS = re.compile("[fF$]")

EXPRESSION = "<$...>"
"""Stands for what a program puts into a value; checks read it as a masked value."""


class Token(NamedTuple):
    """A piece of a text, and where it is.

    `kind`: `text` in quotation marks, `bare` (a text without them), `url`, `word`, `sign`, `line`.
    """

    kind: str
    text: str
    start: int
    end: int


def read_tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the first tokens between two places; what is none of them is left out."""
    return _Tokens(text[:end]).read(start)[:MOST_TOKENS]


class _Tokens:
    """A text, and up to where each quotation mark is known not to close."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Token] = []
        self._unclosed: dict[str, int] = {}
        self._formless = 0
        """Up to here no form begins."""

    def read(self, at: int) -> list[Token]:
        while len(self.found) < MOST_TOKENS and (found := self._next(at)):
            kind = found.lastgroup or ""
            at = found.end()
            if kind == "quote":
                at = self._quoted(found)
            elif kind == "comment" or kind == "line":
                self._add("line", "\n", found.start(), at)
            elif kind == "row":
                self._row(found)
            elif kind == "block":
                at = self._block(found)
            elif kind == "long":
                at = self._long(found)
            elif kind == "" or kind == "scheme":
                start = found.start()
                end = at if kind else form_end(self.text, start, at)
                said = _without_closing(self.text[start:end])
                if end == at or self.text[end] not in _MARKS:
                    at = start + len(said)
                self._add("bare", said, start, start + len(said))
            else:
                said = found.group().rstrip(".:") if kind == "url" else found.group()
                self._add(kind, said, found.start(), at)
        return self.found

    def _next(self, at: int) -> re.Match[str] | None:
        """Return the next token; a form has no name."""
        found = _TOKEN.search(self.text, at)
        if found is None or found.lastgroup != "form":
            return found
        start = found.start()
        if start >= self._formless:
            form = _FORM.match(self.text, start)
            assert form is not None  # it begins as one
            if form[2]:
                return form
            self._formless = form.end()
        return _NO_FORM.search(self.text, start)

    def _add(self, kind: str, text: str, start: int, end: int) -> None:
        self.found.append(Token(kind, text, start, end))

    def _row(self, found: re.Match[str]) -> None:
        """Take a line such as `[name] => value`, whose value has no quotation marks."""
        opening, sign, value = found.group().partition("] => ")
        name = opening[opening.index("[") + 1 :]
        start, middle = found.end() - len(value) - len(sign) - len(name), found.end() - len(value)
        self._add("line", "\n", found.start(), found.start() + 1)
        self._add("word", name, start, start + len(name))
        self._add("sign", "=>", start + len(name), middle)
        self._add("bare", value, middle, found.end())

    def _block(self, found: re.Match[str]) -> int:
        """Take a block of lines such as `name: value`; one of JSON is a text. Return its end."""
        is_open = found.end() < self._unclosed.get("{", 0)
        end = -1 if is_open else self.text.find("\n}", found.end())
        if end < 0:
            self._unclosed["{"] = len(self.text)
            return found.start() + 1
        label = found.group().strip(_AROUND)
        self._add("line", "\n", found.start(), found.start() + 1)
        self._add("word", label, found.start() + 1, found.start() + 1 + len(label))
        self._add("sign", "{", found.end() - 1, found.end())
        if label.endswith((":json", ":text")):
            self._add("text", self.text[found.end() : end], found.end(), end)
        else:
            for row in _BLOCK_ROW.finditer(self.text, found.end(), end):
                self._add("word", row[1], row.start(1), row.end(1))
                self._add("sign", "=", row.end(1), row.start(2))
                self._add("bare", row[2], row.start(2), row.end(2))
                self._add("sign", ",", row.end(), row.end())
        self._add("sign", "}", end + 1, end + 2)
        return end + 2

    def _long(self, found: re.Match[str]) -> int:
        """Take a text that is as it is up to its mark: `[[text]]`, `~s(text)`, `r#"text"#`.

        Return where it ends, or where the first character of the mark does.
        """
        opening, begin = found.group(), found.end()
        closing = _LONG_CLOSING.get(opening[-1]) or '"' + "#" * opening.count("#")
        end = -1 if begin < self._unclosed.get(closing, 0) else self.text.find(closing, begin)
        if end < 0:
            self._unclosed[closing] = len(self.text)
            if opening[0] == "[":
                self._add("sign", "[", found.start(), found.start() + 1)
            return found.start() + 1
        self._add("text", self.text[begin:end], found.start(), end + len(closing))
        return end + len(closing)

    def _quoted(self, found: re.Match[str]) -> int:
        """Take the text in quotation marks; return where it ends, or where the mark ends."""
        quote, prefix = found["quote"], found["prefix"] or ""
        end = self._end_of(quote, "@" in prefix, found.end())
        if end < 0 and self._is_left_out(quote, found.start(), found.end()):
            return self._elided(quote, found.start(), found.end())
        if end < 0:
            return found.end() if len(quote) == 1 else found.start() + len(prefix) + 1
        inner = self.text[found.end() : end]
        self._add("text", _value_of(inner, quote, prefix), found.start(), end + len(quote))
        return end + len(quote)

    def _is_left_out(self, quote: str, start: int, begin: int) -> bool:
        """Tell whether a text that never closes ends with dots, and its line with them."""
        end = self._unclosed.get(quote, 0)
        is_line = end > begin and self.text[end : end + 1] in ("", "\n")
        is_opened = not _AFTER.match(self.text, max(start - 1, 0))
        return is_line and is_opened and self.text[begin:end].endswith(_DOTS)

    def _elided(self, quote: str, start: int, begin: int) -> int:
        """Take such a text; the brackets of its line are closed with it."""
        end = self._unclosed[quote]
        self._add("text", _value_of(self.text[begin:end], quote, ""), start, end)
        for closing in self._to_close():
            self._add("sign", closing, end, end)
        return end

    def _to_close(self) -> list[str]:
        """Return what closes the brackets that the line so far has opened."""
        line = [*takewhile(lambda token: token.kind != "line", reversed(self.found))]
        open_: list[str] = []
        for token in reversed(line):
            if token.kind == "sign" and token.text in _CLOSED_BY:
                open_.append(_CLOSED_BY[token.text])
            elif token.kind == "sign" and open_[-1:] == [token.text]:
                open_.pop()
        return open_[::-1]

    def _end_of(self, quote: str, may_be_verbatim: bool, at: int) -> int:
        """Return where the closing mark is, or -1; one inside that is doubled closes nothing."""
        if at < self._unclosed.get(quote, 0) or (quote == "`" and self.text[at : at + 1] == "\n"):
            return -1
        if len(quote) == 3:
            end = self.text.find(quote, at)
            self._unclosed[quote] = len(self.text) if end < 0 else 0
            while end >= 0 and self.text[end + 3 : end + 4] == quote[0]:
                end += 1
            return end
        inside = _VERBATIM if may_be_verbatim and self._is_doubled(at) else _INSIDE[quote]
        begin = at
        while True:
            part = inside.match(self.text, at)
            assert part is not None  # it may be empty
            end = part.end()
            if self.text[end : end + 1] != quote:
                self._unclosed[quote] = end
                return -1
            is_doubled = quote != "`" and end > begin and self.text[end + 1 : end + 2] == quote
            if not is_doubled:
                return self._closed(quote, at, begin, end)
            at = end + 2

    def _is_doubled(self, at: int) -> bool:
        """Tell whether the first quotation mark from a place on is doubled, not escaped."""
        found = self.text.find('"', at)
        return (
            found > at and self.text[found - 1] != "\\" and self.text[found + 1 : found + 2] == '"'
        )

    def _closed(self, quote: str, at: int, begin: int, end: int) -> int:
        """Return where a text closes, or -1 if it runs into a word and so is none."""
        if not _AFTER.match(self.text, end + 1):
            return end
        if at > begin:
            self._unclosed[quote] = end
        return -1


def _without_closing(text: str) -> str:
    """Return a text without the bracket behind it that something before it opened."""
    while text[-1:] in _OPENED_BY and _OPENED_BY[text[-1]] not in text:
        text = text[:-1]
    return text


def _value_of(inner: str, quote: str, prefix: str) -> str:
    """Return what a text in quotation marks says; what a program inserts is marked."""
    is_verbatim = ("@" in prefix and quote * 2 in inner) or (quote == '"' and '`"' in inner)
    if len(quote) == 1:
        inner = inner.replace(quote * 2, quote)
    if quote == '"' and "`" in inner:
        inner = inner.replace('`"', '"').replace("``", "`")
    is_verbatim = is_verbatim or quote == "`" or (quote != '"' and _is_json(inner))
    if "\\" in inner and not is_verbatim:
        inner = decode_ansi(inner)
    if inner[:1] in ("{", "["):
        return inner
    inner = _MASKED.sub(EXPRESSION, inner)
    return _INSERTED.sub(EXPRESSION, inner) if _is_formatted(inner, prefix) else inner


def _is_json(inner: str) -> bool:
    """Tell whether a text is JSON as it is, so that its backslashes are JSON's."""
    return inner[:1] in ("{", "[") and "\\" in inner and read_json(inner)[1] is None


def _is_formatted(inner: str, prefix: str) -> bool:
    return _FORMATS.search(prefix) is not None or '="{' in inner or '="$' in inner
