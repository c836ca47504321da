"""Checks in JavaScript: the same rows as in Python, byte for byte."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from errdex.diagnosis.checks import run_checks
from errdex.diagnosis.compiled import Compiled
from errdex.diagnosis.paths import EvidenceReader
from errdex.evidence.text.json_text import JsonNumber
from tests.conftest import ROOT, tool
from tests.support.check_cases import (
    COMPILED,
    Document,
    load_cases,
    load_predicate_rows,
    many_recipients,
    one_check,
)
from tests.support.check_mutants import mutants

RUNNER = ROOT / "tests" / "javascript" / "checks.mjs"
Question = tuple[Document, Compiled]
"""A document and compiled checks."""


def encoded(value: Any) -> Any:
    """Return a value as the runner reads it: numbers keep their text, objects their order."""
    if isinstance(value, JsonNumber):
        return {"$number": str(value)}
    if isinstance(value, list):
        return [encoded(item) for item in value]
    if isinstance(value, dict):
        return {"$object": [[name, encoded(item)] for name, item in value.items()]}
    return value


def answers(questions: list[Question]) -> list[str]:
    """Return what JavaScript makes of each question, as JSON."""
    lines = [json.dumps(COMPILED)]
    for document, compiled in questions:
        parts = {
            root: part and {name: encoded(value) for name, value in part.items()}
            for root, part in document.items()
        }
        own = {} if compiled is COMPILED else {"compiled": compiled}
        lines.append(json.dumps({"document": parts, **own}))
    run = subprocess.run(
        [tool("node"), str(RUNNER)],
        input="\n".join(lines) + "\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.split("\n")[:-1]


def different(questions: list[Question]) -> list[tuple[Document, str, str]]:
    """Return the documents, and both answers, on which the two runtimes do not agree."""
    found = []
    for (document, compiled), answer in zip(questions, answers(questions), strict=True):
        rows = run_checks(EvidenceReader(document, compiled), compiled)
        mine = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        if mine != answer:
            found.append((document, mine, answer))
    return found


def test_both_runtimes_agree_on_every_row() -> None:
    """The whole table comes out the same, evidence, hints and needs included."""
    questions: list[Question] = [(case.document, COMPILED) for case in load_cases()]
    questions += [one_check(row.must, row.value) for row in load_predicate_rows()]
    questions += [(many_recipients(item, 10_001), COMPILED) for item in ("1", "a", "")]
    assert different(questions) == []


def test_both_runtimes_agree_on_mutants() -> None:
    """So do a thousand seeded mutations of it."""
    questions: list[Question] = [(m, COMPILED) for m in mutants(load_cases(), 1, 1_000)]
    assert different(questions)[:3] == []


def patterns_in(node: Any) -> set[str]:
    """Return every pattern that stands in compiled checks."""
    if isinstance(node, (list, tuple)):
        found = set().union(*map(patterns_in, node)) if node else set()
        if len(node) > 1 and node[-2] in ("match", "not_match"):
            found.add(node[-1])
        return found
    if not isinstance(node, dict):
        return set()
    named = {node[name] for name in ("match", "shape", "name") if isinstance(node.get(name), str)}
    return named.union(*map(patterns_in, node.values()))


def test_every_pattern_compiles_in_javascript() -> None:
    """The `u` flag is strict: what it does not know is a syntax error."""
    patterns = sorted(patterns_in(COMPILED))
    assert len(patterns) > 50
    script = "for (const p of JSON.parse(process.argv[1])) new RegExp(`^(?:${p})$`, 'su')"
    node = [tool("node"), "-e", script, json.dumps(patterns)]
    run = subprocess.run(node, capture_output=True, encoding="utf-8", check=False)
    assert run.stderr == ""
