"""`errdex import`: files, exit codes, and reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from errdex.cli.program import main
from tests.conftest import MakeProject

ROWS = "code,title,severity\nQuota,The bucket is full,error\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_a_catalogue_is_started(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Outside a project; the report says what each key was made of, and where it went."""
    (folder / "codes.csv").write_text(ROWS)
    options = ["--title", "Acme Storage", "--where", "response.json.error"]
    assert main(["import", "codes.csv", *options]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (
        "codes.csv: 1 row: CSV, comma between cells, UTF-8\n"
        'code ← "code" (guessed from the name)\n'
        'title ← "title" (guessed from the name)\n'
        'severity ← "severity" (guessed from the name)\n'
        "\n"
        "codes/acme-storage.yaml: 1 entry added of 1 row, 1 draft; all went in\n"
        "next: `errdex build`, then `errdex serve`; `errdex lint` lists what is to be written, and "
        "`errdex init` adds hooks and a workflow\n"
    )
    text = (folder / "codes" / "acme-storage.yaml").read_text("utf-8")
    assert "module: acme_storagecodes\n" in text
    assert "error: {title: error, where: response.json.error}" in text


def test_a_new_catalogue_reads_codes_where_the_file_has_them(folder: Path) -> None:
    """An OpenAPI document tells the place in a response; a path that is given wins."""
    body = {"error": {"id": "gone", "code": "x1", "message": "It is gone."}}
    content = {"application/json": {"example": body}}
    operation = {"responses": {"410": {"description": "Gone", "content": content}}}
    document = {"openapi": "3.1.0", "paths": {"/": {"get": operation}}}
    (folder / "api.json").write_text(json.dumps(document))
    assert main(["import", "api.json", "--into", "a.yaml"]) == 0
    assert "where: response.json.error.code}" in (folder / "a.yaml").read_text("utf-8")
    assert main(["import", "api.json", "--into", "b.yaml", "--where", "response.json.id"]) == 0
    assert "where: response.json.id}" in (folder / "b.yaml").read_text("utf-8")


def api(title: str) -> str:
    """Return an OpenAPI document of a service with a code."""
    body = {"application/json": {"example": {"code": "gone"}}}
    operation = {"responses": {"410": {"description": "Gone", "content": body}}}
    info = {"title": title, "version": "1"}
    return json.dumps({"openapi": "3.1.0", "info": info, "paths": {"/": {"get": operation}}})


def test_a_new_catalogue_is_called_as_the_document_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """This is said as a guess, and an option wins; where two differ, neither counts."""
    (folder / "api.json").write_text(api("Acme\n Storage"))
    (folder / "other.json").write_text(api("Acme Billing"))
    assert main(["import", "api.json"]) == 0
    assert "  title: Acme Storage\n" in (folder / "codes/acme-storage.yaml").read_text("utf-8")
    guess = 'the catalogue\'s title is guessed: "Acme Storage"; say another by --title'
    assert f"api.json: {guess}" in capsys.readouterr().out
    assert main(["import", "api.json", "--into", "b.yaml", "--title", "Ours"]) == 0
    assert "  title: Ours\n" in (folder / "b.yaml").read_text("utf-8")
    assert main(["import", "api.json", "other.json", "--into", "c.yaml"]) == 0
    assert f"  title: {folder.name}\n" in (folder / "c.yaml").read_text("utf-8")
    assert main(["import", "api.json", "--into", "b.yaml"]) == 0
    assert "guessed: " not in capsys.readouterr().out


def test_codes_of_another_service_are_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They go into the catalogue that is there, unless a file is named."""
    (folder / "api.json").write_text(api("Acme Storage"))
    (folder / "other.json").write_text(api("Acme Billing"))
    assert main(["import", "api.json"]) == 0
    assert main(["import", "api.json"]) == 0
    assert "these are codes of" not in capsys.readouterr().out
    assert main(["import", "other.json"]) == 0
    what = 'other.json: these are codes of "Acme Billing", and go into "Acme Storage"; `--into '
    assert what in capsys.readouterr().out
    assert main(["import", "other.json", "--into", "codes/billing.yaml"]) == 0
    assert "these are codes of" not in capsys.readouterr().out


def test_each_new_file_starts_another_catalogue(folder: Path) -> None:
    """However many there are, `--into` says which; without it one must be named."""
    (folder / "codes.csv").write_text(ROWS)
    for name in ("one", "two", "three"):
        into = ["--into", f"codes/{name}.yaml", "--url", f"https://example.com/all/{name}/"]
        assert main(["import", "codes.csv", *into]) == 0
        assert f"id: {name}\n" in (folder / "codes" / f"{name}.yaml").read_text("utf-8")
    assert main(["import", "codes.csv"]) == 2
    (folder / "more.csv").write_text(ROWS.replace("Quota", "Limit"))
    assert main(["import", "more.csv", "--into", "codes/two.yaml"]) == 0
    assert "Limit" in (folder / "codes" / "two.yaml").read_text("utf-8")


def test_a_loss_is_a_problem(make_project: MakeProject, folder: Path) -> None:
    """Exit code 1 where something was lost, and the rest is written."""
    project = make_project()
    (folder / "codes.csv").write_text(ROWS + ",nobody,\n")
    assert main(["import", "codes.csv", "--field", "error"]) == 1
    assert 'code: "Quota"' in project.catalogue.read_text("utf-8")


def test_a_dry_run_writes_nothing(
    make_project: MakeProject, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It reports alone, also as JSON."""
    project = make_project()
    before = project.catalogue.read_bytes()
    (folder / "codes.csv").write_text(ROWS + ",nobody,\n")
    arguments = ["import", "codes.csv", "--field", "error", "--dry-run", "--format", "json"]
    assert main(arguments) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["written"], report["added"], report["drafts"]) == (False, 1, 1)
    assert report["keys"]["code"] == {"from": ["code"], "guessed": True}
    assert report["lost"] == [
        {
            "file": "codes.csv", "part": "", "line": 3, "column": "", "code": "",
            "says": 'no code, so the row is left out: "nobody"',
        }
    ]  # fmt: skip
    assert project.catalogue.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["none.csv"], "none.csv: there is no such file"),
        (["codes.dat"], "say by --from what it is"),
        (["codes.csv", "--from", "x"], "--from: must be one of csv"),
        (["codes.csv", "--map", "code=x"], 'there is no column "x"'),
        (["codes.csv", "--encoding", "x"], "there is no encoding 'x'"),
        (["codes.csv", "--encoding", "\udcff"], "there is no encoding '\\udcff'"),
        (["codes.csv", "--where", "x"], "--where"),
        (["codes.csv", "--id", "X"], "--id"),
    ],
)
def test_wrong_usage_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    """In one line, with exit code 2, and nothing is written."""
    for name in ("codes.csv", "codes.dat"):
        (folder / name).write_text(ROWS)
    assert main(["import", *arguments]) == 2
    assert says in capsys.readouterr().err
    assert not (folder / "codes").exists()


@pytest.mark.parametrize("name", ["codes/shop", "codes/shop.csv", "codes/.shop.yaml"])
def test_a_new_catalogue_has_a_name_that_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """No command would see another file, though its codes "all went in"."""
    (folder / "codes.csv").write_text(ROWS)
    assert main(["import", "codes.csv", "--into", name]) == 2
    assert f"--into: {name}: a catalogue ends in .yaml" in capsys.readouterr().err
    assert not (folder / "codes").exists()


def test_options_of_a_new_catalogue_are_refused_for_another(
    make_project: MakeProject, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A title would change nothing there; another file is another catalogue, with its name."""
    make_project()
    (folder / "codes.csv").write_text(ROWS)
    assert main(["import", "codes.csv", "--title", "x"]) == 2
    assert "--title: is for a new catalogue" in capsys.readouterr().err
    assert main(["import", "codes.csv", "--into", "codes/other.yaml"]) == 0
    assert "\n  id: other\n" in (folder / "codes/other.yaml").read_text()


@pytest.mark.parametrize(
    ("rows", "options", "where"),
    [
        ("code\n-3\n17\n", [], "[response.json.code, response.json.error, response.json.err, "),
        ("code\n-3\n17\n", ["--where", "response.json.n"], "response.json.n}"),
        ("code\nE3\n17\n", [], "response.json.code}"),
    ],
)
def test_integers_are_read_behind_their_usual_names(
    folder: Path, rows: str, options: list[str], where: str
) -> None:
    """A number means a code only where a name is in front, unless the user says where it is."""
    (folder / "codes.csv").write_text(rows)
    assert main(["import", "codes.csv", "--title", "Acme", *options]) == 0
    assert f"where: {where}" in (folder / "codes/acme.yaml").read_text()


def test_a_file_that_cannot_be_read_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder in a file's place, a broken document."""
    (folder / "a.json").write_text("{")
    assert main(["import", "a.json"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    (folder / "b.csv").mkdir()
    assert main(["import", "b.csv", "--from", "csv"]) == 1
    assert capsys.readouterr().err == "b.csv: is not a file\n"
