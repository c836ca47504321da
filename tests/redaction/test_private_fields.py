"""Which names of fields say enough to hide what follows them."""

from __future__ import annotations

import pytest

from errdex.redaction.private_fields import PrivateFields
from errdex.redaction.secret_names import plain


@pytest.mark.parametrize(
    ("name", "has"),
    [
        ("fullName", True),
        ("FULL_NAME", True),
        ("full-name", True),
        ("user.fullName", True),
        ("fullName2", True),
        ("name", False),
        ("to", False),
        ("fullNames", False),
        ("toNo", False),
    ],
)
def test_names_of_several_words(name: str, has: bool) -> None:
    """One in any spelling counts; a single word or a short name stands in any text."""
    assert PrivateFields(["fullName", "to", "toNo", "name"]).has(plain(name)) is has
