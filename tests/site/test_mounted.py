"""The pages of a catalogue mounted below a folder of another MkDocs Material site."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ACME, ROOT
from tests.site.conftest import serve

SETTINGS = """
site_name: Our handbook
site_url: https://example.com/team/
theme:
  name: material
  font: false
  features: [navigation.instant]
plugins:
  - search
  - errdex:
      mount: handbook
      project: ../errors
nav:
  - Home: index.md
  - Error codes: handbook/index.md
"""
HOME = "# Our handbook\n\nSee [the bucket](handbook/codes/InvalidBucket.md#error).\n"
MOUNTED = ACME.replace("https://example.com/acme/", "https://example.com/team/handbook/")


def build(root: Path, catalogue: str = MOUNTED, **files: str) -> subprocess.CompletedProcess[str]:
    """Write both projects into a folder and build the other site in strict mode."""
    written = {"errors/codes/acme.yaml": catalogue, "team/mkdocs.yml": SETTINGS}
    for name, text in {**written, "team/docs/index.md": HOME, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    variables = {"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        command, cwd=root / "team", env=variables, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The other site, built."""
    root = tmp_path_factory.mktemp("mounted")
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root / "team" / "site"


@pytest.fixture(scope="module")
def mounted(folder: Path) -> Iterator[str]:
    """The address of the other site, below a path of its host."""
    with serve(folder, "/team/") as address:
        yield address


def test_links_and_looks(mounted: str, faultless: Page) -> None:
    """A link of the site leads to a code, whose page looks as it does elsewhere; home does not."""
    page = faultless
    page.goto(mounted)
    expect(page.locator("h1")).to_have_text("Our handbook")
    header = page.locator(".md-header").evaluate("one => getComputedStyle(one).backgroundColor")
    border = "one => getComputedStyle(one).overflowWrap"
    assert page.locator("h1").evaluate(border) != "anywhere"
    page.click("text=the bucket")
    expect(page).to_have_url(f"{mounted}handbook/codes/InvalidBucket/#error")
    expect(page.locator(".errdex-card .errdex-buttons button").first).to_be_visible()
    expect(page.locator("h1")).to_have_css("overflow-wrap", "anywhere")
    expect(page.locator(".md-header")).to_have_css("background-color", header)
    page.locator("a", has_text="SB:0100").first.click()
    expect(page).to_have_url(f"{mounted}handbook/codes/SB~3A0100/#error")


def test_pages_that_the_theme_swaps_in(mounted: str, faultless: Page) -> None:
    """From the site's own page to a mounted one and back without loading: looks and scripts."""
    page = faultless
    there = "https://example.com/team/"
    here = page.request.get(f"{mounted}sitemap.xml").text().replace(there, mounted)
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=here, content_type="text/xml"))
    page.goto(mounted, wait_until="networkidle")
    page.evaluate("window.stayed = true")
    page.click("text=the bucket")
    expect(page.locator(".errdex-card .errdex-buttons button").first).to_be_visible()
    expect(page.locator("h1")).to_have_css("overflow-wrap", "anywhere")
    page.click(".md-header .md-logo")
    expect(page.locator("h1")).to_have_text("Our handbook")
    expect(page.locator("h1")).not_to_have_css("overflow-wrap", "anywhere")
    assert page.evaluate("window.stayed")


def test_the_finder_works(mounted: str, faultless: Page) -> None:
    """Find answers in place and leads to the code's page."""
    page = faultless
    page.goto(f"{mounted}handbook/find/")
    page.fill("#errdex-find", "SB:0100")
    expect(page.locator(".errdex-card")).to_contain_text("Another job writes the object")
    page.locator("[data-answer] a, [data-hits] a").first.click()
    expect(page.locator("h1")).to_contain_text("SB:0100")


def test_diagnose_works(mounted: str, faultless: Page) -> None:
    """Diagnose loads its engine from the folder."""
    page = faultless
    page.goto(f"{mounted}handbook/diagnose/")
    page.locator("textarea").first.fill('{"error": "SB:0100"}')
    page.locator("textarea").first.press("Control+Enter")
    expect(page.locator("article")).to_contain_text("The object is locked")


def test_the_site_keeps_what_is_its_own(folder: Path) -> None:
    """Its search, its 404 page and its title; the files for programs are below the folder."""
    assert (folder / "search" / "search_index.json").is_file()
    assert (folder / "handbook" / "api" / "catalogue.json").is_file()
    assert (folder / "handbook" / "codes" / "OK" / "index.md").is_file()
    assert not (folder / "_headers").exists()
    assert not list(folder.rglob("*.zip"))
    home = (folder / "handbook" / "index.html").read_text(encoding="utf-8")
    assert "download it as a ZIP" not in home
    assert "Our handbook</title>" in home


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"catalogue": ACME}, "url: is https://example.com/acme/, but the pages are mounted at"),
        ({"team/docs/handbook/find.md": "# Ours\n"}, "errdex makes handbook/find/index.html"),
        (
            {"team/mkdocs.yml": SETTINGS.replace("mount: handbook", "mount: ../x")},
            "mount: must be a folder of the site",
        ),
        (
            {"team/mkdocs.yml": SETTINGS.replace("../errors", "../nowhere")},
            "there is no such folder",
        ),
    ],
)
def test_what_cannot_be_mounted_is_told(files: dict[str, str], says: str, tmp_path: Path) -> None:
    """In one line, without a traceback."""
    done = build(tmp_path, **files)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr
