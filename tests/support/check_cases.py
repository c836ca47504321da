"""The table of check cases: documents made from few words, and verdicts written by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from errdex.authoring.building import load_project
from errdex.authoring.rendering.diagnosis_data import compiled
from errdex.diagnosis.compiled import Compiled
from errdex.diagnosis.values import ABSENT
from errdex.evidence.http.documents import request_document
from errdex.evidence.text.json_text import JsonNumber
from errdex.project import find_project
from tests.conftest import ROOT
from tests.support.catalogues import catalogue_text, entry, load_text

Document = dict[str, Any]

COMPILED = compiled(load_project(find_project(str(ROOT))))
"""What the shipped catalogue compiles to."""


@dataclass(frozen=True)
class CheckCase:
    """One row: a document, and what some checks make of it.

    Attributes:
        expect: By check id an outcome, or a dict with `outcome` and what else must be there.
            A check that is not named may do anything but fail.
    """

    name: str
    document: Document
    expect: dict[str, Any]


@dataclass(frozen=True)
class PredicateRow:
    """One row about predicates alone: what they are asked of a value, and the outcome."""

    must: dict[str, Any]
    value: Any
    outcome: str


def load_cases() -> list[CheckCase]:
    """Return the rows of `tests/cases/checks.json`."""
    table = _table()
    return [
        CheckCase(row["name"], _document(table["bases"][row["base"]], row["change"]), row["expect"])
        for row in table["cases"]
    ]


def load_predicate_rows() -> list[PredicateRow]:
    """Return the rows about predicates; `$number` and `$absent` stand for what JSON has not."""
    rows = _table()["predicates"]
    return [PredicateRow(row["must"], _value(row["value"]), row["outcome"]) for row in rows]


def one_check(predicates: dict[str, Any], value: Any, **more: Any) -> tuple[Document, Compiled]:
    """Return a document with a value in a response's JSON, and a single check that looks at it.

    Args:
        predicates: What must hold, as a catalogue says it.
        value: The value.
        more: Further keys of the check, and `guards` of the catalogue.
    """
    guards = more.pop("guards", None)
    check: dict[str, Any] = {
        "id": "one",
        "codes": ["X1"],
        "says": "It holds.",
        "look_at": "response.json.value",
    }
    check |= {"must": predicates, "expected": "what the check says", **more}
    found = {} if value is ABSENT else {"value": value}
    response = {"status": 200, "headers": {}, "body_given": True, "json": found}
    document = {"request": None, "response": response, "context": {}}
    return document, _compiled(json.dumps({"checks": [check], "guards": guards}))


@cache
def _compiled(sections: str) -> Compiled:
    """Return what the loader makes of a catalogue with one check."""
    tree = json.loads(catalogue_text([entry("X1", remediation=[{"do": "Do it.", "check": "one"}])]))
    tree["context"] = {"other": {"title": "another value", "form": "text"}}
    tree |= {name: of for name, of in json.loads(sections).items() if of is not None}
    return compiled(load_text(json.dumps(tree)))


def many_recipients(recipient: str, count: int) -> Document:
    """Return the first case's document with one recipient named so many times."""
    document = load_cases()[0].document
    request = {**document["request"], "form": {"to": ",".join([recipient] * count)}}
    return {**document, "request": request}


def _table() -> dict[str, Any]:
    path = ROOT / "tests" / "cases" / "checks.json"
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table


def _value(node: Any) -> Any:
    if isinstance(node, list):
        return [_value(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "$absent" in node:
        return ABSENT
    return JsonNumber(node["$number"]) if "$number" in node else node


def _document(base: dict[str, Any], change: dict[str, Any]) -> Document:
    """Return a base document with some of its parts changed; None takes a part out."""
    context = {**base["context"], **change.get("context", {})}
    request = None
    if "request" not in change:
        headers = {**base["headers"], **change.get("headers", {})}
        wsse = _merged(base["wsse"], change.get("wsse", {}))
        if wsse is not None:
            params = ", ".join(f'{name}="{value}"' for name, value in wsse.items())
            headers["x-wsse"] = f"UsernameToken {params}"
        given = [(name, value) for name, value in headers.items() if value is not None]
        url, body = change.get("url", base["url"]), change.get("body", base["body"])
        request = request_document("POST", url, given, body)
        request["sanitized"] = "sanitized" in change
    context = {name: value for name, value in context.items() if value is not None}
    return {"request": request, "response": None, "context": context}


def _merged(base: dict[str, str], change: dict[str, str | None] | None) -> dict[str, str] | None:
    if change is None:
        return None
    return {name: value for name, value in {**base, **change}.items() if value is not None}
