"""Shows the figures as a table, and keeps them in RESULTS.md with the machine they are from."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.measuring import Row

RESULTS = Path(__file__).with_name("RESULTS.md")
HEADINGS = ("quantity", "limit", "goal", "ratio", "noise", "measured", "limit took", "")
INTRODUCTION = """\
# Measurements

`make bench` wrote this file; do not edit it.
What the rows mean, and why some miss, stands in [README.md](README.md).
Every figure is a ratio to a limit that was measured in the same run.
Times are CPU time of the process: medians of rounds in which quantity and limit take turns.
Noise is half the distance between the quartiles of the rounds' ratios, relative to the ratio.
"""


def show_table(rows: Sequence[Row]) -> str:
    """Return the rows as text in columns."""
    cells = [HEADINGS, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
    return "\n".join(lines)


def write_results(rows: Sequence[Row], catalogues: Sequence[str]) -> None:
    """Write RESULTS.md."""
    table = [_line(HEADINGS), _line(["---"] * len(HEADINGS)), *map(_line, map(_cells, rows))]
    parts = [
        INTRODUCTION,
        "\n".join(f"- {line}" for line in (*_machine(), *catalogues)),
        "\n".join(table),
    ]
    RESULTS.write_text("\n\n".join(part.strip("\n") for part in parts) + "\n", encoding="utf-8")


def _cells(row: Row) -> tuple[str, ...]:
    goal = "" if row.goal is None else f"{'≥' if row.at_least else '≤'} {row.goal:g}"
    ratio = f"{row.ratio:.3f}" if row.ratio < 0.1 else f"{row.ratio:.2f}"
    noise = f"± {row.noise:.0%}"
    return row.quantity, row.limit, goal, ratio, noise, row.measured, row.against, row.verdict


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _machine() -> list[str]:
    packages = [f"{name} {version(name)}" for name in ("PyYAML", "Jinja2", "mkdocs")]
    return [
        f"Machine: {_processor()}, {os.cpu_count()} cores, {_memory()} of memory, "
        f"{platform.system()} on {platform.machine()}",
        f"Software: {platform.python_implementation()} {platform.python_version()}, "
        f"{', '.join(packages)}, mkdocs-material {version('mkdocs-material')}",
    ]


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def _memory() -> str:
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return f"{pages * size / 1e9:.0f} GB"
