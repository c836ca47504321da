"""Calendar times as they stand in evidence: read without a clock, a locale or a zone table."""

from __future__ import annotations

import re

_TIME = re.compile(
    "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    "(?:[.][0-9]{1,9})?(?:Z|([+-])([0-9]{2}):([0-9]{2}))"
)
_UTC_LENGTH = len("2018-02-12T15:30:20Z")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_time(text: str) -> int | None:
    """Return a time as seconds since the first of March of the year 0, UTC.

    Args:
        text: `YYYY-MM-DDThh:mm:ss`, perhaps a fraction of up to nine digits, which is dropped,
            and `Z` or an offset such as `+08:00`.

    Returns:
        None where the text has another form, or no calendar or clock has such a time.
    """
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    sign, *offset = found.groups()[6:]
    hours, minutes = map(int, offset) if sign else (0, 0)
    if not 1 <= month <= 12 or not 1 <= day <= _days_in(year, month):
        return None
    if hour > 23 or minute > 59 or second > 59 or hours > 23 or minutes > 59:
        return None
    east = (hours * 3600 + minutes * 60) * (-1 if sign == "-" else 1)
    return _days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - east


def is_utc_time(text: str) -> bool:
    """Tell whether text is a real time in exactly the form `YYYY-MM-DDThh:mm:ssZ`."""
    return len(text) == _UTC_LENGTH and text[-1] == "Z" and read_time(text) is not None


def span(seconds: int) -> str:
    """Return a length of time in words: hours and minutes, from three days on days."""
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if hours >= 72:
        return f"{hours // 24} days"
    shown = [_count(hours, "hour")] if hours else []
    shown += [_count(minutes, "minute")] if minutes or not hours else []
    return " ".join(shown)


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and not leap else _DAYS[month - 1]


def _days(year: int, month: int, day: int) -> int:
    """Return the days since the first of March of the year 0, in the Gregorian calendar."""
    if month <= 2:
        year, month = year - 1, month + 12
    leaps = year // 4 - year // 100 + year // 400
    return 365 * year + leaps + (153 * (month - 3) + 2) // 5 + day - 1
