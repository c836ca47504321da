"""Times what reads texts: diagnosis in CPython and in node, and the finder, of two catalogues."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from errdex.authoring.building import load_project
from errdex.authoring.rendering.bundles import data_script
from errdex.authoring.rendering.finder_index import index_script
from errdex.diagnosis.knowledge import Knowledge, load_knowledge
from errdex.modules import import_package
from tests.conftest import ROOT
from tests.support.catalogues import catalogue_text, load_text, write_module
from tests.support.runtimes import own_knowledge, own_project, python_answer
from tests.support.text_shapes import Shape

RUNNER = ROOT / "tests" / "javascript" / "timing.mjs"
CONTEXT = {
    "app_secret": "abcdefgh",
    "template": "Hi ${TXT_20}, ${NUM_6} is your code",
    "sent_at": "2018-02-12T15:30:20Z",
    "client_ip": "203.0.113.7",
    "ip_whitelist": "203.0.113.0/24,198.51.100.1",
}
MANY_CODES = catalogue_text(f"SB:{number:04}" for number in range(10_000))
"""A catalogue of ten thousand codes with the same beginning."""

Clock = Callable[[Sequence[Shape], int], list[float]]
"""Seconds of CPU that a reader takes for each of some shapes, at a length."""


def python_clock(knowledge: Knowledge) -> Clock:
    """Return the clock of a diagnosis, with its three reports, in this CPython."""

    def seconds(shape: Shape, length: int) -> float:
        text = shape.text(length)
        begun = time.process_time()
        python_answer(text, CONTEXT, knowledge)
        return time.process_time() - begun

    return lambda shapes, length: [seconds(shape, length) for shape in shapes]


def own_python_clock() -> Clock:
    """Return the clock of a diagnosis with the shipped catalogue."""
    return python_clock(own_knowledge())


def large_python_clock(folder: Path) -> Clock:
    """Return the clock of a diagnosis with the catalogue of many codes, written to a folder."""
    write_module(MANY_CODES, folder / "made")
    return python_clock(load_knowledge(import_package(folder / "made")))


class NodeClocks:
    """A node process in which diagnosis and the finder are timed; leave it with `with`."""

    def __init__(self, program: str) -> None:
        self._process = subprocess.Popen(
            [program, str(RUNNER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def add_catalogue(self, name: str, text: str = "") -> tuple[Clock, Clock]:
        """Return the clocks of diagnosis and finder for a catalogue, the shipped one without text.

        Args:
            name: What to call it; one name, one catalogue.
            text: The YAML.
        """
        catalogue = load_text(text) if text else load_project(own_project())
        data = data_script(catalogue, "errdexDiagnosisData")
        self._ask({"diagnosis": f"{name} diagnosis", "script": data, "context": CONTEXT})
        self._ask({"finder": f"{name} finder", "script": index_script(catalogue)})
        return self._clock(f"{name} diagnosis"), self._clock(f"{name} finder")

    def _clock(self, reader: str) -> Clock:
        def seconds(shapes: Sequence[Shape], length: int) -> list[float]:
            answer = self._ask({"reader": reader, "shapes": shapes, "length": length})
            return [milliseconds / 1000 for milliseconds in answer]

        return seconds

    def _ask(self, request: dict[str, Any]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())
