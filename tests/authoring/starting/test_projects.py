"""The files of a new project, for any service and any field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from errdex.authoring.building import load_project
from errdex.authoring.editing.formatting import format_catalogue
from errdex.authoring.linting.policies import lint_catalogue
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.starting.projects import FIELD, Start, id_from, render_project
from errdex.errors import UsageError
from errdex.project import find_project


@pytest.mark.parametrize(
    ("title", "field", "name"),
    [
        ("Acme", FIELD, "code"),
        ('Say "Hi": 50 % {x} # é', "response.json.error.errorCode", "errorcode"),
        ("x", "response.json.result[*].status", "status"),
        ("Acme", "response.status", "status"),
        ("Acme", "response.headers.x-error", "x-error"),
    ],
)
def test_the_catalogue_is_whole(title: str, field: str, name: str, tmp_path: Path) -> None:
    """It loads, lints clean and is formatted, whatever the title and the field are."""
    text = render_project(Start(title, id_from(title), field))[f"codes/{id_from(title)}.yaml"]
    path = tmp_path / "new.yaml"
    path.write_text(text, encoding="utf-8")
    catalogue = load_catalogue(path, "F")
    assert lint_catalogue(catalogue) == []
    assert format_catalogue(text, "F") == text
    assert catalogue.title == title
    assert {key: value.where for key, value in catalogue.fields.items()} == {name: (field,)}
    assert len(catalogue.entries) == 2


def test_examples_show_the_field() -> None:
    """An example is a body in which the field's path leads to the code."""
    files = render_project(Start("Acme", "acme", "response.json.result[*].error.code"))
    entry = yaml.safe_load(files["codes/acme.yaml"])["codes"][0]
    body = {"result": [{"error": {"code": entry["code"]}}]}
    assert json.loads(entry["examples"][0]["text"]) == body


def test_the_other_files_are_what_their_readers_take() -> None:
    """Hooks and workflow are YAML, and the editor's schema is where the catalogue says."""
    files = render_project(Start("Acme", "acme", FIELD))
    assert files["codes/acme.yaml"].startswith("# yaml-language-server: $schema=schema.json\n")
    assert json.loads(files["codes/schema.json"])["title"] == "errdex catalogue"
    (repo,) = yaml.safe_load(files[".pre-commit-config.yaml"])["repos"]
    assert [hook["entry"] for hook in repo["hooks"]] == ["errdex fmt --check", "errdex lint"]
    steps = yaml.safe_load(files[".github/workflows/errdex.yml"])["jobs"]["codes"]["steps"]
    assert "errdex build --check" in [step.get("run") for step in steps]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Acme Shop", "acme-shop"),
        ("2FA", "service"),
        ("Ошибки", "service"),
        ("A" * 99, "a" * 40),
        ("Con", "service"),
    ],
)
def test_an_id_is_made_of_a_name(name: str, expected: str) -> None:
    """Letters and digits make an id; a name that has none gives a plain word."""
    assert id_from(name) == expected


@pytest.mark.parametrize(
    ("start", "told"),
    [
        (Start("a\nb", "a", FIELD), '^--title: "a'),
        (Start("a\x07", "a", FIELD), "^--title: must be one line without control characters$"),
        (Start("a", "A b", FIELD), '^--id: "A b" is not an id: '),
        (Start("a", "nul", FIELD), '^--id: "nul" is a name that file systems reserve$'),
        (Start("a", "sms-", FIELD), None),
        (Start("a", "a", "respone.json.code"), "^--field: "),
    ],
)
def test_what_cannot_be_is_refused(start: Start, told: str | None) -> None:
    """A title, an id or a path that a catalogue would not take is wrong usage."""
    if told is None:
        assert render_project(start)
        return
    with pytest.raises(UsageError, match=told):
        render_project(start)


def test_a_field_is_not_named_as_a_constant_of_yaml(tmp_path: Path) -> None:
    """A path that ends with `null` or `no` gives a field whose name is text."""
    for name in ("null", "no"):
        files = render_project(Start("A", "a", f"response.json.{name}"))
        (tmp_path / "codes").mkdir(exist_ok=True)
        (tmp_path / "codes" / "a.yaml").write_text(files["codes/a.yaml"], encoding="utf-8")
        assert list(load_project(find_project(str(tmp_path))).fields) == [f"{name}_code"]
