"""The messages of an entry, and what a call of them fills in."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from tests.support.catalogues import catalogue_text, entry, module_of

MESSAGES = ["Column {name} of {table} has {{braces}}", "No {name} here"]


@pytest.fixture(scope="module")
def module() -> Any:
    """Return a module of which one entry has messages."""
    return module_of(catalogue_text([entry("E1", message=MESSAGES), "E2"]))


def test_the_first_message_is_filled_in(module: Any) -> None:
    """Any object is a value; the messages stay a tuple of what the catalogue says."""
    message = module.lookup("E1").message
    assert message(name="id", table=3) == "Column id of 3 has {braces}"
    assert message == tuple(MESSAGES)
    assert isinstance(message, tuple)


@pytest.mark.parametrize(
    ("code", "values", "told"),
    [
        ("E1", {"name": "id"}, f"{MESSAGES[0]!r} needs table"),
        ("E1", {"nam": "id"}, f"{MESSAGES[0]!r} needs name, table and has no nam"),
        ("E1", {"name": 1, "table": 2, "x": 3}, f"{MESSAGES[0]!r} has no x"),
        ("E2", {}, "the code has no message to fill in"),
    ],
)
def test_what_does_not_fit_is_named(
    module: Any, code: str, values: dict[str, object], told: str
) -> None:
    """A missing value and an unknown parameter are errors as of any call."""
    with pytest.raises(TypeError) as error:
        module.lookup(code).message(**values)
    assert str(error.value) == told


def test_messages_can_be_copied(module: Any) -> None:
    """They are values: copies and pickles are equal."""
    message = module.lookup("E1").message
    assert copy.copy(message) == message
    assert type(copy.deepcopy(message)) is type(message)


def test_the_shipped_messages_can_be_pickled() -> None:
    """Under the name of their module."""
    import smscodes

    messages = [smscodes.lookup(code).message for code in smscodes.CODES]
    assert pickle.loads(pickle.dumps(messages)) == messages
