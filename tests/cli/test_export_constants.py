"""`errdex export typescript` and `errdex export go`: what they print, and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.cli.output import FINE, PROBLEMS, USAGE
from errdex.cli.program import main


@pytest.fixture(autouse=True)
def _own_catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work on the shipped catalogue, away from any project."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("language", ["typescript", "go"])
def test_a_file_out_of_date_is_told(language: str) -> None:
    """--check writes nothing and fails until the file is what would be written."""
    asked = ["export", language, "-o", "out/codes"]
    assert main([*asked, "--check"]) == PROBLEMS
    assert not Path("out").exists()
    assert main(asked) == FINE
    assert main([*asked, "--check"]) == FINE


def test_a_package_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name it is the module's; a name that Go does not have is wrong usage."""
    assert main(["export", "go"]) == FINE
    assert "\npackage smscodes\n" in capsys.readouterr().out
    assert main(["export", "go", "--package", "errorcodes"]) == FINE
    assert "\npackage errorcodes\n" in capsys.readouterr().out
    assert main(["export", "go", "--package", "a b"]) == USAGE
    assert capsys.readouterr().err.startswith("errdex: --package: must be ")
