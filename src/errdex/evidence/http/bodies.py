"""Finds the end of a body in pasted text that continues after it."""

from __future__ import annotations

import re

from errdex.engine.tables import limit
from errdex.evidence.text.characters import trim
from errdex.evidence.text.escapes import decode_ansi
from errdex.evidence.text.forms import encode_percent

REQUEST_LINE = "[A-Z]{3,20} +[^ \n]+ +HTTP/[0-9](?:\\.[0-9])?[ \t]*"
BARE_LINE = (
    "(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +(?:/|https?://|\\{\\{)[^ \t\n]*[ \t]*\n[ \t]*"
    "[A-Za-z][A-Za-z0-9-]*:[ \t]*[^ \t\n/]"
)
STATUS_LINE = "HTTP/[0-9](?:\\.[0-9])? +[0-9]{3}"
BEFORE_CURL = "\n \t:;|&(`>$#%\"'=\u276f"
BEHIND_CURL = (
    f"(?<=[{BEFORE_CURL}])[Cc]url(?:\\.exe)?[ \t\u00a0]+"
    "(?=-[A-Za-z0-9:#-]|[\"'^$\u2010-\u201f]|[\\\\`][ \t]*\n|https?:"
    "|(?:[A-Za-z_][A-Za-z0-9_.-]{0,80}|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[)[.:/][^ \n])"
)
"""A command behind one of these signs."""
TOOL = (
    "(?:[$#>%\u276f][ \t]+)?(?:wget(?=[ \t]+(?:-|[\"']?https?:))"
    "|(?:https?|xhs?)(?=[ \t]+(?:--?[a-z]|(?:GET|POST|PUT|PATCH|DELETE)[ \t])))"
)
WIRE = (
    "(?:[*] +(?:Trying|Connected|Host |Uses proxy|Re-?using|Rebuilt|Added|About to)"
    "|> [A-Z]{3,20} [^ \n]+ HTTP/|< HTTP/)"
)
_CREDENTIALS = re.compile('[A-Za-z0-9] {1,4}[A-Za-z][A-Za-z0-9]{0,60}="')
FENCE = "(?:```|~~~)[^\n]*"
_OF_ANSWERS = (
    "(?:[Cc]ode|CODE|[Ss]tatus|[Ee]rrors?|[Rr]esults?|[Mm]essage|[Mm]sg"
    "|[Dd]escription|[Ff]ault|[Ss]uccess|[Dd]etails?|[Rr]eason)"
)
PAGE = re.compile("(?:\\A|\n)[ \t]*<(?:!doctype html|html)[ \t\r\n>]", re.IGNORECASE | re.ASCII)
"""Where a web page begins."""
# Names that occur in responses and not in requests.
ANSWER = re.compile(
    f"[\"'\u201c-\u201f][A-Za-z0-9_.-]*{_OF_ANSWERS}[\"'\u201c-\u201f][ \t\n]*(?::|=>)"
)
_PRINTED = re.compile("\\{[ \t\n]*:?[A-Za-z_]")
_PRINTED_ANSWER = re.compile(
    f"(?<=[{{,: \t\n])[A-Za-z0-9_.-]{{0,60}}{_OF_ANSWERS}[ \t\n]{{0,20}}(?::|=>)"
)

_MESSAGE = f"{REQUEST_LINE}(?=\n)|{STATUS_LINE}(?=[ \t\n])"
_NEXT = re.compile(f"[{BEFORE_CURL}](?:{BEHIND_CURL}|(?<=\n)[ \t]*(?:{_MESSAGE}|{WIRE}|{FENCE}))")
# An unclosed string extends to the end of its line; otherwise each quote would search again.
_TOKEN = re.compile('[{}\\[\\]]|"[^"\\\\\n]*(?:\\\\[^\n][^"\\\\\n]*)*(?:"|\\\\?(?:(?=\n)|\\Z))')
BYTES = re.compile("b(['\"])[^\n]+\\1(?=\n|\\Z)")
"""Bytes as a program prints them, up to the end of a line."""
BEGINS_BODY = re.compile("[ \t]*(?:b['\"]|\\{)")
"""What goes on with no header, indented or not."""
_EMPTY_LINE = re.compile("\n[ \t]*\n")
MOST_UNCLOSED = limit("unclosed_brackets")
MOST_HEADERS = limit("headers_of_a_message")
"""Headers of a message. Further ones are passed over."""
_BLANK = re.compile(
    "[ \t\n]*(?:\\*?(?:[Rr]equest )?(?:[Bb]ody|BODY|[Pp]ayload|[Dd]ata|[Pp]arameters)"
    "(?:[ \t]*:|\t| {2})[ \t*]*\n?[ \t]*(?=[A-Za-z0-9_.%-]+=|[{\\[]))?"
)
"""Blanks before a body, and the label that a ticket or a log gives it."""
_OUTCOME = (
    "(?:[Ee]rr(?:or)?|[Ss]tatus|[Rr]esult|[Rr]esp(?:onse)?|[Rr]et(?:urn)?|http|HTTP)?[_.-]?"
    "(?:[Cc]ode|[Ss]tatus|[Ee]rror|[Rr]esult)=[^&\n]*"
)
_OTHERS = f"(?:\n[ \t]*(?:{_OUTCOME}|[A-Za-z_.-]*(?:[Mm]essage|[Mm]sg|[Dd]escription)=[^&\n]*))"
_FIELD = "[A-Za-z0-9_.%-]+(?:\\[[0-9]*\\])?=[^&\n]*"
_OF_ANSWER = f"{_OUTCOME}{_OTHERS}{{0,8}}(?:\n(?![ \t]*{_FIELD})|\\Z)"
_FIELDS = re.compile(f"{_FIELD}(?:\n[ \t]*(?!{_OF_ANSWER}){_FIELD})+(?=\n)")
"""Fields of a form, one a line, without those of an answer behind them."""
_FORM_LINES = re.compile(
    "(?:[^\n]*&[ \t]*\n(?=[ \t]*[A-Za-z0-9_.%-]+=))*[^\n]*(?:\n[ \t]*&[^\n]*)*"
)
_ENCODED = re.compile("[A-Za-z0-9_.%&=+*~!$,:/@?-]*=[A-Za-z0-9_.%+*~-]*[A-Za-z0-9%+_~-]")
"""A line of a form without what is encoded in it."""
_CLOSED = "[\"'`\u2019\u201d]{1,3}[\\])};,>]{0,4}"
_TAG = "<[/!]?[A-Za-z][^<>\n]{0,100}>"
_CONTROL = "(?:\x1b\\[[0-9;]{0,8}[A-Za-z~]|\\^M|\\\\[rn])"
_BEHIND = re.compile(
    f'(?:{_CLOSED}(?:[ \t][^&=%\n]{{0,80}})?|"(?:[,;]"[^"\n]{{0,80}}"){{1,9}}|(?:{_TAG}){{1,9}}'
    f"|\\]\\]>[^&=\n]{{0,40}}|{_CONTROL}{{1,4}}(?:{_CLOSED})?|\\}}{{1,3}}|\\|[^&=\n]{{0,80}})[ \t]*"
    '|\\|(?:[1-5][0-9]{2}[ \t]{0,9}\\|)?[ \t]{0,9}\\{"[^\n]*'
)
"""The end of what is around a form: quotes, tags, brackets, a cell."""
_NOTE = re.compile(
    '[ \t]{1,20}(?:[-=]{1,3}>|<[-=]{1,3}|[|#(\\[]|//|\\{[ \t]{0,4}"|took |[0-9]{1,6} ?m?s'
    "|[1-5][0-9]{2}(?![0-9]))[^&\n]*"
)
"""What a log says behind a form that is encoded."""
_LINE_BREAK = re.compile("(?<![ \t])[ \t]*\n[ \t]*")
_FORM_BREAK = re.compile("(?<![ \t])[ \t]*\n[ \t]*(?=&)|(?<=&)[ \t]*\n[ \t]*")


def form_end(text: str, start: int, end: int) -> int:
    """Return where a form in a text ends: in front of the end of what is around it in its line."""
    begins = max(start, text.rfind("\n", start, end) + 1)
    shown = _ENCODED.match(text, begins, end)
    if not shown or shown.end() == end:
        return end
    behind = shown.end()
    is_encoded = "%" in text[max(text.rfind("&", begins, behind), begins) : behind]
    is_behind = _BEHIND.fullmatch(text, behind, end)
    return behind if is_behind or (is_encoded and _NOTE.fullmatch(text, behind, end)) else end


def _form_of(body: str) -> str:
    """Return a form that is written over several lines as it is sent.

    Fields one a line without a percent sign are taken as they are before they are encoded.
    """
    if "=" not in body.partition("\n")[0]:
        return body
    if "&" in body:
        return _FORM_BREAK.sub("", body)
    fields = _LINE_BREAK.split(body)
    if len(fields) == 1 or "%" in body:
        return "&".join(fields)
    pairs = [field.partition("=") for field in fields]
    return "&".join([f"{name}{sign}{encode_percent(value)}" for name, sign, value in pairs])


def has_credentials(text: str) -> bool:
    """Tell whether a scheme with parameters is in a text.

    What is shown otherwise than HTTP is read only with such credentials.
    """
    return '="' in text and _CREDENTIALS.search(text) is not None


def shows_answer(body: str) -> bool:
    """Tell whether a program printed an object that is an answer: with names that JSON has not."""
    return _PRINTED.match(body) is not None and _PRINTED_ANSWER.search(body) is not None


class Bodies:
    """A pasted text, framed by line ends, to search for bodies."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._unclosed = 0
        self.gave_up = False
        """Whether a bracket was not followed, since too many before it were never closed."""
        self.headers_left_out = False
        """Whether a message has more headers than are read."""
        self._searched: dict[re.Pattern[str], tuple[int, int]] = {}

    def json_end(self, start: int, limit: int) -> int:
        """Return where the bracket at `start` closes, or -1; gives up after a few unclosed ones."""
        depth = 0
        if self._unclosed < MOST_UNCLOSED:
            for found in _TOKEN.finditer(self.text, start, limit):
                token = found.group()
                if token in ("{", "["):
                    depth += 1
                elif token in ("}", "]"):
                    depth -= 1
                    if depth == 0:
                        return found.end()
            self._unclosed += 1
        else:
            self.gave_up = True
        return -1

    def part_end(self, start: int) -> int:
        """Return where a truncated body ends: at an empty line or at the next part."""
        return min(self._next(start), self._first(_EMPTY_LINE, start))

    def read(self, at: int) -> tuple[str | None, int]:
        """Return the body that begins on the line at `at` or after it, and its end.

        None if something else begins there, or nothing.
        """
        blank = _BLANK.match(self.text, at)
        assert blank is not None  # it may be empty
        start = blank.end()
        if start >= self._next(at - 1):
            return None, at
        end = self._end(start)
        body = trim(self.text[start:end])
        if not body:
            return None, at
        if body[0] == "`" and body[-1] == "`" and len(body) > 2:
            body = trim(body[1:-1]) or body
        if BYTES.fullmatch(body):
            body = decode_ansi(body[2:-1])
        return (body if body[0] in "{[<" else _form_of(body)), end

    def _next(self, at: int) -> int:
        """Return the start of the line in which the next command or message begins."""
        begins = self._first(_NEXT, at)
        return self.text.rfind("\n", 0, begins + 1) if begins < len(self.text) else begins

    def _first(self, pattern: re.Pattern[str], at: int) -> int:
        """Return where a pattern is found first; the result of the last search is cached."""
        searched, begins = self._searched.get(pattern, (0, -1))
        if not searched <= at <= begins:
            found = pattern.search(self.text, at)
            begins = found.start() if found else len(self.text)
            self._searched[pattern] = (at, begins)
        return begins

    def _end(self, start: int) -> int:
        first = self.text[start]
        if first in "{[":
            end = self.json_end(start, len(self.text))
            return end if end > 0 else self.part_end(start)
        if first == "<":
            return self._next(start)
        printed = BYTES.match(self.text, start)
        if printed:
            return printed.end()
        if "=" in self.text[start : self.text.find("\n", start)]:
            form = _FIELDS.match(self.text, start) or _FORM_LINES.match(self.text, start)
            assert form is not None  # it may be empty
            return form_end(self.text, start, form.end())
        return self.part_end(start)
