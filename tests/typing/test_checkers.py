"""The generated module as type checkers see it: mypy, pyright and the stub against the module."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tests.typing.api as api
from tests.conftest import ROOT

USER = Path(__file__).with_name("api.py")
WRONG = """\
import smscodes
smscodes.lookup(4.04)
smscodes.lookup("404", "nowhere")
smscodes.get("404").title
smscodes.lookup("404").nonsense
smscodes.lookup("404").title = "other"
smscodes.lookup("404").new = "attribute"
smscodes.lookup("404").remediation[0] = None
smscodes.CATALOGUE["url"] = "other"
smscodes.nonsense
code: smscodes.Code = "E00102"
smscodes.Codes.E00102
smscodes.Codes.E000102 = "E000103"
smscodes.CodeError(404)
"""
LINES_WITH_ERRORS = list(range(2, 15))


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python in a folder, with the project's `src` in sight."""
    environment = os.environ | {
        "MYPYPATH": str(ROOT / "src"),
        "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",
        "PYRIGHT_PYTHON_CACHE_DIR": str(Path(sys.prefix) / "pyright"),
    }
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, text=True
    )


def mypy_errors(folder: Path, text: str) -> list[int]:
    """Return the lines in which mypy finds errors."""
    (folder / "user.py").write_text(text, encoding="utf-8")
    done = run(["mypy", "--strict", "--config-file=", "--cache-dir=cache", "user.py"], folder)
    assert done.returncode in (0, 1), done.stderr
    found = re.findall(r"^user\.py:(\d+): error", done.stdout, re.MULTILINE)
    assert bool(found) == done.returncode, done.stdout
    return sorted({int(line) for line in found})


def pyright_errors(folder: Path, text: str) -> list[int]:
    """Return the lines in which pyright finds errors."""
    (folder / "user.py").write_text(text, encoding="utf-8")
    settings = {"strict": ["."], "extraPaths": [str(ROOT / "src")], "pythonVersion": "3.11"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    done = run(["pyright", "--outputjson", "--pythonpath", sys.executable], folder)
    assert done.returncode in (0, 1), done.stderr
    report = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] == 1
    return sorted({item["range"]["start"]["line"] + 1 for item in report["generalDiagnostics"]})


@pytest.mark.parametrize("errors", [mypy_errors, pyright_errors])
def test_a_users_file_is_clean(errors: object, tmp_path: Path) -> None:
    """Strict checkers accept everything that a user does with the module."""
    assert callable(errors)
    assert errors(tmp_path, USER.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("errors", [mypy_errors, pyright_errors])
def test_a_users_mistakes_are_reported(errors: object, tmp_path: Path) -> None:
    """Each deliberate error is found: so the checkers do see the module's types."""
    assert callable(errors)
    assert errors(tmp_path, WRONG) == LINES_WITH_ERRORS


def test_the_stub_and_the_module_agree(tmp_path: Path) -> None:
    """Names, signatures and defaults of the stub are those of the module."""
    allowed = tmp_path / "allowed.txt"
    allowed.write_text(
        r"smscodes\._(answers|errors|records|reports|runtime|searching|symptoms)(\..*)?"
        "\n"
        r"smscodes(\._constants)?\.Code"  # for mypy a union, in a running Python a Literal
    )  # the stub of the package tells its types
    done = run(["mypy.stubtest", "smscodes", "--allowlist", str(allowed)], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_users_file_runs() -> None:
    """What the types promise is what happens."""
    assert api.explain("000000") == "fine"
    assert api.explain("E000102") == api.entry.title
    assert api.explain("E200015").startswith("'E200015' is no value of code")
