"""The sentence of a failing check: the requirement, and what was found."""

from __future__ import annotations

from typing import Any

import pytest

from errdex.diagnosis.faults import LONGEST_FOUND, fault_of


def row(*found: str, hint: str = "") -> Any:
    """Return a failing check that found values at some places."""
    places = [{"at": "a", "found": one, "expected": "", "hint": hint} for one in found]
    return {"says": "`a` must be `b`.", "evidence": places}


@pytest.mark.parametrize(
    ("found", "hint", "end"),
    [
        (["c"], "a letter is wrong", "; found `c`"),
        (["c "], "", '; found `"c "`'),
        (["(absent)"], "", "; it is missing"),
        (["(empty)"], "", "; it is empty"),
        (["(empty)"], "write a word in front", "; write a word in front"),
        (["(hidden, 9 characters)"], "it is a number", "; it is a number"),
        (["(hidden, 9 characters)"], "", ""),
        (["c"] * 3, "", "; found `c` (and 2 more places)"),
        (["c" * (LONGEST_FOUND + 1)], "it is long", "; it is long"),
        (["`c`"], "", ""),
        ([], "", ""),
    ],
)
def test_what_was_found_follows_what_is_required(found: list[str], hint: str, end: str) -> None:
    """Of what cannot be shown, the hint says what is wrong with it."""
    assert fault_of(row(*found, hint=hint)) == f"`a` must be `b`{end}"
