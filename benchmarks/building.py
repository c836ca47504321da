"""What building a whole site costs, and which part of it is errdex's own.

`python -m benchmarks.building FOLDER` runs `errdex build` on a project and prints where the CPU
seconds went.
"""

from __future__ import annotations

import contextlib
import functools
import io
import json
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.commands import build
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs leave it out

from benchmarks.measuring import child, cpu_time, no_collection, peak_memory
from errdex.authoring import building
from errdex.authoring.site import mkdocs_site
from errdex.authoring.site.plugin import ErrdexPlugin
from errdex.cli import program
from errdex.project import Project, find_project


def build_measured(project: Project) -> dict[str, float]:
    """Build a project's site in a process of its own and return what it cost.

    Returns:
        `cpu` and `wall` of the whole process in seconds and its `memory` in bytes; of the CPU
        seconds `errdex` itself took, of these `loading`, `writing` (rendering included) and
        `system`, what the system did for it, and what MkDocs took (`mkdocs`).
    """
    before, start = _cpu_of_ended(), time.monotonic()
    parts: dict[str, float] = child("building", str(project.root))
    parts["wall"] = time.monotonic() - start
    parts["cpu"] = _cpu_of_ended() - before
    return parts


def measure_floor(project: Project) -> float:
    """Return the least CPU seconds that writing this site's pages takes.

    The parser's events of the catalogue, and one new file for each that errdex writes.
    """
    files = [path for path in (project.root / "build" / "docs").rglob("*") if path.is_file()]
    data = [path.read_bytes() for path in files]
    parser = CParser(project.catalogue.read_text(encoding="utf-8"))
    with no_collection():
        events = cpu_time(lambda: sum(1 for _ in iter(parser.get_event, None)))
    with tempfile.TemporaryDirectory(dir=project.root) as folder:
        return events + cpu_time(lambda: _write_all(Path(folder), data))


def _write_all(folder: Path, files: list[bytes]) -> None:
    for number, data in enumerate(files):
        with (folder / str(number)).open("wb") as file:
            file.write(data)


def _cpu_of_ended() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class _Clock:
    """Adds up the CPU time of functions by the part that they belong to, and the system's of it."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = defaultdict(float)
        self.system: dict[str, float] = defaultdict(float)

    @contextlib.contextmanager
    def timed(self, part: str) -> Iterator[None]:
        start = os.times()
        try:
            yield
        finally:
            end = os.times()
            system = end.system - start.system
            self.system[part] += system
            self.parts[part] += end.user - start.user + system

    def watch(self, owner: Any, name: str, part: str) -> None:
        """Let a function's time be added to a part."""
        original: Callable[..., Any] = getattr(owner, name)

        @functools.wraps(original)
        def call(*arguments: Any, **options: Any) -> Any:
            with self.timed(part):
                return original(*arguments, **options)

        setattr(owner, name, call)


def _build(folder: str) -> dict[str, float]:
    """Run `errdex build`; what is neither MkDocs' nor called by it is errdex's own."""
    clock = _Clock()
    clock.watch(mkdocs_site, "load_config", "inside")
    clock.watch(build, "build", "inside")
    clock.watch(building, "load_project", "loading")
    clock.watch(building, "build_artefacts", "writing")
    for name in vars(ErrdexPlugin):
        if name.startswith("on_"):
            clock.watch(ErrdexPlugin, name, "hooks")
    with clock.timed("whole"), contextlib.redirect_stdout(io.StringIO()):
        if program.main(["--root", folder, "build"]):
            raise SystemExit("the site was not built")
    parts, system = clock.parts, clock.system
    mkdocs = parts["inside"] - parts["hooks"]
    return {
        "mkdocs": mkdocs,
        "errdex": parts["whole"] - mkdocs,
        "system": system["whole"] - system["inside"] + system["hooks"],
        "loading": parts["loading"],
        "writing": parts["writing"],
        "memory": peak_memory(),
    }


if __name__ == "__main__":
    print(json.dumps(_build(str(find_project(sys.argv[1]).root))))
