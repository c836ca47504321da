"""The context of a payload: which names there are, and which values."""

from __future__ import annotations

from typing import Any

import pytest

import smscodes
from errdex import ErrdexError, payload
from errdex.payloads.contexts import EVERYWHERE, PAGERDUTY, read_context

FOUND = smscodes.lookup("404")


class Loud(str):
    """A text whose methods mislead."""

    def __str__(self) -> str:
        return "misled"

    def strip(self, *_: object) -> str:
        raise RuntimeError


@pytest.mark.parametrize("name", ["x", "Count", "routing_key", "channel", "entry", "\x1b[31m"])
def test_an_unknown_name_is_an_error(name: str) -> None:
    """The error names those that there are; the key of PagerDuty is none of Slack's."""
    expected = "expected one of count, service, environment, detail, instance$"
    with pytest.raises(ErrdexError, match=expected):
        payload("slack", FOUND, **{name: "x"})


@pytest.mark.parametrize("value", [[], {}, 1, 1.5, b"x", True, object(), ("x",)])
def test_a_value_is_text(value: object) -> None:
    """Anything else is refused, and not shown."""
    for name in PAGERDUTY.keys() - {"count"}:
        with pytest.raises(ErrdexError, match=rf"^context {name}: must be text, not "):
            read_context({name: value}, PAGERDUTY)


@pytest.mark.parametrize("value", [None, "", "  ", "\n\t", "\0\u202e"])
def test_blank_values_are_left_out(value: object) -> None:
    """None and blank texts are as if they had not been given."""
    assert read_context(dict.fromkeys(PAGERDUTY, value), PAGERDUTY) == {}


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (7, "7"), ("007", "7"), (" 12 ", "12"), (10**15, "1" + "0" * 15)]
)
def test_a_count_is_a_number(value: Any, shown: str) -> None:
    """It is a whole number, or the text of one."""
    assert read_context({"count": value}, EVERYWHERE) == {"count": shown}


@pytest.mark.parametrize(
    "value",
    [-1, "-1", "1.5", 1.5, True, "many", [], 10**5000, "9" * 5000, "\u0663", float("nan")],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_count(value: Any) -> None:
    """Anything else is refused, however long."""
    with pytest.raises(ErrdexError, match=r"^context count: must be a whole number from 0 to"):
        read_context({"count": value}, EVERYWHERE)


@pytest.mark.parametrize("value", ["two words", "k\u00e9y", "k" * 256, "a\nb"])
def test_a_wrong_routing_key_is_not_shown(value: str) -> None:
    """The error says what is wrong with the key and does not hold it."""
    with pytest.raises(ErrdexError, match=r"^context routing_key: ") as caught:
        payload("pagerduty", FOUND, routing_key=value)
    assert value not in str(caught.value)


def test_an_unknown_action() -> None:
    """The error names the actions that there are."""
    with pytest.raises(ErrdexError, match=r"must be one of trigger, acknowledge, resolve$"):
        payload("pagerduty", FOUND, routing_key="k", event_action="close")


def test_pagerduty_needs_a_key() -> None:
    """Without it PagerDuty would refuse the event; the error says where the key comes from."""
    with pytest.raises(ErrdexError, match="routing_key=@FILE or ERRDEX_ROUTING_KEY"):
        payload("pagerduty", FOUND)


def test_a_subclass_of_text_is_its_text() -> None:
    """What its methods make of it does not count."""
    assert read_context({"detail": Loud("said")}, EVERYWHERE) == {"detail": "said"}
