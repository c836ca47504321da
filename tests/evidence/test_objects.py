"""Reading the objects of requests and httpx, which need not be installed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from errdex.evidence.gathering import Evidence
from errdex.evidence.http.documents import Request, Response
from errdex.evidence.objects import read_objects

URL = "https://sms.example/send/v1?x=1"


class Unread:
    """A response of httpx whose stream was not read."""

    status_code = 200
    headers = SimpleNamespace(items=lambda: [("Date", "Mon, 06 Aug 2018 11:59:50 GMT")])

    @property
    def content(self) -> bytes:
        raise RuntimeError("not read")

    @property
    def request(self) -> Any:
        raise RuntimeError("not set")


def prepared(body: object = b"a=%2B1&b=2") -> SimpleNamespace:
    """Return what looks like a prepared request of requests."""
    headers = {"Authorization": "WSSE a", "Content-Type": "application/x-www-form-urlencoded"}
    return SimpleNamespace(method="POST", url=URL, headers=headers, body=body)


def request_in(evidence: Evidence) -> Request:
    """Return the request, which was found."""
    assert evidence["request"]
    return evidence["request"]


def response_in(evidence: Evidence) -> Response:
    """Return the response, which was found."""
    assert evidence["response"]
    return evidence["response"]


def test_a_prepared_request_is_read() -> None:
    """Method, address, headers and body come out as from a pasted request."""
    evidence = read_objects(prepared())
    assert evidence["recognised"] == ["request"]
    request = request_in(evidence)
    assert (request["method"], request["path"], request["query"]) == (
        "POST",
        "/send/v1",
        {"x": "1"},
    )
    assert request["headers"]["host"] == "sms.example"
    assert request["form"] == {"a": "+1", "b": "2"}


def test_a_body_that_is_a_stream_is_not_known() -> None:
    """Nothing is read off a stream; no body at all is an empty one."""
    assert request_in(read_objects(prepared(iter([b"a"]))))["body_given"] is False
    assert request_in(read_objects(prepared(None)))["body"] == ""


def test_a_response_brings_its_request() -> None:
    """One object is enough for both."""
    response = SimpleNamespace(
        status_code=400,
        headers={"Date": "Mon, 06 Aug 2018 11:59:50 GMT"},
        content=b'{"code":"E1"}',
        request=prepared(),
    )
    evidence = read_objects(response)
    assert evidence["recognised"] == ["request", "response"]
    assert response_in(evidence)["status"] == 400
    assert response_in(evidence)["json"] == {"code": "E1"}
    assert request_in(evidence)["path"] == "/send/v1"
    assert evidence["sent_at"] == "2018-08-06T11:59:50Z"


def test_an_object_that_raises_is_read_as_far_as_it_goes() -> None:
    """An attribute that raises counts as not known."""
    evidence = read_objects(Unread())
    assert evidence["request"] is None
    assert response_in(evidence)["body_given"] is False
    assert evidence["sent_at"] == "2018-08-06T11:59:50Z"


def test_headers_that_stand_several_times_are_joined() -> None:
    """httpx lists them one by one."""
    headers = SimpleNamespace(multi_items=lambda: [("x-a", "1"), (b"X-A", b"2")])
    response = SimpleNamespace(status_code=200, headers=headers, content=b"", request=None)
    assert response_in(read_objects(response))["headers"] == {"x-a": "1, 2"}


def test_texts_and_json_are_read_beside_objects() -> None:
    """What a program has at hand goes together."""
    evidence = read_objects("curl https://h/p -d a=1", {"code": "E1", "n": 1.5})
    assert evidence["recognised"] == ["curl command", "response"]
    assert response_in(evidence)["json"] == {"code": "E1", "n": "1.5"}
    assert response_in(read_objects(b'{"code":"E1"}'))["json"] == {"code": "E1"}


def test_what_is_not_understood_is_named() -> None:
    """Nothing raises; the type is said."""
    circle: list[object] = []
    circle.append(circle)
    unnamed = type("Unnamed", (type,), {"__name__": property(lambda _: 1 / 0)})
    evidence = read_objects(None, 7, circle, object(), unnamed("Sly", (), {})())
    assert evidence["recognised"] == []
    assert evidence["notes"] == [
        "an object of type NoneType was not understood",
        "an object of type int was not understood",
        "a list that is not JSON was not understood",
        "an object of type object was not understood",
        "an object of type Sly was not understood",
    ]
