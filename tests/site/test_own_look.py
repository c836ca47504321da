"""What a project may change of its site's look: name, colours, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from errdex.authoring.source.findings import CatalogueError
from errdex.cli.program import main
from errdex.modules import load_module
from errdex.project import find_project
from tests.conftest import ACME
from tests.site.conftest import Served, Site, built, serve
from tests.support.catalogues import load_text

OWN = """\
:root { --errdex-primary: #7b1e3a; --errdex-link: #7b1e3a; }
[data-md-color-scheme="slate"] { --errdex-primary: #4a1223; --errdex-link: #f2a7bd; }
"""


WORDS = """
words:
  who: Who fixes <it>
  again: Run it again?
  steps: "`Steps` _to_ take"
  cause: "# [Reason](x)"
"""


def colours(page: Page) -> tuple[str, str]:
    """Return the colours of the header and of a link in the text."""
    header = page.locator(".md-header").evaluate("one => getComputedStyle(one).backgroundColor")
    link = page.locator(".md-typeset .errdex-crumbs a").first
    return header, link.evaluate("one => getComputedStyle(one).color")


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A catalogue whose project has the settings that errdex gives it, and a style sheet."""
    root = tmp_path_factory.mktemp("own")
    (root / "codes").mkdir()
    (root / "codes" / "acme.yaml").write_text(ACME + WORDS, encoding="utf-8")
    assert main(["--root", str(root), "eject", "mkdocs.yml"]) == 0
    (root / "templates" / "assets").mkdir(parents=True)
    (root / "templates" / "assets" / "own.css").write_text(OWN, encoding="utf-8")
    return built(root)


@pytest.fixture(scope="module")
def own(own_site: Site) -> Iterator[Served]:
    """The same, served."""
    with serve(own_site.folder, "/acme/") as address:
        yield Served(own_site.catalogue, address)


def test_nothing_of_the_shipped_catalogue_is_seen(own_site: Site) -> None:
    """The settings that errdex gives a project leave the site its own name, on every page."""
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in own_site.folder.rglob("*")
        if path.suffix in (".html", ".js", ".json", ".xml", ".txt", ".md", ".css")
    }
    shown = [
        path for path, text in texts.items() if re.search("Message & SMS|smscodes|E0000", text)
    ]
    assert shown == []
    assert "<title>Acme Storage</title>" in texts[own_site.folder / "index.html"]


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        ("light", ("rgb(123, 30, 58)", "rgb(123, 30, 58)")),
        ("dark", ("rgb(74, 18, 35)", "rgb(242, 167, 189)")),
    ],
)
def test_a_style_sheet_of_the_project_sets_the_colours(
    scheme: str, expected: tuple[str, str], own: Served, page: Page
) -> None:
    """The documented variables count where `own.css` sets them, in both schemes."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{own.address}codes/OK/")
    expect(page.locator("h1")).to_be_visible()
    assert colours(page) == expected


def test_a_palette_colours_the_header(own_site: Site, page: Page, tmp_path: Path) -> None:
    """A named colour in the project's settings is seen; links keep a colour with contrast."""
    root = own_site.folder.parent
    project = tmp_path / "project"
    (project / "codes").mkdir(parents=True)
    (project / "codes" / "acme.yaml").write_text(ACME, encoding="utf-8")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert settings.count("primary: custom") == 2
    red = settings.replace("primary: custom", "primary: red")
    (project / "mkdocs.yml").write_text(red, encoding="utf-8")
    site = built(project)
    page.emulate_media(color_scheme="light")
    with serve(site.folder, "/") as address:
        page.goto(f"{address}codes/OK/")
        assert colours(page) == ("rgb(239, 85, 82)", "rgb(11, 99, 120)")


def test_the_words_are_the_catalogues(own: Served, page: Page) -> None:
    """Page, table, finder and Diagnose say what the catalogue says instead, as text."""
    page.goto(f"{own.address}codes/SB~3A0100/")
    assert page.locator(".errdex-card dt").all_inner_texts()[1:4:2] == [
        "Who fixes <it>",
        "Run it again?",
    ]
    headings = page.locator(".md-typeset h2").evaluate_all(
        "all => all.map((one) => one.firstChild.textContent + (one.children[0]?.outerHTML ?? ''))"
    )
    assert headings[0].startswith("Steps")
    assert headings[1].startswith("# [Reason](x)")
    assert page.locator(".md-typeset h2 code").inner_text() == "Steps"
    page.goto(f"{own.address}codes/")
    assert "Who fixes <it>" in page.locator(".errdex-table th").all_inner_texts()
    page.goto(f"{own.address}find/")
    page.locator("#errdex-find, .errdex-find input").first.fill("SB:0100")
    expect(page.locator(".errdex-card dt", has_text="Who fixes <it>").first).to_be_visible()
    page.goto(f"{own.address}diagnose/")
    page.locator("textarea").first.fill('{"error": "SB:0100"}')
    page.locator("textarea").first.press("Control+Enter")
    expect(page.locator(".errdex-card dt", has_text="Who fixes <it>").first).to_be_visible()


def test_reports_say_the_words_too(own_site: Site) -> None:
    """The module's text and Markdown have them, and in Markdown they are text."""
    module = load_module(find_project(str(own_site.folder.parent)))
    entry = module.lookup("SB:0100")
    assert "Who fixes <it>: " in entry.text()
    assert "\nRun it again? " in entry.text()
    assert "- **Who fixes &#60;it&#62;:** " in entry.markdown()
    assert "**\\# \\[Reason\\](x)**" in entry.markdown()


def test_an_unknown_word_is_a_finding() -> None:
    """A slip in a key is told with the key that was meant."""
    with pytest.raises(CatalogueError, match='unknown key "agian"; did you mean "again"'):
        load_text(ACME + "words: {agian: Once more?}\n")
