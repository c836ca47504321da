"""A catalogue over several files: the same as in one, and every finding in its own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.authoring.building import load_project
from errdex.authoring.linting.order import lint_order
from errdex.authoring.linting.policies import lint_catalogue
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.rendering.artefacts import render_artefacts
from errdex.authoring.source import parser
from errdex.authoring.source.findings import CatalogueError
from errdex.project import Project, find_project
from tests.conftest import ACME, MakeProject

ENTRIES = ACME.index("codes:\n")
OK = ACME.index('  - code: "OK"')
HEAD, ERRORS, STATES = ACME[:ENTRIES], ACME[ENTRIES:OK], "codes:\n" + ACME[OK:]
GROUPS = "groups:\n  all: {title: All codes}\n"
SOURCES = HEAD[HEAD.index("sources:") :]


def cut_up(tmp_path: Path, **changed: str) -> Project:
    """Return a project with the catalogue of Acme in three files, of which some are changed."""
    texts = {"acme": HEAD, "errors": ERRORS, "more__states": STATES} | changed
    for name, text in texts.items():
        path = tmp_path / "codes" / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return find_project(str(tmp_path))


def findings(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what loading finds, relative to the project."""
    monkeypatch.chdir(project.root)
    with pytest.raises(CatalogueError) as caught:
        load_project(project)
    return str(caught.value).splitlines()


def test_cut_up_it_is_the_same_catalogue(tmp_path: Path, make_project: MakeProject) -> None:
    """The module and the pages are those of one file, byte for byte."""
    whole = make_project()
    expected = list(render_artefacts(load_project(whole), whole))
    project = cut_up(tmp_path)
    catalogue = load_project(project)
    assert list(render_artefacts(catalogue, project)) == expected
    assert lint_catalogue(catalogue) == []
    assert [name.rpartition("codes/")[2] for name in catalogue.files] == [
        "acme.yaml",
        "errors.yaml",
        "more/states.yaml",
    ]


def test_every_finding_names_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All files are told at once: faults of keys, and references from one to another."""
    project = cut_up(
        tmp_path,
        acme=HEAD.replace("url: https", "url: ftp"),
        errors=ERRORS.replace("severity: error", "severty: error", 1).replace("storage", "stor"),
        more__states=STATES.replace("source: wiki", "source: wikki") + "codez: []\n",
    )
    assert findings(project, monkeypatch) == [
        'codes/acme.yaml:5:8: catalogue: url: "ftp://example.com/acme/" is not a URL: http:// or '
        "https://, without ? and #",
        'codes/errors.yaml:2:5: InvalidBucket: key "severity" is missing: how far it reaches: '
        "info, warning, error or critical; "
        "not needed with `draft: true`",
        'codes/errors.yaml:10:41: InvalidBucket: "stor" is not declared in owners; did you mean '
        '"storage"?',
        'codes/errors.yaml:11:5: InvalidBucket: unknown key "severty"; did you mean "severity"?',
        'codes/errors.yaml:28:12: SB:0100: "stor" is not declared in owners; did you mean '
        '"storage"?',
        'codes/more/states.yaml:15:13: OK: "wikki" is not declared in sources; did you mean '
        '"wiki"?',
        'codes/more/states.yaml:16:1: unknown key "codez"; did you mean "codes"?',
    ]


def test_the_same_name_twice_names_both_places(tmp_path: Path) -> None:
    """Names, codes and what only one file may say are refused where they are again."""
    texts = {
        "a": HEAD,
        "b": "owners:\n  caller: {title: Us}\n" + ERRORS,
        "c": STATES.replace('"OK"', '"SB:0100"').replace("state\n", "error\n", 1)
        + "catalogue: {id: b, title: B, module: b, url: https://example.com/}\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path / "a", "a", [(tmp_path / name, name) for name in "bc"])
    assert str(caught.value).splitlines() == [
        'b:2:3: owners: duplicate key "caller" (first used in a, line 7)',
        'c:2:11: SB:0100: duplicate in field "error" (first used in b, line 21)',
        'c:16:1: duplicate key "catalogue" (first used in a, line 1)',
    ]


def test_what_is_missing_is_missing_in_all_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A section may be in any file; one that is in none is told of the file with `catalogue:`."""
    project = cut_up(
        tmp_path, acme=HEAD.replace(GROUPS, "").replace(SOURCES, ""), errors=SOURCES + ERRORS
    )
    told = findings(project, monkeypatch)
    assert told[0] == 'codes/acme.yaml:1:1: key "groups" is missing: entries that are read together'
    assert all('"all" is not declared in groups' in one for one in told[1:])
    load_project(cut_up(tmp_path, errors=GROUPS + ERRORS, acme=HEAD.replace(GROUPS, "")))


def test_a_part_that_does_not_parse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read is told of all files, and nothing that only follows from it."""
    project = cut_up(tmp_path, errors="codes: [\n", more__states="# nothing\n", z="a: &b c\n")
    (project.root / "codes" / "link").symlink_to(tmp_path)
    told = findings(find_project(str(tmp_path)), monkeypatch)
    assert [one.partition(" ")[0] for one in told] == [
        "codes/errors.yaml:2:1:",
        "codes/link:",
        "codes/more/states.yaml:1:1:",
        "codes/z.yaml:1:4:",
    ]
    assert "is a link to a folder; put the folder itself there" in told[1]
    assert "a file of a catalogue is a mapping of sections, such as `codes:`" in told[2]


def test_the_size_holds_for_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are small one by one are too large together."""
    project = cut_up(tmp_path)
    monkeypatch.setattr(parser, "LARGEST", len(HEAD) + len(ERRORS))
    monkeypatch.chdir(project.root)
    parts = [(path, path.name) for path in project.parts]
    with pytest.raises(CatalogueError, match=r"^states\.yaml: is larger than .* files before it"):
        load_catalogue(project.catalogue, "acme.yaml", parts)


def test_order_is_a_matter_of_each_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries are in order within their file, wherever the others are."""
    first, second = ERRORS.split('  - code: "SB:0100"')
    one, two = first, 'codes:\n  - code: "SB:0100"' + second
    project = cut_up(tmp_path, errors=two, other=one)
    assert lint_catalogue(load_project(project)) == []
    unsorted = STATES + first.removeprefix("codes:\n")
    project = cut_up(
        tmp_path, errors=two, other=unsorted, more__states="sources: {b: {title: B}}\n"
    )
    monkeypatch.chdir(project.root)
    (told,) = lint_catalogue(load_project(project), [lint_order])
    assert str(told).startswith("codes/other.yaml:16:11: InvalidBucket: is out of order: ")
