"""Codes at their places and in free text; the catalogue here is the shipped one without checks."""

from __future__ import annotations

from typing import Any

import pytest

from errdex.diagnosis.codes import MOST_UNKNOWN, Codes, read_codes
from errdex.diagnosis.compiled import Compiled, FieldAbout
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.module_rows import rows_of
from errdex.diagnosis.retries import decide_retry
from errdex.evidence.gathering import Evidence
from errdex.evidence.http.documents import Response, response_document
from errdex.evidence.text.json_text import JsonNumber
from errdex.modules import load_module
from tests.support.matching_cases import knowledge_for
from tests.support.runtimes import own_project

FIELDS: dict[str, FieldAbout] = {
    "code": {"title": "Result code", "where": ["response.json.code"], "items": "", "named_by": []},
    "status": {
        "title": "Status of a number",
        "where": ["response.json.result[*].status"],
        "items": "numbers",
        "named_by": [],
    },
    "http": {"title": "HTTP status", "where": ["response.status"], "items": "", "named_by": []},
}
NAMES = ("caller", "administrator", "operations", "carrier", "recipient", "platform")
OWNERS = {name: name.capitalize() for name in NAMES}


def compiled(
    fields: dict[str, FieldAbout], see_field: dict[str, dict[str, str]] | None = None
) -> Compiled:
    """Return what a catalogue with these fields and without checks compiles to."""
    return {
        "facts": {},
        "variables": [],
        "guards": {},
        "reports": {"marks": ["status"], "note": "look elsewhere"},
        "context": {},
        "secrets": [],
        "checks": [],
        "fields": fields,
        "owners": OWNERS,
        "see_field": see_field or {},
        "symptoms": {},
    }


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return the shipped codes with fields of this file."""
    see_field = {"code": {"E000510": "status"}}
    return Knowledge(compiled(FIELDS, see_field), rows_of(load_module(own_project()), OWNERS))


def evidence(
    json: Any = None, status: int | None = None, log: str = "", body: str = "", report: Any = None
) -> Evidence:
    """Return evidence with a response, where there is anything of one, and a log."""
    response: Response | None = None
    if json is not None or status is not None or body:
        response = {**response_document(status, (), body or None), "body_given": True, "json": json}
    return {
        "recognised": [],
        "notes": [],
        "request": None,
        "response": response,
        "report": None if report is None else [report],
        "log": log,
        "sent_at": None,
        "complete": True,
        "earlier": [],
        "front": "",
        "behind": "",
        "doubts": [],
        "curl_failure": "",
        "preflight": False,
    }


def shown(codes: Codes) -> list[str]:
    """Return each code as `field code count`."""
    return [f"{row['field']} {row['code']} {row['count']}" for row in codes.rows]


def response(code: str, *statuses: str) -> dict[str, Any]:
    """Return the JSON of a response."""
    return {"code": code, "result": [{"status": status} for status in statuses]}


def test_statuses_are_counted_failures_first(knowledge: Knowledge) -> None:
    """Each code of a field stands once with its count; success comes last."""
    statuses = ["000000"] * 497 + ["E200041"] * 2 + ["E200015"]
    codes = read_codes(evidence(response("E000510", *statuses), 200), knowledge)
    assert shown(codes) == [
        "code E000510 1",
        "status E200041 2",
        "status E200015 1",
        "status 000000 497",
    ]


def test_retry_follows_the_statuses(knowledge: Knowledge) -> None:
    """A code that only points elsewhere decides nothing; the strictest reason decides."""
    codes = read_codes(evidence(response("E000510", "E200015", "E200015", "000000")), knowledge)
    assert decide_retry(codes.rows, codes.items, knowledge) == {
        "rule": "after",
        "numbers": {"now": 0, "after": {"600": 2}, "after-fix": 0, "never": 1},
    }


def test_a_fix_comes_before_a_wait(knowledge: Knowledge) -> None:
    """Where one number needs a fix and another a wait, the whole needs the fix."""
    codes = read_codes(evidence(response("E000510", "E200015", "E200028")), knowledge)
    decision = decide_retry(codes.rows, codes.items, knowledge)
    assert decision["rule"] == "after-fix"
    assert decision["numbers"]["after"] == {"600": 1}
    assert decision["numbers"]["after-fix"] == 1


def test_a_pointer_without_what_it_points_to_is_said(knowledge: Knowledge) -> None:
    """E000510 has no rule without a status, and a note asks for it."""
    codes = read_codes(evidence({"code": "E000510"}), knowledge)
    note = (
        'E000510 does not say why; "Status of a number" does (response.json.result[*].status), '
        "and none that is known was found"
    )
    assert codes.notes == [note]
    assert decide_retry(codes.rows, codes.items, knowledge)["rule"] is None


def test_success_alone_is_never_retried(knowledge: Knowledge) -> None:
    """What succeeded is not sent again."""
    codes = read_codes(evidence(response("000000", "000000")), knowledge)
    assert decide_retry(codes.rows, codes.items, knowledge)["rule"] == "never"


@pytest.mark.parametrize("code", ["0", "00000", "000 000", "OOOOOO", "0000000", "success"])
def test_success_is_never_guessed(knowledge: Knowledge, code: str) -> None:
    """Only the exact text means success, and nothing near it is suggested as such."""
    (row,) = read_codes(evidence({"code": code}), knowledge).rows
    assert (row["known"], row["success"]) == (False, False)
    assert "000000" not in row["suggestions"]
    assert decide_retry([row], [], knowledge)["rule"] is None


def test_another_spelling_is_an_answer_that_shows_both(knowledge: Knowledge) -> None:
    """What `lookup` folds is its code, with what was written; white space around is dropped."""
    (row,) = read_codes(evidence({"code": " e000102\n"}), knowledge).rows
    assert (row["code"], row["asked"], row["known"]) == ("E000102", "e000102", True)
    (row,) = read_codes(evidence({"code": JsonNumber("102")}), knowledge).rows
    assert (row["code"], row["asked"], row["known"]) == ("E000102", "102", True)


def test_a_spelling_says_nothing_new_beside_the_code(knowledge: Knowledge) -> None:
    """A code that is in the log as it is spelled as well is counted with its other spellings."""
    (row,) = read_codes(evidence(log="e000102\nE000102\nE000 102"), knowledge).rows
    assert (row["code"], row["asked"], row["count"]) == ("E000102", None, 3)


def test_an_unknown_code_is_named_with_suggestions(knowledge: Knowledge) -> None:
    """A slip is no answer, but what is near in spelling is suggested; another digit is not."""
    (row,) = read_codes(evidence({"code": "E000120"}), knowledge).rows
    assert (row["code"], row["known"], row["url"]) == ("E000120", False, None)
    assert row["suggestions"] == ["E000102"]
    (row,) = read_codes(evidence({"code": "E000999"}), knowledge).rows
    assert (row["known"], row["suggestions"]) == (False, [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("E000102: app_key is invalid", ["E000102"]),
        ("[E000102]", ["E000102"]),
        ("E000102 (app key)", ["E000102"]),
        ("SMS.E000102", ["E000102"]),
        ("error e-000102.", ["E000102"]),
        ("E000102-1", ["E000102"]),
        ("E000102,E000104", ["E000102", "E000104"]),
        ("E000102,E000999", ["E000102", "E000999"]),
        ("000000,E000102", ["E000102"]),
    ],
)
def test_codes_with_text_around_are_found(
    knowledge: Knowledge, text: str, found: list[str]
) -> None:
    """A value at a code's place that is no code means the failures that it holds."""
    for placed in ({"code": text}, {"code": "000000", "result": [{"status": text}]}):
        rows = read_codes(evidence(placed), knowledge).rows
        assert [row["code"] for row in rows if not row["success"]] == found
        assert not any(row["suggestions"] for row in rows)


@pytest.mark.parametrize(
    "text",
    ["000000: Success", "not 000000", "-1", "+1", "E0001**", "E000102e5", "401 Unauthorized"],
)
def test_a_text_without_a_failure_stays_whole(knowledge: Knowledge, text: str) -> None:
    """Nothing else in a value is its code, and nothing that only looks like it is suggested."""
    (row,) = read_codes(evidence({"code": text}), knowledge).rows
    assert (row["code"], row["known"], row["suggestions"]) == (text, False, [])


def test_a_line_of_another_program_is_said(knowledge: Knowledge) -> None:
    """What begins a line of another program may be its code; a note says so."""
    codes = read_codes(evidence(log="svn: E200033: database is locked"), knowledge)
    assert shown(codes) == ["status E200033 1"]
    assert codes.notes == ["E200033 is in a line of svn, so it may be a code of that program"]
    both = read_codes(evidence(log="svn: E200033: locked\nE200033"), knowledge)
    assert (shown(both), both.notes) == (["status E200033 2"], [])


def test_numbers_are_compared_by_their_text(knowledge: Knowledge) -> None:
    """A JSON number is read as its text, so that zero is not six zeros."""
    (row,) = read_codes(evidence({"code": JsonNumber("0")}), knowledge).rows
    assert (row["code"], row["success"]) == ("0", False)


@pytest.mark.parametrize("json", [None, [], {"code": None}, {"code": {}}, {"code": True}, 7])
def test_other_bodies_hold_no_code(knowledge: Knowledge, json: Any) -> None:
    """Nothing but text and numbers is a code; a note says where one was expected."""
    codes = read_codes(evidence(json, 200, body="..."), knowledge)
    assert codes.rows == []
    assert codes.notes[0].startswith("the response has no code where one is expected")


def test_http_statuses_without_an_entry_are_no_unknown_codes(knowledge: Knowledge) -> None:
    """404 has an entry, 200 is passed over; 507 is said in a note, and 504 as a gateway's."""
    assert shown(read_codes(evidence(status=404), knowledge)) == ["http 404 1"]
    assert shown(read_codes(evidence(response("000000"), 200), knowledge)) == ["code 000000 1"]
    codes = read_codes(evidence(status=507), knowledge)
    assert codes.notes == ["HTTP status 507 is not in the catalogue"]
    (note,) = read_codes(evidence(status=504), knowledge_for("numbers")).notes
    assert note.endswith("it came from a gateway, so the service may not have seen the request")


def test_most_unknown_codes_are_left_out(knowledge: Knowledge) -> None:
    """A response with thousands of unknown codes lists some and counts the rest."""
    statuses = [f"X{number}" for number in range(MOST_UNKNOWN + 5)]
    codes = read_codes(evidence(response("E000510", *statuses)), knowledge)
    assert len(codes.rows) == MOST_UNKNOWN + 1
    assert codes.notes == ["5 more unknown codes are left out"]


def test_a_report_without_entries_is_said(knowledge: Knowledge) -> None:
    """What a report holds is not looked up among the codes of a response."""
    codes = read_codes(evidence(report={"status": "E200015"}), knowledge)
    assert codes.rows == []
    assert codes.notes == [
        "this is a report that the service sends, not a request to it; "
        "the catalogue has no entries for what is in it (status: E200015)",
        "look elsewhere",
    ]


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("WARN E000102 then E200041\nWARN E000102", ["code E000102 2", "status E200041 1"]),
        (
            'failed: {"code":"E000510","result":[{"status":"E200015"',
            ["code E000510 1", "status E200015 1"],
        ),
        (r'"{\"code\":\"000000\"}"', ["code 000000 1"]),
        ("code=000000 status: 000000", ["code 000000 1", "status 000000 1"]),
        ("12:00:00.000000 done", []),
        ("took 404 ms, port=404", []),
        ("HTTP/1.1 404 Not Found", ["http 404 1"]),
        ('"POST /x HTTP/2" 404', ["http 404 1"]),
        ("status=404", ["http 404 1"]),
        ("XE000102 E0001020 _E000102", []),
        ("E999999", ["code E999999 1"]),
        ('"status":"E999999"', ["status E999999 1"]),
        ("status=200 code=abc", []),
        ("", []),
    ],
)
def test_codes_in_free_text(knowledge: Knowledge, log: str, expected: list[str]) -> None:
    """Exact codes count; digits and success count only as the value of a field's name."""
    assert shown(read_codes(evidence(log=log), knowledge)) == expected


def test_half_a_body_is_searched_like_a_log(knowledge: Knowledge) -> None:
    """A body that is no JSON still gives its codes, but no numbers to send again."""
    body = '{"code":"E000510","result":[{"status":"E200015"},{"sta'
    codes = read_codes(evidence(status=200, body=body), knowledge)
    assert shown(codes) == ["code E000510 1", "status E200015 1"]
    assert codes.items == []


def test_free_text_of_a_megabyte_is_read_fast(knowledge: Knowledge) -> None:
    """The work grows with the length alone, whatever stands in the text."""
    for piece in ("E000102 ", "E", "9", '"\\', "code= ", "E000102:"):
        text = piece * (1_000_000 // len(piece))
        read_codes(evidence(log=text), knowledge)


def test_items_without_a_code_are_counted_whatever_they_are(knowledge: Knowledge) -> None:
    """An item that is no object has no code, and none of very many items is passed over."""
    items: list[Any] = [{"status": "E200015"}] * 10_500 + [{}, {"status": " "}, "x", None, []]
    codes = read_codes(evidence({"code": "E000510", "result": items}), knowledge)
    assert shown(codes) == ["code E000510 1", "status E200015 10500"]
    assert codes.silent == 5


def test_a_field_of_a_report_may_have_any_name() -> None:
    """What a report calls its fields has nothing to do with the parts of a message."""
    for name in ("status", "body", "json", "cut", "headers"):
        fields: dict[str, FieldAbout] = {
            "report": {"title": "Report", "where": [f"report.{name}"], "items": "", "named_by": []}
        }
        rows = rows_of(load_module(own_project()), OWNERS)
        rows["rows"], rows["removed"] = {"report": []}, {"report": []}
        catalogue = Knowledge(compiled(fields), rows)
        given = evidence(report={name: "E200015"})
        assert shown(read_codes(given, catalogue)) == ["report E200015 1"]
