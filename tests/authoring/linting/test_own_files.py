"""A project's own pages and templates name no internal code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from errdex.authoring.building import lint_services, load_services, told_in_public
from errdex.authoring.hidden_names import HiddenNames
from errdex.authoring.linting.internal import lint_internal
from errdex.authoring.linting.order import lint_order
from errdex.authoring.linting.own_files import names_in_file
from errdex.project import Project, find_projects
from tests.conftest import MakeProject
from tests.support.catalogues import catalogue_text, entry

HIDDEN = HiddenNames(["E-9", "gone"], public=["E-9-1"])


def told_of(folder: Path, name: str, text: str) -> list[tuple[int, int, str]]:
    """Return what is found in a file: the line, the column and the first word of what is said."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = names_in_file(path, name, HIDDEN)
    return [(one.line, one.column, one.what.partition(",")[0]) for one in found]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("guide.md", "# Guide\n\nAs E-9 says, or e-9.\n", [(3, 4, 'names "E-9"')]),
        ("guide.md", "It is gone. E-9-1 is public.\n", []),
        ("guide.md", "<!-- E-9 -->", [(1, 6, 'names "E-9"')]),
        ("guide.md", "It is `gone`.\n", [(1, 8, 'names "gone"')]),
        ("E-9.md", "# Guide\n", [(0, 0, 'is called "E-9"')]),
        ("E-9.png", "", [(0, 0, 'is called "E-9"')]),
        ("E-9/guide.md", "", [(0, 0, 'is called "E-9"')]),
        ("extra.mjs", "// E-9", [(1, 4, 'names "E-9"')]),
        ("mkdocs.yml", 'copyright: "See ticket #E-9"', [(1, 25, 'names "E-9"')]),
        ("map.svg", "<text>E-9</text>", [(1, 7, 'names "E-9"')]),
        ("code.md.j2", "{# E-9\n #}{{ entry.code }}, not E-9\n", [(2, 26, 'names "E-9"')]),
        ("main.html", "{# E-9 #}<p>E-9</p>", [(1, 13, 'names "E-9"')]),
        ("mkdocs.yml", "# E-9\nnav:\n  - All of E-9: all.md # E-9\n", [(3, 12, 'names "E-9"')]),
    ],
)  # fmt: skip
def test_each_line_that_names_an_internal_code_is_found(
    name: str, text: str, found: list[tuple[int, int, str]], tmp_path: Path
) -> None:
    """With its place, and not in comments that no output has."""
    assert told_of(tmp_path, name, text) == found


@pytest.fixture
def project(make_project: MakeProject) -> Project:
    """A project with an internal code, which its own files name."""
    codes = [entry("E-1"), entry("E-9", internal=True)]
    made = make_project(catalogue_text(codes), "made.yaml")
    for path in ("pages/guide.md", "templates/pages/groups.md.j2"):
        (made.root / path).parent.mkdir(parents=True)
        (made.root / path).write_text("# As E-9\n", encoding="utf-8")
    return made


def test_a_public_build_and_lint_say_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both in the same words, under the same policy; a site that mounts the pages has none."""
    monkeypatch.chdir(project.root)
    what = ':1:6: names "E-9", which is internal; say it without the name [internal]'
    page, template = f"pages/guide.md{what}", f"templates/pages/groups.md.j2{what}"
    public = load_services([replace(project, public=True)])
    assert list(map(str, told_in_public(public))) == [page, template]
    assert list(map(str, told_in_public(public, mounted=True))) == [template]
    services = load_services([project])
    assert told_in_public(services) == []
    assert list(map(str, lint_services(services, [lint_internal]))) == [page, template]
    assert lint_services(services, [lint_order]) == lint_services(services, []) == []


def test_a_code_that_another_catalogue_publishes_is_no_secret(project: Project) -> None:
    """A page may name it: it is there."""
    text = catalogue_text([entry("E-9")]).replace("made", "other")
    (project.root / "codes/other.yaml").write_text(text, encoding="utf-8")
    projects = find_projects(str(project.root))
    public = [replace(one, public=True) for one in projects]
    assert [one.name for one in public] == ["made", "other"]
    assert told_in_public(load_services(public)) == []
