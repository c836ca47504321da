"""The values in messages of the service, in both languages."""

from __future__ import annotations

import pytest

from errdex.authoring.rendering.diagnosis_data import code_rows, compiled, site_rows
from errdex.diagnosis.knowledge import Knowledge
from errdex.matching.finding import mentions_in
from errdex.matching.parameters import filled, split_message, stray_brace
from tests.conftest import tool
from tests.support.catalogues import catalogue_text, entry, load_text
from tests.support.runtimes import Node

ASTRAL = "\U0001d518"
Values = list[dict[str, str]]


def check(messages: list[str], expected: dict[str, Values]) -> None:
    """Compare the values of the messages in texts with what they should be.

    Args:
        messages: That of the code E1, of E2 and so on.
        expected: The values of each message that a text holds, in order.
    """
    every = [entry(f"E{n}", message=[text]) for n, text in enumerate(messages, 1)]
    catalogue = load_text(catalogue_text(every))
    codes = Knowledge(compiled(catalogue), code_rows(catalogue)).codes
    with Node(tool("node")) as node:
        node.ask("load", {"compiled": compiled(catalogue), "codes": site_rows(catalogue)})
        answers = node.ask("matched", list(expected))
    for (text, values), (answer, _) in zip(expected.items(), answers, strict=True):
        found = [mention.parameters for mention in mentions_in(codes, text)]
        assert found == values, text
        assert [list(one["parameters"].items()) for one in answer] == [
            list(one.items()) for one in found
        ], text


def test_values_are_the_shortest() -> None:
    """Each ends where the text behind it begins, has 1 to 80 characters, and is on one line."""
    check(
        ["Column {name} of {table} is missing"],
        {
            "Column id of t is missing": [{"name": "id", "table": "t"}],
            'Column "id" of `t` is missing': [{"name": "id", "table": "t"}],
            "Column a of b of c is missing": [{"name": "a", "table": "b of c"}],
            f"Column {'x' * 80} of t is missing": [{"name": "x" * 80, "table": "t"}],
            f"Column {ASTRAL * 80} of t is missing": [{"name": ASTRAL * 80, "table": "t"}],
            f"Column {'x' * 81} of t is missing": [],
            "Column a\nb of t is missing": [],
            "Column  of t is missing": [],
            "Column id of t is missing, Column b of c is missing": [
                {"name": "id", "table": "t"},
                {"name": "b", "table": "c"},
            ],
        },
    )


def test_values_at_the_ends_are_told_where_they_are_clear() -> None:
    """A single word with nothing else on its line or inside its quotes; in other texts none is."""
    check(
        ["No such table: {table}", "{who} is not here", "exit code={status}"],
        {
            "No such table: users": [{"table": "users"}],
            "ERROR No such table: users.\nnext": [{"table": "users"}],
            '{"message":"No such table: users"}': [{"table": "users"}],
            '"No such table: users\\"}': [{"table": "users"}],
            "No such table: users in db": [{}],
            f"No such table: {'x' * 80}": [{"table": "x" * 80}],
            f"No such table: {'x' * 81}": [{}],
            "Bob is not here": [{"who": "Bob"}],
            "'Bob is not here'": [{"who": "Bob"}],
            "Uncle Bob is not here": [{}],
            "Ann\n is not here": [{}],
            "exit code=17": [{"status": "17"}],
        },
    )


def test_a_name_may_be_a_word_of_a_language() -> None:
    """Whatever objects have of their own, a value is a value."""
    check(
        ["The constructor {constructor} of {to_string} fails"],
        {
            "The constructor a of b fails": [{"constructor": "a", "to_string": "b"}],
        },
    )


def test_a_name_that_is_repeated_has_its_first_value() -> None:
    """The second one is not looked at."""
    check(["a {x} b {x} c"], {"a 1 b 2 c": [{"x": "1"}]})


def test_a_doubled_brace_is_a_brace() -> None:
    """In a text of the service it stands once."""
    check(["No {{name}} for {key} here"], {"No {name} for k here": [{"key": "k"}]})


@pytest.mark.parametrize(
    ("text", "pieces", "names"),
    [
        ("plain", ["plain"], []),
        ("a {b} c", ["a ", " c"], ["b"]),
        ("{a_1}{{x}}", ["", "{x}"], ["a_1"]),
        ("{{{a}}}", ["{", "}"], ["a"]),
        ("{A} {} {a b}", ["{A} {} {a b}"], []),
    ],
)
def test_a_message_has_pieces_and_names(text: str, pieces: list[str], names: list[str]) -> None:
    """There is a piece more than names; what is no name in braces is text."""
    assert split_message(text) == (pieces, names)


@pytest.mark.parametrize(
    ("text", "stray"),
    [("a {b} {{c}}", False), ("{", True), ("a }", True), ("{A}", True), ("{}", True)],
)
def test_a_stray_brace_is_known(text: str, stray: bool) -> None:
    """It is neither doubled nor around a name."""
    assert stray_brace(text) is stray


def test_values_are_filled_in() -> None:
    """Whatever they hold, they are not read again."""
    assert filled("{a} {{a}} {b}", {"a": "{b}", "b": 2}) == "{b} {a} 2"
