"""The same bytes from CPython, node and Chromium, for every case of the table."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import smscodes
from errdex.authoring.building import load_project
from errdex.authoring.rendering.bundles import data_script
from tests.cases import load_cases
from tests.conftest import tool
from tests.support.fuzz_diagnosis import compare
from tests.support.fuzz_leaks import run
from tests.support.runtimes import (
    Answer,
    Node,
    own_knowledge,
    own_project,
    python_answer,
    site_data,
    write_site_script,
)

CASES = load_cases()
STRICT = "default-src 'none'; script-src 'self'; connect-src 'none'"
RUN = """
pairs => {
  const { Knowledge, diagnose, isFine, reportDiagnosis } = window.errdexDiagnosis;
  const knowledge = new Knowledge(window.errdexDiagnosisData);
  return JSON.stringify(pairs.map(([text, context]) => {
    let result;
    try { result = diagnose(text, context, knowledge); }
    catch (error) { return { error: error.message }; }
    const answer = { fine: isFine(result) };
    for (const form of ["json", "text", "markdown"])
      answer[form] = reportDiagnosis(result, form, knowledge);
    return answer;
  }));
}
"""


@pytest.fixture(scope="module")
def expected() -> list[Answer]:
    """Return what CPython answers to each case."""
    knowledge = own_knowledge()
    return [python_answer(case.input, case.context, knowledge) for case in CASES]


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """Return a node process that knows the shipped catalogue."""
    with Node(tool("node")) as process:
        process.ask("load", site_data())
        yield process


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the site's two scripts and a page that loads them."""
    folder = tmp_path_factory.mktemp("pages")
    write_site_script(folder)
    data = data_script(load_project(own_project()), "errdexDiagnosisData")
    (folder / "diagnosis-data.js").write_text(data, encoding="utf-8")
    tags = "".join(f'<script src="{name}.js"></script>' for name in ("diagnosis-data", "diagnosis"))
    page = f'<!doctype html><meta charset="utf-8"><title>cases</title>{tags}'
    (folder / "index.html").write_text(page, encoding="utf-8")
    return folder


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a policy that forbids everything but its own scripts."""

    def end_headers(self) -> None:
        if self.path.startswith("/?strict"):
            self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Keep the test's output quiet."""


@pytest.fixture(scope="module")
def port(pages: Path) -> Iterator[int]:
    """Return the port on which the pages are served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=pages))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()


def test_node_answers_every_case_alike(node: Node, expected: list[Answer]) -> None:
    """Whole results in node equal those in CPython."""
    answers = node.ask("all", [[case.input, case.context] for case in CASES])
    for case, ours, theirs in zip(CASES, expected, answers, strict=True):
        assert theirs == ours, case.name


@pytest.mark.parametrize("way", ["file", "http", "strict"])
def test_chromium_answers_every_case_alike(
    way: str, browser: Any, pages: Path, port: int, expected: list[Answer]
) -> None:
    """Whole results in Chromium equal those in CPython, also from a disk and under a policy."""
    address = {
        "file": (pages / "index.html").as_uri(),
        "http": f"http://errdex.test:{port}/",
        "strict": f"http://errdex.test:{port}/?strict",
    }[way]
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    assert page.evaluate("isSecureContext") == (way == "file")
    answers = json.loads(page.evaluate(RUN, [[case.input, case.context] for case in CASES]))
    page.close()
    assert faults == []
    for case, ours, theirs in zip(CASES, expected, answers, strict=True):
        assert theirs == ours, case.name


def test_suggestions_are_those_of_the_module(node: Node) -> None:
    """The JavaScript twin suggests what the generated module suggests."""
    texts = ["", "E", "102", "e00O102", "E0001O2", "E000201", "EE000102", "000000", "00000", "44"]
    texts += [
        "\uff25\uff10\uff10\uff10\uff11\uff10\uff12",
        "E000102 " * 9,
        "\u0661",
        "Econstructor200041",
        "charset=utf-8E000020",
        "E2018-02-30T24:00:00Z200041",
        "Q00510",
        "E-200_041",
        "E000102e5",
        "-1",
        "+2",
        "E0001**",
        "E0001[02]",
    ]
    texts += [
        code[:at] + sign + code[at:]
        for code in ("E000510", "404")
        for at in range(4)
        for sign in "0EZ-"
    ]
    for text in texts:
        assert node.ask("suggest", text) == list(smscodes.suggest(text)), text


def test_a_log_of_very_many_codes_is_answered_alike(node: Node) -> None:
    """There may be more codes in a text than a call may have arguments."""
    text = "E000102 " * 124_000
    assert node.ask("all", [[text, {}]]) == [python_answer(text, {}, own_knowledge())]


def test_mutated_cases_are_answered_alike_and_leak_nothing() -> None:
    """Over a thousand mutations nothing differs, and no number, digest or secret shows."""
    tally = compare(1000, 20260302, tool("node"))
    assert tally.differing == []
    assert tally.leaking == []


def test_no_shape_in_any_place_and_spelling_leaks(node: Node) -> None:
    """A slice of the leak fuzzer: nothing private shows, and node answers alike."""
    tally = run(500, 20261126, node, sample=10)
    assert tally.leaking == []
    assert tally.differing == []
