"""Findings as reports: lines of text, JSON, and SARIF 2.1.0 for code scanning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from errdex import __version__
from errdex.authoring.catalogue import Catalogue
from errdex.authoring.linting.gaps import gaps_in_words, gaps_of, score_of, written_of
from errdex.authoring.linting.selection import NAMED, about
from errdex.authoring.source.findings import Finding, lines_of

LOADING = "format"
"""The rule in JSON and SARIF of what loading finds; it cannot be ignored."""
LOADING_SAYS = "The catalogue keeps its format."
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report_findings(
    findings: Sequence[Finding], form: str, catalogues: Sequence[Catalogue] = ()
) -> str:
    """Return sorted findings as text, one a line, as JSON, or as a SARIF log.

    Text ends with how complete each catalogue with drafts is; JSON has that of every entry, by
    the ids of the catalogues where there are several.
    """
    if form == "json":
        told = {"findings": [_plain(finding) for finding in findings]}
        return json.dumps(told | {"completeness": _completeness(catalogues)}, indent=2)
    if form == "sarif":
        return json.dumps(_sarif(findings), indent=2)
    return "\n".join(filter(None, [lines_of(findings), *map(_summary, catalogues)]))


def _completeness(catalogues: Sequence[Catalogue]) -> dict[str, Any] | None:
    if len(catalogues) > 1:
        return {catalogue.id: _completeness_of(catalogue) for catalogue in catalogues}
    return _completeness_of(catalogues[0]) if catalogues else None


def _completeness_of(catalogue: Catalogue) -> dict[str, Any]:
    every = [written_of(entry) for entry in catalogue.entries]
    return {
        "score": score_of(every),
        "gaps": sum(len(one.missing) for one in gaps_of(catalogue)),
        "most_gaps": catalogue.most_gaps,
        "entries": [
            {
                "code": one.entry.code,
                "field": one.entry.field,
                "draft": one.entry.draft,
                "score": score_of([one]),
                "missing": list(one.missing),
            }
            for one in every
        ],
    }


def _summary(catalogue: Catalogue) -> str:
    """Return how complete a catalogue is, in one line; empty where it has no drafts."""
    drafts = sum(entry.draft for entry in catalogue.entries)
    if not drafts:
        return ""
    gaps = gaps_in_words(sum(len(one.missing) for one in gaps_of(catalogue)))
    score = score_of(map(written_of, catalogue.entries))
    count = f"{drafts} draft{'s' * (drafts != 1)}"
    return f"{catalogue.path}: {score}% is written; {gaps} in {count}"


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
