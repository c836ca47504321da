"""`errdex new`: writes a skeleton into the catalogue."""

from __future__ import annotations

import pytest

from errdex.cli.program import main
from tests.conftest import ACME, MakeProject


def test_a_code_is_added_once(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`new` says where the entry is and what to do; what is refused leaves the file as it was."""
    project = make_project()
    monkeypatch.chdir(project.root)
    assert main(["new", "Quota", "--field", "error"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == (
        "codes/acme.yaml:34: Quota: added; replace each TODO, then `errdex lint`\n",
        "",
    )
    written = project.catalogue.read_text("utf-8")
    assert main(["new", "Quota", "--field", "error"]) == 1
    assert capsys.readouterr().err == (
        'codes/acme.yaml:34:5: Quota: is an entry of field "error" already\n'
    )
    assert main(["new", "Quota"]) == 2
    assert project.catalogue.read_text("utf-8") == written
    assert main(["lint"]) == 1
    assert "is not written yet" in capsys.readouterr().out
    assert main(["build"]) == 1
    assert written.replace(written[written.index('  - code: "Quota"') :], "") in ACME
