"""Paths and facts: what they find, what they say is missing, and the places they name."""

from __future__ import annotations

from typing import Any

import pytest

from errdex.diagnosis.compiled import Reading
from errdex.diagnosis.paths import EvidenceReader, Found
from errdex.diagnosis.values import ABSENT

COMPILED: Reading = {
    "variables": [],
    "facts": {
        "auth": [{"from": "request.headers.authorization", "parse": "auth_params"}],
        "numbers": [
            {"from": "request.form.to", "parse": "split", "by": ","},
            {"from": "request.json.messages[*].to"},
        ],
        "values": [{"from": "request.form.values", "parse": "json"}],
    },
}


def find(path: str, **request: Any) -> Found:
    """Return what a path finds in a request with these parts."""
    whole: dict[str, Any] = {
        "headers": {},
        "form": None,
        "json": None,
        "body_given": True,
        "sanitized": False,
    }
    document = {"request": {**whole, **request}, "response": None, "context": {"a": "1"}}
    return EvidenceReader(document, COMPILED).find(path)


def test_steps_and_places() -> None:
    """A path goes down through objects and lists, and each value carries its place."""
    json = {"messages": [{"to": ["1", "2"]}, {"to": ["3"]}, {"other": 1}, "text"]}
    assert list(find("request.json.messages[*].to[*]", json=json).hits) == [
        ("request.json.messages[0].to[0]", "1"),
        ("request.json.messages[0].to[1]", "2"),
        ("request.json.messages[1].to[0]", "3"),
    ]
    assert [value for _, value in find("request.json.messages[*].to", json=json).hits] == [
        ["1", "2"],
        ["3"],
        ABSENT,
    ]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("request.headers.host", [("request.headers.host", ABSENT)]),
        ("request.form.to", []),
        ("request.json.a.b", []),
        ("request.json[*]", []),
        ("auth", [("request.headers.authorization", ABSENT)]),
        ("auth.scheme", []),
        ("numbers[*]", []),
        ("values", []),
    ],
)
def test_only_the_last_step_may_be_absent(path: str, found: list[Any]) -> None:
    """Where an earlier step leads nowhere nothing is found; where the last one does, `ABSENT`."""
    assert list(find(path).hits) == found
    assert find(path).needs == ()


@pytest.mark.parametrize(
    ("path", "need"),
    [
        ("response.status", "response"),
        ("context.b", "b"),
        ("request.form.to", "request_body"),
        ("numbers", "request_body"),
        ("numbers[*]", "request_body"),
    ],
)
def test_what_was_not_given_is_named(path: str, need: str) -> None:
    """Missing input is told apart from a value that is missing in what was given."""
    found = find(path, body_given=False)
    assert found.needs == (need,)
    assert list(found.hits) == []


def test_facts_take_the_first_alternative_that_finds_a_value() -> None:
    """Alternatives are tried in order; an absent value is none."""
    json = {"messages": [{"to": ["1"]}]}
    assert list(find("numbers", json=json).hits) == [("request.json.messages[0].to", ["1"])]
    assert list(find("numbers", form={"to": "1, 2"}, json=json).hits) == [
        ("request.form.to", ["1", " 2"])
    ]
    assert list(find("numbers", form={}, json=json).hits) == [
        ("request.json.messages[0].to", ["1"])
    ]
    assert list(find("numbers", form={}).hits) == [("request.form.to", ABSENT)]


def test_blank_text_is_an_empty_list() -> None:
    """A blank value holds no items, whether it would be split or read as JSON."""
    for name, fact in (("to", "numbers"), ("values", "values")):
        assert [hit.value for hit in find(fact, form={name: " "}).hits] == [[]]


def test_json_that_cannot_be_read_is_nothing() -> None:
    """Broken JSON belongs to the check on the text itself."""
    assert find("values", form={"values": "[1"}) == Found([])


def test_parameters_of_a_header_are_named_after_it() -> None:
    """The place of a parameter is that of the header, a blank, and its name."""
    headers = {"authorization": 'WSSE Realm="SDP"'}
    assert list(find("auth.params.realm", headers=headers).hits) == [
        ("request.headers.authorization realm", "SDP")
    ]
    assert list(find("auth.scheme", headers=headers).hits) == [
        ("request.headers.authorization scheme", "WSSE")
    ]
    assert find("auth.params.type", headers=headers).hits[0].value is ABSENT


@pytest.mark.parametrize("header", ["***", "<token>", "WSSE ***", "[REDACTED]"])
def test_a_masked_header_hides_its_parameters(header: str) -> None:
    """A mask that is no parameter's value may stand for any parameter."""
    assert find("auth.params.realm", headers={"authorization": header}).needs == ("unmasked",)


def test_a_masked_parameter_hides_itself_alone() -> None:
    """The other parameters are as they are."""
    found = find("auth.params.type", headers={"authorization": 'WSSE realm="***"'})
    assert found.needs == ()
    assert found.hits[0].value is ABSENT


def test_a_sanitized_request_lacks_what_browsers_leave_out() -> None:
    """There a missing Authorization says nothing; other headers do."""
    assert find("request.headers.authorization", sanitized=True).needs == ("unsanitized",)
    assert find("auth.scheme", sanitized=True).needs == ("unsanitized",)
    assert find("request.headers.host", sanitized=True).needs == ()
    given = {"authorization": "WSSE a=b"}
    assert find("auth.scheme", sanitized=True, headers=given).hits[0].value == "WSSE"
