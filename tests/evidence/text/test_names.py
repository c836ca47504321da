"""A name is told in any spelling."""

from __future__ import annotations

import pytest

from errdex.evidence.text.names import plain_name


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Result_Code", "resultcode"),
        ("sms.status-code", "statuscode"),
        ("\u00c9tat", "\u00c9tat"),
        ("x" * 40, "x" * 40),
        ("x" * 41, ""),
    ],
)
def test_a_plain_name_has_no_joints(name: str, plain: str) -> None:
    """Its last part counts, in small letters of ASCII; a long one is none."""
    assert plain_name(name) == plain
