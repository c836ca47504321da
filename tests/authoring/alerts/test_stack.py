"""From a counter to a message, with the real Prometheus and Alertmanager on loopback."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import smscodes
from errdex.authoring.alerts.options import Options
from errdex.authoring.alerts.rendering import RULES
from tests.support.alerting import (
    active,
    changed,
    exporter,
    make_alerts,
    received,
    reload,
    stack,
    victoria,
)
from tests.support.monitoring import SUITES, UNPACKED, Sink, Suite, wait_for

suites = pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
newest = pytest.mark.parametrize("suite", SUITES[-1:], ids=lambda suite: suite.name)

DOWN = 5  # seconds


@suites
def test_one_error_before_the_first_scrape(suite: Suite, tmp_path: Path) -> None:
    """A4: one error each of a known and an unknown code are two alerts; success is none."""
    make_alerts(tmp_path)
    with (
        Sink() as sink,
        exporter(tmp_path, "E000102", "E999999", "000000") as target,
        stack(suite, tmp_path, sink, [target]) as server,
    ):
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


@pytest.mark.skipif(not UNPACKED.is_dir(), reason="Debian's newer suite is not unpacked")
def test_victoriametrics_sends_the_same_alerts(tmp_path: Path) -> None:
    """vmalert reads the rules of its dialect: a known and an unknown code, and no success."""
    make_alerts(tmp_path, Options(dialect="victoriametrics"))
    with (
        Sink() as sink,
        exporter(tmp_path, "E000102", "E999999", "000000") as target,
        victoria(tmp_path, sink, target),
    ):
        alerts = received(sink, 2, 90)
    assert sorted(alerts) == ["E000102", "E999999"]
    texts = [alert["annotations"]["summary"] for _, alert in sorted(alerts.items())]
    assert texts[0] == str(smscodes.lookup("E000102"))
    assert texts[1] == "E999999 is not in the catalogue Message & SMS API"


@newest
def test_a_reload_with_another_title(suite: Suite, tmp_path: Path) -> None:
    """A5: a new title changes what a firing alert says, and not which alert it is."""
    make_alerts(tmp_path)
    title = smscodes.lookup("E000102").title
    rules = (tmp_path / RULES).read_text(encoding="utf-8")
    with (
        Sink() as sink,
        exporter(tmp_path, "E000102") as target,
        stack(suite, tmp_path, sink, [target]) as server,
    ):
        received(sink, 1, 15)
        before = active(server)
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
    with (
        Sink() as sink,
        exporter(tmp_path, "E000102") as older,
        exporter(tmp_path, "E000998", "E000103") as target,
        stack(suite, tmp_path, sink, [older, target]) as server,
    ):
        wait_for(lambda: len(active(server)) >= 5)
        assert sorted(received(sink, 3, 15)) == ["E000102", "E000103", "E000998"]


@newest
def test_a_metric_or_a_label_with_another_name(suite: Suite, tmp_path: Path) -> None:
    """Rules for a metric or a label that nobody exports say so after a while."""
    make_alerts(tmp_path, Options(metric="renamed_total", window="1s", gap="2s"))
    (tmp_path / RULES).rename(tmp_path / "metric.rules.yml")
    make_alerts(tmp_path, Options(label="number", window="1s", gap="2s"))
    with (
        Sink() as sink,
        exporter(tmp_path, "E000102") as target,
        stack(suite, tmp_path, sink, [target]) as server,
    ):
        wait_for(lambda: len(active(server)) == 2)
        alerts = active(server)
    assert sorted(alert["annotations"]["summary"] for alert in alerts) == [
        "error_codes_total with the label number was not seen for 2s: no error code can alert",
        "renamed_total with the label code was not seen for 2s: no error code can alert",
    ]
    assert {alert["labels"]["catalogue"] for alert in alerts} == {"sms"}
