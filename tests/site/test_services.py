"""Find over several catalogues, in a browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from errdex.cli.program import main
from tests.support.services import write_services


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
