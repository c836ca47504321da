"""Reads HAR 1.2 archives, also those that a browser sanitized or that were cut off."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from errdex.engine.sentences import say
from errdex.engine.tables import list_of
from errdex.evidence.http.documents import (
    Request,
    Response,
    request_document,
    response_document,
)
from errdex.evidence.text.characters import lower
from errdex.evidence.text.dates import read_iso_date
from errdex.evidence.text.forms import encode_percent
from errdex.evidence.text.json_text import Json, JsonError, JsonNumber, JsonWalk

_LOG = re.compile(
    '[ \t\r\n]*\\{[ \t\r\n]*"log"[ \t\r\n]*:[ \t\r\n]*\\{[ \t\r\n]*'
    '"(?:version|creator|browser|pages|entries|comment)"'
)
_OPENING = 1000  # characters in which an archive tells that it is one
_BASE64 = re.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
_STATUS = re.compile("[1-9][0-9]{2}")
_SECRET = list_of("secret_headers")
_SANITIZES = "WebInspector"  # Chrome leaves secret headers out unless asked not to


FailsBy = Callable[[Response], bool]
"""Tells whether a response names a failure, as the catalogue has it."""


class Archive(NamedTuple):
    """The exchange of an archive that was read.

    Attributes:
        end: How far the text was read, where the archive was read as one.
        complete: Whether the archive was read to its end.
    """

    request: Request
    response: Response | None
    sent_at: str | None
    notes: list[str]
    end: int = 0
    complete: bool = True


def read_archive(value: Json, fails: FailsBy) -> Archive | None:
    """Return the exchange of an archive that tells most, or None where the JSON is no archive."""
    log = _object_in(value, "log")
    entries = log.get("entries")
    choice = _Choice(fails)
    for entry in entries if isinstance(entries, list) else [value]:
        choice.add(entry)
    return choice.archive(log.get("creator"))


def begins_archive(text: str, start: int = 0) -> bool:
    """Tell whether an archive begins at a place of a text."""
    return _LOG.match(text[start : start + _OPENING]) is not None


def read_archive_text(text: str, fails: FailsBy) -> Archive | None:
    """Return the exchange that tells most of an archive of any size, read entry by entry.

    None where the text does not begin with an archive. One that is cut off is read up to there, in
    its last entry each member that is whole.
    """
    if not _LOG.match(text):
        return None
    walk, choice, creator = JsonWalk(text), _Choice(fails), None
    complete = False
    try:
        for name in _members_of_log(walk):
            if name == "entries":
                for entry in walk.items():
                    choice.add(entry)
            elif name == "creator":
                creator = walk.value()
            else:
                walk.value()
        complete = True
    except JsonError as error:
        last = _whole_members(text[walk.item_at :]) if error.fault.at_end and walk.item_at else {}
        if "request" in last:
            choice.add(last)
    archive = choice.archive(creator)
    if archive is None or complete:
        return archive and archive._replace(end=walk.at)
    notes = [*archive.notes, say("har_cut_off")]
    return archive._replace(end=len(text), notes=notes, complete=False)


def _whole_members(text: str) -> dict[str, Json]:
    """Return what is whole of an entry that is cut off, and of its response."""
    walk = JsonWalk(text)
    entry: dict[str, Json] = {}
    response: dict[str, Json] = {}
    with suppress(JsonError):
        for name in walk.members():
            if name == "response":
                entry[name] = response
                for inner in walk.members():
                    response[inner] = walk.value()
            else:
                entry[name] = walk.value()
    return entry


def _members_of_log(walk: JsonWalk) -> Iterator[str]:
    for name in walk.members():
        if name == "log":
            yield from walk.members()
        else:
            walk.value()


class _Choice:
    """The entry that tells most of those seen so far; of several that tell as much, the last."""

    def __init__(self, fails: FailsBy) -> None:
        self._fails = fails
        self._count = 0
        self._has_secrets = False
        self._entry: Json = None
        self._number = 0
        self._rank = (False, 0, False)

    def add(self, entry: Json) -> None:
        """Look at the next entry."""
        self._count += 1
        if not isinstance(entry, dict):
            return
        self._has_secrets = self._has_secrets or _has_secrets(entry)
        if not _is_known(entry):
            return
        rank = (self._names_failure(entry), _telling(entry), _has_failed(entry))
        if rank >= self._rank:
            self._entry, self._number, self._rank = entry, self._count, rank

    def _names_failure(self, entry: Json) -> bool:
        response = _response_in(_object_in(entry, "response"))
        return bool(response and response["body"] and self._fails(response))

    def archive(self, creator: Json) -> Archive | None:
        """Return the exchange that tells most, or None where no entry was one."""
        if self._number == 0:
            return None
        notes = [say(self._said(), count=self._count, number=self._number)]
        notes = notes if self._count > 1 else []
        request = _request_in(_object_in(self._entry, "request"), notes)
        if _text_in(creator, "name") == _SANITIZES and not self._has_secrets:
            request = {**request, "sanitized": True}
            notes.append(say("har_sanitized"))
        response = _response_in(_object_in(self._entry, "response"))
        sent_at = read_iso_date(_text_in(self._entry, "startedDateTime"))
        return Archive(request, response, sent_at, notes)

    def _said(self) -> str:
        failed = self._rank[0] or self._rank[2]
        return "har_entries_failed" if failed else "har_entries"


def _member(value: Json, name: str) -> Json:
    return value.get(name) if isinstance(value, dict) else None


def _object_in(value: Json, name: str) -> dict[str, Json]:
    found = _member(value, name)
    return found if isinstance(found, dict) else {}


def _list_in(value: Json, name: str) -> list[Json]:
    found = _member(value, name)
    return found if isinstance(found, list) else []


def _text_in(value: Json, name: str) -> str:
    found = _member(value, name)
    return found if isinstance(found, str) and not isinstance(found, JsonNumber) else ""


def _is_known(entry: Json) -> bool:
    return _text_in(_object_in(entry, "request"), "url") != ""


def _telling(entry: Json) -> int:
    """Return how much an entry tells: whether a body was sent, and JSON or a fault came back."""
    request, response = _object_in(entry, "request"), _object_in(entry, "response")
    if _text_in(request, "method") == "OPTIONS":
        return 0
    is_json = "json" in _text_in(_object_in(response, "content"), "mimeType")
    answered = is_json or _has_failed(entry)
    return 1 + isinstance(request.get("postData"), dict) + answered


def _has_failed(entry: Json) -> bool:
    return _status_in(_object_in(entry, "response"))[:1] in ("4", "5")


def _status_in(response: dict[str, Json]) -> str:
    status = response.get("status")
    return str(status) if isinstance(status, JsonNumber) else ""


def _has_secrets(entry: Json) -> bool:
    for side in ("request", "response"):
        message = _member(entry, side)
        headers = _headers_in(message) if isinstance(message, dict) else ()
        if any(lower(name) in _SECRET for name, _ in headers):
            return True
    return False


def _headers_in(message: dict[str, Json]) -> list[tuple[str, str]]:
    """Return the headers without the pseudo headers of HTTP/2."""
    pairs = [(_text_in(h, "name"), _text_in(h, "value")) for h in _list_in(message, "headers")]
    return [(name, value) for name, value in pairs if name and not name.startswith(":")]


def _request_in(message: dict[str, Json], notes: list[str]) -> Request:
    method, url = _text_in(message, "method"), _text_in(message, "url")
    return request_document(method, url, _headers_in(message), _posted(message, notes))


def _posted(message: dict[str, Json], notes: list[str]) -> str | None:
    data = message.get("postData")
    if not isinstance(data, dict):
        return None if _has_size(message) else ""
    if _text_in(data, "text"):
        return _text_in(data, "text")
    params = _list_in(data, "params")
    if not params:
        return None if _has_size(message) else ""
    notes.append(say("har_body_rebuilt"))
    return _joined([(_text_in(param, "name"), _text_in(param, "value")) for param in params])


def _has_size(message: dict[str, Json]) -> bool:
    """Tell whether the archive says that a body was sent."""
    size = message.get("bodySize")
    return isinstance(size, JsonNumber) and size[:1] not in ("-", "0")


def _joined(fields: list[tuple[str, str]]) -> str:
    """Return fields as a form body; some browsers write them as they were sent, some decoded."""
    if not any(_ESCAPE.search(name + value) for name, value in fields):
        fields = [(encode_percent(name), encode_percent(value)) for name, value in fields]
    return "&".join(f"{name}={value}" for name, value in fields)


def _response_in(message: dict[str, Json]) -> Response | None:
    """Return the response, or None where none came."""
    status = _status_in(message)
    if not _STATUS.fullmatch(status):
        return None
    content = _object_in(message, "content")
    body = content.get("text")
    text = body if isinstance(body, str) and not isinstance(body, JsonNumber) else None
    if text is not None and _text_in(content, "encoding") == "base64":
        whole = _BASE64.fullmatch(text)
        text = base64.b64decode(text).decode("utf-8", "replace") if whole else None
    return response_document(int(status), _headers_in(message), text)
