"""Puts the request together from what was found of it."""

from __future__ import annotations

from errdex.evidence.http.addresses import split_url
from errdex.evidence.http.documents import (
    NOT_GIVEN,
    Request,
    partial_request,
    request_document,
    with_open_type,
)
from errdex.evidence.literals.made_bodies import MadeBodies, MadeBody
from errdex.evidence.literals.parts import Parts
from errdex.evidence.literals.tokens import EXPRESSION


def request_in(parts: Parts, bodies: MadeBodies) -> Request | None:
    """Return the request that was found; None where nothing tells that it is one."""
    if not parts.tells_who():
        return None
    url, headers = _url_of(parts), parts.headers
    type_ = headers.get("content-type", parts.media_type)
    body = bodies.body_of(parts, type_)
    if type_:
        headers = {**headers, "content-type": type_}
    if not url:
        request = partial_request(headers.items(), body.text)
    else:
        request = _whole("" if parts.is_open else parts.method, url, headers, body.text)
    is_open = parts.is_open or request["sanitized"]
    notes = [*request["notes"], *([body.note] if body.note else [])]
    text = _marked(body, request["body"])
    if parts.group or parts.fields:  # of which the library makes the body, and tells its type
        request = {**request, "media_type": request["media_type"] or NOT_GIVEN}
    return {**request, "body": text, "sanitized": is_open, "notes": notes}


def _marked(made: MadeBody, text: str | None) -> str | None:
    """Return a body with a mark only if it is not known how it is encoded.

    JSON is told as such whatever the program puts into its values.
    """
    if text is None or made.is_open:
        return text and EXPRESSION + text
    return text.replace(EXPRESSION, "") if text[:1] == "{" else text


def _whole(method: str, url: str, headers: dict[str, str], body: str | None) -> Request:
    """Return a request with its URL; the library may add a content type to those that are seen."""
    host = split_url(url, "http").host_header
    if host:
        headers = {"host": host, **headers}
    request = request_document(method or NOT_GIVEN, url, headers.items(), body)
    return with_open_type(request)


def _url_of(parts: Parts) -> str:
    """Return the URL that tells most, put together where host and path are apart."""
    named = [url for rank, url in parts.urls if rank == 2]
    ranked = named + [url for rank, url in parts.urls if rank == 1]
    whole = [url for url in ranked if split_url(url, "http").path != "/"]
    if whole or not parts.path:
        return [*whole, *named, ""][0]
    if ranked:
        base = ranked[0]
        return (base.removesuffix("/")) + parts.path
    is_apart = parts.host and parts.port and ":" not in parts.host
    return f"{parts.host}:{parts.port}{parts.path}" if is_apart else parts.host + parts.path
