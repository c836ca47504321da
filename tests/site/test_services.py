"""Find and Diagnose over several catalogues, in a browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from errdex.cli.program import main
from tests.support.services import HOSTILE, write_services


def test_a_single_hit_is_answered_in_place(browser: Browser, tmp_path: Path) -> None:
    """By the answers of its own service, which are loaded then; a code of two has none."""
    root = write_services(tmp_path)
    assert main(["--root", str(root), "build"]) == 0
    page = browser.new_page()
    page.goto((root / "site" / "find" / "index.html").as_uri())
    cards = page.locator("[data-answer] .errdex-card")
    for code, service in (("InvalidBucket", "shop"), ("CARD_DECLINED", "billing")):
        page.fill("#errdex-find", code)
        expect(cards).to_have_count(1)
        expect(page.locator("[data-answer]")).to_have_attribute("data-answer", f"{service}/{code}")
    page.fill("#errdex-find", "SB:0100")
    expect(cards).to_have_count(0)
    page.close()


def test_diagnose_says_which_service(browser: Browser, tmp_path: Path) -> None:
    """A paste is diagnosed by each service that knows something in it, in its own words."""
    root = write_services(tmp_path)
    shop = root / "codes" / "shop.yaml"
    shop.write_text(f"{shop.read_text('utf-8')}words:\n  who: Who fixes it\n", encoding="utf-8")
    assert main(["--root", str(root), "build"]) == 0
    page = browser.new_page()
    loaded: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((root / "site" / "diagnose" / "index.html").as_uri())
    assert not [address for address in loaded if "diagnosis" in address]
    page.fill("#errdex-evidence", '{"error": "InvalidBucket"}')
    page.get_by_role("button", name="Diagnose").click()
    verdict = page.locator("[data-verdict]")
    expect(verdict).to_have_text("Shop: InvalidBucket: The bucket name is not valid.")
    card = page.locator("[data-result] .errdex-card")
    expect(card).to_contain_text("Who fixes it")
    link = card.get_by_role("link").get_attribute("href")
    assert link == (root / "site" / "shop/codes/InvalidBucket/index.html").as_uri() + "#error"
    assert not [address for address in loaded if "billing/assets/diagnosis-answers" in address]
    page.fill("#errdex-evidence", "12:00 SB:0100")
    page.get_by_role("button", name="Diagnose").click()
    expect(verdict).to_contain_text("2 services fit alike")
    titles = page.locator(".errdex-fit > h2")
    expect(titles).to_have_text([HOSTILE, "Shop"])
    page.fill("#errdex-evidence", "12:00 SB:0100 from 4915112345678")
    page.get_by_role("button", name="Copy without secrets").click()
    expect(page.locator("[data-said]")).to_contain_text("1 number")
    assert faults == []
    page.close()
