"""Dates as HTTP and HAR write them, turned into `YYYY-MM-DDThh:mm:ssZ`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HTTP = re.compile(
    "[A-Z][a-z]{2}, ([0-9]{2}) ([A-Z][a-z]{2}) ([12][0-9]{3}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) GMT"
)
_ISO = re.compile(
    "([12][0-9]{3})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]{1,9})?"
    "(?:Z|([+-])([0-9]{2}):?([0-9]{2}))"
)


def read_http_date(text: str) -> str | None:
    """Return the moment of a `Date` header (RFC 9110, 5.6.7), or None where it is none."""
    found = _HTTP.fullmatch(text)
    if not found or found[2] not in _MONTHS:
        return None
    month = _MONTHS.index(found[2]) + 1
    return read_iso_date(f"{found[3]}-{month:02}-{found[1]}T{found[4]}Z")


def read_iso_date(text: str) -> str | None:
    """Return the moment of an ISO date with a zone, in UTC and without fractions."""
    found = _ISO.fullmatch(text)
    if not found:
        return None
    try:
        local = datetime(*(int(part) for part in found.groups()[:6]))  # type: ignore[arg-type] # six
    except ValueError:
        return None
    minutes = int(found[8]) * 60 + int(found[9]) if found[7] else 0
    moment = local - timedelta(minutes=-minutes if found[7] == "-" else minutes)
    return moment.isoformat() + "Z"
