"""The guide about alerts: what it shows works as shown, with the real programs."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

import smscodes
from tests.conftest import BIN, ROOT, tool
from tests.support.monitoring import (
    INSTALLED,
    SUITES,
    Sink,
    Suite,
    alertmanager,
    free_port,
    prometheus,
    started,
    wait_for,
)

GUIDE = (ROOT / "docs" / "alerts.md").read_text(encoding="utf-8")
FAST = {"scrape_interval: 15s": "scrape_interval: 500ms", "evaluation_interval: 15s": "evaluation_interval: 500ms", "group_wait: 10s": "group_wait: 0s"}

suites = pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)


def saved(name: str) -> str:
    """Return the block that the guide says to save under a name."""
    found = re.search(rf"[Ss]ave this as `{re.escape(name)}`.*?```\w*\n(.*?)```", GUIDE, re.DOTALL)
    assert found
    return found.group(1)


def commands(heading: str) -> list[str]:
    """Return the commands below a heading of the guide."""
    section = GUIDE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\$ (.*)$", section, re.MULTILINE)


def write(folder: Path, name: str, ports: Mapping[str, int]) -> Path:
    """Write a file of the guide, with free ports in place of those that it names."""
    text = saved(name)
    for port, free in ports.items():
        text = re.sub(rf"(?<!\d){port}(?!\d)", str(free), text)
    for slow, fast in FAST.items():
        text = text.replace(slow, fast)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def run_all(lines: list[str], folder: Path, suite: Suite) -> None:
    """Run commands one after another in one shell, as a reader does; each must succeed."""
    first = [str(BIN)] if suite.folder is None else [str(BIN), str(suite.folder)]
    path = ":".join([*first, os.environ["PATH"]])
    script = "\n".join(["set -e", *lines])
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@suites
def test_from_nothing_to_a_message(suite: Suite, tmp_path: Path) -> None:
    """Who follows the guide gets a message for a known code and one for an unknown code."""
    for program in ("promtool", "amtool", "prometheus", "prometheus-alertmanager"):
        suite.program(program)
    ports = {"8000": free_port(), "9093": free_port()}
    run_all(commands("2. Write the rules"), tmp_path, suite)
    folder = tmp_path / "alerting"
    write(folder, "service.py", ports)
    with Sink() as sink:
        run_all(commands("4. Have Alertmanager send them"), folder, suite)
        settings = (folder / "alertmanager.yml").read_text(encoding="utf-8")
        settings = settings.replace(":9999/", f":{sink.port}/slack").replace("group_wait: 10s", "group_wait: 0s")
        (folder / "alertmanager.yml").write_text(settings, encoding="utf-8")
        with alertmanager(suite, folder, "alertmanager.yml") as address:
            ports["9093"] = int(address.rpartition(":")[2])
            write(folder, "prometheus.yml", ports)
            service = [sys.executable, "service.py"]
            with started(service, folder, f"http://127.0.0.1:{ports['8000']}/metrics") as process:
                with prometheus(suite, folder, "prometheus.yml"):
                    assert process.stdin
                    process.stdin.write(b"E000102\nno-such-code\n")
                    process.stdin.flush()
                    texts = [sink.next()[1]["attachments"][0]["text"] for _ in range(2)]
    known = next(text for text in texts if "E000102" in text)
    assert smscodes.lookup("E000102").url in known
    assert any("unknown is not in the catalogue" in text for text in texts)
