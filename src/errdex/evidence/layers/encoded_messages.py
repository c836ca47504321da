"""Opens HTTP messages that are written in Base64, by the letters with which such text begins."""

from __future__ import annotations

import base64
import re

from errdex.evidence.text.characters import normalize_line_ends

_BEGINNINGS = ("UE9TVC", "R0VUI", "UFVUI", "UEFUQ0gg", "REVMRVRF", "SFRUUC8")
"""`POST `, `GET `, `PUT `, `PATCH `, `DELETE`, `HTTP/` in Base64."""
_ENCODED = re.compile(f"(?<![A-Za-z0-9+/=])(?:{'|'.join(_BEGINNINGS)})[A-Za-z0-9+/]{{40,}}={{0,2}}")
_MESSAGE = re.compile("(?:[A-Z]{3,7} [^ \n]+ HTTP/[0-9]|HTTP/[0-9.]{1,3} [0-9]{3})[^\n]*\n")


def open_encoded_messages(text: str) -> str:
    """Return text with such messages as they are."""
    return _ENCODED.sub(_opened, text) if any(map(text.__contains__, _BEGINNINGS)) else text


def _opened(found: re.Match[str]) -> str:
    encoded = found.group().rstrip("=")
    whole = encoded[: len(encoded) - (len(encoded) % 4 == 1)]
    padded = whole + "=" * (-len(whole) % 4)
    message = normalize_line_ends(base64.b64decode(padded).decode("utf-8", "replace"))
    return f"\n{message}\n" if _MESSAGE.match(message) else found.group()
