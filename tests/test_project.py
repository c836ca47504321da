"""Finding the project that a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from errdex.errors import ErrdexError
from errdex.project import find_project, shipped_folder
from tests.conftest import ROOT, MakeProject


def test_the_nearest_project_upwards_is_taken(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a folder inside a project, that project is found."""
    project = make_project()
    inside = project.root / "a" / "b"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    assert find_project() == project
    assert find_project().catalogue_name == "codes/acme.yaml"


def test_outside_any_the_shipped_catalogue_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a project, errdex works on what it ships."""
    monkeypatch.chdir(tmp_path)
    project = find_project()
    assert project.shipped
    assert project.catalogue == shipped_folder() / "codes" / "sms.yaml"


def test_the_root_must_hold_a_catalogue(tmp_path: Path) -> None:
    """`--root` without a catalogue, or without a folder, says what is missing."""
    with pytest.raises(ErrdexError, match=r"no catalogue in codes/; write codes/NAME\.yaml"):
        find_project(str(tmp_path))
    with pytest.raises(ErrdexError, match="there is no such folder"):
        find_project(str(tmp_path / "nowhere"))


def test_a_project_has_one_catalogue(make_project: MakeProject) -> None:
    """Two catalogues in one project are refused by name."""
    project = make_project()
    with pytest.raises(ErrdexError, match=r"acme\.yaml and other\.yml: a project has one"):
        make_project(name="other.yml")
    (project.root / "codes" / "other.yml").unlink()
    (project.root / "codes" / "notes.txt").write_text("not a catalogue")
    assert find_project(str(project.root)) == project


def test_the_checkout_is_a_project() -> None:
    """The repository itself is a project like any other."""
    assert find_project(str(ROOT)).catalogue_name == "codes/sms.yaml"


def test_codes_that_cannot_be_read_are_told(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A `codes/` without the right to read it is not taken for no project at all."""
    project = make_project()
    iterdir = Path.iterdir

    def refuse(path: Path) -> Iterator[Path]:
        if path == project.root / "codes":
            raise PermissionError(13, "Permission denied", str(path))
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    monkeypatch.chdir(project.root)
    for root in (None, str(project.root)):
        with pytest.raises(ErrdexError, match=r"/codes: cannot be read: permission denied$"):
            find_project(root)


def test_a_file_called_codes_is_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has another nature than a folder of catalogues is passed by."""
    (tmp_path / "codes").write_text("mine")
    monkeypatch.chdir(tmp_path)
    assert find_project().shipped
