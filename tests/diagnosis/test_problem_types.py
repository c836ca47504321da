"""The address of a code's page, as problem details (RFC 9457) have it in `type`, is that code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from errdex.authoring.rendering.diagnosis_data import code_rows, compiled, site_rows
from errdex.diagnosis.diagnosing import diagnose_text
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.reports import report_diagnosis
from errdex.matching.addresses import address_of
from errdex.matching.exact import codes_in
from tests.conftest import tool
from tests.support.catalogues import catalogue_text, load_text
from tests.support.runtimes import Node

CODES = ["order_locked", "kms/key-not-found", "locked", "C++", "\u9519" * 40]
HEAD = "HTTP/1.1 409 Conflict\r\nContent-Type: application/problem+json\r\n\r\n"


def knowledge_of(where: str) -> tuple[Knowledge, Any]:
    """Return what diagnosis knows of these codes at a place, and the site's data."""
    text = catalogue_text(CODES).replace("response.json.code", where)
    catalogue = load_text(text)
    data = {"compiled": compiled(catalogue), "codes": site_rows(catalogue)}
    return Knowledge(compiled(catalogue), code_rows(catalogue)), data


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """A node process."""
    with Node(tool("node")) as running:
        yield running


@pytest.mark.parametrize("where", ["response.json.code", "response.json.type"])
@pytest.mark.parametrize("code", CODES)
def test_a_problem_s_type_is_its_code(where: str, code: str, node: Node) -> None:
    """It is read at a field's place and without one, once, in both languages."""
    knowledge, data = knowledge_of(where)
    url = f"https://example.com/made/codes/{address_of(code)}/#code"
    for more in ({}, {"code": code}):
        paste = HEAD + json.dumps({"type": url, "title": "No", **more}, ensure_ascii=False)
        result = diagnose_text(paste, {}, knowledge)
        told = [(row["code"], row["known"], row["count"]) for row in result["codes"]]
        assert told == [(code, True, 1)]
        node.ask("load", data)
        answer = node.ask("diagnose", paste, {})
        assert answer["json"] == report_diagnosis(result, "json", knowledge)


def test_an_address_of_nothing() -> None:
    """Another site's address, or one of no code, is none."""
    codes = knowledge_of("response.json.code")[0].codes
    url = "https://example.com/made/codes/"
    assert codes_in(codes, f"{url}locked/, {url}kms~2Fkey-not-found") == [
        "locked", "kms/key-not-found",
    ]  # fmt: skip
    for other in (f"{url}lock/", f"{url}locked~/", f"{url}kms~2fkey-not-found/", "x/codes/locked/"):
        assert codes_in(codes, other) == []
