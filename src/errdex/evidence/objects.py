"""Reads the request and response objects of requests and httpx, without importing either."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from errdex.engine.sentences import say
from errdex.evidence.gathering import Evidence, Gathered
from errdex.evidence.http.addresses import split_url
from errdex.evidence.http.documents import Request, request_document, response_document
from errdex.evidence.http.har import FailsBy
from errdex.evidence.known_api import NO_API, KnownApi
from errdex.evidence.pasting import read_into


def read_objects(
    *objects: object,
    report_marks: Collection[str] = (),
    fails: FailsBy = lambda _: False,
    api: KnownApi = NO_API,
) -> Evidence:
    """Read request and response objects, texts and JSON values; never raises.

    A response brings its request along. Objects are recognised by their attributes: a response has
    a `status_code`, a request a `method` and a `url`. A note names the type of an object that was
    not recognised.
    """
    gathered = Gathered([], report_marks, fails, api)
    for item in objects:
        _add(item, gathered)
    return gathered.evidence()


def _add(item: object, gathered: Gathered) -> None:
    if isinstance(item, bytes):
        item = item.decode("utf-8", "replace")
    if isinstance(item, str):
        read_into(gathered, item)
    elif isinstance(item, (dict, list)):
        _add_json(item, gathered)
    elif isinstance(status := _get(item, "status_code"), int):
        request = _get(item, "request")
        if request is not None and gathered.request is None:
            _add_request(request, gathered)
        body = _text(_get(item, "content"))
        gathered.add_response(response_document(int(status), _headers(item), body))
    elif _get(item, "method") and _get(item, "url"):
        _add_request(item, gathered)
    else:
        gathered.note(say("object_not_read", type=_type_name(item)))


def _type_name(value: object) -> str:
    name: str = type.__dict__["__name__"].__get__(type(value))  # whatever its metaclass makes of it
    return name


def _add_json(value: object, gathered: Gathered) -> None:
    try:
        gathered.add_answer(json.dumps(value, ensure_ascii=False, default=str))
    except (TypeError, ValueError, RecursionError):
        gathered.note(say("value_not_json", type=_type_name(value)))


def _add_request(item: object, gathered: Gathered) -> None:
    gathered.add_request("request", _request(_prepared(item)))


def _prepared(item: object) -> object:
    """Return what would be sent; an unprepared Request of requests is prepared first."""
    try:
        return item.prepare() if hasattr(item, "prepare") and hasattr(item, "data") else item
    except Exception:
        return item


def _request(item: object) -> Request:
    url = str(_get(item, "url"))
    headers = _headers(item)
    if all(name.lower() != "host" for name, _ in headers):
        headers.insert(0, ("host", split_url(url, "http").host_header))
    held = "body" if hasattr(item, "body") else "content"
    body = _get(item, held)
    given = "" if body is None and held == "body" else _text(body)
    return request_document(str(_get(item, "method")), url, headers, given)


def _get(item: object, name: str) -> Any:
    """Return an attribute; one that raises, such as an unread stream's, counts as unknown."""
    try:
        return getattr(item, name, None)
    except Exception:
        return None


def _headers(item: object) -> list[tuple[str, str]]:
    headers = _get(item, "headers")
    try:
        pairs = headers.multi_items() if hasattr(headers, "multi_items") else headers.items()
        return [(_text(name) or "", _text(value) or "") for name, value in pairs]
    except Exception:
        return []


def _text(value: object) -> str | None:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else None
