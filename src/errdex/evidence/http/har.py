"""Reads HAR 1.2 archives, also those that a browser sanitized or that were cut off."""

from __future__ import annotations

import base64
import re
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
from errdex.evidence.text.json_text import Json, JsonNumber, read_items

_ENTRIES = re.compile('"entries"[ \t\r\n]*:[ \t\r\n]*\\[')
_LOG = re.compile('[ \t\r\n]*\\{[ \t\r\n]*"log"')
_BASE64 = re.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
_STATUS = re.compile("[1-9][0-9]{2}")
_SECRET = list_of("secret_headers")
_SANITIZES = "WebInspector"  # Chrome leaves secret headers out unless asked not to


class Archive(NamedTuple):
    """The exchange of an archive that was read."""

    request: Request
    response: Response | None
    sent_at: str | None
    notes: list[str]


def read_archive(value: Json) -> Archive | None:
    """Return the exchange of an archive that tells most, or None where the JSON is no archive."""
    log = _object_in(value, "log")
    entries = log.get("entries")
    if isinstance(entries, list):
        return _read(entries, _object_in(log, "creator").get("name"))
    return _read([value], None)


def read_cut_archive(text: str) -> Archive | None:
    """Return what the whole entries of an archive tell that is cut off."""
    found = _ENTRIES.search(text)
    if not found or not _LOG.match(text):
        return None
    creator = _SANITIZES if f'"{_SANITIZES}"' in text[: found.start()] else None
    archive = _read(read_items(text, found.end()), creator)
    return archive and archive._replace(notes=[*archive.notes, say("har_cut_off")])


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


def _read(entries: list[Json], creator: Json) -> Archive | None:
    """Of the entries that tell most, the last: a body was sent, and JSON or a fault came back."""
    known = [(number, e) for number, e in enumerate(entries, 1) if _is_known(e)]
    if not known:
        return None
    most = max(_telling(entry) for _, entry in known)
    number, entry = [(n, e) for n, e in known if _telling(e) == most][-1]
    notes = []
    if len(entries) > 1:
        notes.append(say("har_entries", count=len(entries), number=number))
    request = _request_in(_object_in(entry, "request"), notes)
    if creator == _SANITIZES and not any(map(_has_secrets, entries)):
        request = {**request, "sanitized": True}
        notes.append(say("har_sanitized"))
    response = _response_in(_object_in(entry, "response"))
    return Archive(request, response, read_iso_date(_text_in(entry, "startedDateTime")), notes)


def _is_known(entry: Json) -> bool:
    return _text_in(_object_in(entry, "request"), "url") != ""


def _telling(entry: Json) -> int:
    request, response = _object_in(entry, "request"), _object_in(entry, "response")
    if _text_in(request, "method") == "OPTIONS":
        return 0
    is_json = "json" in _text_in(_object_in(response, "content"), "mimeType")
    answered = is_json or _status_in(response)[:1] in ("4", "5")
    return 1 + isinstance(request.get("postData"), dict) + answered


def _status_in(response: dict[str, Json]) -> str:
    status = response.get("status")
    return str(status) if isinstance(status, JsonNumber) else ""


def _has_secrets(entry: Json) -> bool:
    sides = (_object_in(entry, side) for side in ("request", "response"))
    return any(lower(name) in _SECRET for side in sides for name, _ in _headers_in(side))


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
