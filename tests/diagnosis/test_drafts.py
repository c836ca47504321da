"""Drafts in a diagnosis: known codes, with what is there, in CPython and in node alike."""

from __future__ import annotations

import json
from typing import Any

import pytest

from errdex.authoring.rendering.diagnosis_data import compiled, site_rows
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.module_rows import rows_of
from tests.conftest import tool
from tests.support.catalogues import catalogue_text, entry, load_text, module_of
from tests.support.runtimes import Node, python_answer


def draft(code: str, **more: Any) -> dict[str, Any]:
    """Return an entry that says no more than it must."""
    return {"code": code, "field": "code", "title": f"Title of {code}", "draft": True, **more}


STEP = {"do": "Look at it.", "owner": "other"}
CATALOGUE = catalogue_text(
    [
        draft("E1"),
        draft("E2", owner="caller", retry="now"),
        draft("E3", remediation=[STEP]),
        draft("E4", success=True),
        draft("E5", points_to="status"),
        entry("E6", see_also=["E1"]),
    ]
)
TEXTS = [
    '{"code": "E1"}', '{"code": "E2"}', '{"code": "E3"}', '{"code": "E4"}', '{"code": "E5"}',
    '{"code": "E5", "status": "E9"}', "code=E1 and code=E6, then E3", '{"code": "E1',
]  # fmt: skip


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, Any]]:
    """Return what both languages answer to each text, which must be the same bytes."""
    loaded = load_text(CATALOGUE)
    checks = compiled(loaded)
    knowledge = Knowledge(checks, rows_of(module_of(CATALOGUE), checks["owners"]))
    found = {}
    with Node(tool("node")) as node:
        node.ask("load", {"compiled": checks, "codes": site_rows(loaded)})
        for text in TEXTS:
            found[text] = python_answer(text, {}, knowledge)
            assert node.ask("diagnose", text, {}) == found[text], text
    return found


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("E1", "not written yet: who acts, whether to send again, what to do"),
        ("E2", "not written yet: what to do"),
        ("E3", "not written yet: who acts, whether to send again"),
        ("E4", ""),
        ("E5", "not written yet: who acts, what to do"),
    ],
)
def test_a_draft_is_known_and_open(
    code: str, line: str, answers: dict[str, dict[str, Any]]
) -> None:
    """The report names what it would show of a complete entry; JSON has null in its place."""
    answer = answers[f'{{"code": "{code}"}}']
    [row] = json.loads(answer["json"])["codes"]
    assert row["known"] is True
    assert (row["owner"] is None) == (code != "E2")
    assert (line or "not written yet") in answer["text"] or not line
    assert ("not written yet" in answer["text"]) == bool(line)
    assert answer["fine"] == (code == "E4")


def test_nothing_is_claimed_for_a_draft(answers: dict[str, dict[str, Any]]) -> None:
    """Without a rule, an owner and a step the answer has none."""
    answer = json.loads(answers['{"code": "E1"}']["json"])["answer"]
    assert answer["says"] == "E1: Title of E1"
    assert [answer[key] for key in ("owner", "first_step", "tell_customer")] == [None] * 3
    assert answer["send_again"] == {"rule": None, "after_seconds": None}
