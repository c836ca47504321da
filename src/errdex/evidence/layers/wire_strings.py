"""Joins what clients print of the bytes they send and read: a mark and a quoted text a line.

Such as `send: b'POST / HTTP/1.1\\r\\n'` (http.client), `-> "HTTP/1.1 200 OK\\r\\n"` (Net::HTTP),
`>> "POST / HTTP/1.1[\\r][\\n]"` (wire logs of Java). What stands between is put behind.
"""

from __future__ import annotations

import re

from errdex.evidence.text.characters import normalize_line_ends
from errdex.evidence.text.escapes import decode_ansi

_MARK = "<-|->|<<|>>|(?:send|sent|reply|recv|received|read|write|wrote):|[a-z]{3,10}\\([0-9]\\):"
_FIRST = "(?:[A-Z]{3,20} [^ \n]+ HTTP/|HTTP/[0-9])"
_QUOTED = re.compile(f"[\"']{_FIRST}")
_BEGINS = re.compile(f"(?:{_MARK})[ \t]*b?[\"']{_FIRST}")
_LINE = re.compile(f"(?:[^\"'\n]*?[^\"'\n<>=-])??({_MARK})[ \t]*b?([\"'])([^\n]*)\\2[ \t]*")
_HEADER = re.compile("header: ([^\n]+)")
_BRACKETED = "[\\n]"
_BYTES = re.compile("(?:\\[0x[0-9a-f]{2}\\])+")


def join_wire_strings(text: str) -> str:
    """Return text in which marked strings that show HTTP are the messages that they show."""
    if "HTTP/" not in text or not (_QUOTED.search(text) and _BEGINS.search(text)):
        return text
    wire = _Wire(_BRACKETED in text)
    for line in text.split("\n"):
        wire.take(line)
    return wire.text()


class _Wire:
    """What was joined so far; `mark` is the one of the strings that are being joined."""

    def __init__(self, is_bracketed: bool) -> None:
        self.decode = _without_brackets if is_bracketed else _unescaped
        self.mark = ""
        self.parts: list[str] = []
        self.between: list[str] = []

    def take(self, line: str) -> None:
        """Take a line."""
        header = _HEADER.fullmatch(line) if self.mark == "reply:" else None
        found = None if header else _LINE.fullmatch(line)
        if header:
            self.parts.append(f"{header[1]}\n")
        elif found:
            self._change(found[1])
            self.parts.append(self.decode(found[3]))
        elif self.mark:
            self.between.append(line)
        else:
            self.parts.append(f"{line}\n")

    def _change(self, mark: str) -> None:
        if mark != self.mark:
            self._close()
            self.mark = mark

    def _close(self) -> None:
        """End a message, and add what stood between its strings."""
        if self.mark and self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")
        self.parts += [f"{line}\n" for line in self.between]
        self.between = []

    def text(self) -> str:
        """Return the text that came of it."""
        self._close()
        return "".join(self.parts)


def _unescaped(text: str) -> str:
    return normalize_line_ends(decode_ansi(text))


def _without_brackets(text: str) -> str:
    plain = text.replace("[\\r]", "").replace("[\\n]", "\n")
    return _BYTES.sub(_decoded, plain)


def _decoded(found: re.Match[str]) -> str:
    return bytes.fromhex(re.sub("[^0-9a-f]|0x", "", found.group())).decode("utf-8", "replace")
