"""Converts requests and responses from any source into the one form that checks read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypedDict

from errdex.engine.sentences import say
from errdex.engine.tables import list_of
from errdex.evidence.http.addresses import split_url
from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.elisions import (
    ends_elided,
    fill_elided,
    is_elided,
    may_be_elided,
)
from errdex.evidence.text.forms import decode_form, encode_percent
from errdex.evidence.text.gaps import (
    close_form_gaps,
    cuts_token,
    gaps_in,
    gaps_in_body,
    has_dots,
    is_broken_at,
)
from errdex.evidence.text.json_text import Json, read_counted_json, read_json

NOT_GIVEN = "<not given>"
"""Replaces a part of a request that was not pasted; checks read it as a masked value."""
CUT = "<%...%>"
"""Marks where a text ends in the middle of a value; checks read it as a masked value."""

_LISTS = frozenset(list_of("headers_with_lists"))
_LENGTH = re.compile("[0-9]{1,9}")
_FORM = re.compile("[ \t\n]{0,9}[&?]?[^&= \t\n<]{1,100}=")
_INDENTED = 100  # bytes of blanks that a short document may have had as well
_LINE_END = 2

Headers = Iterable[tuple[str, str]]
"""Pairs of name and value, in order."""


class Body(TypedDict):
    """What a body contains; None if it was not given, or is not of that kind."""

    body: str | None
    body_given: bool
    form: dict[str, str] | None
    json: Json
    json_error: str | None


class Request(Body):
    """A request as checks read it.

    `sanitized` if secret headers may have been removed, `cut` if the text ends inside it.
    `twice`: what has two values, as `headers.NAME`, `form.NAME`, or `json` for any name in it.
    """

    method: str
    url: str
    scheme: str
    host: str
    port: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    media_type: str
    sanitized: bool
    cut: bool
    twice: list[str]
    notes: list[str]


class Response(Body):
    """A response as checks read it."""

    status: int | None
    headers: dict[str, str]
    media_type: str


def request_document(method: str, url: str, headers: Headers, body: str | None) -> Request:
    """Return the document of a request; `body` is None if it is unknown."""
    address = split_url(url, NOT_GIVEN)
    headers = list(headers)
    fields = join_headers(headers)
    type_ = media_type(fields)
    is_multipart = type_.startswith("multipart/")
    is_known = address.path != "/" or not is_elided(address.host)
    twice = list(_twice_in(headers, None if is_multipart else body))
    request: Request = {
        "method": method,
        "url": url,
        "scheme": address.scheme,
        "host": address.host or NOT_GIVEN,
        "port": address.port or NOT_GIVEN,
        "path": address.path if is_known else NOT_GIVEN,
        "query": decode_form(address.query),
        "headers": fields,
        "media_type": type_,
        **read_body(None if is_multipart else body),
        "sanitized": False,
        "cut": False,
        "twice": twice,
        "notes": list(_said_of(is_multipart, twice)),
    }
    if any(map(has_dots, fields)) or any(map(has_dots, fields.values())):
        request = _with_header_gaps(request)
    if request["json_error"] is not None:
        return _with_filled_json(request)
    if (
        request["json"] is not None
        and len(gaps_in_body(body or "")) == 1
        and cuts_token(body or "")
    ):
        return {**request, "json": _with_open_members(request["json"])}
    form = request["form"]
    return _with_elided_form(request, form) if form and may_be_elided(trim(body or "")) else request


def _with_header_gaps(request: Request) -> Request:
    """Return a request in which headers may be absent since dots in one hide them.

    The only dots in it may do so wherever they are; who masks values does it more than once.
    """
    headers = request["headers"]
    gaps = [hides_more for value in headers.values() for *_, hides_more in gaps_in(value)]
    gaps += [True for name, value in headers.items() if has_dots(name) and value != CUT]
    if not any(gaps) and len(gaps) != 1:
        return request
    type_ = request["media_type"] or NOT_GIVEN
    open_: Request = {**request, "headers": {"...": "", **headers}, "media_type": type_}
    return _with_gap(open_) if any(gaps) else open_


def _with_gap(request: Request) -> Request:
    """Return a request with a note that dots hide a part of it."""
    return {**request, "notes": list(dict.fromkeys([*request["notes"], say("gap_in_request")]))}


def _with_filled_json(request: Request) -> Request:
    """Return a request cut off where its body is JSON with something left out, else as it is."""
    body = request["body"] or ""
    filled = fill_elided(body)
    json, error = read_json(filled) if filled != body else (None, "")
    is_read = error is None
    if is_read:
        return cut_off({**request, "json": json, "json_error": None})
    gap = gaps_in_body(body)
    if len(gap) == 1 and not (cuts_token(body) or is_broken_at(body, gap[0])):
        gap = []
    fault = read_counted_json(body[: gap[0]]).fault if len(gap) == 1 else None
    is_open = (filled != body and CUT not in body) or (fault is not None and fault.at_end)
    return _with_gap(without_body(request)) if is_open else request


def _with_open_members(value: Json) -> Json:
    """Return JSON in which each object may have members that are not shown."""
    if isinstance(value, list):
        return [_with_open_members(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: _with_open_members(member) for name, member in value.items()} | {"...": ""}


def _with_elided_form(request: Request, form: dict[str, str]) -> Request:
    """Return a request cut off where the end of its form is left out, else as it is.

    A sign for what is left out is no character of the body.
    """
    body = trim(request["body"] or "")
    is_cut = ends_elided(body)
    if is_cut or ("\u2026" in body and any(map(is_elided, form.values()))):
        request = {**request, "body": body.replace("\u2026", "...")}
    shown = close_form_gaps(body)
    if shown != body:
        request, form = request if is_cut else _with_gap(request), decode_form(shown)
    elif not is_cut and not (len(gaps_in_body(body)) == 1 and any(map(cuts_token, form.values()))):
        return request
    request = {**request, "form": {**form, "...": ""}}
    return cut_off(request) if is_cut else request


def _twice_in(headers: Headers, body: str | None) -> Iterator[str]:
    """Yield what has two values; headers that are lists may have more."""
    values: dict[str, dict[str, None]] = {}
    for name, value in headers:
        values.setdefault(lower(name), {})[trim(value)] = None
    yield from (f"headers.{n}" for n, of in values.items() if len(of) > 1 and n not in _LISTS)
    yield from _twice_in_body(body or "")


def _twice_in_body(body: str) -> Iterator[str]:
    """Yield the names in a form that stand for two values; `json` for any name in JSON."""
    if trim(body[:100])[:1] in ("{", "["):
        if read_counted_json(body).doubled:
            yield "json"
    elif _FORM.match(body):
        counts = Counter([pair.partition("=")[0] for pair in dict.fromkeys(trim(body).split("&"))])
        for name, count in counts.items():
            if count > 1:
                yield f"form.{next(iter(decode_form(name)), '')}"


def repeats_name(body: str) -> bool:
    """Tell whether a name in JSON or in a form stands for two values."""
    return any(True for _ in _twice_in_body(body))


def _said_of(is_multipart: bool, twice: list[str]) -> Iterator[str]:
    """Yield notes on what of a request is not read."""
    if any(name.startswith("headers.") for name in twice):
        yield say("header_twice")
    if "json" in twice:
        yield say("json_twice")
    if any(name.startswith("form.") for name in twice):
        yield say("form_repeats_name")
    if is_multipart:
        yield say("multipart_not_read")


def is_short(message: Request | Response) -> bool:
    """Tell whether a body has fewer bytes than its header says, in whatever form it is shown.

    JSON may have been sent with blanks, and a form with escapes.
    """
    body, length = message["body"], message["headers"].get("content-length", "")
    if not body or "content-encoding" in message["headers"] or not _LENGTH.fullmatch(length):
        return False
    size = len(body.encode("utf-8", "replace"))
    if message["form"] is None:
        return message["json"] is not None and int(length) > 2 * size + _INDENTED
    return int(length) > (size if "%" in body else len(encode_percent(body))) + _LINE_END


def partial_request(headers: Headers, body: str | None) -> Request:
    """Return the document of a request of which only headers or a body were pasted."""
    request = with_open_type(request_document(NOT_GIVEN, "", headers, body))
    return {**request, "url": NOT_GIVEN, "path": NOT_GIVEN, "sanitized": True}


def with_open_type(request: Request) -> Request:
    """Return a request whose content type is open where none is shown.

    It is missing where the headers are those that were sent: only they count the body's bytes and
    name the program.
    """
    headers = request["headers"]
    is_counted = _LENGTH.fullmatch(headers.get("content-length", "")) is not None
    is_sent = is_counted and "user-agent" in headers
    return request if is_sent else {**request, "media_type": request["media_type"] or NOT_GIVEN}


def cut_off(request: Request) -> Request:
    """Return a request whose end was cut off: absent parts may have been there."""
    known = request if request["body"] else without_body(request)
    type_ = request["media_type"] or NOT_GIVEN
    notes = [*request["notes"], say("cut_off")]
    return {**known, "cut": True, "media_type": type_, "notes": notes}


def cut_body_off(request: Request) -> Request:
    """Return a request without its body if that is JSON that only lacks its end."""
    body = request["body"]
    fault = read_counted_json(body).fault if body and request["json_error"] else None
    if not fault or not fault.at_end:
        return request
    return {**without_body(request), "notes": [*request["notes"], say("cut_off")]}


def without_body(request: Request) -> Request:
    """Return a request whose body is unknown."""
    return {**request, **read_body(None)}


def response_document(status: int | None, headers: Headers, body: str | None) -> Response:
    """Return the document of a response; `status` and `body` are None if unknown."""
    fields = join_headers(headers)
    return {
        "status": status,
        "headers": fields,
        "media_type": media_type(fields),
        **read_body(body),
    }


def join_headers(headers: Headers) -> dict[str, str]:
    """Return headers by lower-case name, the values of one joined with `, ` (RFC 9110, 5.3)."""
    values: dict[str, dict[str, None]] = {}
    for name, value in headers:
        values.setdefault(lower(name), {})[trim(value)] = None
    return {name: ", ".join(of) for name, of in values.items()}


def media_type(headers: dict[str, str]) -> str:
    """Return the content type without its parameters; empty if there is none."""
    shown = headers.get("content-type", "").partition(";")[0]
    if has_dots(shown):
        shown = shown[: next((end for _, end, _ in gaps_in(shown)), len(shown))]
    return lower(trim(shown))


def body_of(message: Body) -> Body:
    """Return the body of a request or a response alone."""
    return {
        "body": message["body"],
        "body_given": message["body_given"],
        "form": message["form"],
        "json": message["json"],
        "json_error": message["json_error"],
    }


def read_body(body: str | None) -> Body:
    """Return what a body contains: its first character decides, not its content type."""
    form = error = None
    json: Json = None
    start = trim(body[:100])[:1] if body else ""
    if body and start in ("{", "["):
        json, error = read_json(body)
    elif body and "=" in body and not body.startswith("--"):
        form = decode_form(trim(body))
    return {
        "body": body,
        "body_given": body is not None,
        "form": form,
        "json": json,
        "json_error": error,
    }
