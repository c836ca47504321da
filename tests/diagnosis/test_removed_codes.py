"""Removed codes lead to what replaces them, in the module, in CPython and in node alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from errdex.authoring.rendering.diagnosis_data import compiled, site_rows
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.module_rows import rows_of
from tests.conftest import tool
from tests.support.catalogues import catalogue_text, entry, load_text, module_of
from tests.support.runtimes import Node, python_answer


def removed(code: str, **life: str) -> dict[str, Any]:
    """Return an entry that was removed."""
    return entry(code, lifecycle={"state": "removed"} | life)


CATALOGUE = catalogue_text(
    [
        entry("E10"),
        entry("E00", success=True, severity="info"),
        removed("E11", since="v2", replaced_by="E12"),
        removed("E12", since="v3", replaced_by="E10"),
        removed("E13", replaced_by="E14", note="All is well now."),
        removed("E14", replaced_by="E00"),
        removed("E15", note="It went away."),
        removed("E16", replaced_by="E17"),
        removed("E17", note="It lives on as a status."),
        entry("E17", field="status"),
    ]
)


@pytest.fixture(scope="module")
def module() -> Any:
    """Return the catalogue's module."""
    return module_of(CATALOGUE)


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """Return a node process that knows the catalogue."""
    loaded = load_text(CATALOGUE)
    with Node(tool("node")) as process:
        process.ask("load", {"compiled": compiled(loaded), "codes": site_rows(loaded)})
        yield process


@pytest.mark.parametrize(
    ("code", "title", "suggestions"),
    [
        ("E11", "Removed since v2. Use E10.", ["E10"]),
        ("E12", "Removed since v3. Use E10.", ["E10"]),
        ("E13", "Removed. Use E00. All is well now.", []),
        ("E14", "Removed. Use E00.", []),
        ("E15", "Removed. It went away.", []),
        ("E16", "Removed. Use E17.", ["E17"]),
    ],
)
def test_a_removed_code_leads_to_one_in_use(
    code: str, title: str, suggestions: list[str], module: Any, node: Node
) -> None:
    """The first code in use is named, and suggested unless it means success."""
    text = json.dumps({"code": code})
    checks = compiled(load_text(CATALOGUE))
    knowledge = Knowledge(checks, rows_of(module, checks["owners"]))
    ours = python_answer(text, {}, knowledge)
    assert node.ask("diagnose", text, {}) == ours
    (row,) = json.loads(ours["json"])["codes"]
    assert (row["title"], row["suggestions"]) == (title, suggestions)
    with pytest.raises(module.RemovedCodeError) as caught:
        module.lookup(code)
    assert list(caught.value.suggestions) == suggestions
    assert title in str(caught.value)
