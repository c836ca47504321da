"""What names cost that differ in a number alone."""

from __future__ import annotations

from unittest.mock import patch

from errdex.redaction import names, secret_names
from errdex.redaction.readings import Reading


def test_names_with_other_numbers_are_judged_once() -> None:
    """A log may have a number of its own in each name; of three digits only the count matters."""
    text = "".join(
        f"item{number}: a\npassword{number}=a1B2{number}\n" for number in range(100, 150)
    )
    with patch.object(names, "is_other", wraps=secret_names.is_other) as judge:
        found = list(names.Names((), ()).find(Reading(text)))
    assert [text[one.start : one.end] for one in found] == [f"a1B2{n}" for n in range(100, 150)]
    assert judge.call_count < 10
