"""What a payload is about: an entry, or a code that the catalogue does not have."""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from errdex.diagnosis.module_rows import removed_row, step_text
from errdex.diagnosis.retries import retry_words
from errdex.payloads.texts import one_line, safe_url
from errdex.prose.plain_text import summary

SEVERITIES = ("info", "warning", "error", "critical")

CODE_ROOM = 64
"""Characters of an unknown code that are shown; a catalogue has no longer ones."""

_SHOWN_AS_IS = (bool, bytes, float, int, type(None))


@dataclass(frozen=True, slots=True)
class Subject:
    """What every channel says, as inert texts of one line each.

    Attributes:
        catalogue: The catalogue's id.
        code: The code; of an unknown one, the first characters.
        field: The field it is a value of; empty for an unknown code.
        severity: One of `SEVERITIES`; `error` for an unknown code; empty for a draft without it.
        owner: Who has to act, in words; empty for an unknown code, and for a draft without it.
        retry: When to send again, in words such as `after the fix`; empty in the same cases.
        url: The entry's page; for an unknown code, the search for it.
        http_status: The HTTP status that comes with the code, where it is known.
        unwritten: What a draft does not say yet, in words; empty for a complete entry.
    """

    catalogue: str
    code: str
    field: str
    title: str
    severity: str
    owner: str
    retry: str
    url: str
    http_status: int | None
    _remediation: Sequence[Any]
    _owner: str
    _owners: dict[str, str]
    unwritten: str = ""

    @property
    def urgency(self) -> str:
        """The severity for those who demand one: a draft without it alerts as an unknown code."""
        return self.severity or "error"

    @property
    def step_count(self) -> int:
        """How many steps there are."""
        return len(self._remediation)

    def steps(self) -> Iterator[str]:
        """Yield the steps, numbered; a step says who does it and where."""
        for number, step in enumerate(self._remediation, 1):
            yield f"{number}. {one_line(summary(step_text(step, self._owner, self._owners)))}"


@dataclass(frozen=True, slots=True)
class _Advice:
    """A step for a code without an entry."""

    do: str
    owner: str = ""
    where: str = ""


_OF_UNKNOWN = _Advice("Search for the code at the link: it may be new, or written in another way.")
_OF_REMOVED = _Advice("Read at the link what became of the code.")
_OF_UNDOCUMENTED = _Advice("Ask whoever runs the service what the code means.")


def subject_of(entry: Any) -> Subject:
    """Return what a payload is about.

    Args:
        entry: An entry of any generated module, or the `UnknownCodeError` or `RemovedCodeError`
            that its `lookup` raised.

    Raises:
        ErrdexError: The entry's link is not an address, or it is too long.
        TypeError: It is something else.
    """
    package = sys.modules.get(type(entry).__module__)
    if hasattr(package, "CATALOGUE"):
        if isinstance(entry, LookupError):
            return _without_entry(entry, package)
        if hasattr(entry, "remediation"):
            return _of_entry(entry, package)
    raise TypeError(
        "a payload is about an entry, or about the error that `lookup` raised, "
        f"not about an object of type {type(entry).__name__}"
    )


def _of_entry(entry: Any, package: Any) -> Subject:
    tables = importlib.import_module(f"{package.__name__}._tables")
    owners = _Owners(tables._OWNERS)
    code = one_line(entry.code)
    title = one_line(entry.title)
    return Subject(
        catalogue=package.CATALOGUE["id"],
        code=code,
        field=one_line(entry.field),
        title=f"{title} (asked for as {one_line(entry.asked)})" if entry.asked else title,
        severity=entry.severity if entry.severity in ("", *SEVERITIES) else "error",
        owner=one_line(owners[entry.owner]) if entry.owner else "",
        retry=_retry_of(entry, tables._POINTED) if tables._RESENDS else "",
        url=safe_url(entry.url, code),
        http_status=entry.http_status,
        _remediation=entry.remediation,
        _owner=entry.owner,
        _owners=owners,
        unwritten=one_line(", ".join(entry.unwritten)),
    )


def _retry_of(entry: Any, pointed: Mapping[str, str]) -> str:
    if entry.success:
        return "nothing to retry"
    if entry.points_to:
        return one_line(pointed[entry.points_to])
    words = retry_words({"rule": entry.retry, "after_seconds": entry.retry_after})
    return "never" if entry.retry == "never" else words.removeprefix("retry ")


def _without_entry(error: Any, package: Any) -> Subject:
    catalogue = package.CATALOGUE
    asked = one_line(_code_text(error.code))
    code = asked if len(asked) <= CODE_ROOM else f"{asked[:CODE_ROOM]}\u2026"
    title = f'Not in the catalogue "{one_line(catalogue["title"])}"'
    url = f"{catalogue['url']}find/#{quote(asked[:CODE_ROOM], safe='')}"
    advice = _OF_UNKNOWN
    if hasattr(error, "lifecycle"):
        life = error.lifecycle
        title = one_line(removed_row(code, life.since, life.replaced_by, life.note)[1])
        url, advice = error.url, _OF_REMOVED
    elif error.undocumented:
        title, advice = one_line(error.undocumented), _OF_UNDOCUMENTED
    elif error.field is not None:
        title = f"{title} as a value of this field"
    return Subject(
        catalogue=catalogue["id"],
        code=code or "(no code)",
        field="",
        title=title,
        severity="error",
        owner="",
        retry="",
        url=safe_url(url, code),
        http_status=None,
        _remediation=(advice,),
        _owner="",
        _owners={},
    )


def _code_text(code: object) -> str:
    """Return text as it is, and of anything else what an alert can show without running it."""
    if issubclass(type(code), str):
        return str.__str__(code)  # whatever a subclass makes of it
    if type(code) in _SHOWN_AS_IS:
        with contextlib.suppress(ValueError):  # a number of thousands of digits
            return repr(code)
    return f"({type(code).__name__})"


class _Owners(dict[str, str]):
    """The words for owners; a name that has none is its own."""

    def __missing__(self, name: str) -> str:
        return name
