"""What a group of names and values is."""

from __future__ import annotations

import pytest

from errdex.evidence.literals.groups import asks, header_pairs, is_body, is_printed, shows
from errdex.evidence.literals.tokens import read_tokens
from errdex.evidence.literals.trees import Group, read_tree
from errdex.evidence.literals.values import Source


def first_group(text: str) -> tuple[Group, Source]:
    """Return the first group in brackets of a text."""
    tree = read_tree(read_tokens(text, 0, len(text)), len(text))
    parts = (part for item in tree.items for part in item.parts)
    return next(part for part in parts if isinstance(part, Group)), Source(text, {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('x = {"to": "1", "from": "2"}', True),
        ('x = {"to": "1"}', False),
        ('x = {"mode": "raw", "raw": "to=1"}', True),
        ('x = {"code": "E1", "to": "1"}', False),
    ],
)
def test_a_body_has_fields_and_nothing_of_an_answer(text: str, expected: bool) -> None:
    """It has two at least, or it says itself what a body is."""
    assert is_body(*first_group(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"to": "1", "from": "2"}', True),
        ('{"to": "1", "from": sender}', False),
        ('{"to": "1", "X-Key": "2"}', False),
        ('resp = {"to": "1", "from": "2"}', False),
    ],
)
def test_a_printed_object_holds_texts_alone(text: str, expected: bool) -> None:
    """Neither a header nor what only the program knows is in it."""
    assert is_printed(*first_group(text)) is expected


def test_headers_may_be_one_text_each() -> None:
    """A list of such texts gives their names and values."""
    found = header_pairs(*first_group('h = ["X-Key: a", "Accept: b"]'))
    assert [(one.name, one.value) for one in found] == [("X-Key", "a"), ("Accept", "b")]


def test_a_call_sends_or_asks() -> None:
    """By the last word before its arguments."""
    assert shows(first_group("client.post(url)")[0])
    assert not shows(first_group("client.read(url)")[0])
    assert asks(first_group('headers.get("X-Key", "none")')[0])
    assert not asks(first_group('headers.set("X-Key", "a")')[0])
