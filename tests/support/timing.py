"""Times what reads texts: diagnosis and redaction in CPython and in node, and the finder."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, NamedTuple, NoReturn, Self

from errdex.authoring.building import load_project
from errdex.authoring.catalogue import Catalogue
from errdex.authoring.rendering.bundles import data_script
from errdex.authoring.rendering.diagnosis_data import code_rows, compiled
from errdex.authoring.rendering.finder_index import index_script
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.pastes import redact_text
from errdex.errors import ErrdexError
from errdex.evidence.text.characters import LONGEST
from errdex.modules import load_module
from tests.conftest import ROOT
from tests.support.catalogues import answers_of, catalogue_text, load_text, module_of
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

PATIENCE = 30
"""Seconds for what takes one or two, and minutes where it goes over a text again and again.

Of a text that takes longer, a clock says that it takes as long.
"""

Clock = Callable[[Sequence[Shape], int], list[float]]
"""Seconds of CPU that a reader takes for each of some shapes, at a length."""


class NodeReaders(NamedTuple):
    """The clocks of what reads texts in node."""

    diagnosis: Clock
    redaction: Clock
    finder: Clock


@contextmanager
def patience() -> Iterator[None]:
    """Raise a TimeoutError in what does not end."""

    def give_up(*_: object) -> NoReturn:
        raise TimeoutError(f"still at work after {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def redaction_clock() -> Clock:
    """Return the clock of taking secrets and numbers out of a text in this CPython."""
    knowledge = own_knowledge()

    def read(pasted: str) -> None:
        with suppress(ErrdexError):  # it may be refused
            redact_text(pasted[:LONGEST], CONTEXT, knowledge)

    return _clock(read)


def diagnosis_clock(text: str = "") -> Clock:
    """Return the clock of a diagnosis and its three reports in this CPython.

    Args:
        text: The catalogue; without it the shipped one.
    """
    catalogue = _catalogue(text)
    knowledge = Knowledge(compiled(catalogue), code_rows(catalogue))
    context = _context_of(catalogue)
    return _clock(lambda pasted: python_answer(pasted, context, knowledge))


def module_clock(text: str = "") -> Clock:
    """Return the clock of the slowest thing that a generated module does with a text.

    Args:
        text: The catalogue; without it the shipped one.
    """
    module: Any = module_of(text) if text else load_module(own_project())
    acts = (module.get, module.suggest, module.find_codes, module.find_mentions, module.search)
    return _clock(*acts)


def _clock(*reads: Callable[[str], object]) -> Clock:
    def seconds(shape: Shape, length: int) -> float:
        text = shape.text(length)
        return max(_timed(read, text) for read in reads)

    return lambda shapes, length: [seconds(shape, length) for shape in shapes]


def _timed(read: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    try:
        with patience():
            read(text)
    except TimeoutError:
        return PATIENCE
    return time.process_time() - begun


def _context_of(catalogue: Catalogue) -> dict[str, str]:
    """Return values for what a catalogue asks for."""
    return {
        name: value for name, value in CONTEXT.items() if name in compiled(catalogue)["context"]
    }


def _catalogue(text: str) -> Catalogue:
    return load_text(text) if text else load_project(own_project())


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
        if kind is not None:
            self._process.kill()
        self._process.communicate()

    def add_catalogue(self, name: str, text: str = "") -> NodeReaders:
        """Return the clocks of the readers of a catalogue, the shipped one without text.

        Args:
            name: What to call it; one name, one catalogue.
            text: The YAML.
        """
        catalogue = _catalogue(text)
        context = _context_of(catalogue)
        data = data_script(catalogue, "errdexDiagnosisData")
        self._ask({"diagnosis": f"{name} diagnosis", "script": data, "context": context})
        self._ask({"redaction": f"{name} redaction", "script": data, "context": context})
        self._ask(
            {"finder": f"{name} finder", "script": index_script(catalogue, answers_of(catalogue))}
        )
        readers = ("diagnosis", "redaction", "finder")
        return NodeReaders(*(self._clock(f"{name} {reader}") for reader in readers))

    def _clock(self, reader: str) -> Clock:
        def seconds(shapes: Sequence[Shape], length: int) -> list[float]:
            asked = {"reader": reader, "shapes": shapes, "length": length, "patience": PATIENCE}
            return [float(taken) for taken in self._ask(asked)]

        return seconds

    def _ask(self, request: dict[str, Any]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())
