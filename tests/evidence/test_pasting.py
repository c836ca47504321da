"""Reading pasted texts: every row of the table, in Python and in JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from errdex.evidence.pasting import read_evidence
from tests.conftest import ROOT
from tests.support.reading_cases import (
    CASES,
    REPORT_MARKS,
    canonical,
    differences,
    id_of,
    in_node,
    shown,
    stands_at,
    text_of,
)

EVIDENCE = ROOT / "src" / "errdex" / "evidence"


@pytest.mark.parametrize("case", CASES, ids=map(id_of, CASES))
def test_a_text_is_read_as_the_table_says(case: dict[str, Any]) -> None:
    """Each row's text gives what the row expects."""
    found = shown(read_evidence(text_of(case), REPORT_MARKS))
    assert not differences(found, case["expected"])
    assert not [path for path in case.get("absent", ()) if stands_at(found, path)]


def test_both_runtimes_read_the_table_alike() -> None:
    """Whole documents are the same in JavaScript, byte for byte and in the same order."""
    answers = in_node([["readEvidence", text_of(case), REPORT_MARKS] for case in CASES])
    assert len(answers) == len(CASES)
    for case, answer in zip(CASES, answers, strict=True):
        assert answer == canonical(read_evidence(text_of(case), REPORT_MARKS)), id_of(case)


def test_a_case_has_a_name_of_its_own() -> None:
    """A row is found by its name."""
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names)) > 150


def test_a_form_is_a_report_only_by_its_marks() -> None:
    """A field that marks no report of the service leaves a form the request that it is."""
    order = "POST /orders HTTP/1.1\nHost: shop.example\n\nstatus=paid&order=17"
    for text in (order, "status=paid&order=17"):
        plain = read_evidence(text)
        assert plain["recognised"] == ["request"]
        assert plain["request"]
        assert plain["request"]["form"] == {"status": "paid", "order": "17"}
        report = read_evidence(text, ["state", "status"])
        assert report["recognised"] == ["report"]
        assert report["report"] == [{"status": "paid", "order": "17"}]
    signed = order.replace("\n\n", "\nAuthorization: Basic eA==\n\n")
    assert read_evidence(signed, ["status"])["recognised"] == ["request"]


def test_a_case_names_the_room_that_it_is_about() -> None:
    """Each module of evidence has rows of its own, or a test file."""
    files = {
        path.relative_to(EVIDENCE).with_suffix("").as_posix()
        for path in EVIDENCE.rglob("*.py")
        if path.stem != "__init__"
    }
    tested = {room for room in files if _test_of(room).is_file()}
    rooms = {case["room"] for case in CASES}
    assert rooms - files == set()
    assert files - tested - rooms == set()


def _test_of(room: str) -> Path:
    path = ROOT / "tests" / "evidence" / room
    return path.with_name(f"test_{path.name}.py")
