"""Gaps: what drafts do not say yet, how much is written, and the ceiling that may only fall."""

from __future__ import annotations

from typing import Any

import pytest

from errdex.authoring.format.entry_fields import FIELDS, UNWRITTEN
from errdex.authoring.linting.gaps import lint_gaps, score_of, written_of
from errdex.authoring.linting.policies import lint_catalogue
from errdex.authoring.linting.selection import select_policies
from tests.support.catalogues import catalogue_text, entry, load_text


def draft(code: str, **more: Any) -> dict[str, Any]:
    """Return an entry that says no more than it must."""
    return {"code": code, "field": "code", "title": f"Title of {code}", "draft": True, **more}


def told(*entries: dict[str, Any], most: int | None = None) -> list[str]:
    """Return what lint says of the gaps of entries, by label, without places."""
    text = catalogue_text(entries)
    if most is not None:
        text = text.replace('"module": "made"', f'"module": "made", "most_gaps": {most}', 1)
    return [f"{one.which}: {one.what}" for one in lint_gaps(load_text(text))]


EVERY = "description, cause, remediation, severity, retry, owner, tell_customer, group"


def test_gaps_are_named() -> None:
    """Without a ceiling each draft is a finding, and one says how to begin with a ceiling."""
    assert told(draft("E1")) == [
        "catalogue: 10 gaps in 1 draft: fill them in, or write `most_gaps: 10` here and lower it "
        "from then on",
        f"E1: not written yet: {EVERY}, examples, source",
    ]
    assert told("E1") == []  # type: ignore[arg-type] # an entry that is complete


def test_the_ceiling_may_only_fall() -> None:
    """As many gaps as allowed are fine; more are findings, and so is a ceiling too high."""
    one = draft("E1", owner="caller")
    assert told(one, most=9) == []
    assert told(one, most=8)[0] == (
        "catalogue: 9 gaps in 1 draft: 1 more than `most_gaps` allows; fill in as many"
    )
    assert told(one, most=12) == ["catalogue: most_gaps: 9 gaps left; lower it to 9"]
    assert told("E1", most=3) == [  # type: ignore[arg-type] # an entry that is complete
        "catalogue: most_gaps: 0 gaps left; remove it"
    ]


@pytest.mark.parametrize(
    ("more", "score"),
    [
        ({}, 0),
        ({"owner": "caller"}, 10),
        ({"success": True}, 0),
        ({"success": True, "group": "all"}, 16),
        ({"points_to": "status", "owner": "caller"}, 11),
    ],
)
def test_a_score_is_a_share_of_the_keys_that_count(more: dict[str, Any], score: int) -> None:
    """Keys that another one makes needless do not count; per cents are rounded down."""
    [one] = load_text(catalogue_text([draft("E1", **more)])).entries
    assert score_of([written_of(one)]) == score


def test_a_complete_entry_has_all_of_it() -> None:
    """An entry with examples and a source scores 100."""
    sources: Any = {"wiki": {"title": "Wiki"}}
    whole = entry("E1", source="wiki", examples=[{"title": "Seen", "text": "E1"}])
    [one] = load_text(catalogue_text([whole], sources=sources)).entries
    assert (score_of([written_of(one)]), written_of(one).missing) == (100, ())


def test_what_a_draft_may_lack_is_what_the_format_lets_it_lack() -> None:
    """The keys with words for readers are those that `draft` makes optional."""
    optional = {field.name for field in FIELDS if field.key and "draft" in field.key.unless}
    assert {name for name, _, _ in UNWRITTEN} == optional


def test_other_policies_pass_drafts_over() -> None:
    """What a draft lacks is a gap, and no second finding."""
    entries = [draft("E1"), draft("E2", success=True), draft("E3", owner="caller")]
    policies = select_policies(ignore=["gaps"])
    found = [f.what for f in lint_catalogue(load_text(catalogue_text(entries)), policies)]
    assert found == ['no entry uses "status"; remove it']
