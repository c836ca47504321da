"""Shows figures as tables, and keeps them in RESULTS.md with the machine they are from."""

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

Programs wrote this file, each its own section; do not edit it.
What the rows mean, and why some miss, is in [README.md](README.md).
"""
SECTIONS = {
    "Module": "python -m benchmarks",
    "Site": "python -m benchmarks.site",
    "Diagnosis": "python -m benchmarks.diagnosis",
    "Adopting": "python -m benchmarks.adopting",
    "Alerts": "python -m benchmarks.alerts",
    "Payloads": "python -m benchmarks.payloads",
    "Triage": "python -m benchmarks.triage",
    "Fuzzing": "python -m benchmarks.fuzzing",
    "Leaks": "python -m benchmarks.leaks",
    "Killing": "python -m benchmarks.killing",
    "Slow texts": "python -m benchmarks.slow_texts",
}
"""The sections in their order, and which program writes each."""


def show_table(rows: Sequence[Row]) -> str:
    """Return the rows as text in columns."""
    cells = [HEADINGS, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
    return "\n".join(lines)


def write_section(name: str, lines: Sequence[str], *tables: Sequence[Sequence[str]]) -> None:
    """Replace one section of RESULTS.md, and keep the others.

    Args:
        name: Which of `SECTIONS`.
        lines: What was measured on; the machine is named besides.
        tables: Rows of cells, the headings first.
    """
    told = "\n".join(f"- {line}" for line in (*_machine(), *lines))
    command = f"`{SECTIONS[name]}` wrote this section."
    kept = _kept() | {name: "\n\n".join([command, told, *map(_shown, tables)])}
    parts = [f"## {title}\n\n{kept[title]}\n" for title in SECTIONS if title in kept]
    RESULTS.write_text("\n".join([INTRODUCTION, *parts]), encoding="utf-8")
    print(f"\nkept in {RESULTS.name}, section {name}")


def row_table(rows: Sequence[Row]) -> list[Sequence[str]]:
    """Return rows as a table for `write_section`."""
    return [HEADINGS, *map(_cells, rows)]


def _kept() -> dict[str, str]:
    """Return the sections that are in the file."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    _, *sections = f"\n{text}".split("\n## ")
    return {title: body.strip() for title, _, body in (each.partition("\n") for each in sections)}


def _shown(table: Sequence[Sequence[str]]) -> str:
    headings, *rows = table
    return "\n".join(map(_line, [headings, ["---"] * len(headings), *rows]))


def _cells(row: Row) -> tuple[str, ...]:
    goal = "" if row.goal is None else f"{'≥' if row.at_least else '≤'} {row.goal:g}"
    ratio = f"{row.ratio:.3f}" if row.ratio < 0.1 else f"{row.ratio:.2f}"
    noise = "" if row.noise is None else f"± {row.noise:.0%}"
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
