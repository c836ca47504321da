"""Every row of `tests/cases/matching.json` in Chromium, with the scripts of a built site."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import smscodes
from errdex.diagnosis.diagnosing import diagnose_text
from tests.site.conftest import Served
from tests.support.matching_cases import (
    CATALOGUES,
    ROWS,
    check_found,
    code_of,
    finder_data_for,
    knowledge_for,
    known,
    site_data_for,
)
from tests.support.queries import QUERIES, check_first, name_of

BOX = "#errdex-find"
HITS = ".errdex-find .errdex-find__hits li"
FIND = """
([index, texts]) => {
  const finder = new window.errdexFinder.Finder(index);
  return JSON.stringify(texts.map((text) => finder.find(text)));
}
"""
DIAGNOSE = """
async ([data, texts]) => {
  await window.errdex.diagnosis();
  const { Knowledge, diagnose } = window.errdexDiagnosis;
  const knowledge = new Knowledge(data);
  return JSON.stringify(texts.map((text) => diagnose(text, {}, knowledge)));
}
"""
SAID = {"exact": "exactly this code", "respelled": "written as"}


@pytest.fixture(scope="module")
def finder(browser: Browser, shipped: Served) -> Iterator[Page]:
    """Return the finder's page, awake."""
    page = browser.new_page()
    page.goto(f"{shipped.address}find/")
    page.focus(BOX)
    page.wait_for_function("window.errdexFinderIndex")
    yield page
    page.close()


@pytest.mark.parametrize("name", ["sms", *CATALOGUES])
def test_the_finder_finds_what_the_table_says(finder: Page, name: str) -> None:
    """The site's script lists the codes that are meant first, for the reasons of the table."""
    rows = [row for row in ROWS if row.catalogue == name]
    given = [finder_data_for(name), [row.text for row in rows]]
    for row, answer in zip(rows, json.loads(finder.evaluate(FIND, given)), strict=True):
        check_found(row, answer)


def test_the_finder_finds_the_right_code_first(finder: Page) -> None:
    """Script and index of the site list first what the table of queries says."""
    index = finder.evaluate("window.errdexFinderIndex")
    answers = json.loads(finder.evaluate(FIND, [index, [text for text, _ in QUERIES]]))
    check_first([[name_of(hit) for hit in answer["hits"]] for answer in answers])


def test_the_box_finds_the_right_code_first(finder: Page) -> None:
    """What is typed into the box shows that code at the top of the list."""
    for text, code in QUERIES[::5]:
        finder.fill(BOX, text)
        shown = code if smscodes.get(code) else smscodes.symptom(code).title
        expect(finder.locator(f"{HITS} strong").first).to_have_text(shown)


@pytest.mark.parametrize("name", ["sms", *CATALOGUES])
def test_the_page_that_diagnoses_says_the_same(page: Page, shipped: Served, name: str) -> None:
    """The site's script gives whole diagnoses as CPython does."""
    page.goto(f"{shipped.address}diagnose/")
    rows = [row for row in ROWS if row.catalogue == name]
    given = [site_data_for(name), [row.text for row in rows]]
    for row, answer in zip(rows, json.loads(page.evaluate(DIAGNOSE, given)), strict=True):
        assert answer == diagnose_text(row.text, {}, knowledge_for(name)), row.text


def test_the_box_shows_the_reasons(finder: Page) -> None:
    """What is typed leads to the first code of its row, and the line says how it was written."""
    for row in ROWS:
        if row.catalogue != "sms" or not known(row.asked, *SAID):
            continue
        finder.fill(BOX, row.text)
        first = next(one for one in row.asked if code_of(one) == row.found[0])
        line = finder.locator(HITS).first
        expect(line.locator("strong")).to_have_text(row.found[0])
        expect(line).to_contain_text(SAID[first.split(" ")[0]])
        if "@" in first:
            expect(line).to_contain_text(f"in a line of {first.rpartition(' @ ')[2]}")


def test_the_box_says_what_is_unknown(finder: Page) -> None:
    """A code that the catalogue has not is named as such, before anything near it."""
    status = finder.locator("[data-status]")
    finder.fill(BOX, "E000999")
    expect(status).to_have_text("E000999 is not in this catalogue.")
    finder.fill(BOX, "E000120")
    expect(status).to_have_text("E000120 is not in this catalogue. Similar: E000102.")
