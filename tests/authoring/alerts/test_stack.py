"""From a counter to a message, with the real Prometheus and Alertmanager on loopback."""

from __future__ import annotations

import contextlib
import json
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import smscodes
from errdex.authoring.alerts.rendering import RULES
from tests.authoring.alerts.making import make_alerts
from tests.conftest import ROOT
from tests.support.monitoring import (
    SUITES,
    Sink,
    Suite,
    alertmanager,
    free_port,
    prometheus,
    started,
    wait_for,
)

suites = pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
newest = pytest.mark.parametrize("suite", SUITES[-1:], ids=lambda suite: suite.name)

DOWN = 5  # seconds

SETTINGS = """
global: {{scrape_interval: 500ms, scrape_timeout: 400ms, evaluation_interval: 500ms}}
rule_files: ["*.rules.yml"]
alerting: {{alertmanagers: [{{static_configs: [{{targets: ["{alertmanager}"]}}]}}]}}
scrape_configs: [{{job_name: gateway, static_configs: [{{targets: {targets}}}]}}]
"""

RECEIVER = """
route: {{receiver: sink, group_by: [alertname, code], group_wait: 0s, group_interval: 1s}}
receivers: [{{name: sink, webhook_configs: [{{url: "http://127.0.0.1:{port}/alerts"}}]}}]
"""


@contextlib.contextmanager
def exporter(folder: Path, *codes: str) -> Iterator[str]:
    """Run a process that counted one error of each code; gives its address."""
    port = free_port()
    arguments = [sys.executable, "-m", "tests.support.exporter", str(port), *codes]
    with started(arguments, folder, f"http://127.0.0.1:{port}/metrics", ROOT):
        yield f"127.0.0.1:{port}"


@contextlib.contextmanager
def stack(suite: Suite, folder: Path, sink: Sink, targets: list[str]) -> Iterator[str]:
    """Run both servers with the rules in the folder; gives the address of Prometheus."""
    receiver = RECEIVER.format(port=sink.port)
    (folder / "alertmanager.yml").write_text(receiver, encoding="utf-8")
    with alertmanager(suite, folder, "alertmanager.yml") as address:
        settings = SETTINGS.format(alertmanager=address, targets=json.dumps(targets))
        (folder / "prometheus.yml").write_text(settings, encoding="utf-8")
        with prometheus(suite, folder, "prometheus.yml") as server:
            yield server


def received(sink: Sink, count: int, seconds: float) -> dict[str, dict[str, Any]]:
    """Return the alerts that arrive within this time by their code, at least so many."""
    alerts: dict[str, dict[str, Any]] = {}
    until = time.monotonic() + seconds
    while len(alerts) < count and time.monotonic() < until:
        _, body = sink.next(seconds)
        alerts |= {alert["labels"]["code"]: alert for alert in body["alerts"]}
    return alerts


def active(server: str) -> list[dict[str, Any]]:
    """Return the alerts that Prometheus has now."""
    with urllib.request.urlopen(f"http://{server}/api/v1/alerts", timeout=10) as response:
        alerts: list[dict[str, Any]] = json.load(response)["data"]["alerts"]
    return alerts


@suites
def test_one_error_before_the_first_scrape(suite: Suite, tmp_path: Path) -> None:
    """A4: one error each of a known and an unknown code are two alerts; success is none."""
    make_alerts(tmp_path)
    with Sink() as sink, exporter(tmp_path, "E000102", "E999999", "000000") as target:
        with stack(suite, tmp_path, sink, [target]) as server:
            alerts = received(sink, 2, 15)
            assert sorted(alerts) == ["E000102", "E999999"]
            assert len(active(server)) == 2
    entry = smscodes.lookup("E000102")
    known = alerts["E000102"]
    assert known["labels"] == {
        "alertname": "ErrorCode",
        "catalogue": "sms",
        "code": "E000102",
        "job": "gateway",
        "owner": entry.owner,
        "severity": entry.severity,
    }
    assert known["annotations"]["summary"] == str(entry)
    assert known["annotations"]["runbook_url"] == entry.url
    steps = known["annotations"]["description"].splitlines()
    assert steps == [line.strip() for line in entry.text().splitlines() if line.strip() in steps]
    assert len(steps) == len(entry.remediation)
    assert alerts["E999999"]["labels"]["alertname"] == "ErrorCodeUnknown"


@newest
def test_a_reload_with_another_title(suite: Suite, tmp_path: Path) -> None:
    """A5: a new title changes what a firing alert says, and not which alert it is."""
    make_alerts(tmp_path)
    with Sink() as sink, exporter(tmp_path, "E000102") as target:
        with stack(suite, tmp_path, sink, [target]) as server:
            received(sink, 1, 15)
            before = active(server)
            rules = (tmp_path / RULES).read_text(encoding="utf-8")
            title = smscodes.lookup("E000102").title
            (tmp_path / RULES).write_text(rules.replace(title, "Another title"), encoding="utf-8")
            reload(server)
            after = changed(server, before)
    assert [alert["labels"] for alert in after] == [alert["labels"] for alert in before]
    assert [alert["activeAt"] for alert in after] == [alert["activeAt"] for alert in before]
    assert after[0]["annotations"]["summary"] == "E000102: Another title"
    while not sink.bodies.empty():
        assert sink.next()[1]["status"] == "firing"


@newest
def test_a_receiver_that_is_down(suite: Suite, tmp_path: Path) -> None:
    """A12: an alert reaches a receiver that takes nothing for a while."""
    make_alerts(tmp_path)
    with Sink() as sink, exporter(tmp_path, "E000102") as target:
        sink.close()
        with stack(suite, tmp_path, sink, [target]) as server:
            wait_for(lambda: active(server))
            time.sleep(DOWN)
            sink.open()
            assert list(received(sink, 1, 60)) == ["E000102"]


@newest
def test_two_versions_of_the_catalogue(suite: Suite, tmp_path: Path) -> None:
    """A12: where services have two versions, and Prometheus the rules of both, each code alerts."""
    make_alerts(tmp_path)
    newer = (tmp_path / RULES).read_text(encoding="utf-8").replace("E000102", "E000998")
    (tmp_path / "newer.rules.yml").write_text(newer, encoding="utf-8")
    with Sink() as sink, exporter(tmp_path, "E000102") as older:
        with exporter(tmp_path, "E000998", "E000103") as target:
            with stack(suite, tmp_path, sink, [older, target]) as server:
                wait_for(lambda: len(active(server)) == 6)
                assert sorted(received(sink, 3, 15)) == ["E000102", "E000103", "E000998"]


def reload(server: str) -> None:
    """Have Prometheus read its files again."""
    request = urllib.request.Request(f"http://{server}/-/reload", method="POST")
    with urllib.request.urlopen(request, timeout=10):
        pass


def changed(server: str, before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the alerts of Prometheus when they say something else than before."""
    texts = [alert["annotations"] for alert in before]
    wait_for(lambda: [alert["annotations"] for alert in active(server)] != texts)
    return active(server)
