"""Why most of a file has no code, as far as its first lines show it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from errdex.redaction.masking import Masker
from errdex.triage.files import opening_of
from errdex.triage.shapes import Place, Shape

FIRST_LINES = 20
"""Lines that are looked at."""

_NAME = re.compile("[A-Za-z_][A-Za-z0-9_]{0,39}")


def hint_on(paths: Sequence[Path], shape: Shape) -> str:
    """Return what to try where most records of files have no code."""
    for path in paths:
        lines = opening_of(path).lstrip(b"\xef\xbb\xbf").splitlines()[:FIRST_LINES]
        for line in filter(None, map(bytes.strip, lines)):
            if found := _hint_on_line(line, shape):
                return found
    return "name where the response is in a record by --at, or a field by --field"


def _hint_on_line(line: bytes, shape: Shape) -> str:
    if not line.startswith((b"{", b"[")):
        return "a log or an HTTP message is read by --text"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    members = record.items() if isinstance(record, dict) else ()
    for name, value in members:
        if isinstance(value, dict) and _holds(value, shape.places):
            return f"the response is in a member: give --at {name}" if _is_told(name) else ""
        if isinstance(value, str) and value.lstrip().startswith("{"):
            return "a response that is JSON inside a text cannot be read; unpack it first"
    return ""


def _is_told(name: str) -> bool:
    """Tell whether a name may be said: it is one, and no token."""
    return _NAME.fullmatch(name) is not None and Masker().mask(name) == name


def _holds(record: dict[str, Any], places: Sequence[Place]) -> bool:
    return any(place.steps[0] in record for place in places)
