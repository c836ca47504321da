"""The guide about alerts: what it shows works as shown, with the real programs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from pathlib import Path

import pytest

import smscodes
from tests.conftest import BIN, ROOT, tool
from tests.support.monitoring import (
    SUITES,
    Sink,
    Suite,
    free_port,
    started,
    wait_for,
)

GUIDE = (ROOT / "docs" / "alerts.md").read_text(encoding="utf-8")
FAST = {
    "scrape_interval: 15s": "scrape_interval: 500ms",
    "evaluation_interval: 15s": "evaluation_interval: 500ms",
    "group_wait: 10s": "group_wait: 0s",
}

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


def at(text: str, ports: Mapping[str, int]) -> str:
    """Return a text of the guide with free ports in place of those that it names."""
    for port, free in ports.items():
        text = re.sub(rf"(?<!\d){port}(?!\d)", str(free), text)
    return text


def write(folder: Path, name: str, ports: Mapping[str, int]) -> Path:
    """Write a file of the guide, with free ports and without its waiting times."""
    text = at(saved(name), ports)
    for slow, fast in FAST.items():
        text = text.replace(slow, fast)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def server(suite: Suite, name: str, ports: Mapping[str, int]) -> list[str]:
    """Return the guide's command that starts a server."""
    [line] = [line for line in commands("5. See one go off") if line.startswith(f"{name} ")]
    return [suite.program(name), *at(line, ports).split()[1:]]


def run_all(lines: list[str], folder: Path, suite: Suite) -> str:
    """Run commands one after another in one shell, as a reader does; each must succeed."""
    first = [str(BIN)] if suite.folder is None else [str(BIN), str(suite.folder)]
    path = ":".join([*first, os.environ["PATH"]])
    script = "\n".join(["set -e", *lines])
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@suites
def test_from_nothing_to_a_message(suite: Suite, tmp_path: Path) -> None:
    """A reader of the guide gets a message for a known code and one for an unknown code."""
    for program in ("promtool", "amtool"):
        suite.program(program)
    ports = {port: free_port() for port in ("8000", "9090", "9093", "9999")}
    run_all(commands("2. Write the rules"), tmp_path, suite)
    folder = tmp_path / "alerting"
    for name in ("service.py", "prometheus.yml"):
        write(folder, name, ports)
    run_all(commands("4. Have Alertmanager send them"), folder, suite)
    settings = (folder / "alertmanager.yml").read_text(encoding="utf-8")
    for slow, fast in FAST.items():
        settings = settings.replace(slow, fast)
    settings = settings.replace("127.0.0.1:9999/", f"127.0.0.1:{ports['9999']}/slack")
    (folder / "alertmanager.yml").write_text(settings, encoding="utf-8")
    ready = "http://127.0.0.1:{}/-/ready".format
    metrics = f"http://127.0.0.1:{ports['8000']}/metrics"
    with (
        Sink(ports["9999"]) as sink,
        started(server(suite, "prometheus-alertmanager", ports), folder, ready(ports["9093"])),
        started(server(suite, "prometheus", ports), folder, ready(ports["9090"])),
        started([sys.executable, "service.py"], folder, metrics) as process,
    ):
        assert process.stdin
        process.stdin.write(b"E000102\nno-such-code\n")
        process.stdin.flush()
        texts = [sink.next()[1]["attachments"][0]["text"] for _ in range(2)]
        asked = [line for line in commands("5. See one go off") if "tool " in line]
        told = run_all([at(line, ports) for line in asked], folder, suite)
    known = next(text for text in texts if "E000102" in text)
    assert smscodes.lookup("E000102").url in known
    assert any("unknown: a code that is not in the catalogue" in text for text in texts)
    for pattern in (
        r"^up\{.* => 1 ",
        r"^errdex:new_errors\{.*E000102.* => 1 ",
        "^ErrorCodeUnknown",
    ):
        assert re.search(pattern, told, re.MULTILINE), told


def test_a_log_becomes_a_counter(tmp_path: Path) -> None:
    """The program for mtail counts each code of a log, which no other tool of the guide reads."""
    program = tool("mtail")
    (tmp_path / "error_codes.mtail").write_text(saved("error_codes.mtail"), encoding="utf-8")
    log = tmp_path / "gateway.log"
    log.touch()
    [command] = commands("From a log")
    port = str(free_port())
    words = command.replace("/var/log/gateway.log", str(log)).replace("8000", port).split()
    assert words[0] == "mtail"
    with started([program, *words[1:]], tmp_path, f"http://127.0.0.1:{port}/metrics"):
        lines = [
            "answer E000102 to 1",
            "E000102",
            "code=E000623,",
            "all is well",
            "xE000103 E00010",
        ]
        with log.open("a", encoding="utf-8") as file:
            file.write("".join(f"{line}\n" for line in lines))
        wanted = {'code="E000102"': "2", 'code="E000623"': "1"}
        wait_for(lambda: counted(port) == wanted)


def counted(port: str) -> dict[str, str]:
    """Return the label of each series of the counter, and its value."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as response:
        text = response.read().decode()
    rows = re.findall(r'^error_codes_total\{(code="[^"]*").*\} (\d+)', text, re.MULTILINE)
    return dict(rows)
