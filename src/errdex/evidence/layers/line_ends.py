"""Puts line ends in the place of other signs for them, and takes off those that stand twice.

Such as U+2028, a written `\\n` between a command and its answer, or a blank line behind each line.
"""

from __future__ import annotations

import re

from errdex.evidence.http.bodies import REQUEST_LINE

_SEPARATOR = "[\u2028\u2029\u0085]"
_BEHIND_FIRST = re.compile(f"HTTP/[0-9.]{{1,3}}{_SEPARATOR}")
_SEPARATORS = re.compile(_SEPARATOR)
_BEFORE_ANSWER = re.compile(f'{_SEPARATOR}(?=[ \t\u2028\u2029\u0085]{{0,8}}(?:\\{{"|HTTP/[0-9]))')
_WRITTEN = re.compile('(?<=[\'"])(?:\\\\r)?\\\\n(?=[ \t]*(?:\\{"|HTTP/[0-9]))')
_HEADER = "[A-Za-z][A-Za-z0-9-]{1,60}: [^\n]*"
_SPACED = re.compile(f"(?:^|\n){REQUEST_LINE}\n[ \t]*\n{_HEADER}\n[ \t]*\n{_HEADER}(?:\n|\\Z)")
_SPACE = re.compile("\n[ \t]*\n")


def put_line_ends(text: str) -> str:
    """Return text whose lines end with one line end each."""
    if not text.isascii():
        is_message = _BEHIND_FIRST.search(text)
        text = (_SEPARATORS if is_message else _BEFORE_ANSWER).sub("\n", text)
    if "\\n" in text:
        text = _WRITTEN.sub("\n", text)
    may_be_spaced = "\n\n" in text and "HTTP/" in text
    return _SPACE.sub("\n", text) if may_be_spaced and _SPACED.search(text) else text
