"""Progress of long work: on a terminal, and nowhere else."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from errdex.authoring.progress import SILENT, Progress, progress_for
from tests.conftest import ROOT, MakeProject


def said_on_a_terminal(root: Path, *options: str, **variables: str) -> str:
    """Build a project with standard error on a terminal, and return what that shows."""
    outer, inner = pty.openpty()
    termios.tcsetwinsize(inner, (24, 80))
    own = {"PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "errdex", "--root", str(root), "build", *options]
    with subprocess.Popen(
        command, env=own | variables, stdout=subprocess.DEVNULL, stderr=inner
    ) as process:
        os.close(inner)
        said = b""
        while part := _read(outer):
            said += part
        os.close(outer)
    assert process.returncode == 0, said.decode()
    return said.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # as Linux ends a terminal that nobody writes to
        return b""


def test_a_terminal_shows_both_parts(make_project: MakeProject) -> None:
    """Files, then pages of which the number is known, in lines that are cleared at the end."""
    said = said_on_a_terminal(make_project().root)
    assert "files: " in said
    assert re.search(r"pages: +\d+%.* \d+/\d+ ", said)
    assert "\n" not in said


@pytest.mark.parametrize(
    ("is_terminal", "variables"),
    [(False, {"TERM": "xterm"}), (True, {"CI": "true"}), (True, {"TERM": "dumb"})],
)
def test_nothing_is_shown_where_nobody_watches(
    is_terminal: bool, variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a pipe, in CI, and where lines cannot be cleared."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert progress_for(quiet=False).shown
    assert not progress_for(quiet=True).shown
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stderr.isatty", lambda: is_terminal)
    assert not progress_for(quiet=False).shown


def test_a_pipe_gets_nothing_but_the_counts(make_project: MakeProject) -> None:
    """Standard error stays empty; --quiet leaves standard output empty as well."""
    command = [sys.executable, "-m", "errdex", "--root", str(make_project().root), "build"]
    own = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, env=own, capture_output=True, text=True, check=True)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")
    done = subprocess.run([*command, "-q"], env=own, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("progress", [SILENT, Progress(shown=True)])
def test_what_is_counted_stays_as_it_is(progress: Progress) -> None:
    """Items come in their order; a loop that ends early is fine."""
    assert list(progress.over("abc", "letters")) == ["a", "b", "c"]
    assert next(progress.over("abc", "letters")) == "a"
