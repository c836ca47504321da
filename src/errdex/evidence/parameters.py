"""Reads headers of the form `Scheme name="value", ...` (RFC 9110, 11.4), faults included."""

from __future__ import annotations

import re
from typing import Any

from errdex.evidence.characters import lower

_TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_SCHEME = re.compile(f"[ \t\r\n]*({_TOKEN})(?:[ \t\r\n]+(?![ \t\r\n=])|\\Z)")
_TOKEN68 = re.compile("[A-Za-z0-9._~+/-]+=*")
_GAP = re.compile("[ \t\r\n,;]*")
_NAME = re.compile(f"({_TOKEN})[ \t\r\n]*(=?)[ \t\r\n]*")
_QUOTED = re.compile('[^"\\\\]*')
_BARE = re.compile("[^ \t\r\n,;]*")
_TYPOGRAPHIC = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"
_CLOSING = re.compile(f"[^{_TYPOGRAPHIC}]*[{_TYPOGRAPHIC}]")


def read_parameters(text: str) -> dict[str, Any]:
    """Return what a header such as `Authorization` says.

    Returns:
        `scheme` (empty where the text begins with a parameter), `params` by lower-case name (of
        a doubled name the first), and `problems`, each a few words without values.
    """
    reader = _Reader(text)
    scheme = _SCHEME.match(text)
    if scheme:
        reader.at = scheme.end()
    if not (scheme and _TOKEN68.fullmatch(text, reader.at)):
        reader.read()
    return {
        "scheme": scheme[1] if scheme else "",
        "params": reader.params,
        "problems": list(dict.fromkeys(reader.problems)),
    }


class _Reader:
    """A header's text, how far it was read, and what came out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.params: dict[str, str] = {}
        self.problems: list[str] = []

    def read(self) -> None:
        while True:
            self._gap()
            if self.at == len(self.text):
                return
            name = _NAME.match(self.text, self.at)
            if not name:
                self.problems.append("something that is no name=value")
                self._skip()
                continue
            self.at = name.end()
            if name[2]:
                self._keep(lower(name[1]), self._value())
            else:
                self.problems.append("a name without =")

    def _gap(self) -> None:
        gap = _GAP.match(self.text, self.at)
        assert gap is not None
        self.at = gap.end()
        if self.params and self.at < len(self.text) and "," not in gap.group():
            self.problems.append("a comma is missing between two parameters")

    def _skip(self) -> None:
        bare = _BARE.match(self.text, self.at)
        assert bare is not None
        self.at = max(bare.end(), self.at + 1)

    def _keep(self, name: str, value: str) -> None:
        if name in self.params:
            self.problems.append("a name stands twice; the first value counts")
        else:
            self.params[name] = value

    def _value(self) -> str:
        first = self.text[self.at : self.at + 1]
        if first == '"':
            return self._quoted()
        start = self.at
        if first and first in _TYPOGRAPHIC:
            self.problems.append("typographic quotes around a value")
            closing = _CLOSING.match(self.text, self.at + 1)
            if closing:
                self.at = closing.end()
                return self.text[start : self.at]
        if first == "'":
            self.problems.append("single quotes around a value")
        self._bare()
        return self.text[start : self.at]

    def _bare(self) -> None:
        bare = _BARE.match(self.text, self.at)
        assert bare is not None
        self.at = bare.end()

    def _quoted(self) -> str:
        self.at += 1
        parts = []
        while True:
            plain = _QUOTED.match(self.text, self.at)
            assert plain is not None
            parts.append(plain.group())
            self.at = plain.end()
            stop = self.text[self.at : self.at + 1]
            if stop == "\\" and self.at + 1 < len(self.text):
                parts.append(self.text[self.at + 1])
                self.at += 2
                continue
            if stop != '"':
                self.problems.append("a double quote is not closed")
            self.at = min(self.at + 1, len(self.text))
            return "".join(parts)
