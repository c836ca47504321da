"""Loading a project's generated module."""

from __future__ import annotations

import shutil

import pytest

import smscodes
from errdex.authoring.building import build_artefacts, load_project
from errdex.errors import ErrdexError
from errdex.modules import load_module, module_files
from errdex.project import Project
from tests.conftest import ACME, ROOT, MakeProject


def test_the_projects_own_module_is_loaded(make_project: MakeProject) -> None:
    """A project's commands answer from its module, whatever else is installed."""
    project = make_project()
    build_artefacts(project, load_project(project))
    module = load_module(project)
    assert module.FIELDS == ("error", "state")
    assert module.lookup("SB100").code == "SB:0100"


def test_an_unbuilt_project_says_what_to_run(make_project: MakeProject) -> None:
    """Without a module the error names the command that makes it."""
    with pytest.raises(ErrdexError, match="run `errdex build`"):
        load_module(make_project())


def test_a_broken_module_says_what_to_run(make_project: MakeProject) -> None:
    """A module that was cut short is an error of one line."""
    project = make_project()
    build_artefacts(project, load_project(project))
    path = module_files(project)[0]
    path.write_text(path.read_text(encoding="utf-8").replace("def lookup(", "def lookup"))
    with pytest.raises(ErrdexError, match="cannot be imported: SyntaxError; run `errdex build`"):
        load_module(project)


def test_the_shipped_module_needs_no_file() -> None:
    """Outside any project the installed module answers."""
    shipped = Project(ROOT, ROOT / "codes" / "sms.yaml", shipped=True)
    assert load_module(shipped).lookup("404").to_dict() == smscodes.lookup("404").to_dict()


def test_what_a_killed_build_left_beside_the_module_is_none(make_project: MakeProject) -> None:
    """A half-filled folder with a leading dot is not taken for the module."""
    project = make_project()
    build_artefacts(project, load_project(project))
    left = project.root / "src/.acmecodes.errdex-new"
    left.mkdir()
    shutil.copy(project.root / "src/acmecodes/__init__.py", left)
    assert load_module(project).lookup("OK").title == "Done"
    build_artefacts(project, load_project(project))
    assert not left.exists()


def test_a_module_is_imported_again_where_it_changed(make_project: MakeProject) -> None:
    """Until then it is the one that was imported."""
    project = make_project()
    build_artefacts(project, load_project(project))
    before = load_module(project)
    assert load_module(project) is before
    make_project(ACME.replace("title: Done", "title: Over"))
    build_artefacts(project, load_project(project))
    assert (before.lookup("OK").title, load_module(project).lookup("OK").title) == ("Done", "Over")
