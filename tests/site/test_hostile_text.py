"""Text of a catalogue reaches pages, titles, search and the 404 page as text, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import Page, Request, expect

from errdex.authoring.changes.changelog import read_changelog
from errdex.authoring.rendering.answers import Answers
from tests.site.conftest import Served, search
from tests.support.catalogues import answers_of
from tests.support.hostile import (
    CONTACT,
    FEEDBACK,
    TEXTS,
    block_of,
    code_of,
    hostile_changelog,
    says_of,
    where_of,
)

CODE_MARK = re.compile(r"(?<!`)`([^`]+)`(?!`)")
FACTS = ("means", "who_acts", "first_step", "send_again", "tell_customer")
EVERYTHING = " ".join(" ".join(TEXTS).split())

ACTIVE = """[...document.querySelectorAll("article *")].filter((element) =>
    /^(script|img|svg|iframe|object|style|b|div)$/i.test(element.tagName)
    && !element.className || [...element.attributes].some((a) => /^on/i.test(a.name))
    || /^javascript:/i.test(element.getAttribute("href") ?? "")
).map((element) => element.outerHTML)"""

TEXTS_OF = """(selectors) => selectors.map((selector) =>
    [...document.querySelectorAll(selector)].map(
        (element) => element.textContent.split(/[ \\t\\n]+/).join(" ").trim()))"""


OVERFLOWING = """[...document.querySelectorAll(".errdex-flow :is(p, li)")].filter(
    (box) => box.scrollHeight > box.offsetHeight || box.scrollWidth > box.offsetWidth
).map((element) => element.outerHTML)"""
"""The boxes of the way to start that their text does not fit."""


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
    [texts] = all_shown(page, [selector])
    return texts


def all_shown(page: Page, selectors: list[str]) -> list[list[str]]:
    """Return the same for several selectors, of which each has its list."""
    texts: list[list[str]] = page.evaluate(TEXTS_OF, selectors)
    return texts


def plain(text: str) -> str:
    """Return a typed text as a page shows it: white space collapsed."""
    return " ".join(text.split())


def unmarked(text: str) -> str:
    """Return a text as a page shows it that holds several: marks of two may make a pair."""
    return CODE_MARK.sub(r"\1", plain(text))


def test_code_pages_show_what_was_typed(inert: Page, hostile: Served) -> None:
    """Every text of an entry is on its page and in its Markdown, and nothing of it acts."""
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
    selectors = {
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
    }
    seen = all_shown(inert, list(selectors.values()))
    assert dict(zip(selectors, seen, strict=True)) == {
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
    twin = inert.request.get(f"{hostile.address}codes/{code}/index.md").text()
    assert inert.get_attribute("[data-entry]", "data-errdex-markdown") == twin
    assert inert.evaluate(ACTIVE) == []


def test_overviews_show_what_was_typed(inert: Page, hostile: Served) -> None:
    """Home, the table and the groups show every title letter by letter."""
    texts = [plain(text) for text in TEXTS]
    inert.goto(hostile.address)
    assert shown(inert, "h1") == [EVERYTHING]
    assert shown(inert, "h2")[2:-1] == texts
    assert shown(inert, "#symptoms + ul a") == texts
    assert shown(inert, "h2 + p")[:-1] == texts
    assert shown(inert, ".errdex-starts li:has(small) a") == texts
    first = [text.split(". ")[0].rstrip(".") for text in TEXTS]
    assert shown(inert, ".errdex-starts small") == [f"{unmarked(text)}." for text in first]
    assert shown(inert, ".errdex-groups h3") == texts
    assert shown(inert, ".errdex-groups li") == [
        f"{code_of(number)} {text}" for number, text in enumerate(texts)
    ]
    inert.goto(f"{hostile.address}codes/")
    assert shown(inert, "h2") == [*texts, "What the severities mean"]
    for column in ("title", "owner", "group"):
        assert shown(inert, f"td.errdex-codes__{column}") == texts
    inert.goto(f"{hostile.address}groups/")
    assert shown(inert, "article li") == [f"{text}, 1 code {text}" for text in texts]
    inert.goto(f"{hostile.address}owners/")
    assert shown(inert, "h2") == texts
    told = [f"1 code of theirs, and steps in 1 code of others. {text}" for text in texts]
    assert shown(inert, "h2 + p") == told
    for number in (0, 6, 13, 18):
        inert.goto(f"{hostile.address}groups/h{number}/")
        assert shown(inert, "h1, .errdex-head + p") == [texts[number]] * 2
        assert shown(inert, "td.errdex-codes__title") == [texts[number]]
        assert inert.evaluate(ACTIVE) == []
        inert.goto(f"{hostile.address}owners/h{number}/")
        assert shown(inert, "h1, .errdex-head + p") == [texts[number]] * 2
        assert (
            shown(inert, ".errdex-reach dd:not(:has(li)), .errdex-reach li") == [texts[number]] * 3
        )
        assert shown(inert, "td.errdex-codes__title") == [texts[number]]
        assert inert.locator("article :is(script, img, b, svg, iframe)").count() == 0


def test_the_way_to_start_shows_what_was_typed(inert: Page, hostile: Served) -> None:
    """Fields, checks and codes are text in boxes that hold them."""
    texts = [plain(text) for text in TEXTS]
    says = [unmarked(says_of(text)) for text in TEXTS]
    inert.goto(f"{hostile.address}path/")
    assert shown(inert, ".errdex-flow--fields a") == [*texts, "Nowhere"]
    assert shown(inert, ".errdex-flow--fields small") == [where_of(n) for n in range(len(TEXTS))]
    assert shown(inert, "h2")[1] == unmarked(EVERYTHING)
    assert shown(inert, ".errdex-flow__check")[:-1] == says
    assert shown(inert, ".errdex-flow__no a") == [code_of(n) for n in range(len(TEXTS))]
    assert inert.evaluate(ACTIVE) == []
    assert inert.evaluate(OVERFLOWING) == []


def test_symptoms_show_what_was_typed(inert: Page, hostile: Served) -> None:
    """Every text of a symptom is on its page and in the list letter by letter."""
    answers = answers_of(hostile.catalogue)
    for number, symptom in enumerate(hostile.catalogue.symptoms):
        text = plain(TEXTS[number])
        inert.goto(f"{hostile.address}symptoms/s{number}/", wait_until="domcontentloaded")
        answer = answers.of(symptom)
        assert shown(inert, ".errdex-card dd") == [
            unmarked(getattr(answer, name)) for name in FACTS if getattr(answer, name)
        ]
        assert shown(inert, "h1, #tell-apart + ul > li, ol > li > p:first-child") == [text] * 4
        assert shown(inert, ".errdex-source") == [f"What people say: {text}."]
        assert inert.evaluate(ACTIVE) == []
    inert.goto(f"{hostile.address}symptoms/")
    assert inert.evaluate(ACTIVE) == []


def test_changes_show_what_was_typed(inert: Page, hostile: Served) -> None:
    """Items of the changelog are text on their page and in the feed, but for the words of links."""
    (release,) = read_changelog(hostile_changelog(), "CHANGELOG.md").releases
    items = [unmarked(item) for item in release.sections["New codes"]]
    assert len(items) == len(TEXTS)
    inert.goto(f"{hostile.address}changes/")
    assert shown(inert, "[id='1.0'] ~ ul > li") == items
    assert inert.evaluate(ACTIVE) == []
    feed = fromstring(inert.request.get(f"{hostile.address}changes/feed.xml").body())
    (content,) = feed.iter("{http://www.w3.org/2005/Atom}content")
    read = """(html) => [...new DOMParser().parseFromString(html, "text/html")
        .querySelectorAll("li")].map((item) => item.textContent)"""
    assert inert.evaluate(read, content.text) == release.sections["New codes"]


def test_worked_examples_show_what_was_typed(inert: Page, hostile: Served) -> None:
    """Names, pastes and values of the context are text, beside Diagnose as on their own page."""
    inert.goto(f"{hostile.address}diagnose/examples/")
    names = [unmarked(text[:1].upper() + text[1:]) for text in TEXTS]
    assert shown(inert, "summary") == names
    given = [f"c{number}={plain(text)}" for number, text in enumerate(TEXTS)]
    assert shown(inert, "details > p > code") == given
    blocks = inert.eval_on_selector_all("pre code", "all => all.map((c) => c.textContent.trim())")
    assert {text.strip() for text in TEXTS} <= set(blocks)
    assert inert.evaluate(ACTIVE) == []
    inert.goto(f"{hostile.address}diagnose/")
    assert shown(inert, "[data-try]") == names
    inert.click("summary:has-text('Try it')")
    for number in (1, 6, 17, 34):
        inert.click(f"[data-try='{number}']")
        expect(inert.locator("textarea")).to_have_value(TEXTS[number - 1])
        expect(inert.locator("[data-verdict]")).to_contain_text(".")
        assert inert.input_value(f"[data-context=c{number - 1}]") == TEXTS[number - 1]
        assert inert.locator("[data-result] :is(script, img, b, svg)").count() == 0


def test_what_machines_are_told_is_what_was_typed(inert: Page, hostile: Served) -> None:
    """The head, the foot and the OpenSearch description hold the texts; addresses stay whole."""
    inert.goto(f"{hostile.address}codes/{code_of(0)}/")
    text = plain(TEXTS[0])
    assert (
        inert.get_attribute("meta[property='og:title']", "content") == f"{code_of(0)} \u2014 {text}"
    )
    assert inert.get_attribute("meta[property='og:description']", "content") == text
    assert inert.get_attribute("meta[property='og:site_name']", "content") == EVERYTHING
    assert shown(inert, ".md-copyright__highlight")[0].startswith(EVERYTHING)
    assert inert.get_attribute(".md-copyright__highlight a[href^=mailto]", "href") == CONTACT
    report = inert.get_by_role("link", name="Report a mistake").get_attribute("href")
    assert report == FEEDBACK.replace("{code}", code_of(0))
    found = fromstring(inert.request.get(f"{hostile.address}opensearch.xml").body())
    namespace = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert EVERYTHING in plain(found.findtext(f"{namespace}Description") or "")


def test_find_answers_with_what_was_typed(inert: Page, hostile: Served) -> None:
    """The answer in place is text: on Find's own page, for a code in its address."""
    answers = answers_of(hostile.catalogue)
    for number in (0, 1, 3, 6, 14, 37, 39):
        inert.goto(hostile.address)
        inert.goto(f"{hostile.address}find/?q={code_of(number)}")
        inert.wait_for_selector("[data-answer] .errdex-card")
        answer = answers.of(hostile.catalogue.entries[number])
        told = [unmarked(getattr(answer, name)) for name in FACTS]
        assert shown(inert, "[data-answer] .errdex-card dd")[-len(told) :] == told
        assert inert.locator("[data-answer] :is(script, img, b, svg)").count() == 0


def test_the_filter_shows_what_was_typed(inert: Page, hostile: Served) -> None:
    """Owners and groups are choices as text; what is typed is compared and never run."""
    texts = [plain(text) for text in TEXTS]
    inert.goto(f"{hostile.address}codes/")
    assert shown(inert, "[data-errdex-filter] label:nth-of-type(4) option") == ["any", *texts]
    for text in texts:
        inert.fill("[data-errdex-filter] input", text)
        assert text in shown(inert, "tr:not([hidden]) td.errdex-codes__title")
    inert.select_option("[data-errdex-filter] label:nth-of-type(5) select", texts[0])
    inert.fill("[data-errdex-filter] input", "")
    assert shown(inert, "tr:not([hidden]) td.errdex-codes__title") == [texts[0]]


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
    """The header's box lists titles as text."""
    inert.goto(hostile.address)
    for number, text in enumerate(TEXTS):
        search(inert, code_of(number))
        result = inert.locator(f".errdex-hits li:first-child a[href*='codes/{code_of(number)}/']")
        assert plain(result.text_content() or "") == f"{code_of(number)} {plain(text)}"
    assert inert.locator(".errdex-hits :is(script, img, b, svg)").count() == 0


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
