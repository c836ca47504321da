"""The engines know no service: another catalogue's requests, reports and context are its own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from errdex.authoring.rendering.diagnosis_data import code_rows, compiled, site_rows
from errdex.diagnosis.knowledge import Knowledge
from tests.conftest import ACME, tool
from tests.support.catalogues import load_text
from tests.support.runtimes import Answer, Node, python_answer

STEP = "- do: Choose a name of small letters and digits.\n"
CHECKS = """\
context:
  dispatched: {title: when the order was sent, form: utc_time, from: request.time}
checks:
  - id: order-number
    codes: [InvalidBucket]
    says: The order has a number.
    look_at: request.form.order
    must: {match: "[0-9]{3,}"}
    expected: three digits or more
  - id: order-recent
    codes: [InvalidBucket]
    says: The order is recent.
    look_at: request.headers.x-ordered
    must: {within: {of: context.dispatched, hours: 1}}
"""
CATALOGUE = ACME.replace(STEP, f"{STEP}        check: [order-number, order-recent]\n") + CHECKS
REPORTED = CATALOGUE.replace(
    "groups:\n", "  event: {title: event, where: report.status}\ngroups:\n", 1
)
HEADERS = "Host: shop.example\nX-Ordered: 2026-03-02T06:00:00Z\n"
BODY = "Content-Type: application/x-www-form-urlencoded\n\nstatus=paid&order=17"
ORDER = f"POST /orders HTTP/1.1\n{HEADERS}{BODY}"
ANSWER = "\n\nHTTP/1.1 200 OK\nDate: Mon, 02 Mar 2026 08:00:00 GMT\n\n"


def diagnosis(text: str, catalogue: str) -> dict[str, Any]:
    """Return the JSON of a diagnosis, which both runtimes give alike."""
    loaded = load_text(catalogue)
    checks = compiled(loaded)
    data = {"compiled": checks, "codes": site_rows(loaded)}
    mine = python_answer(text, {}, Knowledge(checks, code_rows(loaded)))
    with Node(tool("node")) as node:
        node.ask("load", data)
        other: Answer = node.ask("diagnose", text, {})
    assert mine == other
    found: dict[str, Any] = json.loads(mine["json"])
    return found


def outcomes(found: dict[str, Any]) -> dict[str, str]:
    """Return the outcome of each check that applies."""
    return {row["id"]: row["outcome"] for row in found["checks"]}


@pytest.mark.parametrize("text", [ORDER, "status=paid&order=17"])
def test_a_form_with_a_status_is_a_request_like_any_other(text: str) -> None:
    """Where no field is read from a report there are none, and the request is checked."""
    found = diagnosis(text, CATALOGUE)
    assert found["recognised"] == ["request"]
    assert outcomes(found)["order-number"] == "fail"
    assert found["notes"] == []


@pytest.mark.parametrize("text", [ORDER, "status=OK&order=17"])
def test_a_field_of_a_report_makes_reports(text: str) -> None:
    """A form with the field that a code is read from is a report, and no request is judged."""
    found = diagnosis(text, REPORTED)
    status = "paid" if "paid" in text else "OK"
    assert found["recognised"] == ["report"]
    assert [(row["field"], row["code"]) for row in found["codes"]] == [("event", status)]
    assert {row["outcome"] for row in found["checks"]} == {"unknown"}


def test_a_catalogue_says_what_marks_its_reports() -> None:
    """Its own marks take the place of the field's name, and its own words are the note."""
    marks = "reports: {marks: [event_id], note: the wiki lists the events}\n"
    assert diagnosis(ORDER, REPORTED + marks)["recognised"] == ["request"]
    found = diagnosis(f"{ORDER}&event_id=7", CATALOGUE + marks)
    assert found["recognised"] == ["report"]
    assert found["notes"][-1] == "the wiki lists the events"


def test_the_time_of_the_evidence_fills_what_is_declared() -> None:
    """The context value that takes it may have any name, and takes it only where it says so."""
    assert outcomes(diagnosis(ORDER + ANSWER, CATALOGUE))["order-recent"] == "fail"
    silent = CATALOGUE.replace(", from: request.time", "")
    row = diagnosis(ORDER + ANSWER, silent)["checks"][-1]
    assert (row["outcome"], row["needs"]) == (
        "unknown",
        [{"name": "dispatched", "title": "when the order was sent"}],
    )
