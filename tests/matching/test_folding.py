"""What a number costs that no code ends in."""

from __future__ import annotations

from unittest.mock import patch

from errdex.matching import folding
from tests.support.runtimes import own_knowledge


def test_a_number_without_a_code_is_spelled_in_no_other_way() -> None:
    """A log may have a number of its own in each line; one that some code ends in is looked at."""
    codes = own_knowledge().codes
    with patch.object(folding, "padded", wraps=folding.padded) as spell:
        assert not any(folding.fold(codes, text) for text in ("00765432", "E765432", "+765432"))
        assert spell.call_count == 0
        assert folding.fold(codes, "510") == "E000510"
