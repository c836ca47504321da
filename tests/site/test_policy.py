"""The site under the strict policy that the build writes, sent by a server, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from errdex.authoring.site.headers import HEADERS
from tests.site.conftest import Served, Site, search, serve
from tests.site.walking import faults_of, kinds_of_pages

POLICY = "Content-Security-Policy"


def headers_of(site: Site) -> dict[str, str]:
    """Return what `_headers` says for every path, read as Netlify reads it."""
    lines = (site.folder / HEADERS).read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if not line.startswith("#")]
    assert rules[0] == "/*"
    return dict(line.strip().split(": ", 1) for line in rules[1:])


@pytest.fixture(scope="module")
def guarded(shipped_site: Site) -> Iterator[Served]:
    """The shipped site, from a server that sends the headers of the build."""
    with serve(shipped_site.folder, "/sms/", headers_of(shipped_site)) as address:
        yield Served(shipped_site.catalogue, address)


def test_no_kind_of_page_needs_what_the_policy_refuses(
    faultless: Page, guarded: Served, shipped_site: Site
) -> None:
    """Every kind of page loads under it whole, asks no other host, and the theme's script runs."""
    asked: list[str] = []
    faultless.on("request", lambda request: asked.append(request.url))
    for path in kinds_of_pages(shipped_site.folder):
        answer = faultless.goto(guarded.address + path)
        assert answer
        assert "script-src 'self' 'sha256-" in answer.headers[POLICY.lower()]
        assert faultless.evaluate("typeof __md_get") == "function"
    faultless.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((guarded.address, "data:", "blob:"))] == []


def test_search_works_under_the_policy(
    faultless: Page, guarded: Served, shipped_site: Site
) -> None:
    """The header's box finds, and leads to the page without a reload."""
    published = (shipped_site.folder / "sitemap.xml").read_text(encoding="utf-8")
    sitemap = published.replace(shipped_site.catalogue.url, guarded.address)
    faultless.route("**/sitemap.xml", lambda route: route.fulfill(body=sitemap))
    faultless.goto(guarded.address, wait_until="networkidle")
    faultless.evaluate("window.here = true")
    search(faultless, "E000102")
    result = faultless.locator(".errdex-hits a").first
    expect(result).to_contain_text("E000102")
    result.click()
    expect(faultless.locator(".md-content h1")).to_contain_text("E000102")
    assert faultless.evaluate("window.here")


def test_the_finder_works_under_the_policy(faultless: Page, guarded: Served) -> None:
    """A question in the address is answered in place, and so is what is typed in the header."""
    faultless.goto(f"{guarded.address}find/?q=102")
    expect(faultless.locator("[data-hits] a").first).to_contain_text("E000102")
    expect(faultless.locator("[data-answer] button").first).to_be_visible()
    search(faultless, "102")
    expect(faultless.locator(".errdex-hits a").first).to_contain_text("E000102")
    faultless.locator(".errdex-hits a").first.click()
    expect(faultless.locator(".md-content h1")).to_contain_text("E000102")


def test_the_theme_switches_under_the_policy(faultless: Page, guarded: Served) -> None:
    """Light becomes dark, and the next page keeps it."""
    faultless.emulate_media(color_scheme="light")
    faultless.goto(guarded.address, wait_until="networkidle")
    body = faultless.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    faultless.click("label[title='Switch to dark mode']")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    faultless.goto(f"{guarded.address}codes/E000102/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_diagnosis_works_under_the_policy(faultless: Page, guarded: Served) -> None:
    """A pasted response is diagnosed."""
    faultless.goto(f"{guarded.address}diagnose/")
    faultless.get_by_label("What you have").fill('{"code": "E000102"}')
    faultless.get_by_role("button", name="Diagnose").click()
    expect(faultless.get_by_role("region", name="Diagnosis")).to_contain_text("E000102")


def test_a_wrong_address_is_led_on_under_the_policy(page: Page, guarded: Served) -> None:
    """The page for unknown addresses runs its scripts, at any depth."""
    page.goto(f"{guarded.address}codes/e000102/")
    expect(page).to_have_url(f"{guarded.address}codes/E000102/")


def test_a_script_whose_hash_is_missing_does_not_run(page: Page, shipped_site: Site) -> None:
    """The policy is really sent and kept: a hash that is spoilt stops the theme's script."""
    headers = headers_of(shipped_site)
    spoilt = headers | {POLICY: headers[POLICY].replace("sha256-", "sha256-A")}
    faults = faults_of(page)
    with serve(shipped_site.folder, "/sms/", spoilt) as address:
        page.goto(address, wait_until="networkidle")
    assert any("Content Security Policy" in fault for fault in faults)
    assert any("__md_get is not defined" in fault for fault in faults)


def test_an_inline_script_of_a_stranger_does_not_run(page: Page, guarded: Served) -> None:
    """What gets into a page after the build, as an attack would, is refused."""
    page.goto(guarded.address, wait_until="networkidle")
    with page.expect_console_message(lambda said: "Content Security Policy" in said.text):
        page.evaluate(
            """() => {
              const own = document.createElement("script");
              own.textContent = "window.broken = true";
              document.body.append(own);
              document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='broken = 1'>");
              return new Promise((fail) => document.images[document.images.length - 1]
                .addEventListener("error", fail));
            }"""
        )
    assert page.evaluate("window.broken") is None
