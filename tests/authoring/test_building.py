"""The chain from a project to its artefacts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from errdex.authoring.building import (
    build_artefacts,
    build_docs,
    compare_project,
    lint_project,
    load_project,
)
from errdex.authoring.rendering.artefacts import MODULE_FILES
from errdex.errors import ErrdexError
from tests.conftest import ACME, MakeProject
from tests.support.catalogues import catalogue_text, entry


def files(root: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    found = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_a_build_makes_every_artefact(make_project: MakeProject) -> None:
    """Module, pages, a file for each code and the schema are written below the root."""
    project = make_project()
    result = build_artefacts(project, load_project(project))
    assert set(result.changed) | {"codes/acme.yaml", "build/errdex.json"} == set(
        files(project.root)
    )
    assert {
        "src/acmecodes/__init__.py",
        "src/acmecodes/__init__.pyi",
        "src/acmecodes/py.typed",
        "build/docs/index.md",
        "build/docs/codes/SB~3A0100.md",
        "build/docs/api/codes/SB~3A0100.json",
        "build/docs/api/catalogue.json",
        "build/docs/api/catalogue.csv",
        "build/docs/api/schema.json",
    } <= set(result.changed)


def test_the_same_catalogue_gives_the_same_bytes(make_project: MakeProject) -> None:
    """A second build changes nothing, and neither does the order of entries in the file."""
    project = make_project()
    build_artefacts(project, load_project(project))
    before = files(project.root / "src") | files(project.root / "build")
    assert build_artefacts(project, load_project(project)).changed == ()
    first, last = ACME.index('  - code: "Inv'), ACME.index('  - code: "OK"')
    make_project(ACME[:first] + ACME[last:] + ACME[first:last])
    assert build_artefacts(project, load_project(project)).changed == ()
    assert files(project.root / "src") | files(project.root / "build") == before


def test_one_changed_entry_changes_few_files(make_project: MakeProject) -> None:
    """An edit of one title rewrites the module, that code's files and the lists that show it."""
    project = make_project()
    build_artefacts(project, load_project(project))
    make_project(ACME.replace("title: Done", "title: Finished"))
    changed = set(build_artefacts(project, load_project(project)).changed)
    assert "build/docs/codes/OK.md" in changed
    assert "build/docs/codes/InvalidBucket.md" not in changed
    assert "src/acmecodes/__init__.pyi" not in changed


def test_the_docs_alone(make_project: MakeProject) -> None:
    """A build of the docs writes no module and leaves the one that is there."""
    project = make_project()
    build_docs(project, load_project(project))
    assert not (project.root / "src").exists()
    build_artefacts(project, load_project(project))
    make_project(ACME.replace("title: Done", "title: Finished"))
    assert all(
        path.startswith("build/docs/")
        for path in build_docs(project, load_project(project)).changed
    )
    assert b"Done" in (project.root / "src/acmecodes/__init__.py").read_bytes()


def test_check_tells_what_a_build_repairs(make_project: MakeProject) -> None:
    """Before a build the module is missing; after it nothing differs; after an edit it does."""
    project = make_project()
    assert [text.split(" ", 1)[1] for text in compare_project(project)] == [
        "is missing; run `errdex build`"
    ] * len(MODULE_FILES)
    build_artefacts(project, load_project(project))
    assert compare_project(project) == []
    make_project(ACME.replace("title: Done", "title: Finished"))
    told = compare_project(project)
    assert [text.split("\n")[0] for text in told] == [
        f"src/acmecodes/{name} is out of date; run `errdex build`"
        for name in ("__init__.py", "_constants.py", "_tables.py", "checks.json")  # of one stamp
    ]
    assert "Finished" in told[0]


def test_check_writes_nothing(make_project: MakeProject) -> None:
    """Checking leaves the disk as it is."""
    project = make_project()
    compare_project(project)
    assert list(files(project.root)) == ["codes/acme.yaml"]


@pytest.mark.parametrize("listed", [True, False])
def test_a_renamed_module(listed: bool, make_project: MakeProject) -> None:
    """A new `module` in the catalogue takes the old package away, in a fresh checkout as well."""
    project = make_project()
    build_artefacts(project, load_project(project))
    if not listed:
        (project.root / "build/errdex.json").unlink()
    make_project(ACME.replace("module: acmecodes", "module: newcodes"))
    assert "src/acmecodes/py.typed is left from an earlier build; run `errdex build`" in (
        compare_project(project)
    )
    assert len(build_artefacts(project, load_project(project)).removed) == len(MODULE_FILES)
    assert [path.name for path in (project.root / "src").iterdir()] == ["newcodes"]
    assert compare_project(project) == []


def test_a_removed_code_takes_its_files_away(make_project: MakeProject) -> None:
    """An entry that leaves the catalogue leaves no page and no JSON behind."""
    project = make_project()
    build_artefacts(project, load_project(project))
    make_project(ACME[: ACME.index('  - code: "OK"')])
    assert build_artefacts(project, load_project(project)).removed == (
        "build/docs/.markdown/codes/OK/index.md",
        "build/docs/api/codes/OK.json",
        "build/docs/codes/OK.md",
    )


def test_a_catalogue_that_does_not_load_changes_nothing(make_project: MakeProject) -> None:
    """Findings stop a build before anything is written."""
    project = make_project()
    build_artefacts(project, load_project(project))
    before = files(project.root / "src") | files(project.root / "build")
    make_project(ACME.replace("severity: error", "severity: eror"))
    with pytest.raises(ErrdexError, match="eror"):
        build_artefacts(project, load_project(project))
    assert files(project.root / "src") | files(project.root / "build") == before


MODULE = "module/__init__.py.j2"


@pytest.mark.parametrize(
    ("template", "text", "told"),
    [
        ("pages/code.md.j2", "a\n{{ nothing }}", "pages/code.md.j2:2: UndefinedError: 'nothing' "),
        ("pages/code.md.j2", "{{ catalogue.nothing }}", "pages/code.md.j2:1: UndefinedError: "),
        (
            "module/__init__.py.j2",
            "a\n\n{% if %}",
            "module/__init__.py.j2:3: Expected an expression",
        ),
        (
            "module/__init__.py.j2",
            "{% for x in y %}",
            "module/__init__.py.j2:1: Unexpected end of template",
        ),
        ("pages/index.md.j2", "{% include 'none.j2' %}", "none.j2: there is no such template"),
        ("pages/index.md.j2", "{{ 1 / 0 }}", "pages/index.md.j2:1: ZeroDivisionError"),
        ("pages/index.md.j2", "{{ 'x' | nothing }}", "pages/index.md.j2:1: No filter named"),
    ],
)
def test_a_broken_template(template: str, text: str, told: str, make_project: MakeProject) -> None:
    """A template's fault is one line with its file and line, and nothing is written."""
    project = make_project()
    build_artefacts(project, load_project(project))
    before = files(project.root / "src") | files(project.root / "build")
    path = project.root / "templates" / template
    path.parent.mkdir(parents=True)
    path.write_text(text)
    make_project(ACME.replace("title: Done", "title: Finished"))
    with pytest.raises(ErrdexError) as caught:
        build_artefacts(project, load_project(project))
    assert str(caught.value).startswith(f"templates/{told}")
    assert "\n" not in str(caught.value)
    assert files(project.root / "src") | files(project.root / "build") == before


def test_findings_name_the_file_from_where_the_user_stands(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path in a finding is relative to the current directory, so that editors open it."""
    project = make_project(ACME.replace("title: Done", "title: Done."))
    (project.root / "deep").mkdir()
    monkeypatch.chdir(project.root / "deep")
    assert lint_project(project)[0].path == "../codes/acme.yaml"
    monkeypatch.chdir(project.root)
    assert load_project(project).path == "codes/acme.yaml"


@pytest.mark.parametrize(
    "only", [{"success": True, "severity": "info"}, {"lifecycle": {"state": "removed"}}]
)
def test_a_catalogue_without_a_failure_in_use(
    make_project: MakeProject, only: dict[str, Any]
) -> None:
    """Where every code means success, or is removed, everything is built all the same."""
    project = make_project(catalogue_text([entry("E1", **only)]))
    build_artefacts(project, load_project(project))
    (page,) = project.root.glob("build/docs/**/alerts/index.md")
    assert "An alert that only says a code is a riddle" in page.read_text(encoding="utf-8")
