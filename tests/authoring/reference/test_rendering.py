"""The reference pages: up to date, complete, and every example on them works."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from errdex.authoring.building import build_artefacts, lint_project, load_project
from errdex.authoring.format import vocabulary
from errdex.authoring.format.kinds import Record
from errdex.authoring.reference.rendering import COMMAND, PAGES, render_reference
from errdex.authoring.reference.tables import record_in
from errdex.cli.program import main
from errdex.diagnosis.paths import EvidenceReader
from errdex.diagnosis.predicates.table import PREDICATES
from errdex.evidence.http.documents import request_document, response_document
from errdex.evidence.text.json_text import JsonNumber
from errdex.project import find_project
from tests.conftest import ROOT, MakeProject
from tests.support.catalogues import entry, module_of

SHOWN = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in PAGES}


def blocks(page: str, language: str) -> list[str]:
    """Return the fenced blocks of a page in a language."""
    pattern = rf"^(`{{3,}}){language}\n(.*?)^\1$"
    return [text for _, text in re.findall(pattern, SHOWN[page], re.DOTALL | re.MULTILINE)]


def test_the_pages_are_up_to_date() -> None:
    """What is committed is what the format gives."""
    stale = [name for name, text in render_reference().items() if SHOWN[name] != text]
    assert stale == [], f"run `{COMMAND}`"


def test_the_command_writes_the_pages(tmp_path: Path) -> None:
    """`errdex schema --markdown` writes every page into a folder, which need not be there."""
    assert main(["schema", "--markdown", str(tmp_path / "new")]) == 0
    written = {path.name: path.read_bytes().decode() for path in (tmp_path / "new").iterdir()}
    assert written == SHOWN


def keys_of(record: Record) -> Iterator[str]:
    """Yield the keys of a record and of the records inside it."""
    for name, key in record.keys.items():
        yield name
        if inner := record_in(key.kind):
            yield from keys_of(inner)


def test_every_key_has_a_row() -> None:
    """No key of the format is missing from the tables."""
    rows = set(re.findall(r"^\| \[?`([\w-]+)`", "".join(SHOWN.values()), re.MULTILINE))
    assert set(keys_of(vocabulary.CATALOGUE)) - rows == set()


def test_the_examples_of_the_format_are_a_catalogue(make_project: MakeProject) -> None:
    """Put together, they load and keep every policy."""
    project = make_project("".join(blocks("catalogue-format.md", "yaml")))
    assert load_project(project).module == "acmecodes"
    assert lint_project(project) == []


def test_the_calls_of_the_format_work() -> None:
    """What the page shows of Python is what the module of its examples answers."""
    module = module_of("".join(blocks("catalogue-format.md", "yaml")))
    [session] = blocks("catalogue-format.md", "python")
    for call, shown in re.findall(r">>> (.*)\n(.*)\n", session):
        assert repr(eval(call, {name: getattr(module, name) for name in module.__all__})) == shown


def test_the_examples_of_checks_load(make_project: MakeProject) -> None:
    """Put together with entries whose steps name the checks, they load."""
    first, *sections = blocks("checks.md", "yaml")
    tree = yaml.safe_load(first) | yaml.safe_load("".join(sections))
    named: dict[str, list[str]] = {}
    for check in tree["checks"]:
        for code in check["codes"]:
            named.setdefault(code, []).append(check["id"])
    tree["codes"] = [
        entry(code, field="error", group="storage", remediation=[{"do": "Fix it.", "check": ids}])
        for code, ids in named.items()
    ]
    project = make_project(json.dumps(tree))
    assert [check["id"] for check in load_project(project).checks["checks"]] == [
        "bucket-name",
        "digest-is-right",
        "time-is-near",
    ]
    assert set(tree) == set(vocabulary.CATALOGUE.keys) - {
        "defaults",
        "symptoms",
        "undocumented",
        "words",
    }


def test_the_worked_check_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Typed as shown on the page, in an empty folder, it prints what the page shows."""
    monkeypatch.chdir(tmp_path)
    Path("codes").mkdir()
    Path("codes/acme.yaml").write_text(blocks("checks.md", "yaml")[0], encoding="utf-8")
    ends = []
    for block in blocks("checks.md", "console"):
        for command, shown in re.findall(r"\$ (.*)\n((?:(?!\$ ).*\n)*)", block):
            program, *arguments = shlex.split(command)
            if program == "cat":
                Path(arguments[0]).write_text(shown, encoding="utf-8")
            elif arguments == ["build"]:  # the site is not needed here
                build_artefacts(find_project(), load_project(find_project()))
            else:
                ends.append((arguments[1], main(arguments)))
                assert capsys.readouterr().out == shown
    assert ends == [("failing.txt", 1), ("passing.txt", 0), ("response.txt", 1)]


def test_the_worked_check_shows_each_outcome() -> None:
    """The page shows a check that fails, one that holds, and one that is open."""
    failing, passing, response = blocks("checks.md", "console")
    assert "found: Reports" in failing
    assert "hint: it contains a capital letter" in failing
    assert "Fails" not in passing + response
    assert "give: the request" in response


def test_paths_on_the_page_lead_somewhere() -> None:
    """What the page lists below the roots is what evidence has."""
    documents = {
        "request": request_document("GET", "https://a.example/", [], None),
        "response": response_document(200, [], None),
    }
    for root, document in documents.items():
        [row] = re.findall(rf"^\| `{root}` \| .*", SHOWN["checks.md"], re.MULTILINE)
        names = set(re.findall(r"`(\w+)`", row)) - {root}
        assert names == set(document) - {"body_given", "sanitized", "cut", "twice", "notes"}


def test_values_of_another_kind_fare_as_the_page_says() -> None:
    """The predicates that it lists fail on a number, or pass over a number or a text."""
    [said] = re.findall(r"\*\*A value of another kind\*\*.*?\n\n", SHOWN["checks.md"], re.DOTALL)
    _, failing, over = said.split("\n", 2)
    number, text = JsonNumber("5"), "5"
    for name in re.findall(r"`(\w+)`", failing.partition(" fail on it")[0]):
        assert outcome(name, number) == "fail"
    of_text, _, of_list = over.partition(" pass it over")
    assert {outcome(name, number) for name in re.findall(r"`(\w+)`", of_text)} == {"skip"}
    assert {outcome(name, text) for name in re.findall(r"`(\w+)`", of_list)} == {"skip"}
    assert outcome("equal", text) == "pass"


def outcome(name: str, value: object) -> str:
    """Return what a predicate says of a value."""
    arguments = {
        "one_of": ["5"],
        "json": "number",
        "in_networks": "context.networks",
        "same_as": "context.template",
        "fits_template": {"of": "context.template"},
        "max_length": 1,
        "max_items": 1,
        "plain_fields": ["5"],
    }
    context = {"networks": ["203.0.113.0/24"], "template": "5"}
    given = EvidenceReader({"context": context}, {"facts": {}, "variables": []})
    return PREDICATES[name](value, arguments.get(name, "5"), given).outcome
