"""Finding the project that a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from errdex.errors import ErrdexError, UsageError
from errdex.project import chosen, find_project, find_projects, shipped_folder
from tests.conftest import ACME, ROOT, MakeProject


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


def test_a_project_may_have_several_catalogues(make_project: MakeProject) -> None:
    """Each has its place on the site; a command that works on one asks which."""
    project = make_project()
    (project.root / "codes" / "notes.txt").write_text("not a catalogue")
    assert find_projects(str(project.root)) == [project]
    assert project.base == ""
    (project.root / "codes" / "other").mkdir()
    (project.root / "codes" / "other" / "main.yml").write_text(ACME, encoding="utf-8")
    first, second = find_projects(str(project.root))
    assert [first.base, second.base] == ["acme", "other"]
    assert second.docs == project.root / "build" / "docs" / "other"
    assert chosen([first, second], "other") == second
    for name in (None, "none"):
        with pytest.raises(UsageError, match=r"give one of acme, other$"):
            chosen([first, second], name)
    with pytest.raises(UsageError, match="several catalogues"):
        find_project(str(project.root))


def test_catalogues_of_one_name_are_refused(make_project: MakeProject) -> None:
    """Two catalogues cannot share a folder of the site."""
    project = make_project()
    (project.root / "codes" / "Acme").mkdir()
    (project.root / "codes" / "Acme" / "main.yaml").write_text(ACME, encoding="utf-8")
    with pytest.raises(ErrdexError, match=r"codes/acme.yaml: codes/Acme/main.yaml is a catalogue"):
        find_projects(str(project.root))


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
