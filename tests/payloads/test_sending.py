"""The recipes of docs/payloads.md, run against a server on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import smscodes
from tests.conftest import tool
from tests.support.documents import blocks_of, run_shell
from tests.support.payloads import check_payload
from tests.support.sink import Sink, listening

SHELL = blocks_of("payloads.md", "bash")["Send it with curl"]
PYTHON = blocks_of("payloads.md", "python")
KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def sink() -> Iterator[Sink]:
    """A server for what is sent."""
    with listening() as server:
        yield server


def test_curl_sends_payloads(sink: Sink, tmp_path: Path) -> None:
    """Each command of the document sends a payload that its channel takes."""
    tool("curl")
    (tmp_path / "routing.key").write_text(f"{KEY}\n", encoding="utf-8")
    script = SHELL.replace("https://events.pagerduty.com/v2/enqueue", f"{sink.url}/pagerduty")
    urls = {"SLACK_WEBHOOK_URL": f"{sink.url}/slack", "TEAMS_WORKFLOW_URL": f"{sink.url}/teams"}
    run_shell(script, tmp_path, **urls)
    assert [one.path for one in sink.received] == ["/slack", "/teams", "/pagerduty"]
    for path, kind, body in sink.received:
        assert kind == "application/json"
        check_payload(
            path[1:], json.loads(body), "E000102", "gateway", smscodes.lookup("E000102").severity
        )
    assert json.loads(sink.received[2].body)["routing_key"] == KEY


def test_apprise_sends_plain_text(sink: Sink, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recipe sends the entry as its `text()` is, to a server that takes JSON."""
    monkeypatch.setenv("ALERT_URL", sink.url.replace("http", "json") + "/alerts")
    scope: dict[str, object] = {}
    exec(PYTHON["Send it with Apprise"], scope)
    assert scope["sent"]
    [(_, _, body)] = sink.received
    entry = smscodes.lookup("E000102")
    sent = json.loads(body)
    assert (sent["title"], sent["message"]) == (str(entry), entry.text())


@pytest.mark.parametrize("code", ["E000102", "E000I02", "E9"])
def test_the_examples_in_python_run(code: str) -> None:
    """What the document shows for Python gives a message, whatever the code is."""
    scope: dict[str, object] = {"code": code}
    exec(PYTHON["Payloads for chats and pagers"], scope)
    exec(PYTHON["A code that is not in the catalogue"], scope)
    message = scope["message"]
    assert isinstance(message, dict)
    check_payload("slack", message, code)
