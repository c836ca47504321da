"""Joins the first line of a request whose URL a request file writes over several lines.

Such as `POST https://h/p`, then `    ?a=1` and `    &b=2`, each on a line of its own; and reads one
that a program prints as an object above the headers, `<Request 'https://h/p' [POST]>`, or in parts
on lines with labels, `Method POST`, `URL /p` and `Protocol HTTP/1.1`. A status may be in parts too.
"""

from __future__ import annotations

import re

_FIRST = re.compile(
    "\n([ \t]*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +(?:/|https?://|\\{\\{)[^ \t\n]*)"
    "((?:[ \t]*\n[ \t]+[/?&][^ \t\n]*)+)(?=(?: +HTTP/[0-9.]{1,3})?[ \t]*\n)"
)
_OBJECT = re.compile(
    "(?<=\n)[ \t]*<[A-Za-z]{0,20}Request '(https?://[^ '\n]+)' \\[([A-Z]{3,7})\\]>"
    "(?=\n[A-Za-z][A-Za-z0-9-]*: )"
)
_LABEL = "[^\n:]{0,40}[ \t]"
_ABOVE_HEADER = f"(?=\n(?:{_LABEL})?[A-Za-z][A-Za-z0-9-]*: )"
_PARTS = re.compile(
    "[ \t](GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]*\n"
    f"{_LABEL}(/[^ \t\n]*|https?://[^ \t\n]+)[ \t]*\n"
    f"{_LABEL}(HTTP/[0-9.]{{1,3}})[ \t]*{_ABOVE_HEADER}"
)
_STATUS_PARTS = re.compile(
    f"[ \t](HTTP/[0-9.]{{1,3}})[ \t]*\n{_LABEL}([1-5][0-9]{{2}})[ \t]*"
    f"(?:\n{_LABEL}[A-Z][A-Za-z]{{1,40}}[ \t]*)?{_ABOVE_HEADER}"
)
_BREAK = re.compile("[ \t]*\n[ \t]*")


def join_request_lines(text: str) -> str:
    """Return text in which such a URL is on one line."""
    if "\n" not in text:
        return text
    if "Request '" in text:
        text = _OBJECT.sub("\\2 \\1 HTTP/1.1", f"\n{text}")[1:]
    if " HTTP/" in text or "\tHTTP/" in text:
        text = _STATUS_PARTS.sub("\n\\1 \\2", _PARTS.sub("\n\\1 \\2 \\3", text))
    return _FIRST.sub(_joined, f"\n{text}\n")[1:-1]


def _joined(found: re.Match[str]) -> str:
    return f"\n{found[1]}" + _BREAK.sub("", found[2])
