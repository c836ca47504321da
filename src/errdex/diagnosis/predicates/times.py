"""Times as checks judge and tell them."""

from __future__ import annotations

from errdex.engine.sentences import say
from errdex.evidence.text.dates import read_time

_UTC_LENGTH = len("2018-02-12T15:30:20Z")


def is_utc_time(text: str) -> bool:
    """Tell whether text is a real time in exactly the form `YYYY-MM-DDThh:mm:ssZ`."""
    return len(text) == _UTC_LENGTH and text[-1] == "Z" and read_time(text) is not None


def span(seconds: int) -> str:
    """Return a length of time in words: hours and minutes, from three days on days."""
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if hours >= 72:
        return say("days", count=hours // 24)
    shown = [say("hours", count=hours)] if hours else []
    shown += [say("minutes", count=minutes)] if minutes or not hours else []
    return " ".join(shown)
