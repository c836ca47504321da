"""Context values at the door: their names, their forms, and nothing of them in errors."""

from __future__ import annotations

import pytest

from errdex.diagnosis.compiled import ContextAbout
from errdex.diagnosis.contexts import read_context, with_time
from errdex.errors import ErrdexError


def about(form: str) -> ContextAbout:
    """Return what a catalogue says about a context value of a form."""
    return {"title": "It", "form": form, "secret": False}


DECLARED = {
    "secret": about("text"),
    "time": about("utc_time"),
    "address": about("address"),
    "list": about("list"),
}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("secret", " blanks stay ", " blanks stay "),
        ("time", " 2018-02-12T15:30:20Z\n", "2018-02-12T15:30:20Z"),
        ("time", "2018-02-12T15:30:20.123+08:00", "2018-02-12T15:30:20.123+08:00"),
        ("address", "https://User@API.Example.com:443/path?x", "api.example.com"),
        ("address", "api.example.com:8443", "api.example.com"),
        ("address", "api.example.com", "api.example.com"),
        ("list", "192.0.2.1, 198.51.100.0/24,\n,", ["192.0.2.1", "198.51.100.0/24"]),
    ],
)
def test_forms(name: str, text: str, expected: str | list[str]) -> None:
    """Each form takes what people paste."""
    assert read_context({name: text}, DECLARED) == {name: expected}


def test_blank_values_count_as_not_given() -> None:
    """An empty field of the page is no value."""
    assert read_context({"secret": "", "list": " \n"}, DECLARED) == {}


def test_errors_hold_no_value() -> None:
    """A value that was put under the wrong name may be a secret."""
    with pytest.raises(ErrdexError, match="context time: must be a time") as error:
        read_context({"time": "hunter2hunter2"}, DECLARED)
    assert "hunter2" not in str(error.value)
    with pytest.raises(ErrdexError, match='unknown context "colour"; expected one of secret, time'):
        read_context({"colour": "blue"}, DECLARED)


def test_the_time_of_a_request_fills_what_is_declared() -> None:
    """It stands under the names that take it, but for those that were given."""
    filled: ContextAbout = {**about("utc_time"), "from": "request.time"}
    declared = {"a": filled, "b": filled, "c": about("utc_time")}
    assert with_time({"b": "given"}, "then", declared) == {"a": "then", "b": "given"}
    assert with_time({"b": "given"}, None, declared) == {"b": "given"}
