"""Measures alert rules: what a large catalogue costs Prometheus, and that no first error is lost.

`python -m benchmarks.alerts` takes about five minutes and needs Prometheus and Alertmanager.
"""

from __future__ import annotations

import json
import queue
import re
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.catalogues import make_project
from benchmarks.measuring import Row, limit_row, shown_time, time_row
from benchmarks.results import row_table, show_table, write_section
from errdex.authoring.alerts.rendering import RULES
from tests.support.alerting import active, exporter, make_alerts, received, stack
from tests.support.monitoring import SUITES, Sink, Suite, run, wait_for

CODES = 5_000
FIRING = 20
ROUNDS = 5
LONGEST = 1.5  # seconds of an evaluation
RUNS = 20
WITHIN = 15  # seconds until both alerts are there
PLAIN = """\
  - name: plain
    rules:
      - alert: Plain
        expr: sum by (code, job) (increase(error_codes_total{code!=""}[5m])) > 0
"""


def main() -> None:
    """Run every measurement, print the rows and keep them."""
    rows: list[Row] = []
    for suite in SUITES:
        for row in (*_evaluation(suite), _first_errors(suite)):
            print(f"{row.quantity}: {row.measured} {row.verdict}", file=sys.stderr)
            rows.append(row)
    print(show_table(rows))
    lines = [f"{CODES:,} made codes, each with a series; {FIRING} of them fire"]
    write_section("Alerts", lines, row_table(rows))


def _evaluation(suite: Suite) -> tuple[Row, Row]:
    """Measure a round of all rules beside one of the plain rule, on the same series."""
    with tempfile.TemporaryDirectory(prefix="errdex-bench-") as name, Sink() as sink:
        folder = Path(name)
        made = make_project(folder / "project", CODES)
        make_alerts(folder, project=made.project)
        text = (folder / RULES).read_text(encoding="utf-8")
        (folder / RULES).write_text(f"{text}{PLAIN}", encoding="utf-8")
        counts = [f"{code}={int(number < FIRING)}" for number, code in enumerate(made.codes)]
        with exporter(folder, *counts) as target, stack(suite, folder, sink, [target]) as server:
            wait_for(lambda: len(active(server)) == FIRING)
            times = [_next_times(server) for _ in range(ROUNDS)]
    whole, plain = zip(*times, strict=True)
    what = f"evaluation of the rules, {_version(suite)}"
    return limit_row(what, whole, LONGEST, shown_time), time_row(
        what, "plain `increase`", {"rules": whole, "plain": plain}, ("rules", "plain")
    )


def _next_times(server: str) -> tuple[float, float]:
    """Return the seconds that the next round of the rules and of the plain rule takes."""
    before = _groups(server)
    wait_for(lambda: all(_groups(server)[name] != at for name, at in before.items()))
    groups = _groups(server)
    return groups["errdex:made"][1], groups["plain"][1]


def _groups(server: str) -> dict[str, tuple[str, float]]:
    """Return when each group was last evaluated, and how many seconds that took."""
    with urllib.request.urlopen(f"http://{server}/api/v1/rules", timeout=30) as response:
        groups = json.load(response)["data"]["groups"]
    return {g["name"]: (g["lastEvaluation"], g["evaluationTime"]) for g in groups}


def _first_errors(suite: Suite) -> Row:
    """Count the runs in which one error before the first scrape reaches the receiver in time."""
    late = 0
    taken = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory(prefix="errdex-bench-") as name, Sink() as sink:
            folder = make_alerts(Path(name))
            with exporter(folder, "E000102", "E999999", "000000") as target:
                start = time.monotonic()
                with stack(suite, folder, sink, [target]):
                    try:
                        found = received(sink, 2, WITHIN)
                    except queue.Empty:
                        found = {}
                    taken.append(time.monotonic() - start)
                    late += sorted(found) != ["E000102", "E999999"]
    what = f"{RUNS - late} of {RUNS} first errors arrive, {_version(suite)}: seconds"
    return limit_row(what, taken, WITHIN, shown_time)


def _version(suite: Suite) -> str:
    """Return the version of Prometheus."""
    told = run(suite.program("prometheus"), ["--version"], Path.cwd())
    found = re.search(r"version ([0-9.]+)", told)
    return f"Prometheus {found[1]}" if found else "Prometheus"


if __name__ == "__main__":
    main()
