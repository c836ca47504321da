"""Reads built pages: their links, their anchors, their text."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit


class BuiltPage(HTMLParser):
    """A built page.

    Attributes:
        ids: The tag of each anchor, by its name.
        links: What `href` and `src` say, as written.
        text: The text of the article, white space collapsed.
        headings: Tag and text of the headings.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: dict[str, str] = {}
        self.links: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self.feed(html)
        self.text = " ".join("".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            assert given["id"] not in self.ids, f"two elements have the id {given['id']}"
            self.ids[given["id"]] = tag
        self.links += [given[name] for name in ("href", "src") if name in given]
        if tag == "article" or self._open:
            self._open.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag in self._open and self._open.pop() != tag:
            pass
        if tag in ("p", "li", "td", "h1", "h2", "h3", "pre"):
            self._words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._open:
            return
        self._words.append(data)
        if self._open[-1] in ("h1", "h2", "h3", "small"):
            tag, text = self.headings[-1]
            self.headings[-1] = (tag, f"{text}{data}".strip())


@cache
def read_page(path: Path) -> BuiltPage:
    """Read a built page."""
    return BuiltPage(path.read_text(encoding="utf-8"))


def target_of(site: Path, site_url: str, url: str) -> Path:
    """Return the file that a host of static files answers an address below `site_url` with."""
    path = unquote(urlsplit(url).path).removeprefix(urlsplit(site_url).path)
    return site / path / "index.html" if path.endswith("/") or not path else site / path


def fault_of(site: Path, site_url: str, page_url: str, link: str) -> str:
    """Return what is wrong with a link of a page; empty when it leads to a file and anchor."""
    if link == "javascript:void(0)":  # the share button of Material's search
        return ""
    url = urljoin(page_url, link)
    if not url.startswith(site_url):
        return "" if url.startswith(("http:", "https:", "mailto:")) else f"{url} is no web address"
    target = target_of(site, site_url, url)
    if not target.is_file():
        return f"{url} leads to no file"
    anchor = unquote(urlsplit(url).fragment)
    if anchor and target.suffix == ".html" and anchor not in read_page(target).ids:
        return f"{url} leads to no anchor"
    return ""
