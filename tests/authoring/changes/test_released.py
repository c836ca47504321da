"""The list of released codes: builds add to it, and lint names what vanished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from errdex.authoring.building import load_project
from errdex.authoring.changes.released import (
    HEAD,
    lint_vanished,
    load_released,
    released_path,
    released_text,
)
from errdex.authoring.source.findings import CatalogueError
from errdex.cli.program import main
from errdex.project import find_project
from tests.conftest import ACME, ROOT, MakeProject
from tests.support.catalogues import catalogue_text, entry, load_text


def listed(tmp_path: Path, *lines: str) -> Path:
    """Return a list of released codes with these lines."""
    path = tmp_path / "made.released.txt"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def vanished(tmp_path: Path, entries: Sequence[dict[str, object]], *lines: str) -> list[str]:
    """Return what lint says of entries after a list with these lines."""
    released = load_released(listed(tmp_path, *lines), "L")
    catalogue = replace(load_text(catalogue_text(entries)), released=released)
    return [str(finding).partition("; ")[0] for finding in lint_vanished(catalogue)]


def test_what_vanished_is_named(tmp_path: Path) -> None:
    """A code is there as an entry, in use or not, as an alias or as an undocumented code."""
    gone = entry("E2", lifecycle={"state": "removed", "note": "Gone."})
    entries = [entry("E1", aliases=["E3"]), gone]
    known = ["# a remark", "", "code E1", "code E2", "code E3", "status E3"]
    assert vanished(tmp_path, entries, *known) == []
    assert vanished(tmp_path, entries, *known, "code E4", "status E1") == [
        "L:7:1: E4: vanished from code",
        "L:8:1: E1: vanished from status",
    ]


def test_the_list_only_grows(tmp_path: Path) -> None:
    """What the catalogue has is added, sorted; what it has no more stays."""
    released = load_released(listed(tmp_path, "code E9", "code two words"), "L")
    catalogue = load_text(catalogue_text([entry("E1", aliases=["NAME"])]))
    text = released_text(replace(catalogue, released=released))
    assert text.splitlines() == [HEAD, "code E1", "code E9", "code NAME", "code two words"]
    again = load_released(listed(tmp_path, *text.splitlines()), "L")
    assert released_text(replace(catalogue, released=again)) == text


@pytest.mark.parametrize("line", ["<<<<<<<", "E1", "code "])
def test_a_broken_line_is_told(line: str, tmp_path: Path) -> None:
    """A line that is not a field and a code, such as git's of a conflict, is a finding."""
    with pytest.raises(CatalogueError) as caught:
        load_released(listed(tmp_path, "code E1", line), "L")
    assert str(caught.value) == "L:2:1: is not a field and a code; restore the line"


def test_there_need_be_no_list(tmp_path: Path) -> None:
    """Before the first build nothing was released."""
    assert load_released(tmp_path / "none.released.txt", "L") == ()


def test_a_build_records_and_warns(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build adds what is new, names what vanished, and `--check` wants the list up to date."""
    project = make_project()
    build = ["--root", str(project.root), "build"]
    assert main([*build, "--check"]) == 1
    assert "codes/acme.released.txt is missing; run `errdex build`" in capsys.readouterr().err
    assert main(build) == 0
    assert capsys.readouterr().err == ""
    assert main([*build, "--check"]) == 0
    make_project(ACME[: ACME.index('  - code: "OK"')])
    for _ in range(2):
        assert main(build) == 0
        assert "acme.released.txt:4:1: OK: vanished from state" in capsys.readouterr().err
    assert main(["--root", str(project.root), "lint", "--select", "vanished"]) == 1
    assert main(["--root", str(project.root), "lint", "--ignore", "vanished,sections"]) == 0


def test_the_shipped_catalogue_keeps_its_codes() -> None:
    """The list has every name of the shipped catalogue, and none of it vanished."""
    project = find_project(str(ROOT))
    catalogue = load_project(project)
    assert list(lint_vanished(catalogue)) == []
    assert released_text(catalogue) == released_path(project.catalogue).read_text(encoding="utf-8")
