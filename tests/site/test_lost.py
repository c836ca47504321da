"""The page for unknown addresses leads to the right one, or names the code and offers others."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Served


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("codes/e000102/", "codes/E000102/"),
        ("codes/e000102", "codes/E000102/"),
        ("codes/e200028/#status", "codes/E200028/#status"),
        ("codes/e000102/?from=alert#code", "codes/E000102/?from=alert#code"),
        ("CODES/E000102/", "codes/E000102/"),
        ("codes/E000102.html", "codes/E000102/"),
        ("E000102", "codes/E000102/"),
        ("e000102/", "codes/E000102/"),
    ],
)
def test_another_spelling_leads_to_the_page(
    tab: Page, shipped: Served, wrong: str, right: str
) -> None:
    """Another letter case, or the code alone, ends on the canonical page; the section is kept."""
    tab.goto(shipped.address + wrong)
    expect(tab).to_have_url(shipped.address + right)
    expect(tab.locator("h1")).to_contain_text(right[6:13])


@pytest.mark.parametrize(
    ("path", "named", "near"),
    [
        ("codes/E000999/", "E000999", None),
        ("codes/E00102/", "E00102", "E000102"),
        ("codes/102/", "102", "E000102"),
        ("codes/X102/#code", "X102", "E000102"),
        ("codes/E000%20102/", "E000 102", "E000102"),
        ("codes/00000/", "00000", "E000000"),
        ("codes/%E0%A4%A/", "%E0%A4%A", None),
        ("codes/Zebra/", "Zebra", None),
        ("codes/__proto__/", "__proto__", "APIGW.0607"),
        (f"codes/{'9' * 500}/", "9" * 128, None),
        (f"codes/{'9' * 127}%F0%9F%98%80/", f"{'9' * 127}\U0001f600", None),
        ("codes/%3Cimg%20src=x%20onerror=alert(1)%3E/", "<img src=x onerror=alert(1)>", None),
    ],
)
def test_an_unknown_code_is_named(
    tab: Page, shipped: Served, path: str, named: str, near: str | None
) -> None:
    """The page names the code of the address, and suggests others where there are any like it."""
    tab.goto(shipped.address + path)
    expect(tab.locator("[data-errdex-code]")).to_have_text(named)
    expect(tab.locator("[data-errdex-lost]")).to_contain_text("is not in this catalogue")
    expect(tab.locator("#errdex-find")).to_have_value(named)
    if near:
        expect(tab.locator(".errdex-find .errdex-find__hits li").first).to_contain_text(near)
        tab.locator(".errdex-find .errdex-find__hits a").first.click()
        expect(tab.locator("h1")).to_contain_text(near)
    else:
        expect(tab.locator("[data-next=nothing]")).to_be_visible()


def test_a_code_elsewhere_in_the_address_is_recognised(tab: Page, shipped: Served) -> None:
    """A known code anywhere in an unknown address is named, and its page is offered."""
    tab.goto(f"{shipped.address}docs/errors/e000102/help")
    expect(tab.locator("[data-errdex-code]")).to_have_text("E000102")
    expect(tab.locator("[data-errdex-lost]")).to_contain_text("appears in this address")
    expect(tab.locator(".errdex-find .errdex-find__hits strong")).to_have_text(["E000102"])


def test_the_only_code_like_it_is_suggested(tab: Page, shipped: Served) -> None:
    """It is named in a sentence, which leads there; nobody is led on without a click."""
    tab.goto(f"{shipped.address}codes/E00102/")
    expect(tab.locator("[data-errdex-similar]")).to_have_text("Did you mean E000102?")
    expect(tab.locator("h1")).to_have_text("Code not found")
    tab.click("[data-errdex-similar] a")
    expect(tab).to_have_url(f"{shipped.address}codes/E000102/")
    tab.goto(f"{shipped.address}codes/E00010/")
    expect(tab.locator(".errdex-find .errdex-find__hits strong").first).to_have_text("E000101")
    expect(tab.locator("[data-errdex-similar]")).to_be_hidden()


@pytest.mark.parametrize("path", ["nothing/here/at/all/", "groups/nothing/", "codes/a/b/c"])
def test_another_unknown_address_leads_to_all_codes(tab: Page, shipped: Served, path: str) -> None:
    """At any depth the page has its style, a box that finds, and links that lead on."""
    tab.goto(shipped.address + path, wait_until="networkidle")
    expect(tab.locator("[data-errdex-lost]")).to_be_hidden()
    expect(tab.locator("h1")).to_have_text("Page not found")
    tab.fill("#errdex-find", "E000105")
    expect(tab.locator(".errdex-find .errdex-find__hits strong")).to_have_text(["E000105"])
    assert tab.locator("article a[href$='/diagnose/']").count() > 0
    expect(tab.locator(".md-header")).to_have_css("background-color", "rgb(29, 74, 87)")
    tab.click("article li a:has-text('All codes')")
    expect(tab).to_have_url(f"{shipped.address}codes/")


def test_the_page_is_on_the_grid(tab: Page, shipped: Served) -> None:
    """Its title begins where that of every other page does, on a phone and on a desk."""
    for width in (360, 1280, 1440):
        tab.set_viewport_size({"width": width, "height": 900})
        lefts = []
        for path in ("nothing/here/", "find/"):
            tab.goto(shipped.address + path)
            lefts.append(tab.eval_on_selector("h1", "h1 => h1.getBoundingClientRect().left"))
        assert lefts[0] == lefts[1], width
