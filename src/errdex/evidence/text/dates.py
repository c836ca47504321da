"""Times as HTTP, HAR and people write them: read without a clock, a locale or a zone table."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from errdex.engine.tables import list_of

_MONTHS = list_of("months")
_HTTP = re.compile(
    "[A-Z][a-z]{2}, ([0-9]{2}) ([A-Z][a-z]{2}) ([12][0-9]{3}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) GMT"
)
_TIME = re.compile(
    "([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]{1,9})?"
    "(?:Z|([+-])([01][0-9]|2[0-3]):?([0-5][0-9]))"
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def read_time(text: str) -> int | None:
    """Return a time as seconds since the beginning of 1970, UTC.

    Args:
        text: `YYYY-MM-DDThh:mm:ss`, optionally a fraction of up to nine digits, which is dropped,
            and `Z` or an offset such as `+08:00`.

    Returns:
        None if the text has a different form, or there is no such date or time.
    """
    found = _TIME.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    try:
        local = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    east = int(found[8]) * 60 + int(found[9]) if found[7] else 0
    return int((local - _EPOCH).total_seconds()) - east * (-60 if found[7] == "-" else 60)


def read_iso_date(text: str) -> str | None:
    """Return a time of the years 1000 to 2999 as `YYYY-MM-DDThh:mm:ssZ`, or None."""
    seconds = read_time(text)
    if seconds is None or text > "3":
        return None
    return f"{(_EPOCH + timedelta(seconds=seconds)).isoformat()[:19]}Z"


def read_http_date(text: str) -> str | None:
    """Return the moment of a `Date` header (RFC 9110, 5.6.7), or None if it is not one."""
    found = _HTTP.fullmatch(text)
    if not found or found[2] not in _MONTHS:
        return None
    month = _MONTHS.index(found[2]) + 1
    return read_iso_date(f"{found[3]}-{month:02}-{found[1]}T{found[4]}Z")
