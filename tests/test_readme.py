"""The README: what it shows works as shown."""

from __future__ import annotations

import re
import subprocess
import sys

from errdex.authoring.building import build_artefacts, lint_project, load_project
from errdex.cli.program import COMMANDS, main
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
    for command in COMMANDS:
        assert f"errdex {command.__name__.rpartition('.')[2].rstrip('_')}" in README
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for verb in re.findall(r"(?:\$ |`|: )make ([a-z]+)", README + PUBLISHING):
        assert f"\n{verb}:" in makefile


def test_unknown_code_example() -> None:
    """`lookup("0")` is an error, as the README says."""
    assert main(["explain", "0"]) == 1


def test_continuous_integration_installs_what_the_readme_says() -> None:
    """The Debian packages of the README are those with which the commands are run."""
    named = re.findall(r"apt-get install -y (.*)", README)
    assert len(named) == 2
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").split()
    assert set(" ".join(named).split()) - set(script) == set()
