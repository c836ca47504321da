"""Joins the rows in which a listener to a connection shows a packet, with dots for line ends.

Such as `  POST / HTTP/1.1..Host: h..`, all rows of a packet indented and as wide as the screen.
"""

from __future__ import annotations

import re

_HEAD = re.compile(
    "\n  (?:[A-Z]{3,7} [^ \n]+ HTTP/[0-9.]{3}|HTTP/[0-9.]{3} [0-9]{3}[^\n.]{0,60})\\.\\.[A-Z]"
)
_ROWS = re.compile("(?<=\n)(?:[TUI] [^ \n]{3,60} -> [^\n]{3,100}\n)?((?:  [^\n]{20,300}\n)+)")
_LINE_END = re.compile("\\.\\.(?=[A-Z][A-Za-z0-9-]{0,60}:)|\\.\\.\\Z")
_FIRST_LINE = re.compile("(?:[A-Z]{3,7} [^ ]+ )?HTTP/[0-9]")
_GAP = "...."


def join_packet_rows(text: str) -> str:
    """Return text with packets as the lines that they show, if one begins a message."""
    framed = f"\n{text}\n"
    if ".." not in text or "HTTP/" not in text or not _HEAD.search(framed):
        return text
    return _ROWS.sub(_joined, framed)[1:-1]


def _joined(found: re.Match[str]) -> str:
    """Return the rows of a packet joined, without who sent it; all are of one width."""
    rows = found[1][:-1].split("\n")
    if len(set(map(len, rows))) > 1:
        return found.group()
    data = "".join([row[2:] for row in rows]).rstrip(" ")
    head, gap, body = data.partition(_GAP) if _FIRST_LINE.match(data) else ("", "", data)
    shown = _LINE_END.sub("\n", head)
    return f"{shown}\n\n{body}\n" if gap else f"{shown}{body}\n"
