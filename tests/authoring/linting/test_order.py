"""The order of the entries: which of them are reported, and where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.linting.order import lint_order, longest_rising
from errdex.authoring.loading.loader import load_catalogue
from tests.conftest import ACME

FIRST = ACME.index("  - code:")
ENTRIES = [f"  - code:{text}" for text in ACME[FIRST:].split("  - code:")[1:]]
BELONGS = "is out of order: it belongs"


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ([0, 1, 2], []),
        ([1, 2, 0], [("InvalidBucket", f"{BELONGS} at the beginning")]),
        ([2, 0, 1], [("OK", f"{BELONGS} after SB:0100 of error")]),
        (
            [2, 1, 0],
            [
                ("InvalidBucket", f"{BELONGS} at the beginning"),
                ("SB:0100", f"{BELONGS} after InvalidBucket of error"),
            ],
        ),
    ],
)
def test_every_entry_out_of_order_is_named(
    order: list[int], told: list[tuple[str, str]], tmp_path: Path
) -> None:
    """The fewest entries that have to be moved are reported at once, each with its place."""
    path = tmp_path / "acme.yaml"
    path.write_text(ACME[:FIRST] + "".join(ENTRIES[number] for number in order), "utf-8")
    found = [(f.which, f.what.partition(";")[0]) for f in lint_order(load_catalogue(path, "F"))]
    assert found == told


@given(st.permutations(range(9)))
def test_what_stays_rises_and_is_longest(order: list[int]) -> None:
    """What is kept rises, and no place that is left out would fit into it."""
    places = [(number, 1) for number in order]
    kept = sorted(longest_rising(places))
    rising = [places[number] for number in kept]
    assert rising == sorted(rising)
    for number in set(range(9)) - set(kept):
        more = [places[n] for n in sorted([*kept, number])]
        assert more != sorted(more)
