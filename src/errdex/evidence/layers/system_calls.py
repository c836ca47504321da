"""Reads traces of system calls: `write(3, "POST / HTTP/1.1\\r\\n...", 120) = 120`.

Their strings become those of a wire log, with a mark for the direction.
"""

from __future__ import annotations

import re

from errdex.evidence.http.documents import CUT

_SENDS = "send|sendto|write|SSL_write"
_CALL = re.compile(
    f'(?:[^"\n]{{0,80}}[^A-Za-z"\n])?(?:({_SENDS})|recv|recvfrom|read|SSL_read)'
    '\\([^",\n]{1,40}, "([^"\\\\\n]*(?:\\\\[^\n][^"\\\\\n]*)*)"(\\.\\.\\.)?[^"\n]*'
)
_BEGINS = re.compile('\\([^",\n]{1,40}, "(?:[A-Z]{3,20} [^ \n]+ HTTP/|HTTP/[0-9])')
_LINE_END = "\\r\\n"


def read_system_calls(text: str) -> str:
    """Return text in which calls that send or receive are lines of a wire log."""
    if "HTTP/" not in text or not _BEGINS.search(text):
        return text
    return "\n".join([_shown(line) for line in text.split("\n")])


def _shown(line: str) -> str:
    found = _CALL.fullmatch(line)
    if not found:
        return line
    mark = "->" if found[1] else "<-"
    return f'{mark} "{found[2]}{_cut(found[2]) if found[3] else ""}"'


def _cut(text: str) -> str:
    """Return the mark of a text that was cut off; a name of a header needs its colon before."""
    last = text.rpartition(_LINE_END)[2]
    is_name = last != "" and ":" not in last and _LINE_END * 2 not in text
    return f":{CUT}" if is_name else CUT
