"""Texts of catalogues and contexts, made inert, and cut to the room that a channel has."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from json import JSONEncoder
from urllib.parse import quote

from errdex.errors import ErrdexError

Size = Callable[[str], int]
"""What a text takes of a channel's limit, in the channel's own units."""

LINK_ROOM = 1_000
"""Characters of a link. No channel gets a longer one: it would leave no room for the rest."""

_JSON = JSONEncoder(ensure_ascii=False).encode
_ASCII_JSON = JSONEncoder().encode
_WIDEST = 12  # no character takes more: one beyond U+FFFF in JSON that is ASCII throughout
_ELLIPSIS = "\u2026"
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LINES = re.compile("\r\n?|[\x85\u2028\u2029]")
_URL = re.compile("https?://[^/?#]")
_OF_URLS = ":/?#[]@!$&+,;=%~"
_IN_NAME = "(?:[\\w.~!$&+,;=-]|%[0-9A-Fa-f]{2})"
_IN_PATH = f"(?:{_IN_NAME}|[:@/])"
_HOST = f"(?:\\[[0-9A-Fa-f:.]+\\]|{_IN_NAME}*)"
_AUTHORITY = f"//(?:(?:{_IN_NAME}|:)*@)?{_HOST}(?::[0-9]*)?(?=[/?#]|\\Z)"
_REFERENCE = re.compile(
    f"(?:[A-Za-z][A-Za-z0-9+.-]*:|(?![^/?#]*:))(?:{_AUTHORITY}|(?!//)){_IN_PATH}*"
    f"(?:\\?(?:{_IN_PATH}|\\?)*)?(?:#(?:{_IN_PATH}|\\?)*)?",
    re.ASCII,
)


def inert(text: str) -> str:
    """Return text without control characters and bidirectional controls; lines stay lines.

    A lone surrogate, which no encoding takes, becomes U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    return _CONTROLS.sub("", _LINES.sub("\n", _SURROGATE.sub("\ufffd", text)))


def one_line(text: str) -> str:
    """Return inert text with each run of white space as one space."""
    return " ".join(inert(text).split())


def cut(text: str, room: int, size: Size) -> str:
    """Return text that takes at most `room`; if it is cut, it ends in an ellipsis.

    Args:
        text: Inert text.
        room: At least the size of an ellipsis.
        size: Grows with each character of a text, by one or more.
    """
    start = text[: room + 1]
    if _WIDEST * len(start) <= room or size(start) <= room:
        return start
    left = room - size(_ELLIPSIS)
    kept = bisect_right(range(1, len(start) + 1), left, key=lambda end: size(start[:end]))
    return start[:kept].rstrip() + _ELLIPSIS


def json_units(text: str) -> int:
    """Return the UTF-16 units of an inert text in JSON; without quotes and escapes there are less.

    Services that count characters count these.
    """
    encoded = _JSON(text)
    return len(encoded if encoded.isascii() else encoded.encode("utf-16-le")[::2]) - 2


def json_bytes(text: str) -> int:
    """Return the bytes of a text in JSON that is ASCII throughout, which is its longest form."""
    return len(_ASCII_JSON(text)) - 2


def safe_url(url: str, what: str) -> str:
    """Return an address in which no character means anything to markup.

    Raises:
        ErrdexError: It is not the absolute address of a page, or it is too long.
    """
    safe = quote(inert(url), safe=_OF_URLS)
    if not _URL.match(safe):
        raise ErrdexError(f"{what}: its link is not an http or https address; fix `url`")
    if len(safe) > LINK_ROOM:
        raise ErrdexError(f"{what}: its link has more than {LINK_ROOM:,} characters")
    return safe


def safe_reference(reference: str) -> str:
    """Return a URI reference (RFC 3986) from any text: what may not be in one is encoded."""
    text = one_line(reference)
    safe = quote(text, safe=_OF_URLS)
    return safe if _REFERENCE.fullmatch(safe) else quote(text)
