"""Statements of DuckDB, and how they end."""

from __future__ import annotations

import signal
import threading

import duckdb
import pytest

from errdex.triage.duckdb_runner import _fetched
from tests.support.signals import default_handlers

ENDLESS = "SELECT sum(sqrt(a.range * b.range)) FROM range(1000000) a, range(1000000) b"


def test_a_statement_hears_an_interrupt() -> None:
    """Ctrl-C ends the statement, and is no fault of the file that is read."""
    main = threading.main_thread().ident
    assert main is not None
    interrupt = threading.Timer(0.2, signal.pthread_kill, (main, signal.SIGINT))
    with default_handlers():
        interrupt.start()
        with pytest.raises(KeyboardInterrupt):
            _fetched(duckdb.connect(), ENDLESS)
