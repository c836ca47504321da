"""A diagnosis tells the values in the messages of codes, and hides what must be hidden."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.diagnosis.conftest import Diagnosis
from tests.support.catalogues import catalogue_text, entry

MESSAGES = [
    "Column {name} of {table} is missing",
    "Wrong password {password} for account {account} today",
]
CATALOGUE = catalogue_text([entry("E1", message=MESSAGES), "E2"])


Parameters = Callable[..., dict[str, str]]


@pytest.fixture
def parameters(diagnosis: Diagnosis) -> Parameters:
    """Return a function that gives what a diagnosis says of a code's messages."""

    def told(text: str, code: str = "E1") -> dict[str, str]:
        rows = diagnosis(text, CATALOGUE)["codes"]
        return next(row["parameters"] for row in rows if row["code"] == code)

    return told


def test_a_message_alone_tells_its_values(parameters: Parameters) -> None:
    """Its code is told, with the values in the order of the message."""
    told = parameters("ERROR Column id of users is missing (db7)")
    assert list(told.items()) == [("name", "id"), ("table", "users")]


def test_a_message_beside_its_code_tells_its_values(parameters: Parameters) -> None:
    """Wherever the code was read; a code without a message has none."""
    body = json.dumps({"code": "E1", "message": "Column id of users is missing"})
    assert parameters(body) == {"name": "id", "table": "users"}
    assert parameters('{"code": "E2"}', "E2") == {}


def test_values_that_differ_are_left_out(parameters: Parameters) -> None:
    """Two messages of a code agree, or nothing is said."""
    log = "Column id of users is missing\nColumn age of users is missing\n"
    assert parameters(log) == {"table": "users"}
    assert parameters(log * 2) == {"table": "users"}


def test_no_secret_and_no_number_is_told(parameters: Parameters) -> None:
    """A value whose name is a secret's is hidden, of one with digits its shape is told."""
    told = parameters("Wrong password hunter2 for account DE8937040044 today")
    assert told == {"password": "(hidden, 7 characters)", "account": "(of the form aa9999999999)"}
    assert (
        parameters("Column +4915112345678 of users is missing")["name"]
        == "(of the form +9999999999999)"
    )


def test_digits_of_every_script_make_a_number(parameters: Parameters) -> None:
    """Of a number in full-width or Arabic digits, no digit is told."""
    for zero in (0xFF10, 0x0660):
        number = "".join(chr(zero + digit) for digit in (1, 4, 1, 5, 5, 5, 0))
        assert (
            parameters(f"Column {number} of users is missing")["name"]
            == f"(of the form {'*' * len(number)})"
        )
