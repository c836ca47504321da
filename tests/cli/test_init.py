"""`errdex init`: from an empty folder to a project that lints and builds."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from errdex.cli.program import main


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder is empty and has a name that becomes a title."""
    (tmp_path / "acme shop").mkdir()
    monkeypatch.chdir(tmp_path / "acme shop")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))


def test_a_new_project_works_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a question, `lint` and `fmt --check` are silent and `build` makes the site."""
    assert main(["init"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "codes/acme-shop.yaml: written\n" in out
    assert main(["lint"]) == 0
    assert main(["fmt", "--check"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["build"]) == 0
    assert main(["build", "--check"]) == 0
    api = json.loads(Path("site/api/catalogue.json").read_text("utf-8"))
    assert api["catalogue"]["title"] == "acme shop"
    assert main(["explain", "example_not_found"]) == 0


def test_nothing_is_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    """What is there is kept, and a folder with a catalogue is left alone."""
    Path(".gitignore").write_text("mine\n", encoding="utf-8")
    assert main(["init", "--title", "Acme", "--field", "response.json.error"]) == 0
    assert ".gitignore: kept as it is\n" in capsys.readouterr().out
    assert Path(".gitignore").read_text("utf-8") == "mine\n"
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    assert main(["init", "--title", "Other"]) == 1
    assert capsys.readouterr().err == (
        "codes/acme.yaml: there is a catalogue here already; without --title, the rest is added\n"
    )
    assert before == {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def test_what_is_missing_beside_a_catalogue_is_added(capsys: pytest.CaptureFixture[str]) -> None:
    """Such as one that was imported, without examples; no question is asked."""
    Path("table.csv").write_text("code,title\nE1,Gone\n", encoding="utf-8")
    assert main(["import", "table.csv", "--title", "Acme"]) == 0
    assert "next: `errdex build`" in capsys.readouterr().out
    imported = Path("codes/acme.yaml").read_bytes()
    assert main(["init"]) == 0
    out = capsys.readouterr().out
    assert "codes/acme.yaml: kept as it is\n" in out
    assert ".github/workflows/errdex.yml: written\n" in out
    assert [path.name for path in Path("codes").iterdir()].count("acme.yaml") == 1
    assert Path("codes/acme.yaml").read_bytes() == imported
    assert Path("codes/schema.json").is_file()


def test_a_folder_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    """`init FOLDER` makes the folder; wrong values make nothing."""
    assert main(["init", "new/one", "--id", "No"]) == 2
    assert "--id: " in capsys.readouterr().err
    assert not Path("new").exists()
    assert main(["init", "new/one"]) == 0
    assert Path("new/one/codes/one.yaml").is_file()


def test_a_terminal_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each option that is not given is a question, with what is taken for no answer."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal("Acme Storage\n\n"))
    assert main(["init", "--field", "response.json.error"]) == 0
    assert "The service's name [acme shop]: " in capsys.readouterr().out
    assert 'title: "Acme Storage"' in Path("codes/acme-storage.yaml").read_text("utf-8")


def test_what_failed_is_done_again_by_the_next_call(capsys: pytest.CaptureFixture[str]) -> None:
    """The catalogue, which makes a project, is written last; links are kept, wherever they lead."""
    Path(".github").write_text("a file", encoding="utf-8")
    Path(".gitignore").symlink_to("nowhere")
    assert main(["init"]) == 1
    assert (
        capsys.readouterr().err
        == ".github/workflows/errdex.yml: cannot be written: not a directory\n"
    )
    assert not list(Path("codes").glob("*.yaml"))
    Path(".github").unlink()
    assert main(["init"]) == 0
    assert ".gitignore: kept as it is\n" in capsys.readouterr().out
    assert Path(".gitignore").is_symlink()


def test_a_folder_without_a_printable_name_has_a_plain_title(tmp_path: Path) -> None:
    """Control characters and bytes that are no text are in no title."""
    for name in ("\x1b[31m", "\udcff"):
        folder = tmp_path / name
        folder.mkdir()
        assert main(["init", str(folder)]) == 0
        assert 'title: "service"' in (folder / "codes/service.yaml").read_text("utf-8")
