"""Takes off the borders of box-drawing characters that a program prints around a message."""

from __future__ import annotations

import re

from errdex.evidence.http.bodies import has_credentials

_BOX = "\u2500-\u257f"
_LEFT = re.compile(f"(?<=\n)[ \t]*[{_BOX}]+ ?")
_RIGHT = re.compile(f"(?<![ \t{_BOX}])[ \t]*[{_BOX}]+[ \t]*(?=\n)")
_BORDERED = re.compile(f"\n[ \t]*[{_BOX}][^\n]*\n[ \t]*[{_BOX}]")


def take_borders_off(text: str) -> str:
    """Return text whose lines begin and end without such characters, if two lines begin so."""
    if text.isascii():
        return text
    framed = f"\n{text}\n"
    shows_request = "HTTP/" in text or "curl " in text or has_credentials(text)
    if not shows_request or not _BORDERED.search(framed):
        return text
    return _RIGHT.sub("", _LEFT.sub("", framed))[1:-1]
