"""What turning a catalogue into a module costs, in time and memory.

`python -m benchmarks.compiling FOLDER` compiles the project in a folder and prints how long each
part took and the peak of its memory.
"""

from __future__ import annotations

import json
import py_compile
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.catalogues import Made
from benchmarks.measuring import (
    Row,
    child,
    cpu_time,
    fresh,
    interleave,
    no_collection,
    noise_of,
    peak_memory,
    shown_size,
    time_row,
)
from errdex.authoring.building import load_project
from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.disk.writing import write_artefacts
from errdex.authoring.rendering.artefacts import render_module
from errdex.authoring.rendering.templating import Templates
from errdex.project import Project, find_project

LAPTOP = 3e9  # bytes that a program may take on a machine with 8 GB
COMPILE = """
import sys
with open(sys.argv[1], encoding="utf-8") as file:
    source = file.read()
def peak():
    with open("/proc/self/status") as file:
        return int(file.read().partition("VmHWM:")[2].split()[0]) * 1024
before = peak()
compile(source, "made", "exec")
print(peak() - before)
"""


def write_module(project: Project) -> None:
    """Write the module of a made catalogue."""
    write_artefacts(project.root, render_module(load_project(project), project))


def measure_rendering(project: Project, entries: str) -> Iterator[Row]:
    """Yield the rendering of a module against `repr` of its contents."""
    catalogue, templates = load_project(project), Templates(project)
    with no_collection():
        samples = interleave(
            {
                "render": lambda: cpu_time(
                    lambda: list(render_module(catalogue, project, templates))
                ),
                "repr": lambda: cpu_time(lambda: represent(catalogue)),
            },
            rounds=9,
        )
    limit = "`repr` of every field"
    what = f"rendering the module, {entries} entries"
    yield time_row(what, limit, samples, ("render", "repr"), 2.0)


def measure_compile_memory(source: Path, entries: str) -> Row:
    """Return the peak of memory while Python compiles a module."""
    peaks = interleave({"peak": lambda: fresh(COMPILE, str(source))}, rounds=3)["peak"]
    size = source.stat().st_size
    ratio, noise = median(peaks) / size, noise_of(peaks, [size] * len(peaks))
    absolute = shown_size(median(peaks)), shown_size(size)
    what = f"memory to compile the module, {entries} entries"
    return Row(what, "size of its source", ratio, noise, *absolute, 6.0)


def measure_whole_compile(made: Made, entries: str) -> Iterator[Row]:
    """Yield what the largest catalogue costs from YAML to .pyc."""
    taken = child("compiling", str(made.project.root))
    peak = taken.pop("peak")
    what = f"memory from YAML to .pyc, {entries} entries"
    yield Row(what, "3 GB", peak / LAPTOP, 0.0, shown_size(peak), shown_size(LAPTOP), 1.0)
    for part, seconds in taken.items():
        each = seconds / len(made.codes) * 1e6
        what = f"of this, {part}: time of one entry"
        yield Row(what, "1 ms", each / 1000, 0.0, f"{each:.3g} µs", "1 ms")


def represent(catalogue: Catalogue) -> list[list[str]]:
    """Return `repr` of every text and number of every entry."""
    return [[repr(value) for value in _values(entry)] for entry in catalogue.entries]


def _values(entry: Entry) -> Iterator[Any]:
    yield from (entry.code, entry.field, entry.group, entry.title, entry.description)
    yield from entry.cause
    for step in entry.remediation:
        yield from (step.do, step.owner, step.where, step.example)
    yield from (entry.severity, entry.retry, entry.retry_after, entry.owner, entry.tell_customer)
    for related in entry.see_also:
        yield from (related.code, related.field, related.because)
    for example in entry.examples:
        yield from (example.title, example.text)
    yield from (*entry.notes, *entry.keywords, entry.success, entry.http_status)
    life = entry.lifecycle
    yield from (life.state, life.since, life.replaced_by, life.note, *map(str, entry.source))


def _compile_project(project: Project) -> dict[str, float]:
    held: list[Any] = []
    taken = {"loading": cpu_time(lambda: held.append(load_project(project)))}
    taken["rendering and writing"] = cpu_time(
        lambda: write_artefacts(project.root, render_module(held[0], project))
    )
    source = project.root / "src" / held[0].module / "__init__.py"
    taken["compiling"] = cpu_time(lambda: py_compile.compile(str(source), doraise=True))
    return taken | {"peak": peak_memory()}


if __name__ == "__main__":
    print(json.dumps(_compile_project(find_project(sys.argv[1]))))
