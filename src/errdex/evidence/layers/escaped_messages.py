"""Opens HTTP messages that stand in one line, their line ends written as `\\r\\n` or `\\n`."""

from __future__ import annotations

import re

from errdex.evidence.text.characters import normalize_line_ends
from errdex.evidence.text.escapes import decode_ansi

_END = "(?:\\\\{1,7}r)?\\\\{1,7}n(?![\"'\n]|\\Z)"
_FIRST = (
    "(?:[A-Z]{3,20} (?!%)[^ \n\\\\\"']+ HTTP/[0-9](?:\\.[0-9])?"
    "|HTTP/[0-9](?:\\.[0-9])? [0-9]{3}[^\n\\\\\"']{0,60})"
)
_MESSAGE = re.compile(
    f'(?:"({_FIRST}{_END}[^"\\\\\n]*(?:\\\\[^\n][^"\\\\\n]*)*)"?'
    f"|'({_FIRST}{_END}[^'\\\\\n]*(?:\\\\[^\n][^'\\\\\n]*)*)'?"
    f"|({_FIRST}{_END}[^\n]*))"
)


def open_escaped_messages(text: str) -> str:
    """Return text in which messages of one line have as many as they had."""
    if "\\n" not in text or "HTTP/" not in text:
        return text
    return _MESSAGE.sub(_opened, text)


def _opened(found: re.Match[str]) -> str:
    inner = found[1] or found[2] or found[3]
    return f"\n{normalize_line_ends(decode_ansi(inner))}\n"
