"""Drafts in the module: what is there, what is not written yet, and nothing that is made up."""

from __future__ import annotations

from typing import Any

import pytest

from errdex.diagnosis.module_rows import codes_of
from errdex.payloads.channels import CHANNELS, payload
from errdex.tables.rows import module_rows
from tests.support.catalogues import catalogue_text, entry, module_of


def draft(code: str, **more: Any) -> dict[str, Any]:
    """Return an entry that says no more than it must."""
    return {"code": code, "field": "code", "title": f"Title of {code}", "draft": True, **more}


STEP = {"do": "Look at it.", "owner": "other"}
MODULE = module_of(
    catalogue_text(
        [
            draft("E1"),
            draft("E2", owner="caller", description="What it says."),
            draft("E3", remediation=[STEP]),
            draft("E4", success=True),
            draft("E5", points_to="status", owner="caller"),
            entry("E6"),
            entry("E7", draft=True),
        ]
    )
)
EVERY = (
    "what it means", "cause", "what to do", "severity", "whether to send again", "who acts",
    "what to tell the customer", "group",
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "unwritten"),
    [
        ("E1", EVERY),
        ("E2", tuple(one for one in EVERY if one not in ("what it means", "who acts"))),
        ("E3", tuple(one for one in EVERY if one != "what to do")),
        ("E4", ("what it means", "cause", "what to tell the customer", "group")),
        ("E5", tuple(one for one in EVERY if one not in ("whether to send again", "who acts"))),
        ("E6", ()),
        ("E7", ()),
    ],
)
def test_a_draft_says_what_it_lacks(code: str, unwritten: tuple[str, ...]) -> None:
    """What is missing and not made needless by another key is named, in text and Markdown too."""
    found = MODULE.lookup(code)
    line = f"Draft. Not written yet: {', '.join(unwritten)}."
    assert found.unwritten == unwritten
    assert found.draft == (code != "E6")
    for text in (found.text(), found.markdown()):
        assert (line in text) == bool(unwritten)
        assert ("Draft." in text) == found.draft


def test_what_is_missing_is_empty() -> None:
    """Values are empty or None; a program is never told to retry."""
    found = MODULE.lookup("E1")
    told = found.to_dict()
    assert (told["draft"], told["retry"]["rule"], told["cause"], told["owner"]) == (
        True, None, [], ""
    )  # fmt: skip
    assert (found.severity, found.retry, found.retry_after) == ("", None, None)
    assert MODULE.should_retry("E1") is False
    assert MODULE.retry_after("E1") is None


@pytest.mark.parametrize(
    ("code", "who_acts", "send_again"),
    [
        ("E1", "Not written yet", "Not written yet"),
        ("E2", "The caller", "Not written yet"),
        ("E3", "Somebody else first; who acts then is not written yet", "Not written yet"),
        ("E4", "Nobody: nothing has to be done", "Nothing to send again"),
    ],
)
def test_the_answer_is_as_open(code: str, who_acts: str, send_again: str) -> None:
    """Who acts and whether to send again are said as far as they are written."""
    answer = MODULE.lookup(code).answer
    assert (answer.who_acts, answer.send_again) == (who_acts, send_again)


def test_a_table_calls_it_a_draft() -> None:
    """The state of a row says so, and its texts are empty."""
    rows = {row.code: row for row in module_rows(MODULE)}
    assert (rows["E1"].state, rows["E1"].owner_title, rows["E1"].retry) == ("draft", "", "")
    assert rows["E1"].summary().startswith("Title of E1 | draft | https://")
    assert rows["E6"].state == "stable"


@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_a_payload_names_what_is_missing(channel: str) -> None:
    """Each channel says what is not written yet, and claims no severity or owner in words."""
    context = {"routing_key": "0" * 32} if channel == "pagerduty" else {}
    told = str(payload(channel, MODULE.lookup("E1"), **context))
    assert ", ".join(EVERY) in told
    assert "Severity" not in told
    assert "Owner" not in told


def test_every_draft_is_found() -> None:
    """A draft is a code as any other in texts."""
    assert MODULE.find_codes("E1, E3 and E9") == ["E1", "E3"]
    assert "E1" in codes_of(MODULE).rows["code"]
