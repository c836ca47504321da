"""A catalogue in which sending again means nothing, such as a linter's."""

from __future__ import annotations

import json
import re

import pytest

from errdex.authoring.building import load_project
from errdex.authoring.rendering.artefacts import render_artefacts
from errdex.authoring.rendering.diagnosis_data import code_rows, compiled, site_rows
from errdex.diagnosis.diagnosing import diagnose_text
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.reports import report_diagnosis
from errdex.payloads.channels import payload
from tests.conftest import MakeProject, tool
from tests.support.catalogues import catalogue_text, entry, load_text, module_of
from tests.support.runtimes import Node

LINTER = [
    entry("E501", retry="none"),
    entry("E999", retry="none", lifecycle={"state": "removed", "note": "Gone."}),
]
ALL_NONE = catalogue_text(LINTER, title="Linter")
ONE_OTHER = catalogue_text([*LINTER, entry("E600", retry="now")], title="Linter")


def test_the_module_says_nothing_of_it() -> None:
    """The answer, the text and the Markdown leave it out; the rule itself is there for programs."""
    one = module_of(ALL_NONE)
    assert one.lookup("E501").answer.send_again == ""
    assert "Send again?" not in one.lookup("E501").text() + one.lookup("E501").markdown()
    assert one.lookup("E501").to_dict()["retry"] == {"rule": "none", "after_seconds": None}
    assert one.should_retry("E501") is False
    assert "etry" not in json.dumps(payload("slack", one.lookup("E501")))
    assert one.retry_after("E501") is None
    assert module_of(ONE_OTHER).lookup("E501").answer.send_again == "Nothing to send again"


def test_no_page_speaks_of_it(make_project: MakeProject) -> None:
    """No column, card, page, link or hit; with one other rule all of these are there."""
    found = {}
    for name, text in (("none", ALL_NONE), ("other", ONE_OTHER)):
        project = make_project(text)
        files = {file.path: file.text for file in render_artefacts(load_project(project), project)}
        shown = {
            path.removeprefix("build/docs/")
            for path, said in files.items()
            if path.endswith((".md", "finder-index.js", "finder-answers.js"))
            and re.search(r"(?i)send(ing)? again|retry/", said)
        }
        found[name] = shown
        assert json.loads(files["build/docs/api/codes/E501.json"])["entries"][0]["retry"]
    assert found["none"] == set()
    assert {"retry/index.md", "codes/index.md", "codes/E501.md", "index.md"} <= found["other"]


@pytest.mark.parametrize("text", [ALL_NONE, ONE_OTHER])
def test_a_diagnosis_says_nothing_of_it(text: str) -> None:
    """In both languages; with one other rule it says that there is nothing to retry."""
    catalogue = load_text(text)
    paste = '{"code":"E501"}'
    knowledge = Knowledge(compiled(catalogue), code_rows(catalogue))
    result = diagnose_text(paste, {}, knowledge)
    report = report_diagnosis(result, "text", knowledge)
    assert ("nothing to retry" in report) == (text == ONE_OTHER)
    assert "·  ·" not in report
    site = {"compiled": compiled(catalogue), "codes": site_rows(catalogue)}
    with Node(tool("node")) as node:
        node.ask("load", site)
        [answer] = node.ask("all", [[paste, {}]])
    assert answer["text"] == report
