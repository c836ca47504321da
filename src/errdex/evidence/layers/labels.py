"""Reads requests whose parts stand under labels, as loggers of clients print them.

Such as `uri: https://h/`, `method: POST`, `headers:`, ` a: b`, `data:`, `x=1`.
"""

from __future__ import annotations

import re

from errdex.evidence.http.bodies import REQUEST_LINE, has_credentials

MOST_LABELS = 16
"""Lines behind the URL. In those further down no method and no headers are looked for."""

_URL = re.compile(
    "(?:[^\n]{0,120}[ \t])?(?:[Uu][Rr][IiLl]|REQUEST)(?::[ \t]+|\t)(https?://[^ \t]+)"
)
_METHOD = re.compile(
    "(?:Method|METHOD|method)(?::[ \t]+|\t)(?:[A-Za-z]+\\(value=)?([A-Z]{3,7})\\)?"
)
_FIRST = re.compile(REQUEST_LINE)
_HOST = re.compile("(?:HOST|Host)[ \t]*:[ \t]*([^ \t]+)")
_HEADERS = re.compile("(?:[A-Za-z]{1,10} )?(?:headers|Headers|HEADERS)[ \t]*:?[ \t]*")
_HEADER = re.compile("(?:->)?[ \t]{0,8}([A-Za-z][A-Za-z0-9-]*:[ \t][^\n]*)")
_TELLING = re.compile("(?:[Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}|[Cc]ontent-[Tt]ype):[ \t]")
_BODY = re.compile(
    "(?:body|Body|BODY|data|Data)(?:[ \t]*:[ \t]*|\t(?P<said>[^\n]+)| Content-Type: [^\n]*)"
)
_START = "BODY START"


def read_labels(text: str) -> str:
    """Return text in which such requests are the messages that they show."""
    if not has_credentials(text):
        return text
    lines = text.split("\n")
    read: list[str] = []
    done = 0
    for at in [n for n, line in enumerate(lines) if "://" in line or "HTTP/" in line]:
        opened = _opening(lines, at) if at >= done else None
        if opened:
            read += lines[done:at] + opened[0]
            done = _headers(lines, opened[1], read)
    return "\n".join(read + lines[done:])


def _opening(lines: list[str], at: int) -> tuple[list[str], int] | None:
    """Return the first lines of a message, and where the headers below their label are."""
    line = lines[at]
    url = _URL.fullmatch(line) if "://" in line else None
    first = _FIRST.fullmatch(line) if "HTTP/" in line else None
    method = host = None
    for number in range(at + 1, min(at + 1 + MOST_LABELS, len(lines))) if url or first else ():
        if first and _TELLING.match(lines[number]):
            return None
        method = method or _METHOD.fullmatch(lines[number])
        host = host or _HOST.fullmatch(lines[number])
        below = lines[number + 1] if number + 1 < len(lines) else ""
        is_label = _HEADERS.fullmatch(lines[number]) and _HEADER.fullmatch(below)
        if is_label or (url and method and _TELLING.match(below)):
            hosts = [f"Host: {host[1]}"] if host else []
            if url and method:
                return [f"{method[1]} {url[1]} HTTP/1.1", *hosts], number + 1
            return ([line, *hosts], number + 1) if first else None
        if first and not host:
            return None
    return None


def _headers(lines: list[str], at: int, read: list[str]) -> int:
    """Add the headers from a place on, and the body's label as an empty line; return the end."""
    while at < len(lines):
        header, body = _HEADER.fullmatch(lines[at]), _BODY.fullmatch(lines[at])
        if body:
            is_next = at + 1 < len(lines) and lines[at + 1] == _START
            read += ["", body["said"]] if body["said"] else [""]
            return at + (2 if is_next else 1)
        if not header and not _HEADERS.fullmatch(lines[at]):
            return at
        if header:
            read.append(header[1])
        at += 1
    return at
