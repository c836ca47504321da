"""What tests of other catalogues share: a node process that diagnoses with any of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from errdex.authoring.rendering.diagnosis_data import code_rows, compiled, site_rows
from errdex.diagnosis.knowledge import Knowledge
from tests.conftest import tool
from tests.support.catalogues import load_text
from tests.support.runtimes import Answer, Node, python_answer

Diagnosis = Callable[[str, str], dict[str, Any]]
"""Takes a text and a catalogue, and returns the JSON, which both runtimes give alike."""


@pytest.fixture(scope="session")
def diagnosis() -> Iterator[Diagnosis]:
    """Return a function that diagnoses in CPython and in one node process."""
    with Node(tool("node")) as node:

        def diagnose(text: str, catalogue: str) -> dict[str, Any]:
            loaded = load_text(catalogue)
            checks = compiled(loaded)
            mine = python_answer(text, {}, Knowledge(checks, code_rows(loaded)))
            node.ask("load", {"compiled": checks, "codes": site_rows(loaded)})
            other: Answer = node.ask("diagnose", text, {})
            assert mine == other
            found: dict[str, Any] = json.loads(mine["json"])
            return found

        yield diagnose
