"""The site by keyboard alone: everything takes the focus, and what has it shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.site.conftest import Served, Site
from tests.site.walking import FEWER_ROWS, kinds_of_pages

FOCUSED = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const again = Boolean(focused.errdexSeen);
  focused.errdexSeen = true;
  // The theme's switch is invisible; its label shows the focus.
  const switched = focused.closest(".md-header__option")?.querySelector("label:not([hidden])");
  const shown = switched ?? focused;
  const style = getComputedStyle(shown);
  const box = shown.getBoundingClientRect();
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  function colour(css) {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = css;
    pen.fillRect(0, 0, 1, 1);
    return pen.getImageData(0, 0, 1, 1).data;
  }
  function light([r, g, b]) {
    const [x, y, z] = [r, g, b].map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z + 0.05;
  }
  let behind = parseFloat(style.outlineOffset) < 0 ? shown : shown.parentElement;
  while (behind.parentElement && colour(getComputedStyle(behind).backgroundColor)[3] < 128) {
    behind = behind.parentElement;
  }
  const [ring, ground] = [style.outlineColor, getComputedStyle(behind).backgroundColor]
    .map((css) => light(colour(css)));
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  const contrast = Math.max(ring, ground) / Math.min(ring, ground);
  const onScreen = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth
    && box.bottom > 0 && box.top < innerHeight;
  const name = `${focused.tagName} ${focused.className} ${focused.id} ${shown.innerText}`;
  return { good: ringed && contrast >= 3 && onScreen, name, ringed, contrast, onScreen, again };
}"""

MISSED = """() => [...document.querySelectorAll("a[href], button, input, textarea, summary")]
  .filter((part) => !part.errdexSeen && !part.disabled && !part.closest("[inert]"))
  .filter((part) => part.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .map((part) => part.outerHTML.slice(0, 120))"""


PASS_FRAME = """() => {
  const frame = ".md-header, .md-tabs, .md-sidebar--primary, .md-footer";
  for (const part of document.querySelectorAll(frame)) part.inert = true;
}"""
"""Makes Tab pass over what is around every page."""

SOME = ("", "codes/E000102/", "diagnose/")
"""Pages on which Tab is pressed through what is around them as well."""

MOVES = """() => [...document.querySelectorAll("*")].flatMap((part) => {
  const { animationDuration, scrollBehavior, transitionDuration } = getComputedStyle(part);
  const longest = Math.max(...[animationDuration, transitionDuration].map(parseFloat));
  return longest > 0.01 || scrollBehavior === "smooth" ? [part.outerHTML.slice(0, 80)] : [];
})"""


def page_at(browser: Browser, scheme: Literal["light", "dark"], width: int) -> Page:
    """Return a page in one scheme and at one width, without movements to wait for."""
    size: ViewportSize = {"width": width, "height": 800}
    context = browser.new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    return context.new_page()


def focused_in_turn(page: Page) -> Iterator[dict[str, Any]]:
    """Yield what each press of the Tab key leads to, until it starts again.

    In between the focus may be nowhere for a press: the theme's button "Back to top" hides itself.
    """
    for _ in range(1_000):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found is None:
            continue
        if found["again"]:
            return
        if not found["good"]:  # the theme may still be opening what got the focus
            page.wait_for_timeout(300)
            found = page.evaluate(FOCUSED)
        yield found
    raise AssertionError("the focus never leaves the page")


def faults_by_keyboard(page: Page) -> list[Any]:
    """Return what takes the focus unseen, or lets it stray, and what can be clicked only."""
    unseen = [found for found in focused_in_turn(page) if not found["good"]]
    return unseen + list(page.evaluate(MISSED))


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360)])
def test_what_has_the_focus_shows_it(
    browser: Browser,
    shipped: Served,
    shipped_site: Site,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    """The focus is visible in a ring of contrast 3 or more, and skips nothing."""
    every = (scheme, width) == ("light", 1280)
    page = page_at(browser, scheme, width)
    found = {}
    for path in kinds_of_pages(shipped_site.folder) if every else SOME:
        page.goto(shipped.address + path)
        page.evaluate(FEWER_ROWS)
        if path not in SOME:
            page.evaluate(PASS_FRAME)
        found[path] = faults_by_keyboard(page)
    page.context.close()
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_what_was_found_takes_the_focus(browser: Browser, shipped: Served) -> None:
    """The finder's results follow its box, and show that they have the focus."""
    page = page_at(browser, "light", 1280)
    page.goto(f"{shipped.address}find/?q=E0001", wait_until="networkidle")
    expect(page.locator("[data-hits] a").first).to_be_visible()
    assert faults_by_keyboard(page) == []
    assert page.evaluate("document.querySelector('[data-hits] a').errdexSeen")
    page.context.close()


def test_a_lost_focus_would_be_told(browser: Browser, shipped: Served) -> None:
    """Without rings, or with parts that the tabulator leaves out, the test above fails."""
    page = page_at(browser, "light", 1280)
    page.goto(f"{shipped.address}codes/E000102/", wait_until="networkidle")
    page.add_style_tag(content=".md-header a, .errdex-crumbs a { outline: none !important }")
    page.evaluate("document.querySelector('.md-footer a[target]').tabIndex = -1")
    faults = faults_by_keyboard(page)
    page.context.close()
    assert any("Material" in fault for fault in faults if isinstance(fault, str))
    assert len(faults) >= 4


def test_the_menu_works_by_keyboard(browser: Browser, shipped: Served) -> None:
    """In a narrow window the menu opens with Enter, and its links follow."""
    page = page_at(browser, "light", 360)
    page.goto(f"{shipped.address}codes/E000102/", wait_until="networkidle")
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    link = page.locator(".md-nav--primary a:has-text('All codes')")
    expect(link).to_be_in_viewport()
    while not link.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("All codes")
    page.context.close()


def test_the_theme_switches_by_keyboard(browser: Browser, shipped: Served) -> None:
    """The switch between light and dark takes the focus, and an arrow moves it."""
    page = page_at(browser, "light", 1280)
    page.goto(shipped.address, wait_until="networkidle")
    page.get_by_label("Switch to dark mode").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.context.close()


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_leads_to_find(browser: Browser, shipped: Served, key: str) -> None:
    """It goes to the page's own box, elsewhere to the header's; an arrow chooses, Enter opens."""
    page = page_at(browser, "light", 1280)
    for path, box, hits in (
        ("", "#errdex-find", ".errdex-find .errdex-find__hits"),
        ("codes/E000105/", ".md-search__input", ".errdex-hits"),
    ):
        page.goto(shipped.address + path, wait_until="networkidle")
        page.keyboard.press(key)
        expect(page.locator(box)).to_be_focused()
        expect(page.locator(box)).to_have_value("")
        page.keyboard.type("E000102")
        expect(page.locator(f"{hits} a")).to_contain_text("E000102")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("/codes/E000102/"))
    page.context.close()


def test_a_key_leads_to_find_on_a_disk(page: Page, shipped_site: Site) -> None:
    """In a copy that is opened as files the keys are the same."""
    page.goto((shipped_site.folder / "codes/E000105/index.html").as_uri())
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def test_the_keys_are_listed(browser: Browser, shipped: Served) -> None:
    """A question mark or a button lists them; Escape closes the list, and the focus is back."""
    page = page_at(browser, "light", 1280)
    page.goto(f"{shipped.address}find/", wait_until="networkidle")
    keys = page.get_by_role("dialog", name="Keys")
    page.keyboard.press("?")
    expect(keys).to_contain_text("go to Find")
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    button = page.locator(".errdex-find").get_by_role("button", name="Keys")
    button.focus()
    page.keyboard.press("Enter")
    expect(keys).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    page.locator("#errdex-find").fill("?")
    page.locator("#errdex-find").press("?")
    expect(keys).to_be_hidden()
    page.context.close()


def test_the_first_stop_skips_to_find(browser: Browser, shipped: Served) -> None:
    """On a page with a box the first link leads into it, without a click."""
    page = page_at(browser, "light", 1280)
    for path in ("", "find/"):
        page.goto(shipped.address + path, wait_until="networkidle")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Skip to Find")
        page.keyboard.press("Enter")
        expect(page.locator("#errdex-find")).to_be_focused()
    page.context.close()


def test_nothing_moves_for_who_asked_for_less(browser: Browser, shipped: Served) -> None:
    """Where the system says so, no part glides, fades or scrolls smoothly; elsewhere parts do."""
    page = page_at(browser, "light", 1280)
    for path in SOME:
        page.goto(shipped.address + path)
        assert page.evaluate(MOVES) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVES) != []
    page.context.close()
