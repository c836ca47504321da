"""What changes with the number of codes: every limit, and what holds on either side of it.

The theme's search fetches its index and rebuilds it on every page that is opened, so readers who
never search pay for it too; the finder loads its index on use and answers at any size. Measured in
Chromium (`benchmarks/RESULTS.md`), a code costs 400 bytes after gzip and 0.6 ms of CPU on every
page with its full text, 60 bytes and 0.15 ms with title and lead. The limits keep what opening a
page costs below 200 kB and half a second.
"""

from __future__ import annotations

from dataclasses import dataclass

from errdex.authoring.catalogue import Catalogue

LARGEST_LIST = 100
"""Entries on the home page. With more, it shows groups with counts and ranges, not titles."""

FULL_TEXT = 500
"""Codes whose whole pages are in the index of the theme's search. With more, title and lead are."""

LARGEST_TABLE = 1000
"""Entries in one table. With more, pages show groups with counts and ranges."""

LARGEST_ARCHIVE = 2_000
"""Codes of a catalogue whose site offers its own archive. With more, it does not."""

LEADS = 3_000
"""Codes in the index of the theme's search. With more, the finder alone knows them."""

MOST_WORDS = 100_000
"""Words of the finder's index. Of more, the rarest ones are left out."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What of a code's page the theme's search holds.

    Attributes:
        page: What the front matter says about search.
        details: Extra attributes for the headings below the description.
    """

    page: dict[str, object]
    details: str = ""


def indexed(codes: int) -> Indexed:
    """Return what of each code's page is in the index of a catalogue with so many codes."""
    if codes > LEADS:
        return Indexed({"exclude": True})
    return Indexed({"boost": 2}, "" if codes <= FULL_TEXT else ' data-search-exclude="true"')


def offered_archive(catalogue: Catalogue) -> str:
    """Return where in the site its archive is; empty for a catalogue that is too large."""
    return catalogue.archive_name if len(catalogue.by_code) <= LARGEST_ARCHIVE else ""
