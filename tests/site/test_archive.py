"""The downloadable copy: unpacked and opened from a disk, it works whole by its links."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from errdex.authoring.rendering.sizes import offered_archive
from tests.site.conftest import Site
from tests.site.walking import faults_of, kinds_of_pages
from tests.support.html import read_page


def unpacked(site: Site, target: Path) -> Path:
    """Return the folder that the archive of a site unpacks to."""
    with zipfile.ZipFile(site.folder / offered_archive(site.catalogue)) as packed:
        packed.extractall(target)
    (folder,) = target.iterdir()
    return folder


@pytest.fixture(scope="module")
def copy(shipped_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the shipped site, in a folder whose name has spaces and a #."""
    return unpacked(shipped_site, tmp_path_factory.mktemp("my copies #1 "))


@pytest.fixture
def offline(page: Page, copy: Path) -> Iterator[Page]:
    """The home page of the copy; nothing fails, is missing, or asks for more than files of it."""
    faults, asked = faults_of(page), list[str]()

    def hear_failure(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # left before it came
            faults.append(f"{request.url}: {request.failure}")

    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", hear_failure)
    page.goto((copy / "index.html").as_uri())
    yield page
    assert faults == []
    assert [url for url in asked if not url.startswith((f"{copy.as_uri()}/", "data:"))] == []


def test_the_home_page_offers_it(shipped_site: Site, copy: Path) -> None:
    """The link on the home page leads to the archive, and in the archive to the published one."""
    name = offered_archive(shipped_site.catalogue)
    assert name in read_page(shipped_site.folder / "index.html").links
    assert shipped_site.catalogue.url + name in read_page(copy / "index.html").links


@pytest.mark.parametrize("name", ["shipped_site", "hostile_site"])
def test_every_link_leads_to_a_file_of_the_copy(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """No link of any page leads to a folder, outside the copy, or to an anchor that is missing."""
    site: Site = request.getfixturevalue(name)
    copy = unpacked(site, tmp_path)
    files = {str(path) for path in copy.rglob("*") if path.is_file()}
    pages = sorted(copy.rglob("*.html"))
    assert len(pages) > len(site.catalogue.by_code) + len(site.catalogue.groups)
    for page in pages:
        for link in dict.fromkeys(read_page(page).links):
            assert not link.startswith("/"), link
            path, anchor = urldefrag(link)
            if urlsplit(link).scheme:
                continue
            target = normpath(page.parent / unquote(path)) if path else str(page)
            assert target in files, (page, link)
            assert not anchor or unquote(anchor) in read_page(Path(target)).ids, (page, link)


def test_nothing_but_links_changes(shipped_site: Site, copy: Path) -> None:
    """Without its links a page of the copy is the page of the site, and other files are equal."""

    def bare(path: Path) -> str:
        return re.sub('href="[^"]*"', "href", path.read_text(encoding="utf-8"))

    for path in sorted(copy.rglob("*")):
        original = shipped_site.folder / path.relative_to(copy)
        if path.suffix == ".html":
            assert bare(path) == bare(original), path
        elif path.is_file():
            assert path.read_bytes() == original.read_bytes(), path


def test_a_reader_gets_everywhere_by_links(offline: Page, copy: Path) -> None:
    """Home, all codes, an entry, a related one, its group, diagnosis: each click opens a page."""
    title = offline.locator("article h1")
    offline.get_by_role("link", name="All codes").first.click()
    expect(title).to_have_text("All codes")
    offline.locator("article").get_by_role("link", name="E000102").first.click()
    expect(title).to_contain_text("E000102")
    offline.locator("article a[href^='../E']").first.click()
    expect(title).not_to_contain_text("E000102")
    offline.go_back()
    offline.locator(".errdex-crumbs a").last.click()
    expect(title).to_have_count(1)
    offline.locator(".md-tabs").get_by_role("link", name="Diagnose").click()
    offline.get_by_label("What you have").fill('{"code": "E000102"}')
    offline.get_by_role("button", name="Diagnose").click()
    result = offline.get_by_role("region", name="Diagnosis")
    with offline.context.expect_page() as opened:
        result.get_by_role("link").first.click()
    expect(opened.value.locator("article h1")).to_contain_text("E000102")
    offline.click(".md-header a.md-logo")
    expect(offline).to_have_url(f"{copy.as_uri()}/index.html")


def test_the_finder_works_from_a_disk(offline: Page) -> None:
    """On the home page and in the header's box Enter leads on."""
    title = offline.locator("article h1")
    offline.locator("#errdex-find").fill("102")
    expect(offline.locator("[data-hits] a").first).to_contain_text("E000102")
    offline.locator("#errdex-find").press("Enter")
    expect(title).to_contain_text("E000102")
    offline.click(".md-search__input")
    offline.keyboard.type("000103")
    expect(offline.locator(".errdex-hits a").first).to_contain_text("E000103")
    expect(offline.locator("[data-search-status]")).to_have_text("2 codes found, first E000103.")
    offline.keyboard.press("Enter")
    expect(title).to_contain_text("E000103")
    expect(offline).to_have_url(re.compile(r"/codes/E000103/index\.html(#.*)?$"))


def test_every_kind_of_page_opens(offline: Page, copy: Path, shipped_site: Site) -> None:
    """No script of any page fails on a disk, and a button opens the header's box."""
    offline.set_viewport_size({"width": 360, "height": 740})
    for path in kinds_of_pages(shipped_site.folder)[:-1]:
        offline.goto((copy / path / "index.html").as_uri())
        button = offline.locator("label.md-header__button[for=__search]")
        button.click()
        expect(offline.locator(".md-search__input")).to_be_focused()
