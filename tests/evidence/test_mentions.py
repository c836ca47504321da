"""Requests that a text only mentions are found."""

from __future__ import annotations

import pytest

from errdex.evidence.known_api import KnownApi
from errdex.evidence.mentions import find_body, find_mention

API = KnownApi(paths=["/send/v1"])


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ('1.2.3.4 - - [26/Nov/2026] "POST /send/v2 HTTP/1.1" 404 366', 404),
        ('lb 0/0/1/8/9 404 366 - - 1/1/0 "POST https://h:443/send/v2 HTTP/1.1"', 404),
        ("we got 404 from POST https://h/send/v2 today", None),
        ('{"m": "POST https://h/send/v2\\nsent"}', None),
    ],
)
def test_a_request_of_the_api_is_found(line: str, status: int | None) -> None:
    """In a log of accesses the status belongs to it, in prose it may not."""
    found = find_mention(line, API)
    assert found
    assert found.request
    assert found.request["path"] == "/send/v2"
    assert (found.response["status"] if found.response else None) == status


def test_requests_of_others_are_not_found() -> None:
    """A path that begins otherwise belongs to another API."""
    assert find_mention('"GET /favicon.ico HTTP/1.1" 404', API) is None


@pytest.mark.parametrize(("length", "body"), [("14", "to=+1&text=a b"), ("15", None), ("", None)])
def test_a_form_that_is_not_encoded_is_as_long_as_said(length: str, body: str | None) -> None:
    """Otherwise a log may show its fields in another way than they were sent."""
    api = KnownApi(paths=["/send/v1"], fields=["to", "text"])
    assert find_body("INFO to=+1&text=a b\nDEBUG done", api, length) == body
