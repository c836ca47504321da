"""Takes off the marks by which tools that listen to a connection show the ends of its lines.

Such as `POST / HTTP/1.1.` and `Host: h.`, or a written `\\r` or `\\x0d`; the lines between its
data; and the commas of a printed list before headers.
"""

from __future__ import annotations

import re

from errdex.evidence.http.bodies import has_credentials

_FIRST = re.compile(
    "(?:^|\n)[ \t]{0,40}(?:[A-Z]{3,20} [^ \n]+ HTTP/[0-9.]{3}|HTTP/[0-9.]{3} [0-9]{3}[^\n]{0,40}?)"
    "(\\.|\\\\r|\\\\x0[Dd]|\\^M)\n[ \t]{0,40}[A-Za-z][A-Za-z0-9-]*: [^\n]*\\1(?=\n)"
)
_DATA = re.compile("[<>] [0-9/]{10} [0-9:.]{8,20}  length=[0-9]+ from=[0-9]+ to=[0-9]+(?=\n)")
_COMMA = re.compile("(?<=\n),(?=[A-Za-z][A-Za-z0-9-]{1,60}: )")
_MARK = "#"  # how many packets were left out


def take_line_marks_off(text: str) -> str:
    """Return text whose messages have plain line ends, if their lines end with a mark."""
    is_shown = "HTTP/" in text and has_credentials(text)
    if is_shown and "\n," in text:
        text = _COMMA.sub("", text)
    found = _FIRST.search(text) if is_shown else None
    if not found:
        return text
    mark = found[1]
    return "\n".join([_without(line, mark) for line in _DATA.sub("\n", text).split("\n")])


def _without(line: str, mark: str) -> str:
    is_count = line != "" and line.strip(_MARK) == ""
    return "" if is_count else line.removesuffix(mark)
