"""Findings as text, JSON and SARIF."""

from __future__ import annotations

import json

from errdex.authoring.linting.reports import report_findings
from errdex.authoring.source.findings import Finding

FOUND = [
    Finding("codes/a b.yaml", 0, 0, "", "is empty"),
    Finding("codes/a b.yaml", 3, 7, "E1", "remove the full stop", "titles"),
]


def test_text_is_a_line_a_finding() -> None:
    """The text is what a terminal and editors read."""
    assert report_findings(FOUND, "text").splitlines() == [str(finding) for finding in FOUND]


def test_json_has_the_findings() -> None:
    """JSON has a finding's parts by name; what loading finds belongs to `format`."""
    told = json.loads(report_findings(FOUND, "json"))
    assert told["findings"][1] == {
        "path": "codes/a b.yaml",
        "line": 3,
        "column": 7,
        "which": "E1",
        "what": "remove the full stop",
        "policy": "titles",
    }
    assert told["findings"][0]["policy"] == "format"
    assert told["completeness"] is None
    assert json.loads(report_findings([], "json"))["findings"] == []


def test_sarif_has_rules_and_places() -> None:
    """A SARIF log names the tool and its rules, and leads each result to a rule and a place."""
    log = json.loads(report_findings(FOUND, "sarif"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "errdex"
    assert all(rule["shortDescription"]["text"] for rule in rules)
    whole, second = run["results"]
    for result in (whole, second):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert (whole["ruleId"], whole["level"]) == ("format", "error")
    assert (second["ruleId"], second["level"]) == ("titles", "warning")
    assert second["message"] == {"text": "E1: remove the full stop"}
    place = second["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "codes/a%20b.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 7}
    assert "region" not in whole["locations"][0]["physicalLocation"]
    assert json.loads(report_findings([], "sarif"))["runs"][0]["results"] == []
