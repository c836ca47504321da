"""What pages say in words that no catalogue holds: whose move it is, when to retry, titles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from errdex.authoring.building import load_project
from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.format.entry_parts import RETRIES
from errdex.authoring.rendering.wording import (
    RETRY_RULES,
    counted,
    extent,
    page_title,
    retry_words,
    rule_of,
    sentence,
)
from tests.conftest import MakeProject
from tests.support.catalogues import catalogue_text, entry, load_text


@pytest.fixture
def acme(make_project: MakeProject) -> Catalogue:
    """The small catalogue of another service."""
    return load_project(make_project())


def entry_of(catalogue: Catalogue, code: str) -> Entry:
    """Return an entry that is there."""
    entry = catalogue.find(code)
    assert entry
    return entry


@pytest.mark.parametrize(
    ("rule", "after", "words", "cell"),
    [
        ("never", None, "do not retry", "do not"),
        ("now", 0, "retry now", "now"),
        ("after-fix", None, "retry after the fix", "after the fix"),
        ("after-fix", 600, "retry 10 minutes after the fix", "10 minutes after the fix"),
        ("after", 600, "retry after 10 minutes", "after 10 minutes"),
        ("none", None, "nothing to retry", "nothing to retry"),
    ],
)
def test_a_retry_rule_reads_as_a_sentence(
    acme: Catalogue, rule: str, after: int | None, words: str, cell: str
) -> None:
    """Every rule of the format has its words, and a section on the page of the rules."""
    entry = replace(entry_of(acme, "SB:0100"), retry=rule, retry_after=after)
    told = (sentence(acme, entry), retry_words(acme, entry), rule_of(entry))
    assert told == (words, cell, rule)
    assert {*RETRIES, "after", "pointer", "success"} == set(RETRY_RULES)


def test_success_is_nothing_to_retry(acme: Catalogue) -> None:
    """A success code has a rule of its own on pages: `never` would read as a warning."""
    done = entry_of(acme, "OK")
    assert sentence(acme, done) == retry_words(acme, done) == "nothing to retry"
    assert rule_of(done) == "success"


def test_a_title_tells_every_meaning_of_a_code(acme: Catalogue) -> None:
    """The page of a value of several fields names what it means in each."""
    one, other = entry_of(acme, "OK"), entry_of(acme, "SB:0100")
    assert page_title([one]) == "OK — Done"
    assert page_title([one, other]) == "OK — Done / The object is locked"


def test_counts_read_as_words() -> None:
    """One is singular, and thousands are set apart."""
    assert [counted(number, "code") for number in (0, 1, 2000)] == [
        "0 codes",
        "1 code",
        "2,000 codes",
    ]
    assert counted(2, "entry", "entries") == "2 entries"
    assert counted(1, "entry", "entries") == "1 entry"


def test_codes_and_meanings_are_told_apart() -> None:
    """A value of two fields is one code with two meanings."""
    twice = entry("E1", "Other", field="status")
    assert extent(load_text(catalogue_text(["E1", "E2"]))) == "2 codes"
    assert extent(load_text(catalogue_text(["E1", "E2", twice]))) == "2 codes with 3 meanings"
