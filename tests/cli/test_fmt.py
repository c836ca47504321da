"""`errdex fmt`: writes the catalogue in order, or shows what it would write."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.cli.program import main
from errdex.project import Project
from tests.conftest import ACME, MakeProject

FIRST, SECOND = ACME.index('  - code: "SB'), ACME.index('  - code: "OK"')
SHUFFLED = ACME[:FIRST] + "  # kept\n" + ACME[SECOND:] + ACME[FIRST:SECOND]


@pytest.fixture
def project(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose entries are out of order, as the current one."""
    project = make_project(SHUFFLED)
    monkeypatch.chdir(project.root)
    return project


def test_the_catalogue_is_written_in_order(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """`fmt` sorts the file once, says so, and then has nothing to do."""
    project.catalogue.chmod(0o640)
    assert main(["fmt", "codes/acme.yaml"]) == 0
    assert capsys.readouterr() == ("codes/acme.yaml: formatted\n", "")
    assert project.catalogue.read_text("utf-8") == ACME[:SECOND] + "  # kept\n" + ACME[SECOND:]
    assert project.catalogue.stat().st_mode & 0o777 == 0o640
    assert main(["fmt"]) == 0
    assert main(["fmt", "--check"]) == 0
    assert main(["lint"]) == 0
    assert capsys.readouterr() == ("", "")
    assert [path.name for path in project.catalogue.parent.iterdir()] == ["acme.yaml"]


def test_check_shows_the_difference(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """`--check` prints a diff, fails and writes nothing."""
    assert main(["fmt", "--check"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("codes/acme.yaml is not formatted; run `errdex fmt`\n--- codes/acme")
    assert "\n@@ " in out
    assert project.catalogue.read_text("utf-8") == SHUFFLED


def test_what_does_not_parse_stays(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no YAML is refused with its place, and is not written."""
    project.catalogue.write_text(SHUFFLED + "  x: [\n", encoding="utf-8")
    assert main(["fmt"]) == 1
    assert "codes/acme.yaml:" in capsys.readouterr().err
    assert project.catalogue.read_text("utf-8") == SHUFFLED + "  x: [\n"


def test_other_files_are_left_alone(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the files that pre-commit names, only the catalogue is written."""
    other = tmp_path / "other.yaml"
    other.write_text("b: 1\na: 2\n", encoding="utf-8")
    assert main(["fmt", "other.yaml"]) == 0
    assert "passed over" in capsys.readouterr().err
    assert other.read_text("utf-8") == "b: 1\na: 2\n"
    assert project.catalogue.read_text("utf-8") == SHUFFLED


def test_marks_and_links_stay(project: Project) -> None:
    """The byte order mark and line ends stay, and a linked catalogue is written where it is."""
    real = project.root / "real.yaml"
    real.write_bytes(b"\xef\xbb\xbf" + SHUFFLED.replace("\n", "\r\n").encode())
    project.catalogue.unlink()
    project.catalogue.symlink_to(real)
    assert main(["fmt"]) == 0
    assert project.catalogue.is_symlink()
    written = real.read_bytes()
    assert written.startswith(b"\xef\xbb\xbfcatalogue:\r\n")
    assert written.count(b"\n") == written.count(b"\r\n") == SHUFFLED.count("\n")
