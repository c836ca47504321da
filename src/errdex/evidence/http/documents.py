"""Puts requests and responses, wherever they came from, into the one form that checks read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from errdex.evidence.http.addresses import split_url
from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.forms import decode_form
from errdex.evidence.text.json_text import read_json

NOT_GIVEN = "<not given>"
"""Stands for a part of a request that was not pasted; checks read it as a masked value."""
CUT = "<%...%>"
"""Stands where a text ends in the middle of a value; checks read it as a masked value."""
ENDS_EARLY = "what was pasted ends in the middle; the rest was not judged"

Document = dict[str, Any]
Headers = Iterable[tuple[str, str]]


def request_document(
    method: str, url: str, headers: Headers, body: str | None, scheme: str = NOT_GIVEN
) -> Document:
    """Return the document of a request.

    Args:
        method: The method.
        url: The whole URL.
        headers: Pairs of name and value, in order.
        body: The body; None where it is not known.
        scheme: The scheme that a URL without one means.
    """
    address = split_url(url, scheme)
    fields = join_headers(headers)
    type_ = media_type(fields)
    is_multipart = type_.startswith("multipart/")
    return {
        "method": method,
        "url": url,
        "scheme": address.scheme,
        "host": address.host or NOT_GIVEN,
        "port": address.port or NOT_GIVEN,
        "path": address.path,
        "query": decode_form(address.query),
        "headers": fields,
        "media_type": type_,
        **read_body(None if is_multipart else body),
        "sanitized": False,
        "cut": False,
        "notes": ["multipart bodies are not read"] if is_multipart else [],
    }


def partial_request(headers: Headers, body: str | None) -> Document:
    """Return the document of a request of which only headers or a body were pasted."""
    request = request_document(NOT_GIVEN, "", headers, body)
    type_ = request["media_type"] or NOT_GIVEN
    request.update(url=NOT_GIVEN, path=NOT_GIVEN, media_type=type_, sanitized=True)
    return request


def cut_off(request: Document) -> None:
    """Mark a request at whose end the text was cut off: what is absent may stand behind that."""
    if not request["body"]:
        request.update(read_body(None))
    request.update(cut=True, media_type=request["media_type"] or NOT_GIVEN)
    request["notes"].append(ENDS_EARLY)


def cut_body_off(request: Document) -> None:
    """Take the body away where it is JSON that only lacks its end."""
    if (request["json_error"] or "").startswith("the text ends"):
        request.update(read_body(None))
        request["notes"].append(ENDS_EARLY)


def response_document(status: int | None, headers: Headers, body: str | None) -> Document:
    """Return the document of a response; `status` and `body` are None where not known."""
    fields = join_headers(headers)
    return {
        "status": status,
        "headers": fields,
        "media_type": media_type(fields),
        **read_body(body),
    }


def join_headers(headers: Headers) -> dict[str, str]:
    """Return headers by lower-case name, repeated ones joined with `, ` (RFC 9110, 5.3)."""
    values: dict[str, list[str]] = {}
    for name, value in headers:
        values.setdefault(lower(name), []).append(trim(value))
    return {name: ", ".join(of) for name, of in values.items()}


def media_type(headers: dict[str, str]) -> str:
    """Return the content type without its parameters, or nothing."""
    return lower(trim(headers.get("content-type", "").partition(";")[0]))


def read_body(body: str | None) -> Document:
    """Return what a body holds: its first character decides, not its content type."""
    form = json = error = None
    start = trim(body[:100])[:1] if body else ""
    if body and start in ("{", "["):
        json, error = read_json(body)
    elif body and "=" in body:
        form = decode_form(trim(body))
    return {
        "body": body,
        "body_given": body is not None,
        "form": form,
        "json": json,
        "json_error": error,
    }
