"""Whole diagnoses against verdicts written by hand, in CPython; test_parity has the others."""

from __future__ import annotations

import json
from typing import Any

import pytest

from errdex.diagnosis.knowledge import Knowledge
from tests.cases import Case, load_cases
from tests.support.runtimes import own_knowledge, python_answer

CASES = load_cases()


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return what the shipped catalogue knows."""
    return own_knowledge()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_verdict(case: Case, knowledge: Knowledge) -> None:
    """A paste gets the verdict that was written for it, and shows nothing that it must hide."""
    answer = python_answer(case.input, case.context, knowledge)
    verdict = dict(case.verdict)
    if "error" in verdict:
        assert verdict["error"] in answer["error"]
        return
    for text in verdict.pop("says", ()):
        assert text in answer["text"]
    for text in verdict.pop("hides", ()):
        assert text not in answer["json"] + answer["text"] + answer["markdown"]
    holds = verdict.pop("holds", ())
    found = _summary(json.loads(answer["json"])) | {"fine": answer["fine"]}
    assert {key: found[key] for key in verdict} == verdict
    assert set(holds) <= set(found["holds"])


def _summary(result: dict[str, Any]) -> dict[str, Any]:
    """Return a result in the words of the verdicts."""

    def checks(outcome: str) -> list[str]:
        return [row["id"] for row in result["checks"] if row["outcome"] == outcome]

    return {
        "recognised": result["recognised"],
        "answer": result["answer"] and result["answer"]["says"],
        "codes": [_code(row) for row in result["codes"]],
        "fails": checks("fail"),
        "opens": [row["id"] for row in result["checks"] if _is_open(row, result)],
        "holds": checks("pass"),
        "retry": result["retry"]["rule"],
        "numbers": result["retry"]["numbers"],
    }


def _is_open(check: dict[str, Any], result: dict[str, Any]) -> bool:
    """Tell whether a check of a code that came back needs more than was given."""
    came_back = {row["code"] for row in result["codes"] if not row["success"]}
    return check["outcome"] == "unknown" and not came_back.isdisjoint(check["codes"])


def _code(row: dict[str, Any]) -> str:
    times = f" x{row['count']}" if row["count"] > 1 else ""
    written = f" written {row['asked']}" if row["asked"] is not None else ""
    return f"{row['field']} {row['code']}{times}{written}{'' if row['known'] else ' ?'}"


def test_json_has_the_documented_shape(knowledge: Knowledge) -> None:
    """The keys and their order are those of the documented contract."""
    case = next(case for case in CASES if case.name == "a number named twice")
    result = json.loads(python_answer(case.input, case.context, knowledge)["json"])
    assert list(result) == [
        "version",
        "complete",
        "recognised",
        "answer",
        "notes",
        "codes",
        "checks",
        "retry",
    ]
    assert list(result["codes"][0]) == [
        *("field", "code", "asked", "known", "success", "title", "count", "of_items"),
        *("accepted_later", "owner", "retry", "url"),
        *("steps", "items", "suggestions", "parameters"),
    ]
    assert list(result["answer"]) == [
        *("says", "codes", "owner", "first_step", "send_again", "tell_customer"),
    ]
    assert list(result["checks"][0]) == ["id", "codes", "outcome", "says", "evidence", "needs"]
    assert list(result["checks"][0]["evidence"][0]) == ["at", "found", "expected", "hint"]
    assert result["retry"] == {
        "rule": "never",
        "numbers": {"now": 0, "after": {}, "after-fix": 0, "never": 2},
    }


def test_no_text_raises(knowledge: Knowledge) -> None:
    """Whatever is pasted, an answer comes."""
    for text in ("", "\0", "{" * 100_000, "curl '", '"' * 9_999, "\ud800", "a=b&" * 50_000):
        assert not python_answer(text, {}, knowledge)["fine"]
