"""Reads the lines with which clients frame an exchange in their logs, by their form.

`--> POST https://h/` and `<-- 200 OK`, `---request begin---`, `[BODY data: a=b]`, `POST data:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ARROW = re.compile(
    "\n-{2,3}> ([A-Z]{3,7}) +(https?://[^ \n]+)[^\n]*"
    "|\n<-{2,3} (?:HTTP/[0-9.]{1,3} )?([1-5][0-9]{2})(?= |\n)[^\n]*|\n(?:-{2,3}>|<-{2,3}) END[^\n]*"
)
_CAME = re.compile("\n[ \t]{0,4}<< ([1-5][0-9]{2}) [A-Z][A-Za-z -]{1,40} [0-9.]+[kMG]?b(?=\n)")
_ADDRESS = re.compile(
    "\n[0-9a-z.:\\[\\]]{3,60}: (?=[A-Z]{3,7} https?://[^ \t\n]+\n[ \t]+[A-Za-z][A-Za-z0-9-]*: )"
)
_BESIDE = re.compile(
    "\n((?:GET|POST|PUT|PATCH|DELETE) https?://[^ \n]+) "
    "(?=[A-Z][A-Za-z-]{2,30}: [^\n]*\n[A-Z][A-Za-z-]{1,30}: )"
)
_STATUS = re.compile(
    "(?<=\n)([ \t]{0,12})((?:GET|POST|PUT|PATCH|DELETE) https?://[^ \n]+\n)"
    "\\1Status: (?=[1-5][0-9]{2}(?: |\n))"
)
_VERSIONLESS = re.compile(
    "\n([<>]) (?:([A-Z]{3,7} https?://[^ \n]+)|([1-5][0-9]{2}(?: [A-Z][^\n]{0,60})?))[ \t]*"
    "((?:\n\\1 [A-Za-z][A-Za-z0-9-]*:[^\n]*){1,100})(?=\n[ \t]*\n)"
)
_FRAME = re.compile("\n-{3,}[ \t]*(?:request|response|REQUEST|RESPONSE) [a-zA-Z]+[ \t]*-{3,}(?=\n)")
_BODY = re.compile("\n\\[(?:BODY|POST) data: ([^\n]*)\\](?=\n)")
_SWAPPED = re.compile("\n< [A-Z]{3,20} [^ \n]+ HTTP/[0-9.]+[ \t]*\n")
_MARK = re.compile("\n([<>])(?= |\n)")
_ARROWED = re.compile("\n-> [A-Z]{3,20} [^ \n]+ HTTP/[0-9.]+[ \t]*\n")
_ARROWS = re.compile("\n(->|<-|>>)(?= |\n)")
_JSON = "[ \t]*[*<] (?=\\{[ \t]*[\n\"'}]|\\[[ \t]*[\n{\\]])"
_BEFORE_BODY = re.compile(
    "\n[ \t]*<(?: [^\n]*)?\n(?:[ \t]*\\*(?! [\\[{])[^\n]*\n){0,9}"
    "(?=[ \t]*[*<] (?:\\{[ \t]*[\n\"'}]|\\[[ \t]*[\n{\\]]))"
)
"""Lines that were received, before JSON with the marks of other lines."""
_ONE_LINE = re.compile("[^\n]*[}\\]][ \t]*\n")
_END_OF_BODY = re.compile("\n(?:([ \t]*[*<] [}\\]]{1,9}[ \t]*\n)|(?![ \t]*[*<] ))")
"""The last line of JSON, or a line without a mark."""
_LINE_MARK = re.compile("(^|\n)([ \t]*)[*<] ")
_PLAIN = {"->": ">", "<-": "<", ">>": "|"}  # as a transcript of curl has them


def read_exchange_marks(text: str) -> str:
    """Return text with first lines of HTTP in the place of such marks."""
    framed = f"\n{text}\n"
    if " http" in framed:
        framed = _ADDRESS.sub("\n", _BESIDE.sub("\n\\1\n", framed))
    if "<< " in framed:
        framed = _CAME.sub("\n\nHTTP/1.1 \\1", framed)
    if "Status: " in framed:
        framed = _STATUS.sub("\\1\\2\n\\1HTTP/1.1 ", framed)
    if "\n> " in framed:
        framed = _VERSIONLESS.sub(_with_version, framed)
    if "-> " in framed or "<-- " in framed:
        framed = _ARROW.sub(_first_line, framed)
    if "---" in framed:
        framed = _FRAME.sub("", framed)
    if " data: " in framed:
        framed = _BODY.sub("\n\\1", framed)
    if _SWAPPED.search(framed):
        framed = _MARK.sub(_turned, framed)
    if _ARROWED.search(framed):
        framed = _ARROWS.sub(lambda found: f"\n{_PLAIN[found[1]]}", framed)
    if "< HTTP/" in framed:
        framed = "".join(_unmarked(framed))
    return framed[1:-1]


def _with_version(found: re.Match[str]) -> str:
    first = f"{found[2]} HTTP/1.1" if found[2] else f"HTTP/1.1 {found[3]}"
    return f"\n{first}" + found[4].replace(f"\n{found[1]} ", "\n")


def _first_line(found: re.Match[str]) -> str:
    if found[1]:
        return f"\n{found[1]} {found[2]} HTTP/1.1"
    return f"\nHTTP/1.1 {found[3]}" if found[3] else "\n"


def _unmarked(text: str) -> Iterator[str]:
    """Yield the parts of a text, those that are JSON without marks."""
    done = 0
    end: re.Match[str] | None = None
    before = _BEFORE_BODY.search(text)
    while before:
        start = before.end()
        line = text.find("\n", start)
        one_line = _ONE_LINE.match(text, start)
        if end is None or end.start() < line:
            end = _END_OF_BODY.search(text, line)
        behind = one_line.end() if one_line else end.end(1) if end else -1
        if behind >= 0:
            yield text[done:start] + _LINE_MARK.sub("\\1\\2", text[start:behind])
            done = behind
        before = _BEFORE_BODY.search(text, max(done, start - 1))
    yield text[done:]


def _turned(found: re.Match[str]) -> str:
    return "\n<" if found[1] == ">" else "\n>"
