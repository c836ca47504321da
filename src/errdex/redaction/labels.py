"""Finds the value of a label that is a text of its own, such as `"Password: "` in a list."""

from __future__ import annotations

import re

from errdex.redaction.named_places import Place

_QUOTES = "\"'`"
_CLOSED = re.compile("[\"'`](?=[ \t\r\n]{0,9}[,}\\])])")
_OPENS = re.compile("(?<![\"'`A-Za-z0-9_)\\]}])[\"'`](?![ \t]{0,9}[,;:=})\\]&+.])")
_KEY = re.compile("[\"']([A-Za-z_]{1,20})[\"'][ \t]{0,3}:[ \t]{0,3}\\Z")
_REACH = 40
"""Characters of a key up to its value."""
_STEP = re.compile(
    "[ \t\r\n,\\[\\](){}=]{0,40}(?:[\"']([A-Za-z_.@#-]{1,30})[\"'][ \t]{0,3}:[ \t]{0,3}"
    "|\"([^\"]{0,200})\"|'([^']{0,200})'|[0-9]{1,9}|[a-z_]{1,20}(?=\\()|true|false|null)"
)
"""A key, a text, or what is between two of them."""
_MOST_STEPS = 12
"""Keys and signs between a label and the text that belongs to it. One further on is not found."""
_TEXTS = ("code", "content", "insert", "text", "value")
"""What keys of texts are named."""
_VALUE = re.compile(
    "[ \t\r\n]{0,3}(?![A-Za-z_-]{1,40}[:=][ \t\r\n]{0,3}\\Z)([^ \t\r\n]{3,200})[ \t\r\n]{0,3}"
)


def beyond_label(text: str, place: Place) -> Place | None:
    """Return a place, or, if a quote there closes a label, where the text is that belongs to it."""
    if text[place.start : place.start + 1] not in _QUOTES or not _CLOSED.match(text, place.start):
        return place
    opening = text.rfind(text[place.start], 0, place.start)
    is_label = opening >= 0 and _OPENS.match(text, opening)
    if not is_label or text.find("\n", opening, place.start) >= 0:
        return place
    key = _KEY.search(text[max(0, opening - _REACH) : opening])
    span = _next_text(text, place.start + 1, key[1] if key else None)
    return Place(place.name, *span) if span else None


def _next_text(text: str, at: int, own_key: str | None) -> tuple[int, int] | None:
    """Return where the first text is, behind a label, that is no attribute of it."""
    key = None
    for _ in range(_MOST_STEPS):
        step = _STEP.match(text, at)
        if not step:
            return None
        number = 2 if step[2] is not None else 3
        if step[number] and (key == own_key or key in _TEXTS):
            value = _VALUE.fullmatch(text, *step.span(number))
            return value.span(1) if value else None
        at = step.end()
        key = step[1] if step[1] or step[number] is not None else key
    return None
