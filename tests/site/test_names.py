"""Codes of any characters: each has its page, its twins, its links, and is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from errdex.cli.program import main
from errdex.matching.addresses import address_of
from errdex.modules import load_module
from errdex.project import find_project
from tests.site.conftest import Served, Site, built, serve
from tests.site.test_links import reached_from_home
from tests.support.catalogues import catalogue_text, entry
from tests.support.html import fault_of, read_page
from tests.support.nasty_names import NASTY

ALIASES = {f"other/{number} of #1": code for number, code in enumerate(NASTY[::9])}


@pytest.fixture(scope="module")
def nasty_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of nasty codes, each of which names others."""
    root = tmp_path_factory.mktemp("nasty")
    (root / "codes").mkdir()
    entries = []
    for number, code in enumerate(NASTY):
        first, second, third = [NASTY[(number + n) % len(NASTY)] for n in (1, 2, 3)]
        aliases = [alias for alias, of in ALIASES.items() if of == code]
        more: dict[str, Any] = {"aliases": aliases} if aliases else {}
        related = [first, {"code": second, "because": "It is another one."}]
        said = f"Unlike {third}, it names itself."
        entries.append(entry(code, description=said, see_also=related, **more))
    (root / "codes" / "made.yaml").write_text(catalogue_text(entries), encoding="utf-8")
    return built(root)


@pytest.fixture(scope="module")
def nasty(nasty_site: Site) -> Iterator[Served]:
    """That site, served."""
    with serve(nasty_site.folder, "/made/") as address:
        yield Served(nasty_site.catalogue, address)


def test_each_code_has_a_page_and_twins(nasty_site: Site) -> None:
    """The page shows the code as it is; JSON and Markdown lie beside it; home leads there."""
    reached = reached_from_home(nasty_site)
    for code in NASTY:
        page = nasty_site.folder / "codes" / address_of(code) / "index.html"
        assert page in reached, code
        [(tag, text)] = [one for one in read_page(page).headings if one[0] == "h1"]
        assert text.startswith(code), (tag, text)
        twin = page.with_name("index.md").read_text(encoding="utf-8")
        assert twin, code
        about = nasty_site.folder / "api" / "codes" / f"{address_of(code)}.json"
        assert json.loads(about.read_text(encoding="utf-8"))["code"] == code
    for alias in ALIASES:
        assert (nasty_site.folder / "codes" / address_of(alias) / "index.html").is_file()


def test_every_link_leads(nasty_site: Site) -> None:
    """Every address in every page leads to a file and an anchor."""
    url = nasty_site.catalogue.url
    for page in nasty_site.folder.rglob("index.html"):
        here = f"{url}{page.parent.relative_to(nasty_site.folder).as_posix()}/".replace("/./", "/")
        faults = {fault_of(nasty_site.folder, url, here, link) for link in read_page(page).links}
        assert faults == {""}, page


def test_the_module_leads_to_the_pages(nasty_site: Site) -> None:
    """Every entry's address is that of its page."""
    module = load_module(find_project(str(nasty_site.folder.parent)))
    url = nasty_site.catalogue.url
    for code in NASTY:
        address = module.lookup(code).url
        assert address == f"{url}codes/{address_of(code)}/#code"
        assert fault_of(nasty_site.folder, url, url, address) == "", code


@pytest.mark.parametrize("code", NASTY)
def test_a_command_explains(
    nasty_site: Site, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """`errdex explain CODE` shows it, a negative number too."""
    assert main(["--root", str(nasty_site.folder.parent), "explain", code]) == 0
    assert capsys.readouterr().out.startswith(f"{code}: ")


def test_each_page_opens(nasty: Served, tab: Page) -> None:
    """In a browser each page shows its card."""
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("dialog", lambda dialog: faults.append(dialog.message))
    for code in NASTY:
        tab.goto(f"{nasty.address}codes/{address_of(code)}/#code")
        expect(tab.locator("h1")).to_contain_text(code)
        assert tab.locator(".errdex-card").first.is_visible(), code
    assert faults == []


def test_the_finder_finds_each(nasty: Served, tab: Page) -> None:
    """What is typed is the first hit, exactly, and its link leads to its page."""
    tab.goto(f"{nasty.address}find/")
    tab.focus("#errdex-find")
    tab.wait_for_function("window.errdexFinderIndex")
    found = tab.evaluate(
        """codes => {
            const finder = new errdexFinder.Finder(errdexFinderIndex);
            return codes.map((code) => finder.find(code).hits[0] ?? {});
        }""",
        [*NASTY, *ALIASES],
    )
    for code, hit in zip([*NASTY, *ALIASES], found, strict=True):
        known = ALIASES.get(code, code)
        assert (hit.get("code"), hit.get("reason")) == (known, "exact"), code
        assert hit["path"] == f"codes/{address_of(known)}/"
    for code in ("-1", "1", "kms/key-not-found", "\u9519-" * 63 + "7"):
        tab.fill("#errdex-find", "")
        tab.fill("#errdex-find", code)
        expect(tab.locator(".errdex-find__hits strong").first).to_have_text(code)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("codes/KMS~2fKEY-not-found/", "kms/key-not-found"),
        ("codes/kms/key-not-found/", "kms/key-not-found"),
        ("codes/kms%2Fkey-not-found", "kms/key-not-found"),
        ("codes/invalid%20grant/", "invalid grant"),
        ("codes/index/", "index"),
        ("codes/SQLSTATE-42S02-/", "SQLSTATE[42S02]"),
        ("x.html", "x.html"),
        ("codes/%D0%9E%D1%88%D0%B8%D0%B1%D0%BA%D0%B0/", "\u041e\u0448\u0438\u0431\u043a\u0430"),
    ],
)
def test_another_spelling_leads_to_the_page(
    nasty: Served, tab: Page, wrong: str, code: str
) -> None:
    """A code instead of its address, or another letter case, ends on the code's page."""
    tab.goto(nasty.address + wrong)
    expect(tab).to_have_url(f"{nasty.address}codes/{address_of(code)}/")


def test_an_unknown_address_names_its_code(nasty: Served, tab: Page) -> None:
    """The page for unknown addresses reads the code out of the address."""
    tab.goto(f"{nasty.address}codes/kms~2Fnothing/")
    expect(tab.locator("[data-errdex-code]")).to_have_text("kms/nothing")
