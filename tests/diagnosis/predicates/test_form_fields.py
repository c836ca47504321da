"""Form text in which a library wrote a list as fields."""

from __future__ import annotations

import pytest

from errdex.diagnosis.predicates.form_fields import count_names, first_spread


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a=1&b=2", ""),
        ("a=1&a=2", "a is there 2 times"),
        ("a%5B0%5D=1", "a[...] is how a library writes a list"),
        ("a[]=1&a[]=2", "a[...] is how a library writes a list"),
        ("a%5Bx%5D%5By%5D=1", "a[...] is how a library writes a list"),
        ("ab[0]=1&&=", ""),
        ("b=1&b=2", ""),
    ],
)
def test_lists_are_recognised_by_their_names(text: str, said: str) -> None:
    """A name in brackets, or one that is repeated, encoded or not."""
    assert first_spread(count_names(text), ["a"]).startswith(said)
    assert bool(first_spread(count_names(text), ["a"])) == bool(said)
