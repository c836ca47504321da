"""What pages say in words that no catalogue holds: whose move it is, when to retry, titles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from errdex.authoring.building import load_project
from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.wording import move, page_title, retry_words, sentence
from tests.conftest import MakeProject


@pytest.fixture
def acme(make_project: MakeProject) -> Catalogue:
    """The small catalogue of another service."""
    return load_project(make_project())


def entry_of(catalogue: Catalogue, code: str) -> Entry:
    """Return an entry that is there."""
    entry = catalogue.find(code)
    assert entry
    return entry


def test_a_page_says_whose_move_it_is(acme: Catalogue) -> None:
    """The owner comes first, then those who do single steps, then the retry rule."""
    bucket, lock, done = (entry_of(acme, code) for code in ("InvalidBucket", "SB:0100", "OK"))
    assert move(acme, bucket) == (
        "Whose move: The calling team (with Storage on-call). Retry after the fix."
    )
    assert move(acme, lock) == "Whose move: Storage on-call. Retry after 30 seconds."
    assert move(acme, done) == "This code means success: nothing has to be done."
    todo = replace(done, remediation=lock.remediation)
    assert move(acme, todo) == "This code means success."


@pytest.mark.parametrize(
    ("rule", "after", "words"),
    [
        ("never", None, "do not retry"),
        ("now", 0, "retry now"),
        ("after-fix", None, "retry after the fix"),
        ("after", 600, "retry after 10 minutes"),
    ],
)
def test_a_retry_rule_reads_as_a_sentence(
    acme: Catalogue, rule: str, after: int | None, words: str
) -> None:
    """Every rule of the format has its words."""
    entry = replace(entry_of(acme, "OK"), retry=rule, retry_after=after)
    assert sentence(entry) == words
    assert retry_words(entry) == words.replace("retry", "").strip()


def test_a_title_tells_every_meaning_of_a_code(acme: Catalogue) -> None:
    """The page of a value of several fields names what it means in each."""
    one, other = entry_of(acme, "OK"), entry_of(acme, "SB:0100")
    assert page_title([one]) == "OK — Done"
    assert page_title([one, other]) == "OK — Done / The object is locked"
