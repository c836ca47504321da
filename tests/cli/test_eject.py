"""`errdex eject`: copies what is to be changed, and overwrites nothing."""

from __future__ import annotations

import pytest

from errdex.cli.program import main
from tests.conftest import ROOT, MakeProject


def test_templates_are_copied_once(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy is errdex's own, byte for byte; if one of several is there, none is written."""
    root = make_project().root
    monkeypatch.chdir(root)
    assert main(["eject", "pages/code.md.j2"]) == 0
    own = root / "templates/pages/code.md.j2"
    assert own.read_bytes() == (ROOT / "templates/pages/code.md.j2").read_bytes()
    own.write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert main(["eject", "mkdocs.yml", "templates/pages/code.md.j2"]) == 1
    told = "templates/pages/code.md.j2: is there already; move it away for a new copy\n"
    assert capsys.readouterr() == ("", told)
    assert own.read_text("utf-8") == "mine"
    assert not (root / "mkdocs.yml").exists()
    assert main(["eject", "pages/cod.md.j2"]) == 2


def test_the_list_says_where_each_lies(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--list` names each file with its place, and those that the project has overridden."""
    root = make_project().root
    monkeypatch.chdir(root)
    assert main(["eject", "mkdocs.yml"]) == 0
    capsys.readouterr()
    assert main(["eject", "--list"]) == 0
    lines = dict(line.split("  ", 1) for line in capsys.readouterr().out.splitlines())
    assert lines["mkdocs.yml"] == "overridden in this project"
    assert lines["templates/pages/code.md.j2"] == str(ROOT / "templates/pages/code.md.j2")
