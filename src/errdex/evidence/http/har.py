"""Reads HAR 1.2 archives, also those that a browser sanitized or that were cut off."""

from __future__ import annotations

import base64
import re
from typing import Any, NamedTuple

from errdex.evidence.http.documents import Document, Headers, request_document, response_document
from errdex.evidence.text.characters import lower
from errdex.evidence.text.dates import read_iso_date
from errdex.evidence.text.forms import encode_percent
from errdex.evidence.text.json_text import JsonNumber, read_items

_ENTRIES = re.compile('"entries"[ \t\r\n]*:[ \t\r\n]*\\[')
_LOG = re.compile('[ \t\r\n]*\\{[ \t\r\n]*"log"')
_BASE64 = re.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
_STATUS = re.compile("[1-9][0-9]{2}")
_SECRET = ("authorization", "cookie", "set-cookie")
_SANITIZES = "WebInspector"  # Chrome leaves secret headers out unless asked not to


class Archive(NamedTuple):
    """The exchange of an archive that was read."""

    request: Document
    response: Document | None
    sent_at: str | None
    notes: list[str]


def read_archive(value: Any) -> Archive | None:
    """Return the exchange of an archive that tells most, or None where the JSON is no archive."""
    log = _member(value, "log", dict)
    if isinstance(log.get("entries"), list):
        return _read(log["entries"], _member(log, "creator", dict).get("name"))
    return _read([value], None)


def read_cut_archive(text: str) -> Archive | None:
    """Return what the whole entries of an archive tell that is cut off."""
    found = _ENTRIES.search(text)
    if not found or not _LOG.match(text):
        return None
    creator = _SANITIZES if f'"{_SANITIZES}"' in text[: found.start()] else None
    archive = _read(read_items(text, found.end()), creator)
    if archive:
        archive.notes.append("the HAR is cut off; only its whole entries were read")
    return archive


def _member(value: Any, name: str, of: type) -> Any:
    """Return a member of an object; where it has not that type, an empty one."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, of) and not isinstance(found, JsonNumber) else of()


def _text(value: Any, name: str) -> str:
    found: str = _member(value, name, str)
    return found


def _read(entries: list[Any], creator: object) -> Archive | None:
    """Of the entries that tell most, the last: a body was sent, and JSON or a fault came back."""
    known = [(number, e) for number, e in enumerate(entries, 1) if _is_known(e)]
    if not known:
        return None
    most = max(_telling(entry) for _, entry in known)
    number, entry = [(n, e) for n, e in known if _telling(e) == most][-1]
    notes = []
    if len(entries) > 1:
        notes.append(f"the HAR has {len(entries)} entries; number {number} was read")
    request = _request(entry["request"], notes)
    if creator == _SANITIZES and not any(map(_has_secrets, entries)):
        request["sanitized"] = True
        notes.append("the HAR is sanitized: secret headers such as Authorization are left out")
    return Archive(
        request,
        _response(_member(entry, "response", dict)),
        read_iso_date(_text(entry, "startedDateTime")),
        notes,
    )


def _is_known(entry: Any) -> bool:
    return isinstance(entry, dict) and _text(entry.get("request"), "url") != ""


def _telling(entry: Any) -> int:
    request, response = _member(entry, "request", dict), _member(entry, "response", dict)
    if _text(request, "method") == "OPTIONS":
        return 0
    content = _member(response, "content", dict)
    answered = "json" in _text(content, "mimeType") or _status(response)[:1] in ("4", "5")
    return 1 + isinstance(request.get("postData"), dict) + answered


def _status(response: dict[str, Any]) -> str:
    status = response.get("status")
    return str(status) if isinstance(status, JsonNumber) else ""


def _has_secrets(entry: Any) -> bool:
    sides = (_member(entry, side, dict) for side in ("request", "response"))
    return any(lower(name) in _SECRET for side in sides for name, _ in _headers(side))


def _headers(message: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the headers without the pseudo headers of HTTP/2."""
    pairs = [(_text(h, "name"), _text(h, "value")) for h in _member(message, "headers", list)]
    return [(name, value) for name, value in pairs if name and not name.startswith(":")]


def _request(message: dict[str, Any], notes: list[str]) -> Document:
    headers: Headers = _headers(message)
    method, url = _text(message, "method"), _text(message, "url")
    return request_document(method, url, headers, _posted(message, notes))


def _posted(message: dict[str, Any], notes: list[str]) -> str | None:
    data = message.get("postData")
    if not isinstance(data, dict):
        return None if _size(message) else ""
    if _text(data, "text"):
        return _text(data, "text")
    params = _member(data, "params", list)
    if not params:
        return None if _size(message) else ""
    notes.append("the HAR has no text of the body; it was put together from its fields")
    return _joined([(_text(param, "name"), _text(param, "value")) for param in params])


def _size(message: dict[str, Any]) -> bool:
    """Tell whether the archive says that a body was sent."""
    size = message.get("bodySize")
    return isinstance(size, JsonNumber) and size[:1] not in ("-", "0")


def _joined(fields: list[tuple[str, str]]) -> str:
    """Return fields as a form body; some browsers write them as they were sent, some decoded."""
    if not any(_ESCAPE.search(name + value) for name, value in fields):
        fields = [(encode_percent(name), encode_percent(value)) for name, value in fields]
    return "&".join(f"{name}={value}" for name, value in fields)


def _response(message: dict[str, Any]) -> Document | None:
    """Return the response, or None where none came."""
    status = _status(message)
    if not _STATUS.fullmatch(status):
        return None
    content = _member(message, "content", dict)
    body = content.get("text")
    text = body if isinstance(body, str) and not isinstance(body, JsonNumber) else None
    if text is not None and _text(content, "encoding") == "base64":
        whole = _BASE64.fullmatch(text)
        text = base64.b64decode(text).decode("utf-8", "replace") if whole else None
    return response_document(int(status), _headers(message), text)
