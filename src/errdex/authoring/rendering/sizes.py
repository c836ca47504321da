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
"""Entries; with more, the home page shows groups with counts and ranges in place of titles."""

FULL_TEXT = 500
"""The most codes whose whole pages are in the index of the theme's search."""

LARGEST_TABLE = 1000
"""Entries; with more, pages show groups with counts and ranges in place of one long table."""

LARGEST_ARCHIVE = 2_000
"""Codes; a larger catalogue's site does not offer its own archive."""

LEADS = 3_000
"""The most codes with title, move and description in the index; of more the finder alone knows."""

MOST_WORDS = 100_000
"""Words of the finder's index: at 10,000 codes with words of their own, under 250 KB packed."""


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
