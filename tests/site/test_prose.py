"""Texts of several paragraphs on pages, in Diagnose and in Find: blocks, links, nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.prose.test_blocks import HOSTILE
from tests.site.conftest import Served, built, serve
from tests.support.catalogues import catalogue_text, entry

LINK = "[the book](https://doc.example/b?a=1&b=2)"
LISTS = "\n\n- one:\n  1. first `a`\n  2. second\n\n  ```rust\n  let z = 1;\n  ```\n- two"
CODE = "```rust\nfn main() {\n    let y = &x; // <b> {{ y }}\n}\n```"
DO = f"Borrow it, as {LINK} says: see E2.\n\n{CODE}\n\n- for reading"
ENTRIES = [
    entry(
        "E1",
        description=f"It was\nmoved; see {LINK} and E2.\n\n{CODE}{LISTS}",
        cause=[f"One, https://doc.example/c.{LISTS}", "Two."],
        remediation=[{"do": DO, "where": "the file"}, {"do": "Compile it."}],
        notes=[f"Note.\n\n{CODE}", "Other."],
        message="Borrow of moved value {name} here",
    ),
    entry("E2", description="\n\n".join(HOSTILE), cause=list(HOSTILE), notes=list(HOSTILE)),
]
ACTIVE = """[...document.querySelectorAll("article *")].filter((element) =>
    /^(script|img|svg|iframe|object|b|table|hr|h4)$/i.test(element.tagName)
    || [...element.attributes].some((a) => /^on|^style$/i.test(a.name))
    || element.matches(".admonition, details")
    || /^javascript:/i.test(element.getAttribute("href") ?? "")
).map((element) => element.outerHTML)"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site of a catalogue with such texts."""
    root = tmp_path_factory.mktemp("prose")
    (root / "codes").mkdir()
    text = catalogue_text(ENTRIES)
    (root / "codes" / "made.yaml").write_text(text, encoding="utf-8")
    made = built(root)
    with serve(made.folder, "/") as address:
        yield Served(made.catalogue, address)


def texts(page: Page, selector: str) -> list[str]:
    """Return the visible text of elements, with white space collapsed."""
    return [" ".join(text.split()) for text in page.locator(selector).all_text_contents()]


def test_a_page_has_paragraphs_lists_and_code(faultless: Page, site: Served) -> None:
    """The first paragraph is in the card, the rest below it; items keep what belongs to them."""
    faultless.goto(f"{site.address}codes/E1/")
    means = faultless.locator(".errdex-card__means dd")
    expect(means).to_have_text("It was moved; see the book and E2.")
    hrefs = means.locator("a").evaluate_all("all => all.map((a) => a.href)")
    assert hrefs == ["https://doc.example/b?a=1&b=2", f"{site.address}codes/E2/#code"]
    expect(faultless.locator(".errdex-card__first dd")).to_have_text(
        "Borrow it, as the book says: see E2."
    )
    below = "[id='code.details'] ~ ul"
    assert texts(faultless, f"{below} >> nth=0 >> xpath=./li/p")[:1] == ["one:"]
    assert texts(faultless, "[id='code.cause'] + ul > li > p")[:1] == [
        "One, https://doc.example/c."
    ]
    assert len(texts(faultless, "[id='code.cause'] + ul > li")) == 2
    assert len(texts(faultless, "[id='code.notes'] + ul > li")) == 2
    assert len(texts(faultless, "[id='code.fix'] + ol > li")) == 2
    assert texts(faultless, "[id='code.cause'] + ul ol > li") == ["first a", "second"]
    block = faultless.locator("[id='code.fix'] + ol pre code").first
    assert block.text_content() == CODE.removeprefix("```rust\n").removesuffix("```")


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_code_has_the_colours_of_its_language(faultless: Page, site: Served, scheme: str) -> None:
    """By classes, in both themes; words of the language differ from names."""
    faultless.goto(f"{site.address}codes/E1/")
    faultless.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme; }", scheme)
    colour = "(one) => getComputedStyle(one).color"
    first = faultless.locator(".highlight .k, .highlight .kd").first
    assert first.evaluate(colour) != faultless.locator(".highlight code").first.evaluate(colour)


def test_nothing_else_acts(faultless: Page, site: Served) -> None:
    """HTML, images, tables, admonitions, attributes and other links are text."""
    faultless.goto(f"{site.address}codes/E2/")
    assert faultless.evaluate(ACTIVE) == []
    assert faultless.evaluate("window.ran") is None
    shown = " ".join(faultless.locator("article").inner_text().split())
    for text in HOSTILE:
        for line in text.split("\n"):
            assert " ".join(line.split()) in shown


def diagnosed(page: Page, site: Served, paste: str) -> None:
    """Put a text into Diagnose and wait for its answer."""
    page.goto(f"{site.address}diagnose/")
    page.fill("#errdex-evidence", paste)
    page.click("button[type=submit]")
    page.wait_for_selector(".errdex-cause")


def test_diagnose_shows_the_parts_of_a_step(faultless: Page, site: Served) -> None:
    """Below its first paragraph, folded; a link leads there in a tab of its own."""
    said: dict[str, Any] = {"code": "E1", "message": "Borrow of moved value xs here"}
    diagnosed(faultless, site, json.dumps(said))
    cause = faultless.locator(".errdex-cause").first
    expect(cause).to_contain_text("Its message has name = xs")
    cause.locator("summary").click()
    first = cause.locator("ol > li").first
    expect(first.locator("pre")).to_have_text("fn main() {\n    let y = &x; // <b> {{ y }}\n}")
    expect(first.locator("p")).to_have_text("- for reading")
    link = first.locator("a")
    expect(link).to_have_attribute("href", "https://doc.example/b?a=1&b=2")
    expect(link).to_have_attribute("target", "_blank")


def test_find_takes_a_message_with_its_values(faultless: Page, site: Served) -> None:
    """It is exactly its code, whose card has the links of its texts."""
    faultless.goto(f"{site.address}find/")
    faultless.fill("#errdex-find", "ERROR Borrow of moved value xs here")
    card = faultless.locator(".errdex-card").first
    expect(card.locator(".errdex-card__means dd")).to_have_text(
        "It was moved; see the book and E2."
    )
    link = card.locator(".errdex-card__means dd a").first
    expect(link).to_have_attribute("href", "https://doc.example/b?a=1&b=2")
