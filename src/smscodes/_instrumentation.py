"""Puts what a generated module knows into tracebacks, log records and metrics.

The same file in every module; `errdex build` copies it from `errdex/runtime/`; edit it there.
"""

import contextlib

from . import get

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from logging import LogRecord
    from typing import Any, TypeVar

    from . import Entry

    _E = TypeVar("_E", bound=BaseException)

UNKNOWN = "unknown"
"""The label of every code that the catalogue does not have."""

_REMEMBERED = 1000
"""Unknown codes that a filter remembers: to look for one takes ten times as long as to find one."""

_EMPTY = {
    "error_title": "",
    "error_severity": "",
    "error_owner": "",
    "error_retry": "",
    "error_url": "",
}


def annotate(exc: "_E", code: object, *, field: "Any" = None) -> "_E":
    """Add the entry of a code to an exception as a note (PEP 678), which tracebacks show.

    The same note is added once; for an unknown code nothing is added. Never raises because of
    the code or of notes that something else put there.

    Args:
        exc: The exception.
        code: The code, as it was on the wire.
        field: The field it was read from; without it the first field that has the code.

    Returns:
        The exception, as in `raise annotate(error, code)`.
    """
    entry = get(code, field=field)
    if entry is not None:
        note = entry.text()
        with contextlib.suppress(TypeError):  # `__notes__` may be anything
            if note not in getattr(exc, "__notes__", ()):
                exc.add_note(note)
    return exc


def log_filter(field: str = "error_code") -> "Callable[[LogRecord], bool]":
    """Return a filter that adds what a record's code means; every record passes.

    A record gets `error_title`, `error_severity`, `error_owner`, `error_retry` and `error_url`,
    all texts, and empty where the code is unknown or missing; so a format that names them never
    fails. The field with the code is empty where the record has none. The filter never raises,
    whatever object the field holds.

    Put it on a handler: a filter on a logger does not see the records of the loggers below it.

    Args:
        field: The attribute of the record with the code, as given in `extra`.

    Raises:
        TypeError: The name of the field is not text.
    """
    if not isinstance(field, str):
        raise TypeError(f"field is the name of an attribute, not {type(field).__name__}")
    empty = {field: "", **_EMPTY}
    unknown: set[str] = set()

    def find(code: object) -> "Entry | None":
        if type(code) is not str:
            return get(code)
        if code in unknown:
            return None
        entry = get(code)
        if entry is None and len(code) <= 100:
            if len(unknown) >= _REMEMBERED:
                unknown.clear()
            unknown.add(code)
        return entry

    def add_fields(record: "LogRecord") -> bool:
        fields = record.__dict__
        code = fields.get(field)
        entry = find(code) if code is not None else None
        if entry is None:
            for name, text in empty.items():
                fields.setdefault(name, text)
        else:
            fields["error_title"] = entry.title
            fields["error_severity"] = entry.severity
            fields["error_owner"] = entry.owner
            fields["error_retry"] = entry.retry or ""
            fields["error_url"] = entry.url
        return True

    return add_fields


def metric_label(code: object) -> str:
    """Return a code for the label of a metric: one of `CODES`, or `unknown`; never raises.

    So the label has a bounded number of values, whatever a service sends.
    """
    entry = get(code)
    return UNKNOWN if entry is None else entry.code
