"""Puts the parts of a paste together: one request, one response, a report, and the rest."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from errdex.evidence.http.documents import (
    NOT_GIVEN,
    Document,
    partial_request,
    read_body,
    response_document,
)
from errdex.evidence.http.har import Archive
from errdex.evidence.text.dates import read_http_date

_CODE_LIKE = re.compile("[0-9]|[A-Z]{4}")
_BODY = ("body", "body_given", "form", "json", "json_error")


class Gathered:
    """What was found so far; of several requests and of several responses the last counts."""

    def __init__(self, notes: list[str], report_marks: Collection[str] = ()) -> None:
        self.request: Document | None = None
        self.response: Document | None = None
        self.report: dict[str, str] | None = None
        self._sent_at: str | None = None
        self._notes = notes
        self._report_marks = report_marks
        self._recognised: dict[str, None] = {}
        self._log: list[str] = []
        self._requests = 0
        self._responses = 0

    def note(self, text: str) -> None:
        """Add what the reader should know."""
        self._notes.append(text)

    def add_text(self, text: str) -> None:
        """Add text that is none of the rest."""
        if text:
            self._log.append(text)
        if _CODE_LIKE.search(text):
            self._recognised["log"] = None

    def add_request(self, kind: str, request: Document) -> None:
        """Add a request; what an earlier part told about the same one is kept."""
        self._recognised[kind] = None
        earlier = self.request
        if earlier is None or not _are_one(earlier, request):
            self._requests += 1
        elif not request["body_given"]:
            request.update({name: earlier[name] for name in _BODY})
        if earlier and _are_one(earlier, request):
            request["notes"] = earlier["notes"] + request["notes"]
        self.request = request

    def add_response(self, response: Document) -> None:
        """Add a response; the body of an earlier one is kept as text, for its codes."""
        self._recognised["response"] = None
        earlier = self.response
        if earlier is None or (earlier["status"] or 200) >= 200:
            self._responses += 1
        if earlier and earlier["body"]:
            self._log.append(earlier["body"])
        self.response = response

    def add_answer(self, body: str) -> None:
        """Add a body that looks like a response's."""
        if self.response and not self.response["body_given"]:
            self._recognised["response"] = None
            self.response.update(read_body(body))
        else:
            self.add_response(response_document(None, (), body))

    def add_posted(self, body: str) -> None:
        """Add a body that looks like a request's."""
        if self.request is None:
            self.add_request("request", partial_request((), body))
        elif not self.request["body_given"]:
            self.request.update(read_body(body))
        elif body[:1] in ("{", "["):
            self.add_answer(body)
        else:
            self.add_text(body)

    def is_report(self, form: dict[str, str]) -> bool:
        """Tell whether a form is one that the service posts by itself."""
        return any(mark in form for mark in self._report_marks)

    def add_report(self, fields: dict[str, str]) -> None:
        """Add a report, the fields of a form."""
        self._recognised["report"] = None
        self.report = fields

    def add_archive(self, archive: Archive) -> None:
        """Add the exchange of an archive."""
        self._recognised["HAR"] = None
        self._notes += archive.notes
        self._requests += 1
        self.request = archive.request
        if archive.response:
            self._responses += 1
            self.response = archive.response
        self._sent_at = archive.sent_at

    def evidence(self) -> dict[str, Any]:
        """Return what `read_evidence` gives."""
        notes = self._notes + (self.request["notes"] if self.request else [])
        if self._requests > 1:
            notes.append(f"{self._requests} requests were found; the last was read")
        if self._responses > 1:
            notes.append(f"{self._responses} responses were found; the last was read")
        return {
            "recognised": list(self._recognised),
            "notes": list(dict.fromkeys(notes)),
            "request": self.request,
            "response": self.response,
            "report": self.report,
            "log": "\n".join(self._log),
            "sent_at": self._sent_at or self._answered_at(),
        }

    def _answered_at(self) -> str | None:
        return read_http_date(self.response["headers"].get("date", "")) if self.response else None


def _are_one(first: Document, second: Document) -> bool:
    """Tell whether two documents show the same request, or parts of it."""
    return all(
        first[name] == second[name] or NOT_GIVEN in (first[name], second[name])
        for name in ("method", "path")
    )
