"""What the commands print: streams that take any text, error lines, and the exit codes."""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

FINE, PROBLEMS, USAGE = 0, 1, 2


class _Output(io.FileIO):
    """What a stream writes to; where that fails in a way that counts for nothing, it is discarded.

    So a command comes to its end, and its exit code says what it found.
    """

    def __init__(self, stream: TextIO, passed_over: type[OSError]) -> None:
        """Write to the same place as a stream."""
        super().__init__(stream.fileno(), "w", closefd=False)
        self._passed_over = passed_over

    def write(self, data: Any) -> int:
        """Write bytes and return how many were taken."""
        try:
            return super().write(data)
        except self._passed_over:
            return memoryview(data).nbytes


def prepare_output() -> None:
    """Make every text printable, but where a stream is closed, as by `>&-`.

    There, what is told is discarded, and other output fails as on a full disk. A character missing
    in the output's encoding becomes `\\u00b7`, which is valid in JSON as well.
    """
    codecs.register_error("errdex", _escape)
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for good
    else:
        sys.stdout = _kept_up(sys.stdout, BrokenPipeError)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="errdex")
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
    else:
        sys.stderr = _kept_up(sys.stderr, OSError)


def _kept_up(stream: TextIO, passed_over: type[OSError]) -> TextIO:
    """Return a stream to the same place that passes over such errors, as of a reader who is gone.

    Terminals stay as they are, and what is no stream of the process itself.
    """
    if stream not in (sys.__stdout__, sys.__stderr__) or stream.isatty():
        return stream
    output = io.BufferedWriter(_Output(stream, passed_over))
    return io.TextIOWrapper(output, stream.encoding, stream.errors, line_buffering=True)


def tell(text: object) -> None:
    """Print to standard error."""
    print(text, file=sys.stderr)


def has_colour() -> bool:
    """Return whether standard output may carry terminal colours."""
    wanted = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return wanted and os.environ.get("TERM") != "dumb"


def _escape(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end
