"""The strict JSON reader."""

from __future__ import annotations

from typing import Any

import pytest

from errdex.evidence.text.json_text import (
    DEEPEST,
    Json,
    JsonError,
    JsonNumber,
    JsonWalk,
    read_counted_json,
    read_json,
)
from tests.support.reading_cases import canonical


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (' {"a" : [ 1 , true,false, null ] } ', {"a": [JsonNumber("1"), True, False, None]}),
        ('"\\u00e9\\n\\/\\ud83d\\ude00"', "\u00e9\n/\U0001f600"),
        ('["\\ud83d", "\\ude00x", "\\ud83d\\u0041"]', ["\ufffd", "\ufffdx", "\ufffdA"]),
        ("[]", []),
        ("{}", {}),
        ('{"__proto__": {"10": "", "2": ""}}', {"__proto__": {"10": "", "2": ""}}),
        ('"\u2028\x7f"', "\u2028\x7f"),
    ],
)
def test_json_is_read(text: str, value: Any) -> None:
    """What RFC 8259 allows is read."""
    assert read_json(text) == (value, None)


def test_numbers_keep_their_text() -> None:
    """A number stays as it was sent, and is no text."""
    value, _ = read_json("[1.0, -0, 1e+400]")
    assert isinstance(value, list)
    assert [str(item) for item in value] == ["1.0", "-0", "1e+400"]
    assert all(type(item) is JsonNumber for item in value)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "the text ends where a value should be at character 1"),
        ("['a']", "a single quote where a value should be at character 2"),
        ("[\u201ca\u201d]", "a typographic quote where a value should be at character 2"),
        ("{a: 1}", "a word without quotes where a name in double quotes should be at character 2"),
        ("[1,]", "the character ] where a value should be at character 4"),
        ("[1 2]", "the character 2 where a comma or ] should be at character 4"),
        ('{"a" 1}', "the character 1 where a colon should be at character 6"),
        ('{"a":1 "b":2}', "a double quote where a comma or } should be at character 8"),
        ("[01]", "a number with a leading zero at character 2"),
        ("[-00.5]", "a number with a leading zero at character 2"),
        ("[NaN]", "a word without quotes where a value should be at character 2"),
        ("[.5]", "the character . where a value should be at character 2"),
        ("[1.]", "the character . where a comma or ] should be at character 3"),
        ('["a\nb"]', "a line end inside a string at character 4"),
        ('["a\x00"]', "a control character inside a string at character 4"),
        ('["\\x"]', "a word without quotes after a backslash at character 4"),
        (
            '["\\u12"]',
            "a word without quotes with fewer than four hexadecimal digits at character 4",
        ),
        ("[1] x", "a word without quotes after the end at character 5"),
        ('["\U0001f600" \u00a0]', "a no-break space where a comma or ] should be at character 6"),
        ("[\u4f60]", "the character U+4F60 where a value should be at character 2"),
        ('{"a": "b', "the text ends inside a string at character 9"),
    ],
)
def test_a_fault_is_said_with_its_place(text: str, error: str) -> None:
    """What is wrong comes with the number of the character."""
    assert read_json(text) == (None, error)


def test_depth_is_limited() -> None:
    """So many levels are read, and not one more."""
    assert read_json("[" * DEEPEST + "]" * DEEPEST)[1] is None
    error = f"the character [ more than {DEEPEST} levels deep at character {DEEPEST + 1}"
    assert read_json("[" * 100_000) == (None, error)


def test_of_a_doubled_name_the_first_is_kept() -> None:
    """Names that stand twice are counted."""
    assert read_counted_json('{"a":"1","a":"2","b":{"a":"3"}}') == (
        {"a": "1", "b": {"a": "3"}},
        None,
        1,
    )


def _items(text: str) -> tuple[list[Json], str | None]:
    """Return the items of an array as a walk reads them, and what is wrong behind them."""
    walk = JsonWalk(text)
    items: list[Json] = []
    try:
        items.extend(walk.items())
    except JsonError as error:
        return items, error.fault.says
    return items, None


def test_whole_items_of_a_cut_array_are_read() -> None:
    """What stands before the cut is read, item by item."""
    items, fault = _items('["a", {"b": []}, {"c": ')
    assert items == ["a", {"b": []}]
    assert fault == "the text ends where a value should be at character 24"


@pytest.mark.parametrize(
    "text",
    [
        '[{"a":"1","a":"2","b":{"a":1.0,"c":[-0,1e9]}}, null ]',
        '["\\ud83d\\ude00", "\\ud83d", "\\u00e9"]',
        "[" * DEEPEST + "]" * DEEPEST,
        *("[NaN]", "[01]", '["\t"]', "[1,]", '[{"a":}]', "[" * DEEPEST + "[]" + "]" * DEEPEST),
        "[" * 100_000,
    ],
)
def test_parts_are_read_as_a_whole_text_is(text: str) -> None:
    """The fast reader of parts takes what the strict one takes, alike, and nothing else."""
    value, fault = read_json(text)
    items, found = _items(text)
    assert found == fault
    if fault is None:
        assert canonical(items) == canonical(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[true,1,1]", [True, JsonNumber("1"), JsonNumber("1")]),
        ('["\\ud800", null, 1, false]', ["\ufffd", None, JsonNumber("1"), False]),
        ('["\\\\ud83d\\ude00"]', ["\\ud83d\ufffd"]),
    ],
)
def test_words_and_numbers_side_by_side_are_read(text: str, value: Json) -> None:
    """Several items are read at once, whatever they are."""
    assert read_json(text) == (value, None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[],{},[1,2],nul,[]]", "a word without quotes where a value should be at character 14"),
        (
            '{"a":{},"b":[1,{"c":[]} 2]}',
            "the character 2 where a comma or ] should be at character 25",
        ),
        ('{"a":{"b":[]},"c":NaN}', "a word without quotes where a value should be at character 19"),
        ('{"a":{"b":[]},"c":', "the text ends where a value should be at character 19"),
        (
            "[" * (DEEPEST - 1) + '{"a":[1,[]],"a":0}' + "]" * (DEEPEST - 1),
            f"the character [ more than {DEEPEST} levels deep at character {DEEPEST + 5}",
        ),
    ],
)
def test_the_first_fault_is_told_whatever_is_around_it(text: str, says: str) -> None:
    """What is whole is read at once, and the fault is where a reader of characters finds it."""
    value, fault, doubled = read_counted_json(text)
    assert fault is not None
    assert (value, fault.says, doubled) == (None, says, 0)
