"""Reads what tools that listen to a connection show: packets, with their line ends as marks.

Such as `E..4@.........POST / HTTP/1.1`, where a header's bytes stand in front, mostly as dots;
`  POST / HTTP/1.1..Host: h..`, all rows of a packet indented and as wide as the screen; or
`POST / HTTP/1.1.` and `Host: h.`, as well with a written `\\r` or `\\x0d`, and with lines between
the data. The commas of a printed list before headers are taken off as well.
"""

from __future__ import annotations

import re

from errdex.evidence.http.bodies import has_credentials

_HEAD = re.compile(
    "\n  (?:[A-Z]{3,7} [^ \n]+ HTTP/[0-9.]{3}|HTTP/[0-9.]{3} [0-9]{3}[^\n.]{0,60})\\.\\.[A-Z]"
)
_ROWS = re.compile("(?<=\n)(?:[TUI] [^ \n]{3,60} -> [^\n]{3,100}\n)?((?:  [^\n]{20,300}\n)+)")
_LINE_END = re.compile("\\.\\.(?=[A-Z][A-Za-z0-9-]{0,60}:)|\\.\\.\\Z")
_FIRST_LINE = re.compile("(?:[A-Z]{3,7} [^ ]+ )?HTTP/[0-9]")
_GAP = "...."
_METHODS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS"
_PACKET = re.compile(
    "(?<=\n)[^\n]{0,120}\\.\\.[^ \n]{0,12}?"
    f"((?:(?:{_METHODS}) [^ \n]+ HTTP/[0-9.]{{1,3}}[ \t]*|HTTP/[0-9.]{{1,3}} [1-5][0-9]{{2}}[^\n]*)"
    "\n(?=[A-Za-z][A-Za-z0-9-]*:))"
)
_MARKED = re.compile(
    "(?:^|\n)[ \t]{0,40}(?:[A-Z]{3,20} [^ \n]+ HTTP/[0-9.]{3}|HTTP/[0-9.]{3} [0-9]{3}[^\n]{0,40}?)"
    "(\\.|\\\\r|\\\\x0[Dd]|\\^M)\n[ \t]{0,40}[A-Za-z][A-Za-z0-9-]*: [^\n]*\\1(?=\n)"
)
_DATA = re.compile("[<>] [0-9/]{10} [0-9:.]{8,20}  length=[0-9]+ from=[0-9]+ to=[0-9]+(?=\n)")
_COMMA = re.compile("(?<=\n),(?=[A-Za-z][A-Za-z0-9-]{1,60}: )")
_MARK = "#"  # how many packets were left out


def read_packets(text: str) -> str:
    """Return text with packets as the lines that they show."""
    if "HTTP/" not in text:
        return text
    if ".." in text:
        framed = f"\n{text}\n"
        rows = _ROWS.sub(_joined, framed) if _HEAD.search(framed) else framed
        text = _PACKET.sub("\\1", rows)[1:-1]
    return _without_marks(text) if has_credentials(text) else text


def _joined(found: re.Match[str]) -> str:
    """Return the rows of a packet joined, without who sent it; all are of one width."""
    rows = found[1][:-1].split("\n")
    if len(set(map(len, rows))) > 1:
        return found.group()
    data = "".join([row[2:] for row in rows]).rstrip(" ")
    head, gap, body = data.partition(_GAP) if _FIRST_LINE.match(data) else ("", "", data)
    shown = _LINE_END.sub("\n", head)
    return f"{shown}\n\n{body}\n" if gap else f"{shown}{body}\n"


def _without_marks(text: str) -> str:
    """Return text whose messages have plain line ends, if their lines end with a mark."""
    if "\n," in text:
        text = _COMMA.sub("", text)
    found = _MARKED.search(text)
    if not found:
        return text
    mark = found[1]
    return "\n".join([_without(line, mark) for line in _DATA.sub("\n", text).split("\n")])


def _without(line: str, mark: str) -> str:
    is_count = line != "" and line.strip(_MARK) == ""
    return "" if is_count else line.removesuffix(mark)
