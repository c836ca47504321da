"""The engines know no service: another catalogue's requests, reports and context are its own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import ACME, ROOT
from tests.diagnosis.conftest import Diagnosis

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


def outcomes(found: dict[str, Any]) -> dict[str, str]:
    """Return the outcome of each check that applies."""
    return {row["id"]: row["outcome"] for row in found["checks"]}


@pytest.mark.parametrize("text", [ORDER, "status=paid&order=17"])
def test_a_form_with_a_status_is_a_request_like_any_other(text: str, diagnosis: Diagnosis) -> None:
    """Where no field is read from a report there are none, and the request is checked."""
    found = diagnosis(text, CATALOGUE)
    assert found["recognised"] == ["request"]
    assert outcomes(found)["order-number"] == "fail"
    assert found["notes"] == []


@pytest.mark.parametrize("text", [ORDER, "status=OK&order=17"])
def test_a_field_of_a_report_makes_reports(text: str, diagnosis: Diagnosis) -> None:
    """A form with the field that a code is read from is a report, and no request is judged."""
    found = diagnosis(text, REPORTED)
    status = "paid" if "paid" in text else "OK"
    assert found["recognised"] == ["report"]
    assert [(row["field"], row["code"]) for row in found["codes"]] == [("event", status)]
    assert {row["outcome"] for row in found["checks"]} == {"unknown"}


def test_a_catalogue_says_what_marks_its_reports(diagnosis: Diagnosis) -> None:
    """Its own marks take the place of the field's name, and its own words are the note."""
    marks = "reports: {marks: [event_id], note: the wiki lists the events}\n"
    assert diagnosis(ORDER, REPORTED + marks)["recognised"] == ["request"]
    found = diagnosis(f"{ORDER}&event_id=7", CATALOGUE + marks)
    assert found["recognised"] == ["report"]
    assert found["notes"][-1] == "the wiki lists the events"


def test_the_time_of_the_evidence_fills_what_is_declared(diagnosis: Diagnosis) -> None:
    """The context value that takes it may have any name, and takes it only where it says so."""
    assert outcomes(diagnosis(ORDER + ANSWER, CATALOGUE))["order-recent"] == "fail"
    silent = CATALOGUE.replace(", from: request.time", "")
    row = diagnosis(ORDER + ANSWER, silent)["checks"][-1]
    assert (row["outcome"], row["needs"]) == (
        "unknown",
        [{"name": "dispatched", "title": "when the order was sent"}],
    )


PARCELS = (ROOT / "tests" / "data" / "parcels.yaml").read_text(encoding="utf-8")
UNKNOWN = {"rule": None, "after_seconds": None}
EVENTS = '{"events":[{"state":"DELIVERED"},{"state":"P-0300"},{"state":"GHOST"}]}'


def codes_in(found: dict[str, Any]) -> list[tuple[str, str, str | None, bool]]:
    """Return field, code, other name and whether it is known, of each code."""
    return [(row["field"], row["code"], row["asked"], row["known"]) for row in found["codes"]]


@pytest.mark.parametrize("text", ['{"result":"P-0199"}', "it said P-0199", "result=P-0199 again"])
def test_an_alias_in_evidence_is_its_code(text: str, diagnosis: Diagnosis) -> None:
    """The row is that of the entry, and shows the name in the evidence; no rule is made up."""
    found = diagnosis(text, PARCELS)
    assert codes_in(found) == [("result", "LABELS", "P-0199", True)]
    assert found["codes"][0]["retry"] == UNKNOWN
    assert found["retry"]["rule"] is None


def test_a_pointer_takes_its_rule_from_what_it_points_to(diagnosis: Diagnosis) -> None:
    """Where the other field's values are there, they decide."""
    text = '{"result":"LABELS","labels":[{"state":"P-0300"},{"state":"P-0300"}]}'
    found = diagnosis(text, PARCELS)
    assert found["retry"] == {
        "rule": "after",
        "numbers": {"now": 0, "after": {"60": 2}, "after-fix": 0, "never": 0},
    }


def test_a_wait_after_the_fix_is_told(diagnosis: Diagnosis) -> None:
    """Rule and seconds are in the row of the code."""
    [row] = diagnosis('{"result":"P-0200"}', PARCELS)["codes"]
    assert row["retry"] == {"rule": "after-fix", "after_seconds": 600}


def test_an_undocumented_code_is_said_to_be_one(diagnosis: Diagnosis) -> None:
    """It is not known, nothing is suggested, and its page says the same."""
    [row] = diagnosis('{"result":"P-0404"}', PARCELS)["codes"]
    assert (row["known"], row["suggestions"]) == (False, [])
    assert row["title"].startswith("This code exists, but nobody documents it. A log")
    assert row["url"] == "https://example.com/parcels/codes/P-0404/#result"


@pytest.mark.parametrize(
    "text",
    [
        EVENTS,
        f"POST /notices HTTP/1.1\nHost: shop.example\nContent-Type: application/json\n\n{EVENTS}",
    ],
)
def test_a_list_of_reports_in_a_body_is_read(text: str, diagnosis: Diagnosis) -> None:
    """Each report has its state, and the body is neither a request's nor a response's."""
    found = diagnosis(text, PARCELS)
    assert found["recognised"] == ["report"]
    assert codes_in(found) == [
        ("event", "P-0300", None, True),
        ("event", "GHOST", None, False),
        ("event", "DELIVERED", None, True),
    ]
    assert found["codes"][0]["title"] == "Nobody was at home"


def test_a_success_leads_to_its_symptom(diagnosis: Diagnosis) -> None:
    """It is a note, not a finding; a state that is not final has none."""
    note = 'if something is still wrong, read "The shop says delivered, and no parcel came": '
    found = diagnosis("state=DELIVERED", PARCELS)
    assert found["notes"] == [note + "https://example.com/parcels/symptoms/parcel-never-came/"]
    assert diagnosis("state=ON_ITS_WAY", PARCELS)["notes"] == []


def test_a_state_that_is_not_final_asks_for_nothing(diagnosis: Diagnosis) -> None:
    """Sending again means nothing: the rule says so, and it counts as not to be sent."""
    found = diagnosis("state=ON_ITS_WAY", PARCELS)
    assert (found["codes"][0]["success"], found["retry"]["rule"]) == (False, "none")
