"""Which numbers came with which code."""

from __future__ import annotations

import json

import pytest

from errdex import diagnose
from errdex.authoring.rendering.diagnosis_data import code_rows, compiled
from errdex.diagnosis.answers import MOST_ITEMS
from errdex.diagnosis.diagnosing import diagnose_text
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.reports import report_diagnosis
from tests.support.catalogues import catalogue_text, load_text
from tests.support.runtimes import own_knowledge


def result(*items: dict[str, str]) -> dict[str, list[str]]:
    """Return the items of each status of a response."""
    found = diagnose(json.dumps({"code": "E000510", "result": items}))
    return {row["code"]: row["items"] for row in found["codes"] if row["field"] == "status"}


def test_each_code_lists_its_numbers() -> None:
    """Masked, in the order of the response."""
    found = result(
        {"originTo": "+8613800138000", "status": "E200041"},
        {"originTo": "+8613900139001", "status": "000000"},
        {"originTo": "+8613800138002", "status": "e200041"},
    )
    assert found == {
        "E200041": ["+86138****8000", "+86138****8002"],
        "000000": ["+86139****9001"],
    }


def test_the_message_stands_in_where_there_is_no_number() -> None:
    """An item without a number is named by its id, one without both not at all."""
    assert result({"smsMsgId": "a1_1", "status": "E200041"}, {"status": "E200041"}) == {
        "E200041": ["a1_1"]
    }


def test_json_has_all_and_a_report_the_first() -> None:
    """The report says how many more there are."""
    items = [{"originTo": f"+8613800138{n:03}", "status": "E200041"} for n in range(MOST_ITEMS + 7)]
    found = diagnose(json.dumps({"code": "E000510", "result": items}))
    assert len(found["codes"][0]["items"]) == MOST_ITEMS + 7
    text = report_diagnosis(found, "text", own_knowledge())
    line = next(line for line in text.splitlines() if "which: " in line)
    assert line.count("****") == MOST_ITEMS
    assert line.endswith(", and 7 more")


def test_an_item_that_is_a_code_alone_has_no_name() -> None:
    """A list of codes is counted, and names nothing."""
    about = {"title": "Code", "where": "response.json.status[*]", "named_by": ["id"]}
    catalogue = load_text(catalogue_text(["E1", "E2"], fields={"code": about}))
    knowledge = Knowledge(compiled(catalogue), code_rows(catalogue))
    rows = diagnose_text('{"status":["E1","E2"]}', {}, knowledge)["codes"]
    assert [(row["code"], row["items"]) for row in rows] == [("E1", []), ("E2", [])]


@pytest.mark.parametrize(
    "text",
    [
        "sent to +8613800000001, +8613800000002: E200025",
        "to=8613800000001,8613800000002 status=E200025",
        "sent to +8613800000001 and 4 more: E200025",
        "from +8610690000 to +8613800000001: E200025",
        "to: +8613800000001; cc: +8613800000002; E200025",
        "call +4930123456789 about E200025",
        "order 8613800000001: E200025",
        "E200025 https://h/d?from=1764200000000&to=1764290000000",
        "to=+8613800000001 E200025 E200024",
        "mobile,code\n12345,E200025\n--------,E200025",
        "to=+8613800000001 E200025\nto=+8613800000001,+8613800000002 E200025",
        "+8613800000001: why do I get E200025?",
        "+8613800000001 DELIVRD, then E200025",
        "smsMsgId=null status=E200025",
        "to,code\n+8613800000001 +8613800000002,E200025",
        "destination,code\n192.168.100.100,E200025",
        "to,code\n2026-11-28,E200025",
    ],
)
def test_a_line_that_leaves_open_which_number_names_none(text: str) -> None:
    """Another number, a list of them, a time, or another code may be the one."""
    assert not any(row["items"] for row in diagnose(text)["codes"])
