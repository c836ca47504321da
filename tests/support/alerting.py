"""From a counter to a receiver: Prometheus with the rules in a folder, Alertmanager and a sink."""

from __future__ import annotations

import contextlib
import json
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from errdex.authoring.alerts.options import Options
from errdex.authoring.alerts.rendering import render_alerts
from errdex.authoring.building import load_project
from errdex.project import Project, find_project
from tests.conftest import ROOT
from tests.support.catalogues import catalogue_text, entry
from tests.support.monitoring import (
    SUITES,
    UNPACKED,
    Sink,
    Suite,
    alertmanager,
    free_port,
    prometheus,
    started,
    wait_for,
)

SHIPPED = find_project(str(ROOT))
DEFAULT = Options()

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


@contextlib.contextmanager
def victoria(folder: Path, sink: Sink, target: str) -> Iterator[None]:
    """Run VictoriaMetrics and vmalert with the rules in the folder, and Alertmanager."""
    receiver = RECEIVER.format(port=sink.port)
    (folder / "alertmanager.yml").write_text(receiver, encoding="utf-8")
    jobs = [{"job_name": "gateway", "static_configs": [{"targets": [target]}]}]
    scrape = {"global": {"scrape_interval": "1s"}, "scrape_configs": jobs}
    (folder / "scrape.yml").write_text(json.dumps(scrape), encoding="utf-8")
    database, rules = (f"127.0.0.1:{free_port()}" for _ in range(2))
    stored = [
        "-storageDataPath=data",
        "-promscrape.config=scrape.yml",
        "-search.latencyOffset=0s",
    ]
    evaluated = [
        "-rule=*.rules.yml",
        f"-datasource.url=http://{database}",
        f"-remoteWrite.url=http://{database}",
        "-rule.evalDelay=0s",
        "-evaluationInterval=1s",
    ]
    with alertmanager(SUITES[-1], folder, "alertmanager.yml") as address:
        notified = f"-notifier.url=http://{address}"
        with (
            _by_http("victoria-metrics", database, stored, folder),
            _by_http("vmalert", rules, [*evaluated, notified], folder),
        ):
            yield


@contextlib.contextmanager
def _by_http(name: str, address: str, options: list[str], folder: Path) -> Iterator[None]:
    """Run a program of VictoriaMetrics at an address."""
    arguments = [str(UNPACKED / name), f"-httpListenAddr={address}", *options]
    with started(arguments, folder, f"http://{address}/health"):
        yield


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


def small_project(folder: Path) -> Project:
    """Return a project with one code: with few texts, promtool is several times faster."""
    (folder / "codes").mkdir()
    text = catalogue_text([entry("E000102")])
    (folder / "codes" / "made.yaml").write_text(text, encoding="utf-8")
    return find_project(str(folder))


def make_alerts(folder: Path, options: Options = DEFAULT, project: Project = SHIPPED) -> Path:
    """Write the files for a project's catalogue into a folder, and return it."""
    for artefact in render_alerts(load_project(project), project, options):
        (folder / artefact.path).write_text(artefact.text, encoding="utf-8")
    return folder
