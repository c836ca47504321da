"""What a value may be: each kind examines a node, and says the same as JSON Schema."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.format.kinds import (
    Choice,
    HttpStatus,
    Key,
    Kind,
    ListOf,
    Message,
    Names,
    Prose,
    Record,
    Text,
    Truth,
    leaves,
    needs_quotes,
)
from errdex.authoring.source.nodes import line_and_column
from errdex.authoring.source.parser import read_nodes

CLOSE = "end it with a line of as many backticks"
FRONT = "in front of a list or of code"
BRACES = "write {name} for a parameter, of a-z 0-9 _, and {{ or }} for a brace"
LITTLE = "write at least two words, and text between any two parameters"
FREE, CODE = Text(), Text("[A-Z]+", "capitals", quotes=True)
CAREFUL = Text("[A-Z0-9]+", "capitals and digits", quotes=True)
PAIR = Record({"a": Key(FREE, "the first", required=True), "b": Key(FREE, "the second")})
UNLESS = Record({"a": Key(FREE, "the first", required=True, unless=("b",)), "b": Key(Truth(), "b")})


def remarks(kind: Kind, value: str) -> list[str]:
    """Return what a kind has to say about a value, with its column."""
    root, refused = read_nodes(f"v: {value}", "F")
    assert refused == []
    told: list[str] = []

    def report(at: int, what: str) -> None:
        told.append(f"{line_and_column(at)[1]}: {what}")

    kind.examine(root["v"], root.value_at("v"), "v", report)
    return told


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FREE, "x"),
        (FREE, "404"),
        (FREE, "no"),
        (FREE, "'null'"),
        (CODE, '"ABC"'),
        (CODE, "'ABC'"),
        (CAREFUL, "ABC"),
        (CAREFUL, '"010"'),
        (Choice(("a", "b")), "b"),
        (Truth(), "true"),
        (Truth(), "false"),
        (HttpStatus(), "404"),
        (ListOf(FREE), "[x, y]"),
        (ListOf(FREE, single=True), "x"),
        (PAIR, "{a: x}"),
        (Prose(), '"- a"'),
        (Prose(), '"a:\\n- b\\n```rust\\nc\\n```\\n"'),
        (Message(), '"Timeout"'),
        (Message(), '"Column {name} of {{x}} is missing"'),
        (UNLESS, "{b: true}"),
        (UNLESS, "{a: x, b: false}"),
        (Names(FREE), "{a-b_1: x}"),
        (Record({}, short=FREE), "x"),
    ],
)
def test_what_fits_is_passed_over(kind: Kind, value: str) -> None:
    """A value of the kind gives no finding."""
    assert remarks(kind, value) == []


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        (FREE, "[]", "v: must be text, not a list"),
        (FREE, "", "v: is empty; fill it in or remove the key"),
        (FREE, "null", "v: is empty; fill it in or remove the key"),
        (CODE, "NO", 'v NO must be quoted: "NO"'),
        (CODE, '"abc"', 'v: "abc" is not capitals'),
        (CODE, '"ABC\\n"', 'v: "ABC\\n" is not capitals'),
        (CAREFUL, "010", 'v 010 must be quoted: "010"'),
        (CAREFUL, "ON", 'v ON must be quoted: "ON"'),
        (Choice(("a", "b")), "c", 'v: must be one of a, b, not the text "c"'),
        (Choice(("a",), also=" or x"), "", "v: must be one of a or x, not nothing"),
        (Truth(), "yes", "v: must be true or false, without quotes"),
        (Truth(), "'true'", "v: must be true or false, without quotes"),
        (HttpStatus(), "600", "v: must be an HTTP status code from 100 to 599, without quotes"),
        (HttpStatus(), "2000", "v: must be an HTTP status code from 100 to 599, without quotes"),
        (HttpStatus(), "[]", "v: must be an HTTP status code from 100 to 599, without quotes"),
        (ListOf(FREE), "x", 'v: must be a list, not the text "x"'),
        (ListOf(FREE), "[]", "v: is an empty list; fill it in or remove the key"),
        (Prose(), '"a\\n\\n```\\nb"', f"v: code is not closed; {CLOSE}"),
        (Prose(), '"- a\\n- b"', f"v: must begin with a sentence, {FRONT}"),
        (Prose(), '"```\\na\\n```"', f"v: must begin with a sentence, {FRONT}"),
        (Message(), "a {b c", f"v: has a brace that is none of a parameter; {BRACES}"),
        (Message(), "a {B} c", f"v: has a brace that is none of a parameter; {BRACES}"),
        (Message(), '"{b}"', f"v: cannot be recognised by so little text; {LITTLE}"),
        (Message(), '"{a} {b}"', f"v: cannot be recognised by so little text; {LITTLE}"),
        (Message(), "no {a}{b} here", f"v: cannot be recognised by so little text; {LITTLE}"),
        (PAIR, "x", 'v: must be a mapping, not the text "x"'),
        (PAIR, "{b: x}", 'key "a" is missing: the first'),
        (UNLESS, "{b: false}", 'key "a" is missing: the first; not needed with `b: true`'),
        (Names(FREE), "[a]", "v: must be a mapping of names, not a list"),
        (Names(FREE), "{}", "v: is empty; add at least one name"),
    ],
)
def test_what_does_not_fit_is_told(kind: Kind, value: str, told: str) -> None:
    """A value of another kind is one finding at the value's position."""
    assert remarks(kind, value) == [f"{4 if value else 3}: {told}"]


def test_items_and_keys_are_told_in_their_places() -> None:
    """Everything wrong inside a list or a mapping is reported there."""
    assert remarks(ListOf(CAREFUL), "[A, 1, x]") == [
        '8: v 1 must be quoted: "1"',
        '11: v: "x" is not capitals and digits',
    ]
    assert remarks(PAIR, "{a: [], bb: x}") == [
        "8: a: must be text, not a list",
        '12: unknown key "bb"; did you mean "b"?',
    ]
    assert remarks(Names(PAIR), "{A: x}") == [
        '5: "A" is not a name of lower-case letters, digits, - and _, starting with a letter',
        '8: "A": must be a mapping, not the text "x"',
    ]


def test_a_code_from_a_long_line_is_cut() -> None:
    """A finding quotes only the beginning of a text."""
    [told] = remarks(CODE, "x" * 100_000)
    assert len(told) < 200


# YAML 1.2.2, section 10.3.2: what its core schema does not read as text.
CORE = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)


@given(st.text("0123456789aAeEfFnNoOxXbyYsStT._:+-", min_size=1, max_size=12))
def test_what_needs_no_quotes_is_text_for_every_reader(text: str) -> None:
    """YAML 1.1, as PyYAML reads it, and the core schema of YAML 1.2 both see text."""
    if not needs_quotes(text):
        assert not CORE.fullmatch(text)
        resolver: Any = yaml.resolver.Resolver()
        assert resolver.resolve(yaml.ScalarNode, text, (True, False)) == "tag:yaml.org,2002:str"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (FREE, "text"),
        (CODE, "capitals"),
        (Choice(("a", "b")), "one of `a`, `b`"),
        (Truth(), "`true` or `false`"),
        (HttpStatus(), "an HTTP status code from 100 to 599"),
        (ListOf(Text("[a-z]", "a word: one letter")), "a list, each item a word"),
        (ListOf(FREE, single=True), "text, or a list"),
        (PAIR, "a mapping"),
        (Record({}, short=FREE), "text, or a mapping"),
        (Names(ListOf(PAIR)), "names, each with a list, each item a mapping"),
    ],
)
def test_kinds_describe_themselves(kind: Kind, words: str) -> None:
    """Each kind says in words what it examines, for the reference pages."""
    assert kind.describe() == words


def test_schemas_of_kinds() -> None:
    """Each kind says in JSON Schema what it examines."""
    text: dict[str, Any] = {"type": "string", "pattern": r"\S"}
    assert FREE.schema() == text
    assert CODE.schema() == {"type": "string", "pattern": "^(?:[A-Z]+)$"}
    assert ListOf(FREE, single=True).schema() == {
        "anyOf": [text, {"type": "array", "items": text, "minItems": 1}]
    }
    assert UNLESS.schema() == {
        "type": "object",
        "properties": {
            "a": {"description": "the first", **text},
            "b": {"description": "b", "type": "boolean"},
        },
        "allOf": [
            {
                "anyOf": [
                    {"required": ["a"]},
                    {"properties": {"b": {"const": True}}, "required": ["b"]},
                ]
            }
        ],
        "additionalProperties": False,
    }


@pytest.mark.parametrize(
    ("kind", "value", "plain"),
    [
        (FREE, "5", "5"),
        (FREE, "'true'", "true"),
        (Choice(("a", "b")), "b", "b"),
        (Truth(), "true", True),
        (Truth(), "false", False),
        (HttpStatus(), "404", 404),
        (ListOf(HttpStatus()), "[404, 200]", [404, 200]),
        (ListOf(FREE, single=True), "x", ["x"]),
        (PAIR, "{a: x}", {"a": "x"}),
        (UNLESS, "{b: true}", {"b": True}),
        (Names(Truth()), "{a: true, b: false}", {"a": True, "b": False}),
        (Record({"a": Key(Truth(), "a")}, short=FREE), "true", "true"),
        (Record({"a": Key(Truth(), "a")}, short=FREE), "{a: true}", {"a": True}),
    ],
)
def test_a_kind_tells_what_its_text_stands_for(kind: Kind, value: str, plain: Any) -> None:
    """The same text is a number, a truth value or text, as its key's kind says."""
    root, _ = read_nodes(f"v: {value}", "F")
    assert remarks(kind, value) == []
    found = kind.plain(root["v"])
    assert found == plain
    assert type(found) is type(plain)


def test_leaves_come_with_their_kinds_and_places() -> None:
    """Every text that its format allows is found, however deep; the rest is left out."""
    root, _ = read_nodes("{a: x, c: [{b: true, z: 1}, {b: [], a: y}], d: z}", "F")
    inner = Record({"a": Key(FREE, "a"), "b": Key(Truth(), "b")})
    several = Key(ListOf(FREE, single=True), "d")
    outer = Record({"a": Key(FREE, "a"), "c": Key(ListOf(inner), "c"), "d": several})
    found = [(kind, node, line_and_column(at)[1]) for kind, node, at in leaves(outer, root, 0)]
    assert found == [(FREE, "x", 5), (Truth(), "true", 16), (FREE, "y", 40), (FREE, "z", 48)]
