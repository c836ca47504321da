"""A request to the API is told from one to another."""

from __future__ import annotations

import json

import pytest

from errdex.evidence.gathering import Evidence
from errdex.evidence.http.documents import NOT_GIVEN
from errdex.evidence.known_api import NO_API, KnownApi
from errdex.evidence.pasting import read_evidence

API = KnownApi(["authorization", "x-key"], ["to"], ["/send/v1"])
OURS = 'POST /send/v2 HTTP/1.1\nX-Key: 1\n\nto=1\n\nHTTP/1.1 200 OK\n\n{"code":"E1"}\n'
OTHERS = 'GET /token HTTP/1.1\nHost: h\n\nHTTP/1.1 201 Created\n\n{"code":"E2"}\n'


def read(text: str) -> Evidence:
    """Return what is read of a text where the API is known."""
    return read_evidence(text, api=API)


@pytest.mark.parametrize("text", [OURS + "\n" + OTHERS, OTHERS + "\n" + OURS])
def test_another_exchange_replaces_none_of_the_api(text: str) -> None:
    """Before or after it, another API's request and response are not judged; a note says which."""
    found = read(text)
    assert found["request"]
    assert found["request"]["path"] == "/send/v2"
    assert found["response"]
    assert found["response"]["json"] == {"code": "E1"}
    assert any("POST /send/v2" in note for note in found["notes"])
    assert "E2" in found["log"]


def test_headers_of_an_answer_are_no_request() -> None:
    """A header with X- in front does not make a request."""
    found = read(OURS + "\nResponse headers:\nX-Request-Id: 5f\n")
    assert found["request"]
    assert found["request"]["form"] == {"to": "1"}


def test_json_without_fields_of_the_api_is_a_log() -> None:
    """The texts in it are read like any others."""
    found = read('{"kind":"pod","line":"POST /send/v1 HTTP/1.1\\nX-Key: 1","n":"see E000004"}')
    assert found["request"]
    assert found["request"]["headers"] == {"x-key": "1"}
    assert "see E000004" in found["log"]
    assert read('{"to":"1"}')["request"] is not None


@pytest.mark.parametrize("text", ["{'at': '/send/v1', 'n': 3}", '{"at":"/send/v1","n":NaN}'])
def test_what_is_like_json_is_a_body_with_a_field_of_the_api(text: str) -> None:
    """JSON that cannot be read may be anything; what describes a request is none of its own."""
    assert read(text)["request"] is None
    with_field = text.replace("'n'", "'to'").replace('"n"', '"to"')
    assert read(with_field)["request"] is not None
    assert read(with_field.replace("at", "url"))["request"] is None


def test_a_plain_word_does_not_tell_an_api_that_has_other_fields() -> None:
    """`to` is a field of a mail as well; it counts where the API has no name of two words."""
    api = KnownApi(["x-key"], ["to", "templateId"], ["/send/v1"])
    assert not api.tells(["to", "subject"])
    assert api.tells(["to", "templateId"])
    assert API.tells(["to", "subject"])


def test_headers_inside_another_document_count_with_credentials_alone() -> None:
    """A token beside another address is none of the API."""
    other = '{"url":"https://h/token","headers":{"authorization":"Basic a"},"body":"x=1"}'
    assert read(other)["request"] is None


def test_another_path_with_a_body_of_others_is_another_api() -> None:
    """Below the same first segment; without a body the path alone tells it."""
    assert read("curl https://h/send -d text=1")["request"] is None
    assert read("POST /send HTTP/1.1\nHost: h\n\n")["request"] is not None


def test_headers_that_the_rest_of_the_text_shows_are_not_absent() -> None:
    """What was not read may have been sent; a word without a value tells nothing."""
    head = "POST /send/v1 HTTP/1.1\nHost: h\n\n"
    shown = read(head + "and X-Key -> a")["request"]
    said = read(head + "the X-Key field is not found")["request"]
    assert shown
    assert shown["sanitized"]
    assert said
    assert not said["sanitized"]


def test_a_preflight_takes_its_answer_with_it() -> None:
    """The request behind it is judged, with its own answer."""
    found = read("OPTIONS /send/v1 HTTP/1.1\nHost: h\n\nHTTP/1.1 204 No Content\n\n" + OURS)
    assert found["request"]
    assert found["request"]["method"] == "POST"
    assert found["response"]
    assert found["response"]["status"] == 200


def test_rows_in_a_column_are_a_form() -> None:
    """A table of fields behind the headers is the body, blanks before a value as they are."""
    api = KnownApi(["x-key"], ["to", "from"], ["/send/v1"])
    head = "POST /send/v1 HTTP/1.1\nX-Key: 1\nContent-Length: 9\n\n"
    found = read_evidence(head + "    to:    1,2\n    from:   3\n    other: [&]\n", api=api)
    assert found["request"]
    assert found["request"]["form"] == {"to": "1,2", "from": " 3", "other": "[&]"}
    prose = read_evidence(head + "to:    the number\nfrom:  the sender\n", api=api)
    assert prose["request"]
    assert prose["request"]["body"] is None


def test_only_what_is_in_front_of_a_code_is_an_envelope() -> None:
    """The names of codes are the API's own; without any the whole answer is its envelope."""
    api = KnownApi(paths=["/send/v1"], codes=["state", "fault"])
    assert api.before_code('{"code": 1, "fault": 2, "state": 3}') == '{"code": 1, '
    assert NO_API.before_code('{"code": 1}') == '{"code": 1}'


def test_a_text_that_names_the_api_alone_has_a_note() -> None:
    """Where no request could be read, the report does not ask for what is in the paste."""
    assert any("could not be read" in note for note in read("the X-Key was 1")["notes"])
    assert read("nothing of it")["notes"] == []


def test_without_knowledge_every_request_counts() -> None:
    """Nothing is said of requests if no API is known."""
    assert not NO_API.is_known()
    assert read_evidence("X-Request-Id: 5f\nA: b\n")["request"] is not None


@pytest.mark.parametrize(
    "text",
    [
        "GET /token HTTP/1.1\nHost: other.example\nAuthorization: Bearer abc\n\n",
        "curl https://other.example/token -H 'Authorization: Bearer abc'",
    ],
)
def test_a_request_to_another_api_alone_is_not_judged(text: str) -> None:
    """It is told to which host it went, and nothing of it is taken for a request to the API."""
    found = read(text)
    assert found["request"] is None
    assert found["recognised"]
    assert any("went to other.example" in note for note in found["notes"])


def test_a_request_that_is_answered_with_a_failure_of_the_api_is_judged() -> None:
    """Whatever it looks like, it reached the API."""
    found = read_evidence(OTHERS, fails=lambda _: True, api=API)
    assert found["request"] is not None


def test_a_url_apart_from_the_headers_is_theirs() -> None:
    """The only URL of the API in a paste is where the request went; of two, nobody can tell."""
    headers = "Authorization: Q a\nX-Key: 1\n"
    one = "|POST|https://h.example/send/v1|\n\n"
    found = read(one + headers)
    assert found["request"]
    assert found["request"]["method"] == "POST"
    assert found["request"]["path"] == "/send/v1"
    assert found["request"]["headers"]["x-key"] == "1"
    for text in (one + one.replace("h.", "g.") + headers, headers + "https://h.example/send"):
        request = read(text)["request"]
        assert request
        assert request["path"] == NOT_GIVEN


@pytest.mark.parametrize("text", ["a=1&b=2", "Use the Authorization header.", "requests.get(url)"])
def test_what_names_nothing_of_the_api_is_no_request(text: str) -> None:
    """Nothing is said of a form, a word or a call that any program may have."""
    found = read(text)
    assert found["request"] is None
    assert found["notes"] == []


def test_a_request_that_is_a_text_in_a_document_is_read() -> None:
    """Beside an answer that is a text as well, as in a log of calls."""
    inner = {"url": "https://h/send/v1", "headers": {"X-Key": "1"}, "body": "to=1&b=2"}
    answer = '{"code":"E1"}'
    found = read(json.dumps({"code": "200", "request": json.dumps(inner), "response": answer}))
    assert found["request"]
    assert found["request"]["form"] == {"to": "1", "b": "2"}
    assert found["response"]
    assert found["response"]["body"] == answer
