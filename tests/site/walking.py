"""Chooses pages of a built site, so that tests see every kind of page without seeing them all."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page

_CLASSES = re.compile(r'class="([^"]*)"')
_OWN = re.compile(r"(?:errdex-|admonition|md-button)[\w-]*")

FEWER_ROWS = """() => {
  for (const row of document.querySelectorAll("tbody tr:nth-child(n + 4)")) row.remove();
}"""
"""Takes the rows away that are like those before them."""

UNKNOWN = "codes/E00999/"
"""An address below which there is no page: the host answers with 404.html."""


def kinds_of_pages(site: Path) -> list[str]:
    """Return addresses below the site's: the home page, and of each folder the pages that differ.

    A folder's own page always counts; of those in it each that shows a part, known by its class,
    that none before it showed. The last one is the page for unknown addresses.
    """
    chosen = [""]
    for top in sorted(path for path in site.iterdir() if (path / "index.html").is_file()):
        seen: set[str] = set()
        for page in [top / "index.html", *sorted(top.glob("*/index.html"))]:
            parts = _parts_of(page)
            if page.parent == top or not parts <= seen:
                chosen.append(f"{page.parent.relative_to(site).as_posix()}/")
            if page.parent != top:
                seen |= parts
    return [*chosen, UNKNOWN]


def _parts_of(page: Path) -> set[str]:
    """Return the classes of a page that are not the theme's."""
    listed = " ".join(_CLASSES.findall(page.read_text(encoding="utf-8")))
    return {page.parent.parent.name, *_OWN.findall(listed)}


def faults_of(page: Page) -> list[str]:
    """Return a list that fills with what goes wrong on a page: scripts that fail, files that miss.

    That an unknown address is answered with the status 404 is no fault.
    """
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        unknown = "404" in message.text and message.location["url"].endswith(UNKNOWN)
        if message.type == "error" and not unknown:
            faults.append(f"{message.location['url']}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: faults.append(str(error)))
    return faults
