"""The site in a real browser: what it asks for, what its search finds, how it fits."""

from __future__ import annotations

import re
from html import unescape
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from errdex.matching.addresses import address_of
from tests.site.conftest import Served, search

PAGES = (
    "", "codes/", "groups/", "groups/credentials/", "owners/", "owners/operations/", "retry/",
    "path/", "codes/E200028/#status", "codes/000000/",
)  # fmt: skip


def test_no_request_leaves_the_host(faultless: Page, shipped: Served) -> None:
    """Pages, search and a followed link ask for nothing but the site's own files."""
    asked: list[str] = []
    faultless.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        faultless.goto(shipped.address + path, wait_until="networkidle")
    search(faultless, "E000102")
    faultless.click(".errdex-hits a")
    expect(faultless.locator("h1")).to_contain_text("E000102")
    foreign = [url for url in asked if not url.startswith((shipped.address, "data:", "blob:"))]
    assert foreign == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_button_of_the_menu_is_seen(
    page: Page, shipped: Served, scheme: Literal["light", "dark"]
) -> None:
    """On a phone it is white on the dark header, in either theme."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme=scheme)
    page.goto(shipped.address)
    sign = page.locator("label.md-header__button[for=__drawer] svg")
    expect(sign).to_have_css("fill", "rgb(255, 255, 255)")


def test_search_finds_every_entry(faultless: Page, shipped: Served) -> None:
    """The first result for a code is its page; it opens, and has the title of each meaning."""
    faultless.goto(shipped.address)
    for entry in shipped.catalogue.entries:
        search(faultless, entry.code)
        page = f"{shipped.address}codes/{address_of(entry.code)}/"
        result = faultless.locator(f".errdex-hits li:first-child a[href^='{page}']")
        expect(result).to_contain_text(entry.code)
        answer = faultless.request.get(result.get_attribute("href") or "")
        assert answer.ok
        title = re.search("<title>(.*?)</title>", answer.text())
        assert title
        assert unescape(title[1]).startswith(f"{entry.code} — ")
        assert entry.title in unescape(title[1])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("e000102", "E000102"),
        ('{"code":"E000102"}', "E000102"),
        ("code=E000102", "E000102"),
        ("app_key is not valid", "E000102"),
        ("whitelist ip address client", "E000620"),
    ],
)
def test_search_finds_what_people_have_in_hand(
    faultless: Page, shipped: Served, words: str, code: str
) -> None:
    """A code in another case, a short pasted object and words of the title lead to the page."""
    faultless.goto(shipped.address)
    search(faultless, words)
    expect(faultless.locator(".errdex-hits li").first).to_contain_text(code)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_the_screen(
    browser: Browser, shipped: Served, scheme: Literal["light", "dark"]
) -> None:
    """No page scrolls sideways, from a small phone to a desktop, in light and dark."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    for path in (*PAGES, "codes/E000999/"):
        page.goto(shipped.address + path)
        for width in (320, 360, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, (path, width)
    shown = page.get_attribute("body", "data-md-color-scheme")
    assert shown == ("slate" if scheme == "dark" else "default")
    context.close()


def test_an_address_of_an_entry_shows_its_title(faultless: Page, shipped: Served) -> None:
    """`#field` leaves the title on the screen; of several fields it shows that field's section."""
    faultless.goto(f"{shipped.address}codes/E200028/#status", wait_until="networkidle")
    expect(faultless.locator("h1")).to_be_in_viewport()
    expect(faultless.locator(".errdex-crumbs")).to_be_in_viewport()
    faultless.goto(f"{shipped.address}codes/000000/#status", wait_until="networkidle")
    expect(faultless.locator("h2#status")).to_be_in_viewport()


def test_the_menu_of_a_phone_leads_on(browser: Browser, shipped: Served) -> None:
    """On a phone the drawer leads from a code page to the table of all codes."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{shipped.address}codes/E000102/", wait_until="networkidle")
    page.click("label.md-header__button[for=__drawer]")
    page.click(".md-nav--primary a:has-text('All codes')")
    expect(page.locator("h1")).to_have_text("All codes")
    context.close()


def test_pages_read_well_without_scripts(browser: Browser, shipped: Served) -> None:
    """Without JavaScript a code page is whole and the 404 page leads to all codes."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{shipped.address}codes/E000102/")
    expect(page.locator("ol > li").first).to_be_visible()
    page.goto(f"{shipped.address}codes/e000102/")
    expect(page.locator("h1")).to_have_text("Page not found")
    expect(page.locator("[data-errdex-lost]")).to_be_hidden()
    page.click("article li a:has-text('All codes')")
    expect(page.locator("h1")).to_have_text("All codes")
    context.close()
