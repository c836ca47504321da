"""How far a triage is, is told on a terminal and nowhere else."""

from __future__ import annotations

import io
import threading

import pytest

from errdex.triage import progress as module
from errdex.triage.progress import progress


class Terminal(io.StringIO):
    """A terminal that keeps what it was told."""

    def isatty(self) -> bool:
        """Tell that it is one."""
        return True


@pytest.mark.parametrize("terminal", [True, False])
def test_a_terminal_is_told_and_a_pipe_is_not(
    terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is removed at the end."""
    said = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr("sys.stderr", said)
    monkeypatch.setattr(module, "EVERY", 0.001)
    asked = threading.Event()

    def percent() -> float:
        asked.set()
        return 37.0

    with progress(percent):
        if terminal:
            assert asked.wait(30)
    assert ("reading:  37 %" in said.getvalue()) is terminal
    assert said.getvalue().endswith("\x1b[K") is terminal
