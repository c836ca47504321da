"""The README: what it shows works as it stands there."""

from __future__ import annotations

import re
import subprocess
import sys

from errdex.authoring.building import build_artefacts, lint_project, load_project
from errdex.cli.program import main
from tests.conftest import ROOT, MakeProject

README = (ROOT / "README.md").read_text(encoding="utf-8")

PUBLISHING = (ROOT / "docs/publishing.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """Return the first fenced block in a language."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found
    return found.group(1)


def test_the_lookup_example_runs() -> None:
    """The five lines of Python run and print a title."""
    done = subprocess.run(
        [sys.executable, "-c", block("python")], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[0] == "The app key is not valid"


def test_the_catalogue_example_builds(make_project: MakeProject) -> None:
    """The catalogue that the README shows loads and gives a module."""
    project = make_project(block("yaml"))
    assert load_project(project).entries[0].code == "InvalidBucket"
    assert lint_project(project) == []
    assert "src/acmecodes/__init__.py" in build_artefacts(project, load_project(project)).changed


def test_every_command_is_in_the_readme() -> None:
    """The README names every command of the command line and every verb it promises."""
    for command in ("explain", "search", "diagnose", "build", "archive", "lint", "serve", "schema"):
        assert f"errdex {command}" in README
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for verb in re.findall(r"(?:\$ |`|: )make ([a-z]+)", README + PUBLISHING):
        assert f"\n{verb}:" in makefile


def test_unknown_code_example() -> None:
    """`lookup("0")` is an error, as the README says."""
    assert main(["explain", "0"]) == 1


def test_one_sentence_per_line() -> None:
    """Markdown of the project keeps one sentence on a line, so that a diff shows sentences."""
    for name in (
        "README.md",
        "docs/publishing.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
    ):
        prose = re.sub(r"```.*?```", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL)
        for line in prose.splitlines():
            if line and line[0] not in "|#-0123456789":
                assert not re.search(r"[a-z)]\. [A-Z]", line), f"{name}: {line}"
