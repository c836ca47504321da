"""Times as checks judge and tell them."""

from __future__ import annotations

import re

from errdex.engine.sentences import say
from errdex.evidence.text.dates import read_time

_UTC_LENGTH = len("2018-02-12T15:30:20Z")
_COMPACT = re.compile("([0-9]{4})([0-9]{2})([0-9]{2}T[0-9]{2})([0-9]{2})([0-9]{2}Z)")


def is_utc_time(text: str) -> bool:
    """Tell whether text is a real time in exactly the form `YYYY-MM-DDThh:mm:ssZ`."""
    return len(text) == _UTC_LENGTH and text[-1] == "Z" and read_time(text) is not None


def is_compact_utc_time(text: str) -> bool:
    """Tell whether text is a real time in exactly the form `YYYYMMDDThhmmssZ`."""
    return _COMPACT.fullmatch(text) is not None and read_any_time(text) is not None


def read_any_time(text: str) -> int | None:
    """Return a time in either form as seconds since the beginning of 1970, UTC, or None."""
    found = _COMPACT.fullmatch(text)
    if not found:
        return read_time(text)
    year, month, day, minute, second = found.groups()
    return read_time(f"{year}-{month}-{day}:{minute}:{second}")


def span(seconds: int) -> str:
    """Return a length of time in words: hours and minutes, from three days on days."""
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if hours >= 72:
        return say("days", count=hours // 24)
    shown = [say("hours", count=hours)] if hours else []
    shown += [say("minutes", count=minutes)] if minutes or not hours else []
    return " ".join(shown)
