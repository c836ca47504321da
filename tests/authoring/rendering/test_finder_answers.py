"""The answers that Find shows in place are those of the module, for every code and symptom."""

from __future__ import annotations

import json
from typing import Any

import pytest

import smscodes
from errdex.authoring.building import load_project
from errdex.authoring.rendering import sizes
from errdex.authoring.rendering.answers import Answers
from errdex.authoring.rendering.finder_answers import answers_script
from errdex.diagnosis.module_rows import codes_of
from tests.support.runtimes import own_project

MODULE: Any = smscodes
SMS = load_project(own_project())
LIVE = [entry for entry in SMS.entries if not entry.removed]
ANSWERS = Answers(
    {(one.field, one.code): MODULE.lookup(one.code, one.field).answer for one in LIVE},
    {one.id: MODULE.symptom(one.id).answer for one in SMS.symptoms},
    codes_of(MODULE),
)


def packed() -> dict[str, Any]:
    """Return what the script holds."""
    script = answers_script(SMS, ANSWERS)
    literal = script.removeprefix("globalThis.errdexFinderAnswers = JSON.parse(")
    found: dict[str, Any] = json.loads(json.loads(literal.removesuffix(");\n")))
    return found


def test_every_meaning_has_its_answer() -> None:
    """Each is as the module gives it, with the address of its section."""
    codes = packed()["codes"]
    for entry in LIVE:
        [one] = [one for one in codes[entry.code] if one["link"].endswith(f"#{entry.field}")]
        answer = MODULE.lookup(entry.code, entry.field).answer
        assert one["link"] == MODULE.lookup(entry.code, entry.field).url
        assert (one["means"], one["whoActs"]) == (answer.means, answer.who_acts)
        assert (one["firstStep"], one["sendAgain"]) == (answer.first_step, answer.send_again)
        assert one["tellCustomer"] == answer.tell_customer
        assert len(one["steps"]) == len(entry.remediation)


def test_every_symptom_has_its_answer() -> None:
    """A symptom has one, without a code."""
    symptoms = packed()["symptoms"]
    assert [one["title"] for [one] in symptoms.values()] == [one.title for one in SMS.symptoms]
    assert not any(one["code"] for [one] in symptoms.values())


def test_a_large_catalogue_has_no_answers_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more codes than the limit the script holds none, and a hit is a link alone."""
    monkeypatch.setattr(sizes, "LARGEST_ANSWERS", len(SMS.by_code) - 1)
    assert packed() == {"codes": {}, "symptoms": {}}
