"""Chromium and what it spends: CPU time of all its processes."""

from __future__ import annotations

import os
import shutil
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
TICKS = os.sysconf("SC_CLK_TCK")
QUIET, STILL = 0.5, 0.03  # idle: so many seconds with at most so many seconds of CPU


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a Chromium without a window.

    Raises:
        SystemExit: There is none.
    """
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("chromium is not installed; the figures of the site need it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


def cpu_of_children() -> float:
    """Return the CPU seconds of every Chromium process that this process started."""
    children: dict[int, list[int]] = defaultdict(list)
    spent: dict[int, float] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            head, _, rest = (folder / "stat").read_text().rpartition(")")
        except OSError:  # it has just ended
            continue
        fields = rest.split()
        children[int(fields[1])].append(int(folder.name))
        if "chrom" in head:
            spent[int(folder.name)] = sum(map(int, fields[11:15])) / TICKS
    return sum(spent.get(child, 0) for child in _below(os.getpid(), children))


def _below(parent: int, children: dict[int, list[int]]) -> Iterator[int]:
    for child in children[parent]:
        yield child
        yield from _below(child, children)


def settled() -> float:
    """Return the CPU seconds of Chromium once it is idle."""
    before = cpu_of_children()
    while True:
        time.sleep(QUIET)
        now = cpu_of_children()
        if now - before < STILL:
            return now
        before = now
