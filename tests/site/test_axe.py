"""axe on every kind of page, light and dark, at rest and with what opens open: no violations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import node_package
from tests.site.conftest import Served, Site, search
from tests.site.walking import FEWER_ROWS, kinds_of_pages

VIOLATIONS = """async () => (await axe.run({resultTypes: ["violations"]})).violations.map(
  (found) => [found.id, found.nodes.map((node) => [node.target.join(" "), node.failureSummary])]
)"""


@pytest.fixture(scope="module", params=["light", "dark"])
def plain(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in one of the two schemes, without movements that axe could look into."""
    context = browser.new_context(color_scheme=request.param, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe."""
    return (node_package("axe-core") / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[Any]:
    """Return what axe finds on a page as it is: rules, and the elements that break them.

    Of a table it looks at a few rows: the others are like these.
    """
    page.evaluate(FEWER_ROWS)
    page.evaluate(axe)
    found: list[Any] = page.evaluate(VIOLATIONS)
    return found


def test_no_kind_of_page_breaks_a_rule(
    plain: Page, axe: str, shipped: Served, shipped_site: Site
) -> None:
    """Every kind of page, at the width of a desk."""
    plain.set_viewport_size({"width": 1280, "height": 800})
    found = {}
    for path in kinds_of_pages(shipped_site.folder):
        plain.goto(shipped.address + path)
        found[path] = violations(plain, axe)
    assert {path: rules for path, rules in found.items() if rules} == {}


def test_no_rule_is_broken_on_a_phone(plain: Page, axe: str, shipped: Served) -> None:
    """A page of a code on a phone, and with its menu open."""
    plain.set_viewport_size({"width": 360, "height": 740})
    plain.goto(f"{shipped.address}codes/E000102/")
    assert violations(plain, axe) == []
    plain.click("label.md-header__button[for=__drawer]")
    expect(plain.locator(".md-nav--primary a").first).to_be_in_viewport()
    assert violations(plain, axe) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_results_of_the_search_break_no_rule(
    plain: Page, axe: str, shipped: Served, width: int
) -> None:
    """The search box is open and has found something."""
    plain.set_viewport_size({"width": width, "height": 800})
    plain.goto(shipped.address, wait_until="networkidle")
    if width < 1220:
        plain.click("label.md-header__button[for=__search]")
    search(plain, "E000102")
    expect(plain.locator(".errdex-hits a").first).to_be_visible()
    assert violations(plain, axe) == []


@pytest.mark.parametrize(
    "asked", ["E000102", "no such thing", '{"code": "E000102"}\n{"code": "2"}']
)
@pytest.mark.parametrize("path", ["", "find/"])
def test_what_the_finder_shows_breaks_no_rule(
    plain: Page, axe: str, shipped: Served, path: str, asked: str
) -> None:
    """Codes found, nothing found, a hint to diagnosis: on the home page and on its own."""
    plain.set_viewport_size({"width": 1280, "height": 800})
    plain.goto(shipped.address + path)
    plain.locator("#errdex-find").fill(asked)
    expect(plain.locator("[data-status]")).not_to_be_empty()
    assert violations(plain, axe) == []


def test_a_diagnosis_breaks_no_rule(plain: Page, axe: str, shipped: Served) -> None:
    """A diagnosis stands on the page, with every part of the form open."""
    plain.goto(f"{shipped.address}diagnose/")
    plain.get_by_label("What you have").fill('{"code": "E000102"}')
    plain.locator("summary").first.click()
    plain.get_by_role("button", name="Diagnose").click()
    expect(plain.locator("[data-verdict]")).to_contain_text("E000102: ")
    assert violations(plain, axe) == []


def test_axe_would_tell(plain: Page, axe: str, shipped: Served) -> None:
    """A picture without a text and a faint line are found, so nothing found means something."""
    plain.goto(shipped.address)
    plain.evaluate(
        """() => document.querySelector("article").insertAdjacentHTML("afterbegin",
          "<img src='assets/images/favicon.png'><p style='color:#777;background:#888'>faint</p>")"""
    )
    assert {"image-alt", "color-contrast"} <= {rule for rule, _ in violations(plain, axe)}
