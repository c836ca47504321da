"""Signals as a terminal gives them: `nohup` and a shell's background jobs ignore some."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from types import FrameType

_HANDLERS: dict[int, Callable[[int, FrameType | None], None] | signal.Handlers] = {
    signal.SIGINT: signal.default_int_handler,
    signal.SIGTERM: signal.SIG_DFL,
    signal.SIGHUP: signal.SIG_DFL,
}


@contextlib.contextmanager
def default_handlers() -> Iterator[None]:
    """Let signals have their usual effect, here and in the processes that are started here."""
    before = {kind: signal.signal(kind, handler) for kind, handler in _HANDLERS.items()}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
