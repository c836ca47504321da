"""What the rules say of 27 ways in which a counter can move, asked of the real Prometheus."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from errdex.authoring.alerts.options import Options
from tests import cases
from tests.authoring.alerts.making import faults_of_rules, make_alerts
from tests.support.monitoring import SUITES, Suite

SCENARIOS = yaml.safe_load((cases.FOLDER / "alerts.yaml").read_text(encoding="utf-8"))
FIRING = 'ALERTS{alertname="ErrorCode",code="E000102",alertstate="firing"}'
METRICS = {
    "counter": 'error_codes_total{{code="E000102",job="j",instance="{}"}}',
    "up": 'up{{job="j",instance="{}"}}',
    "start": 'process_start_time_seconds{{job="j",instance="{}"}}',
}

suites = pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)


def series_of(scenario: dict[str, Any], metrics: dict[str, str] = METRICS) -> list[dict[str, str]]:
    """Return a scenario's series as promtool reads them."""
    found = []
    for name, values in scenario["series"].items():
        metric, instance = name.split()
        found.append({"series": metrics[metric].format(instance), "values": str(values)})
    return found


def promtool_test(scenario: dict[str, Any], metrics: dict[str, str] = METRICS) -> dict[str, object]:
    """Return a test of promtool that tells whether an alert fires within the span."""
    start, end = scenario["look"]
    fires = scenario["fires"] != ("known" in scenario)
    samples = [{"value": 1, "labels": "{}"}] if fires else []
    looked = f"count(count_over_time({FIRING}[{end - start}s]))"
    expression = {"expr": looked, "eval_time": f"{end}s", "exp_samples": samples}
    series = series_of(scenario, metrics)
    return {"interval": "15s", "input_series": series, "promql_expr_test": [expression]}


@suites
@pytest.mark.parametrize("scenario", SCENARIOS, ids=[row["name"] for row in SCENARIOS])
def test_each_scenario(suite: Suite, scenario: dict[str, Any], tmp_path: Path) -> None:
    """A2: an alert fires where it must and nowhere else, but for four known scenarios."""
    assert faults_of_rules(suite, make_alerts(tmp_path), [promtool_test(scenario)]) == ""


def test_four_scenarios_are_known_to_go_wrong() -> None:
    """There are 27 scenarios; what goes wrong is written down in the documents."""
    assert len(SCENARIOS) == 27
    assert len([row for row in SCENARIOS if "known" in row]) == 4


@suites
def test_a_crash_loop_never_goes_quiet(suite: Suite, tmp_path: Path) -> None:
    """A3: of a crash loop the alert is there at every evaluation from minute 20 to 25."""
    loop = next(row for row in SCENARIOS if "crash loop" in row["name"])
    counted = {
        "expr": f"sum(count_over_time({FIRING}[295s]))",
        "eval_time": "1500s",
        "exp_samples": [{"value": 20, "labels": "{}"}],
    }
    test = {"interval": "15s", "input_series": series_of(loop), "promql_expr_test": [counted]}
    assert faults_of_rules(suite, make_alerts(tmp_path), [test]) == ""
