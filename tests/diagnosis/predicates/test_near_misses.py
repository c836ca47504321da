"""Texts that are right but for how they were written down."""

from __future__ import annotations

import pytest

from errdex.diagnosis.predicates.near_misses import near_miss
from errdex.engine.sentences import say


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("'SDP'", "differs_in_quotes"),
        ('"SDP', "differs_in_quotes"),
        ("\u201cSDP\u201d", "differs_in_quotes"),
        ("\uff33\uff24\uff30", "differs_in_width"),
        ("SDQ", None),
        ("'SDQ'", None),
        ("", None),
    ],
)
def test_quotes_and_full_width_characters_are_told(text: str, key: str | None) -> None:
    """Only where the text would be right without them."""
    assert near_miss(text, lambda one: one == "SDP") == (say(key) if key else "")
