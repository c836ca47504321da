"""rsyslog and syslog-ng in the foreground, each with a configuration and a folder of its own."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tests.conftest import tool, unpacked

PATIENCE = 30
"""Seconds in which a daemon has to write its lines; a quiet machine needs one."""


def rsyslog_lines(folder: Path, messages: Sequence[str], recipe: str) -> list[str]:
    """Return what rsyslog writes for messages, with a ruleset `enrich` that writes `out.log`."""
    program = tool("rsyslogd")
    (folder / "in.log").write_text("".join(f"{text}\n" for text in messages), encoding="utf-8")
    (folder / "rsyslog.conf").write_text(
        f'global(workDirectory="{folder}" maxMessageSize="64k")\n'
        f'module(load="imfile" mode="inotify")\n{recipe}\n'
        f'input(type="imfile" file="{folder}/in.log" tag="test" ruleset="enrich")\n',
        encoding="utf-8",
    )
    command = [program, "-n", "-iNONE", "-f", str(folder / "rsyslog.conf")]
    return _written(command, {}, folder, len(messages))


def syslog_ng_lines(folder: Path, messages: Sequence[str], recipe: str) -> list[str]:
    """Return what syslog-ng writes from `s_app` to `d_enriched` for messages, with a recipe."""
    root = unpacked("syslog-ng")
    libraries = [*root.glob("usr/lib/*-linux-gnu"), *root.glob("lib/*-linux-gnu")]
    [modules] = root.glob("usr/lib/syslog-ng/3.*")
    (folder / "in.log").write_text("".join(f"{text}\n" for text in messages), encoding="utf-8")
    (folder / "syslog-ng.conf").write_text(
        f"@version: 3.38\noptions {{ stats-freq(0); }};\n{recipe}"
        f'source s_app {{ file("{folder}/in.log" follow-freq(0.1) flags(no-parse)); }};\n'
        f'destination d_enriched {{ file("{folder}/out.log" template(t_enriched)); }};\n',
        encoding="utf-8",
    )
    files = {"f": "syslog-ng.conf", "persist-file": "state", "pidfile": "pid", "control": "ctl"}
    options = [f"--{name}={folder / file}" for name, file in files.items() if name != "f"]
    options += ["-f", str(folder / "syslog-ng.conf"), f"--module-path={modules}"]
    command = [str(root / "usr/sbin/syslog-ng"), "-F", "--no-caps", *options]
    paths = os.pathsep.join(map(str, [*libraries, modules.parent]))
    return _written(command, {"LD_LIBRARY_PATH": paths}, folder, len(messages))


def _written(command: list[str], more: dict[str, str], folder: Path, number: int) -> list[str]:
    """Run a daemon until it has written so many lines to `out.log`, and stop it."""
    output, told = folder / "out.log", folder / "daemon.log"
    with told.open("wb") as log:
        daemon = subprocess.Popen(command, env=os.environ | more, stdout=log, stderr=log)
        try:
            end = time.monotonic() + PATIENCE
            lines: list[str] = []
            while len(lines) < number and time.monotonic() < end and daemon.poll() is None:
                time.sleep(0.05)
                text = output.read_text("utf-8") if output.exists() else ""
                lines = text.split("\n")[:-1]
        finally:
            daemon.terminate()
            daemon.wait(PATIENCE)
    assert len(lines) == number, told.read_text("utf-8", "replace")
    return lines
