"""A site of several catalogues in a browser: one Find for all, and each code told apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from errdex.authoring.building import build_services, load_services
from errdex.authoring.site.mkdocs_site import build_services_site
from errdex.project import find_projects
from tests.site.conftest import serve
from tests.support.services import HOSTILE, write_services


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of two catalogues."""
    root = write_services(tmp_path_factory.mktemp("services"))
    services = load_services(find_projects(str(root)))
    build_services(services)
    return build_services_site(services)


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The site, served below /errors/ as the addresses of its catalogues say."""
    with serve(folder, "/errors/") as served:
        yield served


def found(page: Page, text: str) -> list[str]:
    """Return what Find shows for a text: the code and the service of each hit."""
    page.fill("#errdex-find", text)
    page.wait_for_function("document.querySelector('[data-status]').textContent !== ''")
    hits = page.locator("[data-hits] a")
    parts = [hits.nth(n).locator("strong, .errdex-find__service") for n in range(hits.count())]
    return ["".join(part.all_text_contents()) for part in parts]


@pytest.mark.parametrize("from_disk", [False, True])
def test_one_find_for_all(faultless: Page, address: str, folder: Path, *, from_disk: bool) -> None:
    """Each hit says whose it is; a code of one service is found there alone, also from a disk."""
    faultless.goto(f"file://{folder}/index.html" if from_disk else address)
    assert found(faultless, "SB:0100") == [f"SB:0100 · {HOSTILE}", "SB:0100 · Shop"]
    assert found(faultless, "InvalidBucket") == ["InvalidBucket · Shop"]
    assert faultless.inner_text("[data-status]") == "One code found: InvalidBucket · Shop."
    assert found(faultless, "SB:0999") == []
    assert faultless.inner_text("[data-status]") == "SB:0999 is in none of these catalogues."
    found(faultless, "InvalidBucket")
    faultless.click("[data-hits] a")
    faultless.wait_for_url("**/shop/codes/InvalidBucket/**")


def test_an_address_without_a_service_offers_all(page: Page, address: str) -> None:
    """The page for unknown addresses leads on where one service has the code, or asks which."""
    page.goto(f"{address}codes/SB-0100/")
    page.wait_for_selector("[data-hits] a")
    assert page.inner_text("h1") == "Which service?"
    assert page.locator("[data-hits] a").count() == 2
    page.goto(f"{address}codes/InvalidBucket/")
    page.wait_for_url("**/errors/shop/codes/InvalidBucket/")
    page.goto(f"{address}shop/codes/sb-0100/")
    page.wait_for_url("**/errors/shop/codes/SB-0100/")
    page.goto(f"{address}shop/codes/CARD_DECLINED/")
    page.wait_for_selector("[data-hits] a")
    assert page.inner_text("h1") == "Code not found"
    assert "is not in this catalogue." in page.inner_text("[data-errdex-lost]")
