"""Tests that an answer of a mock is told by its headers and by labels above it."""

from __future__ import annotations

import pytest

from errdex.evidence.mocks import is_below_mock, is_mocked


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("x-mock", "1", True),
        ("x-mockserver-id", "a", True),
        ("stubbed-by", "b", True),
        ("x-mock", " Off ", False),
        ("x-mock", "false", False),
        ("x-mockingbird", "1", False),
        ("x-stubborn", "1", False),
        ("x-hammock", "1", False),
    ],
)
def test_a_header_tells_a_mock(name: str, value: str, expected: bool) -> None:
    assert is_mocked({"date": "today", name: value}) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("mock response:\n", True),
        ("x-mocked: yes\ncontent-type: application/json\n\n", True),
        ("stub for sending:\n```json\n", True),
        ("mock: off\n", False),
        ("mock-up of the page:\n", False),
        ("the mock failed. answer:\n", False),
        ("answer:\n", False),
    ],
)
def test_a_label_tells_a_mock(before: str, expected: bool) -> None:
    assert is_below_mock(before) is expected
