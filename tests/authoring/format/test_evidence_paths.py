"""Paths as a catalogue writes them: what is refused, and that the schema refuses the same."""

from __future__ import annotations

import re

import pytest

from errdex.authoring.format.evidence_paths import PARTS, Path, path_fault
from errdex.diagnosis.paths import CODE_ROOTS, ROOTS
from errdex.evidence.http.documents import request_document, response_document

SOURCE = Path(facts=False)


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("request.json", ""),
        ("request.json.items[*].name", ""),
        ("request.headers.x-wsse", ""),
        ("request.method", ""),
        ("response.status", ""),
        ("response.json[*].code", ""),
        ("context.token", ""),
        ("context.token.x[*]", ""),
        ("respons.jsn", '"respons.jsn" cannot begin with "respons"; did you mean "response"?'),
        (
            "cookies.a",
            '"cookies.a" cannot begin with "cookies"; expected one of context, request, response',
        ),
        ("response.jsn", '"response.jsn": a response has no part "jsn"; did you mean "json"?'),
        (
            "response.cookies",
            '"response.cookies": a response has no part "cookies"; '
            "expected one of status, headers, media_type, body, form, json, json_error",
        ),
        ("request", '"request" must name a part of the request'),
        ("context", '"context" must name a part of the context'),
        ("request.method.x", '"request.method.x": request.method has no parts'),
        ("request.headers.X-A", '"request.headers.X-A": write the name of a header in lower case'),
    ],
)
def test_a_path_leads_to_a_part(path: str, fault: str) -> None:
    """What can never lead anywhere is refused, with what was meant; the schema agrees."""
    assert path_fault(path, ROOTS) == fault
    assert (re.search(SOURCE.schema()["pattern"], path) is None) == bool(fault)


def test_what_is_below_a_fact_is_not_judged() -> None:
    """A fact holds whatever its reader makes, and it comes before a root of its name."""
    assert path_fault("request.whatever", ROOTS, {"request"}) == ""


def test_documents_have_the_parts_that_paths_name() -> None:
    """Each part that a path may name is one of the documents that are read."""
    request = request_document("GET", "https://example.com/", (), "")
    assert set(PARTS["request"]) <= set(request)
    assert set(PARTS["response"]) <= set(response_document(200, (), ""))


def test_only_what_is_hashed_is_modified() -> None:
    """A modifier is allowed only after the parts of a digest."""
    assert Path(modified=True).is_one("context.token|trim")
    assert not Path().is_one("context.token|trim")
    assert not Path().is_one("response.json. code")


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("report.status", ""),
        ("report", '"report" must name a part of the report'),
        (
            "report.a.b",
            '"report.a.b": write the report and one name, such as report.status',
        ),
        (
            "context.a",
            '"context.a" cannot begin with "context"; expected one of report, request, response',
        ),
    ],
)
def test_a_path_to_a_code_may_begin_with_a_report(path: str, fault: str) -> None:
    """A report is a form, so a name leads to each of its texts and nothing is below."""
    assert path_fault(path, CODE_ROOTS) == fault
    pattern = Path(CODE_ROOTS, facts=False).schema()["pattern"]
    assert (re.search(pattern, path) is None) == bool(fault)
