"""What pages say in words that no catalogue holds: whose move it is, when to retry, titles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from errdex.authoring.building import load_project
from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.format.entry_parts import RETRIES
from errdex.authoring.rendering.wording import (
    RETRY_RULES,
    codes_in,
    page_title,
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
    ("rule", "after", "words", "name"),
    [
        ("never", None, "do not retry", "never"),
        ("now", 0, "retry now", "now"),
        ("after-fix", None, "retry after the fix", "after-fix"),
        ("after-fix", 600, "retry 10 minutes after the fix", "after-fix-wait"),
        ("after", 600, "retry after 10 minutes", "after"),
        ("none", None, "nothing to retry", "none"),
    ],
)
def test_a_retry_rule_reads_as_a_sentence(
    acme: Catalogue, rule: str, after: int | None, words: str, name: str
) -> None:
    """Every rule of the format has its words, and a section on the page of the rules."""
    entry = replace(entry_of(acme, "SB:0100"), retry=rule, retry_after=after)
    assert (sentence(acme, entry), rule_of(entry)) == (words, name)
    assert {*RETRIES, "after", "after-fix-wait", "pointer", "success", "unwritten"} == set(
        RETRY_RULES
    )


def test_success_is_nothing_to_retry(acme: Catalogue) -> None:
    """A success code has a rule of its own on pages: `never` would read as a warning."""
    done = entry_of(acme, "OK")
    assert sentence(acme, done) == "nothing to retry"
    assert rule_of(done) == "success"


def test_a_title_tells_every_meaning_of_a_code(acme: Catalogue) -> None:
    """The page of a value of several fields names what it means in each."""
    one, other = entry_of(acme, "OK"), entry_of(acme, "SB:0100")
    assert page_title([one]) == "OK — Done"
    assert page_title([one, other]) == "OK — Done / The object is locked"


def test_counts_read_as_words(acme: Catalogue) -> None:
    """One is singular, and thousands are set apart."""
    one = acme.entries[0]
    many = [replace(one, code=str(number)) for number in range(2000)]
    counts = [codes_in(some) for some in ([], [one], many)]
    assert counts == ["0 codes", "1 code", "2,000 codes"]


def test_a_code_of_two_fields_is_counted_once() -> None:
    """A value of two fields is one code."""
    twice = entry("E1", "Other", field="status")
    assert codes_in(load_text(catalogue_text(["E1", "E2", twice])).entries) == "2 codes"
