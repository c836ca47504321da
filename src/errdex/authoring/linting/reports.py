"""Findings as reports: lines of text, JSON, and SARIF 2.1.0 for code scanning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from errdex import __version__
from errdex.authoring.linting.selection import NAMED, about
from errdex.authoring.source.findings import Finding, lines_of

LOADING = "format"
"""The rule in JSON and SARIF of what loading finds; it cannot be ignored."""
LOADING_SAYS = "The catalogue keeps its format."
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report_findings(findings: Sequence[Finding], form: str) -> str:
    """Return sorted findings as text, one a line, as a JSON list, or as a SARIF log."""
    if form == "json":
        return json.dumps([_plain(finding) for finding in findings], indent=2)
    if form == "sarif":
        return json.dumps(_sarif(findings), indent=2)
    return lines_of(findings)


def _plain(finding: Finding) -> dict[str, Any]:
    return {**asdict(finding), "policy": _rule(finding)}


def _rule(finding: Finding) -> str:
    return finding.policy or LOADING


def _sarif(findings: Sequence[Finding]) -> dict[str, Any]:
    """Return a log of one run (OASIS SARIF 2.1.0, sections 3.13 and 3.14)."""
    said = {LOADING: LOADING_SAYS, **{name: about(policy) for name, policy in NAMED.items()}}
    rules = [{"id": name, "shortDescription": {"text": text}} for name, text in said.items()]
    driver = {"name": "errdex", "version": __version__, "rules": rules}
    places = {name: number for number, name in enumerate(said)}
    return {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, places) for finding in findings],
            }
        ],
    }


def _result(finding: Finding, places: dict[str, int]) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.path)}}
    if finding.line:
        place["region"] = {"startLine": finding.line, "startColumn": finding.column}
    return {
        "ruleId": _rule(finding),
        "ruleIndex": places[_rule(finding)],
        "level": "warning" if finding.policy else "error",
        "message": {"text": ": ".join(filter(None, (finding.which, finding.what)))},
        "locations": [{"physicalLocation": place}],
    }
