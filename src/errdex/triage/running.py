"""Runs a triage: two statements on any engine, and what their rows say."""

from __future__ import annotations

from typing import cast

import smscodes
from errdex.diagnosis.module_rows import load_knowledge
from errdex.modules import CodeModule
from errdex.triage.counting import Rows, count_rows
from errdex.triage.duckdb_runner import RunSql
from errdex.triage.reporting import triage_of
from errdex.triage.results import Triage
from errdex.triage.statements import APPROXIMATE_TOTALS, HOURS, TOTALS


def run(run_sql: RunSql, module: CodeModule | None = None, approximate: bool = False) -> Triage:
    """Return what the two statements say on an engine that has the view `events`.

    Args:
        run_sql: Runs a statement and returns its rows.
        module: The generated module of the catalogue; None for the shipped one.
        approximate: Whether to count different items approximately, which is faster.
    """
    totals = run_sql(APPROXIMATE_TOTALS if approximate else TOTALS)
    return read_rows(totals, run_sql(HOURS), module, approximate)


def read_rows(
    totals: Rows,
    hours: Rows,
    module: CodeModule | None = None,
    approximate: bool = False,
    unit: str = "",
) -> Triage:
    """Return what rows of the two statements say; `unit` is what was counted, if no responses."""
    module = module or cast(CodeModule, smscodes)
    knowledge = load_knowledge(module)
    counts = count_rows(totals, hours, knowledge)
    return triage_of(counts, knowledge, module.CATALOGUE["title"], approximate, unit)
