"""What changes with the number of codes: every limit, and what happens on either side of it.

Find loads its index on use, and answers at any size. The search of another builder of these pages,
as Zensical's, may fetch its index on every page, even for readers who never search: measured in
Chromium with that of Material, a code with its full text cost every page 400 bytes after gzip and
0.6 ms of CPU; with title and lead alone, 60 bytes and 0.15 ms. The limits keep the cost of opening
a page below 200 kB and half a second.
"""

from __future__ import annotations

from dataclasses import dataclass

from errdex.authoring.catalogue import Catalogue

LARGEST_LIST = 100
"""Entries on the home page. With more, it shows groups with counts and ranges, not titles."""

FULL_TEXT = 500
"""Codes whose whole pages another builder's search indexes. With more, title and lead are."""

LARGEST_TABLE = 1000
"""Entries in one table. With more, pages show groups with counts and ranges."""

LARGEST_ANSWERS = 1_000
"""Codes of a catalogue whose answers Find shows in place. With more, a hit is a link alone."""

LARGEST_ARCHIVE = 2_000
"""Codes of a catalogue whose site offers its own archive. With more, it does not."""

LEADS = 3_000
"""Codes that another builder's search indexes. With more, Find alone knows them."""

MOST_WORDS = 100_000
"""Words of Find's index. Of more, the rarest ones are left out."""

LARGEST_LLMS_FULL = 1_000_000
"""Bytes of `llms-full.txt`. A larger one is left out, and `llms.txt` says so."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """How much of a code's page the search of another builder contains.

    Attributes:
        page: The `search` key of the front matter.
        details: Extra attributes for the headings below the description.
    """

    page: dict[str, object]
    details: str = ""


def indexed(codes: int) -> Indexed:
    """Return how much of each code's page to index in a catalogue with this many codes."""
    if codes > LEADS:
        return Indexed({"exclude": True})
    return Indexed({"boost": 2}, "" if codes <= FULL_TEXT else ' data-search-exclude="true"')


def offered_archive(catalogue: Catalogue) -> str:
    """Return where in the site its archive is; empty for a catalogue that is too large."""
    return catalogue.archive_name if len(catalogue.by_code) <= LARGEST_ARCHIVE else ""
