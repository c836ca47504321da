"""The strict JSON reader."""

from __future__ import annotations

from typing import Any

import pytest

from errdex.evidence.text.json_text import (
    DEEPEST,
    JsonNumber,
    read_counted_json,
    read_items,
    read_json,
)


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
        ('["a\nb"]', "a line end inside a text at character 4"),
        ('["a\x00"]', "a control character inside a text at character 4"),
        ('["\\x"]', "a word without quotes after a backslash at character 4"),
        (
            '["\\u12"]',
            "a word without quotes with fewer than four hexadecimal digits at character 4",
        ),
        ("[1] x", "a word without quotes after the end at character 5"),
        ('["\U0001f600" \u00a0]', "a no-break space where a comma or ] should be at character 6"),
        ("[\u4f60]", "the character U+4F60 where a value should be at character 2"),
        ('{"a": "b', "the text ends inside a text at character 9"),
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


def test_whole_items_of_a_cut_array_are_read() -> None:
    """What stands before the cut is kept."""
    assert read_items('["a", {"b": []}, {"c": ', 1) == ["a", {"b": []}]
