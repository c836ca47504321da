"""How much of the code pages the theme's own search holds, by the number of codes.

The theme fetches its index and rebuilds it on every page that is opened, so readers who never
search pay for it too; the finder loads its index on use and answers at any size. Measured in
Chromium (`benchmarks/RESULTS.md`), a code costs 400 bytes after gzip and 0.6 ms of CPU on every
page with its full text, 60 bytes and 0.15 ms with title and lead. The limits keep what opening a
page costs below 200 kB and half a second.
"""

from __future__ import annotations

from dataclasses import dataclass

FULL_TEXT = 500
"""The most codes whose whole pages are in the index."""

LEADS = 3_000
"""The most codes with title, move and description in the index; of more the finder alone knows."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What of a code's page is in the index.

    Attributes:
        page: What the front matter says about search.
        lower: What stands in the attributes of the headings below the description.
    """

    page: dict[str, object]
    lower: str = ""


def indexed(codes: int) -> Indexed:
    """Return what of each code's page is in the index of a catalogue with so many codes."""
    if codes > LEADS:
        return Indexed({"exclude": True})
    return Indexed({"boost": 2}, "" if codes <= FULL_TEXT else ' data-search-exclude="true"')
