"""Text of a catalogue reaches pages, titles, search and the 404 page as text, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request

from errdex.authoring.rendering.answers import Answers
from tests.site.conftest import Served, search
from tests.support.catalogues import answers_of
from tests.support.hostile import TEXTS, block_of, code_of, says_of, where_of

CODE_MARK = re.compile(r"(?<!`)`([^`]+)`(?!`)")
FACTS = ("means", "who_acts", "first_step", "send_again", "tell_customer")
EVERYTHING = " ".join(" ".join(TEXTS).split())

ACTIVE = """[...document.querySelectorAll("article *")].filter((element) =>
    /^(script|img|svg|iframe|object|style|b|div)$/i.test(element.tagName)
    && !element.className || [...element.attributes].some((a) => /^on/i.test(a.name))
    || /^javascript:/i.test(element.getAttribute("href") ?? "")
).map((element) => element.outerHTML)"""

TEXTS_OF = """(selector) => [...document.querySelectorAll(selector)].map(
    (element) => element.textContent.split(/[ \\t\\n]+/).join(" ").trim())"""


OVERFLOWING = """[...document.querySelectorAll(".errdex-picture text:not(.errdex-way)")].filter(
    (text) => { const [a, b] = [text.getBBox(), text.previousElementSibling.getBBox()];
        return a.x + a.width > b.x + b.width || a.y + a.height > b.y + b.height; }
).concat([...document.querySelectorAll(".errdex-picture a")].filter(
    (link) => link.scrollHeight > link.offsetHeight || link.scrollWidth > link.offsetWidth
)).map((element) => element.outerHTML)"""
"""The boxes of the picture that their text does not fit."""


@pytest.fixture
def inert(page: Page, hostile: Served) -> Iterator[Page]:
    """A page that must end without having run anything or asked another host."""
    faults: list[str] = []

    def examine(request: Request) -> None:
        if not request.url.startswith((hostile.address, "data:", "blob:")):
            faults.append(request.url)

    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", examine)
    yield page
    assert page.evaluate("window.ran") is None
    assert not faults


def shown(page: Page, selector: str) -> list[str]:
    """Return the visible text of elements, with white space collapsed."""
    texts: list[str] = page.evaluate(TEXTS_OF, selector)
    return texts


def plain(text: str) -> str:
    """Return a typed text as a page shows it: white space collapsed."""
    return " ".join(text.split())


def unmarked(text: str) -> str:
    """Return a text as a page shows it that holds several: marks of two may make a pair."""
    return CODE_MARK.sub(r"\1", plain(text))


def test_code_pages_show_what_was_typed(inert: Page, hostile: Served) -> None:
    """Every text of an entry stands on its page letter by letter, and nothing of it acts."""
    answers = answers_of(hostile.catalogue)
    for number in range(len(TEXTS)):
        check_code_page(inert, hostile, answers, number)


def check_code_page(inert: Page, hostile: Served, answers: Answers, number: int) -> None:
    """Check the page of the entry whose texts are all `TEXTS[number]`."""
    entry = hostile.catalogue.entries[number]
    text, code, field = plain(TEXTS[number]), code_of(number), f"h{number}"
    following = plain(TEXTS[(number + 1) % len(TEXTS)])
    answer = answers.of(entry)
    inert.goto(f"{hostile.address}codes/{code}/", wait_until="domcontentloaded")
    seen = {
        name: shown(inert, selector)
        for name, selector in {
            "title": "h1 small",
            "crumbs": ".errdex-crumbs a",
            "field": ".errdex-badges li:first-child",
            "facts": ".errdex-card dd",
            "lifecycle": ".admonition p:last-child",
            "cause": f"[id='{field}.cause'] + p",
            "steps": "ol > li > p:first-child",
            "aside": ".errdex-aside",
            "caption": ".errdex-caption",
            "related": f"[id='{field}.related'] + ul > li",
            "notes": f"[id='{field}.notes'] + ul > li",
            "source": ".errdex-source a[href='https://example.org/*a*_b_(c)!\\'%22;@&amp=1']",
        }.items()
    }
    assert seen == {
        "title": [text],
        "crumbs": ["All codes", text],
        "field": [text],
        "facts": [unmarked(getattr(answer, name)) for name in FACTS],
        "lifecycle": [f"Deprecated since {text}. {text}"],
        "cause": [text],
        "steps": [text, text],
        "aside": [f"Who: {following} · Where: {text}", "Let Diagnose check this"],
        "caption": [text],
        "related": [f"{code_of((number + 1) % len(TEXTS))}: {following} {text}"],
        "notes": [text, text],
        "source": [text],
    }
    blocks = inert.eval_on_selector_all("pre code", "all => all.map((code) => code.textContent)")
    messages, literal = [TEXTS[number].strip()] * 2, block_of(TEXTS[number])
    assert [block.rstrip("\n") for block in blocks] == [literal, *messages, literal]
    assert inert.title() == f"{code} — {text} - {EVERYTHING}"
    assert inert.get_attribute("meta[name=description]", "content") == text
    assert inert.evaluate(ACTIVE) == []


def test_overviews_show_what_was_typed(inert: Page, hostile: Served) -> None:
    """Home, the table and the groups show every title letter by letter."""
    texts = [plain(text) for text in TEXTS]
    inert.goto(hostile.address)
    assert shown(inert, "h1") == [EVERYTHING]
    assert shown(inert, "h2")[1:-1] == texts
    assert shown(inert, "h2 + p")[:-1] == texts
    assert shown(inert, ".errdex-cards a") == texts
    assert shown(inert, ".errdex-cards code") == [where_of(n) for n in range(len(TEXTS))]
    assert shown(inert, ".errdex-groups h3") == texts
    assert shown(inert, ".errdex-groups li") == [
        f"{code_of(number)} {text}" for number, text in enumerate(texts)
    ]
    inert.goto(f"{hostile.address}codes/")
    assert shown(inert, "h2") == [*texts, "What the severities mean"]
    for column in (2, 5, 6):
        assert shown(inert, f"td:nth-child({column})") == texts
    inert.goto(f"{hostile.address}groups/")
    assert shown(inert, "article li") == [f"{text}, 1 entry {text}" for text in texts]
    inert.goto(f"{hostile.address}owners/")
    assert shown(inert, "h2") == shown(inert, "h2 + p") == texts
    assert shown(inert, "td:nth-child(6)") == texts
    for number in (0, 6, 13, 18):
        inert.goto(f"{hostile.address}groups/h{number}/")
        assert shown(inert, "h1, .errdex-head + p") == [texts[number]] * 2
        assert shown(inert, "td:nth-child(n + 2):not(:nth-child(n + 5))")[0] == texts[number]
        assert inert.evaluate(ACTIVE) == []


def test_the_picture_shows_what_was_typed(inert: Page, hostile: Served) -> None:
    """Boxes, links and the list beside them hold titles, paths and checks as text, and fit."""
    texts = [plain(text) for text in TEXTS]
    says = [unmarked(says_of(text)) for text in TEXTS]
    inert.goto(f"{hostile.address}path/")
    in_order = [*texts[1:], texts[0]]
    assert unspaced(shown(inert, ".errdex-picture strong")) == unspaced(bare(in_order))
    wheres = [where_of(n) for n in [*range(1, len(TEXTS)), 0]]
    assert unspaced(shown(inert, ".errdex-picture strong + code")) == wheres
    boxes = shown(inert, ".errdex-picture text:not(.errdex-asked, .errdex-way)")
    assert unspaced(boxes) == unspaced(bare(says))
    assert shown(inert, ".errdex-picture title") == bare([EVERYTHING])
    lines = zip(says, range(len(TEXTS)), strict=True)
    assert shown(inert, "ol > li") == [f"{line} If not: {code_of(n)}" for line, n in lines]
    assert inert.evaluate(ACTIVE) == []
    assert inert.evaluate(OVERFLOWING) == []


def bare(texts: list[str]) -> list[str]:
    """Return texts as a picture shows them: without the marks of code."""
    return [plain(text.replace("`", "")) for text in texts]


def unspaced(texts: list[str]) -> list[str]:
    """Return texts without the blanks, one of which stands wherever a long word was cut."""
    return [text.replace(" ", "") for text in texts]


def test_the_filter_shows_what_was_typed(inert: Page, hostile: Served) -> None:
    """Owners and groups are choices as text; what is typed is compared and never run."""
    texts = [plain(text) for text in TEXTS]
    inert.goto(f"{hostile.address}codes/")
    assert shown(inert, "[data-errdex-filter] label:nth-of-type(4) option") == ["any", *texts]
    for text in texts:
        inert.fill("[data-errdex-filter] input", text)
        assert text in shown(inert, "tr:not([hidden]) td:nth-child(2)")
    inert.select_option("[data-errdex-filter] label:nth-of-type(5) select", texts[0])
    inert.fill("[data-errdex-filter] input", "")
    assert shown(inert, "tr:not([hidden]) td:nth-child(2)") == [texts[0]]


def test_what_is_copied_holds_what_was_typed(inert: Page, hostile: Served) -> None:
    """What is copied for a ticket is the text of the entry and nothing else."""
    inert.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for number in (0, 1, 3, 14, 37):
        text = plain(TEXTS[number])
        inert.goto(f"{hostile.address}codes/{code_of(number)}/")
        inert.click("button:has-text('Copy for the developer')")
        inert.wait_for_selector("[role=status]:has-text('Copied')")
        lines = inert.evaluate("navigator.clipboard.readText()").split("\n")
        assert lines[0] == f"{code_of(number)}: {text}"
        assert f"2. {text}" in lines
        assert f"{hostile.catalogue.url}codes/{code_of(number)}/#h{number}" in lines


def test_search_results_show_what_was_typed(inert: Page, hostile: Served) -> None:
    """The search box lists titles and descriptions as text."""
    inert.goto(hostile.address)
    for number, text in enumerate(TEXTS):
        search(inert, code_of(number))
        result = inert.locator(
            f".md-search-result__item:first-child a[href*='codes/{code_of(number)}/']"
        )
        title = f"{code_of(number)} — {plain(text)}"
        assert plain(result.locator("h1").first.text_content() or "") == title
    assert (
        inert.eval_on_selector_all(
            ".md-search-result :is(script, img, b, svg)", "all => all.length"
        )
        == 0
    )


def test_the_404_page_shows_what_was_typed(inert: Page, hostile: Served) -> None:
    """An unknown address and the titles of codes like it are text on the page that names it."""
    path = "%3Cimg%20src=x%20onerror=window.ran=1%3E"
    inert.goto(f"{hostile.address}codes/{path}/")
    inert.wait_for_selector("[data-errdex-lost]:not([hidden])")
    assert shown(inert, "[data-errdex-code]") == ["<img src=x onerror=window.ran=1>"]
    inert.goto(f"{hostile.address}codes/H00/")
    inert.wait_for_selector(".errdex-find__hits:not([hidden])")
    assert shown(inert, ".errdex-find__hits a")[:5] == [
        f"{code_of(number)} {plain(TEXTS[number])}" for number in range(5)
    ]
