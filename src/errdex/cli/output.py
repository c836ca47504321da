"""What the commands print: streams that take any text, error lines, and the exit codes."""

from __future__ import annotations

import codecs
import contextlib
import io
import json
import os
import sys
from pathlib import Path

FINE, PROBLEMS, USAGE = 0, 1, 2


def prepare_output() -> None:
    """Make every text printable, but where a stream is closed, as by `>&-`.

    There, what is told is discarded, and other output fails as on a full disk. A character missing
    in the output's encoding becomes `\\u00b7`, which is valid in JSON as well.
    """
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for good
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
    codecs.register_error("errdex", _escape)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="errdex")


def tell(text: object) -> None:
    """Print to standard error; a closed reader does not change a command's exit code."""
    with contextlib.suppress(BrokenPipeError):
        print(text, file=sys.stderr)


def show(text: object) -> None:
    """Print to standard output; here as well, a closed reader does not change the exit code."""
    with contextlib.suppress(BrokenPipeError):
        print(text)


def has_colour() -> bool:
    """Return whether standard output may carry terminal colours."""
    wanted = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return wanted and os.environ.get("TERM") != "dumb"


def _escape(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end
