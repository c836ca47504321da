"""What the theme's search costs in Chromium, by how much of each page is indexed."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks.browsing import cpu_of_children, settled
from benchmarks.serving import serve

ROUNDS = 3
INDEX = "search/search_index.json"
SLOWEST = 180_000  # milliseconds until Chromium is given up

VARIANTS: dict[str, Callable[[str], bool]] = {
    "no code pages": lambda place: not place.startswith("codes/"),
    "title and lead": lambda place: "." not in place.partition("#")[2],
    "full text": lambda _: True,
}
"""Which places are in the index; headings below the lead have a dot in their names."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What an index of the theme's search costs.

    Attributes:
        codes: The catalogue's size.
        variant: How much of each page is indexed.
        raw, packed: Bytes of the index, and after gzip.
        first_cpu, first_wall: Seconds from opening a page to the first result of a search.
        page_cpu: CPU seconds for every further page that is opened, without searching.
    """

    codes: int
    variant: str
    raw: int
    packed: int
    first_cpu: float
    first_wall: float
    page_cpu: float


def measure_search(browser: Browser, site: Path) -> Iterator[Searched]:
    """Yield what each variant of the index costs; the site was built with the full text."""
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    titles = {
        section["location"]: section["title"]
        for section in index["docs"]
        if section["location"].startswith("codes/") and "#" not in section["location"]
    }
    pages = list(titles)
    for variant, holds in VARIANTS.items():
        docs = [section for section in index["docs"] if holds(section["location"])]
        data = json.dumps({**index, "docs": docs}, separators=(",", ":")).encode()
        query = "diagnose" if variant == "no code pages" else titles[pages[7]].partition(" ")[0]
        with serve(site, {INDEX: data}) as served:
            opened = [served.address + page for page in (pages[5], pages[-3])]
            runs = [_search(browser, opened, query) for _ in range(ROUNDS)]
        costs = [median(costs) for costs in zip(*runs, strict=True)]
        yield Searched(len(titles), variant, len(data), len(gzip.compress(data, 6)), *costs)


def _search(browser: Browser, pages: list[str], query: str) -> tuple[float, float, float]:
    """Open a page and search, then open another; return CPU and wall of the first, CPU of it."""
    context = browser.new_context()
    context.set_default_timeout(SLOWEST)
    tab = context.new_page()
    before, start = settled(), time.monotonic()
    tab.goto(pages[0])
    tab.click(".md-search__input")
    tab.fill(".md-search__input", query)
    tab.press(".md-search__input", "End")  # the theme searches when a key is let go
    tab.wait_for_selector(".md-search-result__item", state="attached")
    first = cpu_of_children() - before, time.monotonic() - start
    before = settled()
    tab.goto(pages[1])
    again = settled() - before
    context.close()
    return *first, again
