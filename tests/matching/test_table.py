"""Every row of `tests/cases/matching.json` on every surface, in CPython and in node."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from errdex.authoring.building import build_artefacts, load_project
from errdex.cli.program import main
from errdex.diagnosis.diagnosing import diagnose_text
from errdex.matching.finding import meant_by, mentions_in
from errdex.project import find_project
from tests.conftest import tool
from tests.support.catalogues import catalogue_text, entry, module_of
from tests.support.matching_cases import (
    CATALOGUES,
    ROWS,
    Row,
    check_found,
    code_of,
    finder_data_for,
    knowledge_for,
    known,
    module_for,
    shown,
    site_data_for,
    text_of,
)
from tests.support.runtimes import Node

NAMES = ["sms", *CATALOGUES]


@pytest.fixture(params=ROWS, ids=lambda row: row.name)
def row(request: pytest.FixtureRequest) -> Row:
    """Return a row of the table."""
    found: Row = request.param
    return found


def rows_of(name: str) -> list[Row]:
    """Return the rows of one catalogue."""
    return [row for row in ROWS if row.catalogue == name]


def test_the_table_is_large_enough() -> None:
    """It holds every kind of catalogue and reason, and no text twice."""
    assert len(ROWS) >= 150
    assert len({(row.catalogue, row.text) for row in ROWS}) == len(ROWS)
    reasons = {mention.split(" ")[0] for row in ROWS for mention in (*row.mentions, *row.asked)}
    assert reasons == {"exact", "respelled", "guessed", "unknown"}


def test_mentions_are_those_of_the_table(row: Row) -> None:
    """What a text holds, and what it means as a question, each with its reason."""
    codes = knowledge_for(row.catalogue).codes
    held, asked = mentions_in(codes, row.text), meant_by(codes, row.text)
    assert tuple(map(shown, held)) == row.mentions
    assert tuple(map(shown, asked)) == row.asked
    for mention in [*held, *asked]:
        assert row.text[mention.start : mention.end] == mention.text


def test_find_codes_gives_what_is_exact(row: Row) -> None:
    """A generated module finds the exact codes, once each, but for those of other programs."""
    exact = [code_of(one) for one in known(row.mentions, "exact") if "@" not in one]
    assert module_for(row.catalogue).find_codes(row.text) == list(dict.fromkeys(exact))


def test_lookup_gives_the_whole_text(row: Row) -> None:
    """A lookup answers where the whole text is one code, exact or respelled, and no message."""
    module = module_for(row.catalogue)
    whole = row.text.strip()
    codes = [code_of(one) for one in known(row.asked, "exact", "respelled")]
    entry = module.get(row.text)
    if entry is not None:
        assert entry.code in codes
        assert not entry.success or entry.code == whole
    elif len(codes) == 1:
        assert row.asked[0] != f"exact {whole}"
        assert row.asked[0] != f"respelled {codes[0]} = {whole}"


def test_nothing_but_its_exact_text_leads_to_success(row: Row) -> None:
    """No other spelling and no guess is a code of success; nor is it suggested."""
    module = module_for(row.catalogue)
    others = known((*row.mentions, *row.asked), "respelled", "guessed")
    for code in [*map(code_of, others), *module.suggest(row.text)]:
        hits = [hit for hit in module.search(code) if getattr(hit, "code", "") == code]
        assert not any(entry.success for entry in hits)


def test_the_module_asks_as_the_table_does(row: Row) -> None:
    """`find_mentions` gives the same, and `search` begins with those codes that are in use."""
    module = module_for(row.catalogue)
    assert tuple(map(shown, module.find_mentions(row.text))) == row.asked
    expected = list(dict.fromkeys(map(code_of, known(row.asked))))
    found = [getattr(hit, "code", "") for hit in module.search(row.text)]
    assert list(dict.fromkeys(found))[: len(expected)] == expected


def test_a_diagnosis_answers_what_is_exact_and_respelled(row: Row) -> None:
    """It lists those codes, and the unknown; a spelling is shown, a program is said."""
    result = diagnose_text(row.text, {}, knowledge_for(row.catalogue))
    codes = {one["code"] + ("" if one["known"] else "?") for one in result["codes"]}
    assert codes == set(row.diagnosed)
    for mention in row.mentions:
        if "@" in mention:
            program = mention.rpartition(" @ ")[2]
            assert any(f"a line of {program}," in note for note in result["notes"])
    for one in result["codes"]:
        assert one["asked"] is None or one["asked"] != one["code"]


@pytest.fixture(scope="module", params=NAMES)
def node(request: pytest.FixtureRequest) -> Iterator[tuple[str, Node]]:
    """Return a node process that knows one of the catalogues."""
    with Node(tool("node")) as process:
        process.ask("load", site_data_for(request.param))
        yield request.param, process


def test_node_finds_the_same_mentions(node: tuple[str, Node]) -> None:
    """Codes, places, reasons and programs are those of the table."""
    name, process = node
    rows = rows_of(name)
    answers = process.ask("matched", [row.text for row in rows])
    for row, (held, asked) in zip(rows, answers, strict=True):
        assert (tuple(map(shown, held)), tuple(map(shown, asked))) == (row.mentions, row.asked)
        codes = knowledge_for(name).codes
        ours = [(m.code, m.field, m.start, m.end) for m in mentions_in(codes, row.text)]
        assert [(m["code"], m["field"], m["start"], m["end"]) for m in held] == ours, row.text


def test_node_diagnoses_the_same(node: tuple[str, Node]) -> None:
    """Whole diagnoses are those of CPython."""
    name, process = node
    rows = rows_of(name)
    answers = process.ask("all", [(row.text, {}) for row in rows])
    for row, answer in zip(rows, answers, strict=True):
        ours = diagnose_text(row.text, {}, knowledge_for(name))
        assert json.loads(answer["json"]) == ours, row.text


def test_the_finder_lists_what_the_text_means(node: tuple[str, Node]) -> None:
    """The codes that are meant come first, and what is unknown is said."""
    name, process = node
    rows = rows_of(name)
    answers = process.ask("found", finder_data_for(name), [row.text for row in rows])
    for row, answer in zip(rows, answers, strict=True):
        check_found(row, answer)


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a project for each catalogue of the table, built."""
    folder = tmp_path_factory.mktemp("projects")
    for name in NAMES[1:]:
        (folder / name / "codes").mkdir(parents=True)
        (folder / name / "codes" / "made.yaml").write_text(text_of(name), encoding="utf-8")
        project = find_project(str(folder / name))
        build_artefacts(project, load_project(project))
    return folder


def test_explain_shows_what_is_exact_and_respelled(
    row: Row, projects: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`errdex explain` takes a text as a question, and says how a code was written there."""
    if not row.text.strip():
        return
    root = [] if row.catalogue == "sms" else ["--root", str(projects / row.catalogue)]
    text = row.text if not row.text.startswith("-") else f" {row.text}"
    status = main([*root, "explain", text, "--format", "json"])
    out = capsys.readouterr().out
    codes = [code_of(one) for one in known(row.asked, "exact", "respelled")]
    assert [entry["code"] for entry in json.loads(out)] == list(dict.fromkeys(codes))
    assert (status == 0) == bool(codes)


def test_a_prefix_that_is_a_code_is_not_near_every_word() -> None:
    """Without a number there is nothing to put behind a prefix."""
    module = module_of(catalogue_text(["timeout", "timeout2"]))
    assert module.suggest("hello") == ()
    assert module.suggest("code=9") == ()


def test_a_sign_stays_with_its_code() -> None:
    """What is typed with a sign means the code with that sign."""
    module = module_of(catalogue_text(["-1", "1"]))
    assert module.suggest("-1") == ("-1",)


def test_a_name_with_hyphens_is_a_name() -> None:
    """The whole of a field's name is in front of its value, not its last word alone."""
    text = catalogue_text(["12"]).replace("response.json.code", "response.json.err-no")
    module = module_of(text)
    assert module.find_codes("err-no: 12") == ["12"]
    assert module.find_codes("x-no: 12") == []


def test_a_removed_code_in_a_sentence_says_where_it_went(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`explain` and `search` know it as well as `lookup` does."""
    gone = entry("old_name", lifecycle={"state": "removed", "since": "2", "replaced_by": "E2"})
    (tmp_path / "codes").mkdir()
    (tmp_path / "codes" / "made.yaml").write_text(catalogue_text([gone, "E2"]), encoding="utf-8")
    project = find_project(str(tmp_path))
    build_artefacts(project, load_project(project))
    for command in ("explain", "search"):
        assert main(["--root", str(tmp_path), command, "got old_name"]) == 1
        said = capsys.readouterr().err
        assert said.startswith("old_name: Removed since 2. Use E2.")
        assert "no entry" not in said
