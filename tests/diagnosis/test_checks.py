"""What the checks make of documents: outcomes, evidence and needs, row by row."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from errdex.diagnosis import paths
from errdex.diagnosis.checks import run_checks
from errdex.diagnosis.paths import EvidenceReader
from errdex.diagnosis.predicates.table import PREDICATES, Verdict
from tests.support.check_cases import (
    COMPILED,
    CheckCase,
    PredicateRow,
    load_cases,
    load_predicate_rows,
    many_recipients,
    one_check,
)

CASES = load_cases()
PREDICATE_ROWS = load_predicate_rows()


def verdicts(case: CheckCase) -> dict[str, dict[str, Any]]:
    """Return what each check made of a case; checks that do not apply have outcome `n/a`."""
    none = {check["id"]: {"outcome": "n/a"} for check in COMPILED["checks"]}
    rows = run_checks(EvidenceReader(case.document, COMPILED), COMPILED)
    return none | {row["id"]: dict(row) for row in rows}


def in_words(needs: Any) -> list[str]:
    """Return what is needed as the table writes it: a context value with its name behind."""
    names = COMPILED["context"]
    return [f"{n['title']} ({n['name']})" if n["name"] in names else n["title"] for n in needs]


def differences(case: CheckCase) -> list[str]:
    """Return in words where the checks do not do what the case asks for."""
    found = verdicts(case)
    wrong = []
    for name, wanted in case.expect.items():
        wanted = {"outcome": wanted} if isinstance(wanted, str) else wanted
        row = found.pop(name)
        evidence = row.get("evidence") or [{}]
        shown = evidence[0] | {"outcome": row["outcome"], "needs": in_words(row.get("needs", ()))}
        wrong += [f"{name}: {k} is {shown.get(k)!r}" for k in wanted if shown.get(k) != wanted[k]]
    wrong += [f"{name} fails" for name, row in found.items() if row["outcome"] == "fail"]
    return wrong


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case_has_its_verdict(case: CheckCase) -> None:
    """The checks that a row names come out as written, and no other check fails."""
    assert differences(case) == []


def broken(outcome: str) -> Any:
    """Return a predicate that gives the same verdict to everything."""
    return lambda *_: Verdict(outcome)


@pytest.mark.parametrize("outcome", ["pass", "fail", "skip", "unknown"])
@pytest.mark.parametrize("name", PREDICATES)
def test_a_broken_predicate_turns_a_row_red(
    name: str, outcome: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a predicate is replaced with, some row of the table no longer comes out."""
    monkeypatch.setitem(PREDICATES, name, broken(outcome))
    rows = any(check(row.must, row.value)[0] != row.outcome for row in PREDICATE_ROWS)
    assert rows or any(differences(case) for case in CASES)


def test_the_vendors_page_is_covered() -> None:
    """There are at least 32 checks, for at least 29 codes."""
    assert len(COMPILED["checks"]) >= 32
    assert len({code for check in COMPILED["checks"] for code in check["codes"]}) >= 29


def check(predicates: dict[str, Any], value: Any, **more: Any) -> tuple[str, str]:
    """Return outcome and first hint of one check over a value of a response's JSON."""
    document, compiled = one_check(predicates, value, **more)
    rows = run_checks(EvidenceReader(document, compiled), compiled)
    evidence = [hint["hint"] for row in rows for hint in row["evidence"]]
    return (rows[0]["outcome"] if rows else "n/a", evidence[0] if evidence else "")


@pytest.mark.parametrize("row", PREDICATE_ROWS, ids=repr)
def test_predicates(row: PredicateRow) -> None:
    """Each predicate judges what is its own, and leaves the rest to others."""
    assert check(row.must, row.value)[0] == row.outcome


def test_a_hint_of_the_predicate_comes_before_those_of_the_check() -> None:
    """Hints of a check stand in only where the predicate has none, and only for text."""
    hints = [{"match": ".*", "say": "known"}]
    assert check({"max_length": 1}, "ab", hints=hints) == ("fail", "it has 2 characters")
    assert check({"match": "a"}, "ab", hints=hints) == ("fail", "known")
    assert check({"match": "a"}, ["ab"], hints=hints) == ("fail", "")


def test_a_guard_decides_whether_a_check_applies() -> None:
    """A guard that fails or finds nothing makes the check n/a; one that is masked, unknown."""
    for path, argument, outcome in [
        ("response.json.value", "a", "pass"),
        ("response.json.value", "b", "n/a"),
        ("response.json.none", "a", "n/a"),
        ("response.form.none", "a", "n/a"),
        ("request.path", "a", "unknown"),
        ("context.other", "a", "unknown"),
    ]:
        guards = {"only": [{"path": path, "equal": argument}]}
        found = check({"present": True}, "a", guards=guards, when="only")
        assert found[0] == outcome, path
    both = {
        "one": [{"path": "request.path", "equal": "a"}],
        "two": [{"path": "response.json.value", "equal": "b"}],
    }
    assert check({"present": True}, "a", guards=both, when=["one", "two"])[0] == "n/a"


def test_many_places_are_counted() -> None:
    """Of more than a hundred places the rest is only counted."""
    rows = run_checks(EvidenceReader(many_recipients("a", 1_000), COMPILED), COMPILED)
    evidence = next(row["evidence"] for row in rows if row["id"] == "recipient-format")
    assert len(evidence) == 101
    assert evidence[-1]["hint"] == "and 900 more places"


def test_what_was_not_looked_at_is_not_right() -> None:
    """Of more than 10,000 values the rest is not looked at, and that is said."""
    for count, outcome, needs in (
        (10_000, "pass", []),
        (10_001, "unknown", ["fewer values; only the first ones were checked"]),
    ):
        rows = run_checks(EvidenceReader(many_recipients("1", count), COMPILED), COMPILED)
        row = next(row for row in rows if row["id"] == "recipient-format")
        assert (row["outcome"], in_words(row["needs"])) == (outcome, needs)


def test_a_value_that_another_should_equal_is_cut_as_every_value() -> None:
    """What is expected may be of any length, and hold what no output shows."""
    document, compiled = one_check({"same_as": "context.other"}, "a")
    compiled = deepcopy(compiled)
    del compiled["checks"][0]["expected"]
    for given, shown in (("x " * 10_000, "x " * 98 + "x..."), ("+8615123456789", "+86151****6789")):
        document["context"] = {"other": given}
        rows = run_checks(EvidenceReader(document, compiled), compiled)
        assert rows[0]["evidence"][0]["expected"] == shown


def test_a_value_that_many_are_held_against_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A template may be as long as all the messages that it is compared with."""
    document, compiled = one_check({"same_as": "context.other"}, ["a"])
    compiled = deepcopy(compiled)
    compiled["checks"][0]["look_at"] = "response.json.value[*]"
    document["response"]["json"] = {"value": ["long"] * 50}
    document["context"] = {"other": "long"}
    seen: list[object] = []

    def is_masked(value: object) -> bool:
        seen.append(value)
        return False

    monkeypatch.setattr(paths, "is_masked", is_masked)
    assert run_checks(EvidenceReader(document, compiled), compiled)[0]["outcome"] == "pass"
    assert len(seen) == 1
