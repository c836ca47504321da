"""The pages that MkDocs builds, built with Zensical: the same text, and scripts that work."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from errdex.authoring.site.twins import place_twins
from errdex.project import TWINS
from tests.conftest import BIN
from tests.site.conftest import Site, serve
from tests.site.walking import faults_of
from tests.support.html import fault_of, read_page

SETTINGS = """
[project]
site_name = "Codes"
site_url = "https://example.com/sms/"
docs_dir = "build/docs"
site_dir = "site"
extra_css = ["assets/errdex.css", "assets/header.css", "assets/card.css", "assets/finder.css"]
extra_javascript = [
  "assets/errdex.js", "assets/card.js", "assets/entry.js", "assets/table.js", "assets/find.js",
  "assets/keys.js",
]
nav = [{Home = "index.md"}, {"All codes" = "codes/index.md"}]

[project.theme]
variant = "VARIANT"
font = false
features = ["content.code.copy", "navigation.instant"]

[project.markdown_extensions]
attr_list = {}
md_in_html = {}
admonition = {}

[project.markdown_extensions.pymdownx.superfences]
"""


@pytest.fixture(scope="module", params=["classic", "modern"])
def ported(
    shipped_site: Site, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Site:
    """The shipped pages as Zensical builds them, with the Markdown that docs/publishing.md adds."""
    root = tmp_path_factory.mktemp("ported")
    shutil.copytree(shipped_site.folder.parent / "build" / "docs", root / "build" / "docs")
    settings = SETTINGS.replace("VARIANT", request.param)
    (root / "zensical.toml").write_text(settings, encoding="utf-8")
    done = subprocess.run(
        [BIN / "zensical", "build", "--strict"],
        cwd=root, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    place_twins(root / TWINS, root / "site")
    return Site(shipped_site.catalogue, root / "site")


def test_every_page_says_the_same(ported: Site, shipped_site: Site) -> None:
    """Each page has the text and the headings that MkDocs gives it, and each link its target."""
    url = ported.catalogue.url
    for path in sorted(shipped_site.folder.glob("*/**/*.html")):
        name = path.relative_to(shipped_site.folder)
        page, expected = read_page(ported.folder / name), read_page(path)
        assert page.text == expected.text, name
        assert page.headings == expected.headings, name
        here = url + name.as_posix().removesuffix("index.html")
        faults = [fault_of(ported.folder, url, here, link) for link in page.links]
        assert list(filter(None, faults)) == [], name


@pytest.fixture
def visited(page: Page, ported: Site) -> Iterator[tuple[Page, str]]:
    """A page of the ported site and the site's address; no script fails, nothing leaves."""
    faults, asked = faults_of(page), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    with serve(ported.folder, "/sms/") as address:
        yield page, address
    assert faults == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_an_entry_works(visited: tuple[Page, str], ported: Site) -> None:
    """The page of a code shows its steps in our style, and leads on."""
    page, address = visited
    page.goto(f"{address}codes/E000102/", wait_until="networkidle")
    entry = ported.catalogue.find("E000102")
    assert entry
    expect(page.locator("article h1")).to_contain_text(entry.title)
    expect(page.locator("article ol > li")).to_have_count(len(entry.remediation))
    expect(page.locator(".errdex-badges")).to_have_css("display", "flex")
    page.click(".errdex-crumbs a >> nth=0")
    expect(page.locator("article h1")).to_have_text("All codes")
    page.click("article a:has-text('E000103')")
    expect(page.locator("article h1")).to_contain_text("E000103")


def test_the_diagnosis_works(visited: tuple[Page, str]) -> None:
    """A pasted response is diagnosed."""
    page, address = visited
    page.goto(f"{address}diagnose/")
    page.get_by_label("What you have").fill('{"code": "E000102"}')
    page.get_by_role("button", name="Diagnose").click()
    expect(page.get_by_role("region", name="Diagnosis")).to_contain_text("E000102")


def test_the_finder_works(visited: tuple[Page, str]) -> None:
    """Digits lead to their code, from the address and from the keyboard."""
    page, address = visited
    page.goto(f"{address}find/?q=102")
    expect(page.locator("[data-hits] a").first).to_contain_text("E000102")
    page.locator("#errdex-find").fill("000103")
    expect(page.locator("[data-hits] a").first).to_contain_text("E000103")
    page.locator("#errdex-find").press("Enter")
    expect(page.locator("article h1")).to_contain_text("E000103")
