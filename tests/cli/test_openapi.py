"""`errdex export openapi` and `errdex scan openapi`: what they print, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from errdex.cli.output import FINE, PROBLEMS, USAGE
from errdex.cli.program import main

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _own_catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work on the shipped catalogue, away from any project."""
    monkeypatch.chdir(tmp_path)


def test_what_is_exported_has_no_conflict(capsys: Output) -> None:
    """A document that errdex wrote agrees with its catalogue."""
    assert main(["export", "openapi", "-o", "codes.yaml"]) == FINE
    assert main(["scan", "openapi", "codes.yaml"]) == FINE
    assert capsys.readouterr().err.startswith("no conflict; codes: ")


def test_both_forms_say_the_same(capsys: Output) -> None:
    """YAML and JSON hold one document; either can be merged into again without a change."""
    assert main(["export", "openapi", "-o", "a.yaml"]) == FINE
    assert main(["export", "openapi", "--format", "json"]) == FINE
    printed = capsys.readouterr().out
    assert main(["export", "openapi", "--into", "a.yaml", "--format", "json"]) == FINE
    assert json.loads(capsys.readouterr().out) == json.loads(printed)


def test_a_merged_document_has_no_conflict(capsys: Output) -> None:
    """Its responses share the list of codes, and are of the kind that was there."""
    body = {"example": {"code": "E000102"}}
    response = {"description": "No", "content": {"application/problem+json": body}}
    operation = {"operationId": "send", "responses": {"401": response}}
    document = {"openapi": "3.1.0", "paths": {"/a": {"post": operation, "get": {}}}}
    Path("a.json").write_text(json.dumps(document), encoding="utf-8")
    asked = ["export", "openapi", "--into", "a.json", "--format", "json", "-o", "b.json"]
    assert main([*asked, "--operation", "send", "--operation", "GET /a"]) == FINE
    made = json.loads(Path("b.json").read_text("utf-8"))
    for one in made["components"]["responses"].values():
        assert list(one["content"]) == ["application/problem+json"]
    del made["paths"]["/a"]["post"]["responses"]["401"]  # the catalogue may name another
    Path("b.json").write_text(json.dumps(made), encoding="utf-8")
    assert main(["scan", "openapi", "b.json"]) == FINE
    assert capsys.readouterr().err.startswith("no conflict; codes: ")


def test_a_file_out_of_date_is_told() -> None:
    """--check writes nothing and fails until the file is what would be written."""
    asked = ["export", "openapi", "-o", "a.yaml"]
    assert main([*asked, "--check"]) == PROBLEMS
    assert not Path("a.yaml").exists()
    assert main(asked) == FINE
    assert main([*asked, "--check"]) == FINE


def test_conflicts_are_lines_and_json(capsys: Output) -> None:
    """Each has its place; both formats end with exit code 1."""
    text = Path("a.json")
    value = {"example": {"code": "E00X", "description": "Odd"}}
    response = {"400": {"content": {"application/json": value}}}
    document = {"openapi": "3.1.0", "paths": {"/a": {"get": {"responses": response}}}}
    text.write_text(json.dumps(document, indent=1), encoding="utf-8")
    assert main(["scan", "openapi", "a.json"]) == PROBLEMS
    assert "a.json:11:" in (line := capsys.readouterr().out)
    assert ": E00X: is not in the catalogue; " in line
    assert main(["scan", "openapi", "a.json", "--format", "json"]) == PROBLEMS
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["path"], row["line"], row["code"]) == ("a.json", 11, "E00X")
    assert main(["scan", "openapi", "a.json", "--at", "response.json.description"]) == PROBLEMS
    assert ": Odd: is not in the catalogue" in capsys.readouterr().out


def test_a_document_without_a_code_is_told(capsys: Output) -> None:
    """Nothing found is no success: the line says how to name the place."""
    Path("a.yaml").write_text("openapi: 3.1.0\npaths: {}\n", encoding="utf-8")
    assert main(["scan", "openapi", "a.yaml"]) == PROBLEMS
    assert "a.yaml: has no code where the catalogue reads one" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says", "code"),
    [
        (["export", "openapi", "--check"], "give it with -o FILE", USAGE),
        (["export", "openapi", "--operation", "x"], "give that with --into", USAGE),
        (["export", "openapi", "--field", "http"], "--field: expected one of code, ", USAGE),
        (["export", "openapi", "--into", "none.yaml"], "none.yaml: cannot be read: no", PROBLEMS),
        (["scan", "openapi", "none.yaml"], "none.yaml: cannot be read: no such file", PROBLEMS),
        (["scan", "openapi", "none.yaml", "--field", "x"], "unknown field 'x'", USAGE),
        (["scan", "openapi", "none.yaml", "--at", "x"], "--at: write a path such as", USAGE),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], says: str, code: int, capsys: Output
) -> None:
    """One line on standard error, and the exit code of its kind."""
    assert main(arguments) == code
    assert says in capsys.readouterr().err
