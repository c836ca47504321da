"""The HTML is one file that asks for nothing, breaks no rule of axe, and shows text as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.nights import Truth
from errdex.triage.html_report import as_html
from tests.conftest import node_package
from tests.triage.conftest import triaged

VIOLATIONS = """async () => (await axe.run({resultTypes: ["violations"]})).violations.map(
  (found) => [found.id, found.nodes.map((node) => [node.target.join(" "), node.failureSummary])]
)"""


@pytest.fixture(scope="module")
def report(planted: tuple[Path, Truth], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the small night, with an unknown code that would be markup."""
    folder = tmp_path_factory.mktemp("report")
    odd = folder / "odd.json"
    odd.write_text('{"code":"<b>E0</b>"}\n{"code":"&amp;\\"\'E00"}\n', encoding="utf-8")
    path = folder / "report.html"
    path.write_text(as_html(triaged(planted[0], odd)), encoding="utf-8")
    return path


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in one of the two schemes."""
    context = browser.new_context(color_scheme=request.param, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_no_rule_is_broken_and_nothing_is_asked_for(page: Page, report: Path, width: int) -> None:
    """On a phone and on a desk, in both themes; nothing scrolls sideways but tables."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(report.as_uri())
    assert asked == [report.as_uri()]
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for details in page.locator("summary").all():
        details.click()
    page.evaluate((node_package("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    assert page.evaluate(VIOLATIONS) == []


def test_a_print_has_every_plot_and_no_tables_of_hours(page: Page, report: Path) -> None:
    """What is folded on the screen is left out; the rest is black on white."""
    page.goto(report.as_uri())
    page.emulate_media(media="print")
    assert not any(details.is_visible() for details in page.locator("details").all())
    assert all(svg.is_visible() for svg in page.locator("svg").all())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_each_plot_has_a_title_and_a_table(report: Path) -> None:
    """Who does not see a plot has its sentence and its figures."""
    text = report.read_text(encoding="utf-8")
    titles = re.findall('<svg role="img" aria-label="([^"]+)"', text)
    assert len(titles) == text.count("<svg") == text.count("<title>") - 1
    assert text.count("<details>") == len(titles) - 1  # the owners' table is open
    assert "rises slowly since" in text


def test_text_is_escaped_and_there_is_no_script(report: Path) -> None:
    """Data is never markup, and the policy forbids everything but the styles inside."""
    text = report.read_text(encoding="utf-8")
    assert "<b>" not in text
    assert "<script" not in text
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert "http://" not in text
    assert not re.search("(?:src|url)[=(]", text)
