"""What the rules say of 27 ways in which a counter can move, asked of the real Prometheus."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from errdex.authoring.alerts.options import Options
from errdex.authoring.alerts.rendering import RULES, RULES_TEST
from tests import cases
from tests.support.alerting import DEFAULT, make_alerts, small_project
from tests.support.monitoring import SUITES, UNPACKED, Suite, run, run_anyway

SCENARIOS = yaml.safe_load((cases.FOLDER / "alerts.yaml").read_text(encoding="utf-8"))
FIRING = 'ALERTS{alertname="ErrorCode",code="E000102",alertstate="firing"}'
METRICS = {
    "counter": 'error_codes_total{{code="E000102",job="j",instance="{}"}}',
    "up": 'up{{job="j",instance="{}"}}',
    "target": 'target_info{{job="j",instance="{}",service_version="1"}}',
    "start": 'process_start_time_seconds{{job="j",instance="{}"}}',
}

suites = pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)

newest = pytest.mark.parametrize("suite", SUITES[-1:], ids=lambda suite: suite.name)

BY_OTLP = {
    "a restart, 1 to 1",
    "a crash loop with one error in each run",
    "the instance has another name, the process is old",
    "a series that vanishes for 10 minutes and returns with its total",
    "a restart inside a scrape gap, 7 to 2",
    "Prometheus starts with an empty disk, the total is old",
    "the same without the start of the process",
}
"""What goes wrong with `--alive target_info`, where the start of the process is not known."""


def series_of(scenario: dict[str, Any]) -> list[dict[str, str]]:
    """Return a scenario's series as promtool reads them."""
    names = (name.split() for name in scenario["series"])
    series = [METRICS[metric].format(instance) for metric, instance in names]
    values = map(str, scenario["series"].values())
    return [{"series": s, "values": v} for s, v in zip(series, values, strict=True)]


def promtool_test(scenario: dict[str, Any], kind: str = "promql_expr_test") -> dict[str, Any]:
    """Return a test that tells whether an alert fires within the span as it is known to."""
    start, end = scenario["look"]
    fires = scenario["fires"] != ("known" in scenario)
    samples = [{"value": 1, "labels": "{}"}] if fires else []
    looked = f"count(count_over_time({FIRING}[{end - start}s]))"
    expression = {"expr": looked, "eval_time": f"{end}s", "exp_samples": samples}
    return {"interval": "15s", "input_series": series_of(scenario), kind: [expression]}


def faults(arguments: list[str], folder: Path, tests: list[dict[str, Any]]) -> str:
    """Return what a tool says of tests of the rules in a folder; empty if all succeed."""
    file = {"rule_files": [RULES], "evaluation_interval": "15s", "tests": tests}
    (folder / "given.test.yml").write_text(json.dumps(file), encoding="utf-8")
    done = run_anyway(arguments[0], [*arguments[1:], "given.test.yml"], folder)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def check_scenarios(
    tool: list[str], folder: Path, scenarios: list[dict[str, Any]], options: Options = DEFAULT
) -> None:
    """Fail with the names of the scenarios of which the rules say something else."""
    make_alerts(folder, options, small_project(folder))
    kind = "promql_expr_test" if tool[0].endswith("promtool") else "metricsql_expr_test"
    if faults(tool, folder, [promtool_test(row, kind) for row in scenarios]):
        wrong = [r["name"] for r in scenarios if faults(tool, folder, [promtool_test(r, kind)])]
        pytest.fail(f"{wrong}")


@suites
def test_every_scenario(suite: Suite, tmp_path: Path) -> None:
    """A2: an alert fires where it must and nowhere else, but for four known scenarios."""
    assert len(SCENARIOS) == 27
    assert len([row for row in SCENARIOS if "known" in row]) == 4
    check_scenarios([suite.program("promtool"), "test", "rules"], tmp_path, SCENARIOS)


@newest
def test_every_scenario_by_otlp(suite: Suite, tmp_path: Path) -> None:
    """A2: with `target_info` in place of `up` and the start of the process, most hold as well."""
    scenarios = []
    for row in SCENARIOS[:-1]:  # the last one has no target at all
        series = {name: of for name, of in row["series"].items() if not name.startswith("start")}
        known = {"known": ""} if row["name"] in BY_OTLP else {}
        rest = {name: row[name] for name in ("name", "fires", "look")}
        scenarios.append(
            rest | known | {"series": {n.replace("up", "target"): s for n, s in series.items()}}
        )
    tool = [suite.program("promtool"), "test", "rules"]
    check_scenarios(tool, tmp_path, scenarios, Options(alive="target_info"))


@pytest.mark.skipif(not UNPACKED.is_dir(), reason="Debian's newer suite is not unpacked")
def test_every_scenario_in_victoriametrics(tmp_path: Path) -> None:
    """A2: the dialect of VictoriaMetrics says the same of all of them."""
    tool = [str(UNPACKED / "vmalert-tool"), "unittest", "--files"]
    check_scenarios(tool, tmp_path, SCENARIOS, Options(dialect="victoriametrics"))


@pytest.mark.skipif(not UNPACKED.is_dir(), reason="Debian's newer suite is not unpacked")
def test_the_test_of_the_rules_in_victoriametrics(tmp_path: Path) -> None:
    """The test beside the rules runs as its first lines say, with the tool that knows them."""
    make_alerts(tmp_path, Options(dialect="victoriametrics"))
    text = (tmp_path / RULES_TEST).read_text(encoding="utf-8")
    [command] = re.findall(r"^# Run it with: (.*)$", text, re.MULTILINE)
    program, *arguments = command.split()
    run(str(UNPACKED / program), arguments, tmp_path)


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
    tool = [suite.program("promtool"), "test", "rules"]
    assert faults(tool, make_alerts(tmp_path), [test]) == ""


@suites
def test_a_wrong_rule_is_noticed(suite: Suite, tmp_path: Path) -> None:
    """The scenarios tell the rules apart from the plain `increase` that most people would write."""
    make_alerts(tmp_path)
    rules = (tmp_path / RULES).read_text(encoding="utf-8")
    start = rules.index("sum by (code, job) (")
    end = rules.index(") > 0", rules.index("increase(", start))
    plain = 'sum by (code, job) (increase(error_codes_total{code!=""}[5m])'
    (tmp_path / RULES).write_text(rules[:start] + plain + rules[end:], encoding="utf-8")
    first = next(row for row in SCENARIOS if row["name"] == "an error before the first scrape")
    tool = [suite.program("promtool"), "test", "rules"]
    assert "FAILED" in faults(tool, tmp_path, [promtool_test(first)])
