"""Pages on paper and in the colours of a system."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import Served

PAGES = ("codes/", "codes/E200028/", "owners/caller/", "retry/", "path/")

CONTRAST = """() => {
    const painted = (colour) => {
        const dot = document.createElement("canvas").getContext("2d");
        dot.fillStyle = "#fff";
        dot.fillRect(0, 0, 1, 1);
        dot.fillStyle = colour;
        dot.fillRect(0, 0, 1, 1);
        return [...dot.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    return [...document.querySelectorAll("article *")].filter((one) =>
        one.checkVisibility()
        && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
        && Math.max(...painted(getComputedStyle(one).color)) > 170
    ).map((one) => one.outerHTML);
}"""
"""The elements whose text would be pale on white paper."""


@pytest.fixture
def printed(browser: Browser, shipped: Served) -> Iterator[Page]:
    """A page of a reader who prefers dark colours, as wide as a sheet."""
    context = browser.new_context(viewport={"width": 720, "height": 1000}, color_scheme="dark")
    page = context.new_page()
    page.goto(shipped.address)
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_paper_has_dark_text_and_nothing_to_press(
    printed: Page, shipped: Served, path: str
) -> None:
    """Also where the screen is dark; menus, forms and buttons stay away, and nothing is cut."""
    printed.goto(shipped.address + path, wait_until="networkidle")
    assert printed.evaluate(CONTRAST) == []
    for name in ("header.md-header", "nav >> nth=0", "footer", "article form", "article button"):
        assert not [one for one in printed.locator(name).all() if one.is_visible()]
    assert printed.evaluate("document.documentElement.scrollWidth") <= 720


def test_paper_says_where_it_comes_from_and_when(printed: Page, shipped: Served) -> None:
    """The page's address and the day are its first line, once, and not on the screen."""
    printed.goto(f"{shipped.address}codes/E000102/", wait_until="networkidle")
    for _ in range(2):
        printed.evaluate("dispatchEvent(new Event('beforeprint'))")
    line = printed.locator("article > .errdex-printed")
    expect(line).to_have_count(1)
    year = printed.evaluate("new Date().getFullYear()")
    url = shipped.catalogue.page_url("E000102")
    assert (line.text_content() or "").startswith(f"{url} · printed on ")
    assert (line.text_content() or "").endswith(str(year))
    expect(line).to_be_visible()
    printed.emulate_media(media="screen")
    expect(line).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_icons_show_in_the_colours_of_a_system(
    browser: Browser, shipped: Served, scheme: Any
) -> None:
    """The switch of the theme and the frames of code have the colour of text."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, color_scheme=scheme, forced_colors="active"
    )
    page = context.new_page()
    page.goto(f"{shipped.address}codes/E000102/", wait_until="networkidle")
    text = page.evaluate("getComputedStyle(document.querySelector('article h1')).color")
    switch = page.locator(".md-header__option label:not([hidden]) svg").first
    expect(switch).to_have_css("fill", text)
    expect(page.locator("article pre > code").first).to_have_css("border-top-color", text)
    expect(page.locator("article pre > code").first).to_have_css("border-top-style", "solid")
    context.close()


def test_each_paragraph_has_its_own_direction(page: Page, shipped: Served) -> None:
    """Text from right to left begins at the right, and its neighbours stay as they are."""
    page.goto(f"{shipped.address}owners/operations/")
    title = page.locator("td.errdex-codes__title").first
    title.evaluate("(cell) => { cell.textContent = 'שלום'; }")
    gap = """(cell) => { const range = document.createRange(); range.selectNodeContents(cell);
        return cell.getBoundingClientRect().right - range.getBoundingClientRect().right; }"""
    assert title.evaluate(gap) < 20
    assert page.locator("td.errdex-codes__title").nth(1).evaluate(gap) > 20
