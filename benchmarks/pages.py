"""What errdex adds to MkDocs when a site is built.

`python -m benchmarks.pages FOLDER` builds the site of a project once and prints the CPU time of
errdex's own part and of MkDocs.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measuring import Row, Samples, child, time_row
from errdex.authoring.building import build_docs, load_project
from errdex.authoring.catalogue import Catalogue
from errdex.authoring.rendering import DOCS
from errdex.authoring.site import build_site
from errdex.project import Project, find_project


def measure_pages(project: Project, settings: Path) -> Iterator[Row]:
    """Yield errdex's share of building a site, a page.

    Args:
        project: A made project, whose site is built anew in every round.
        settings: The `mkdocs.yml` to build it with.
    """
    shutil.copyfile(settings, project.root / "mkdocs.yml")
    samples: Samples = {}
    for _ in range(5):
        for folder in ("build", "site"):
            shutil.rmtree(project.root / folder, ignore_errors=True)
        for name, seconds in child("pages", str(project.root)).items():
            samples.setdefault(name, []).append(seconds)
    what, limit = "errdex's part of a page of the site", "MkDocs' part"
    yield time_row(what, limit, samples, ("errdex", "mkdocs"), 0.05)
    names = ("errdex itself", "mkdocs itself")
    yield time_row("the same without the system's part", limit, samples, names)


def _build(project: Project) -> dict[str, float]:
    """Return the CPU time of one page: loading, rendering and writing, then MkDocs."""
    held: list[Catalogue] = []

    def write_docs() -> None:
        held.append(load_project(project))
        build_docs(project, held[0])

    errdex, errdex_itself = _cpu_times(write_docs)
    mkdocs, mkdocs_itself = _cpu_times(lambda: build_site(project, held[0]))
    pages = sum(1 for _ in (project.root / DOCS).rglob("*.md"))
    times = {"errdex": errdex, "errdex itself": errdex_itself}
    times |= {"mkdocs": mkdocs, "mkdocs itself": mkdocs_itself}
    return {name: seconds / pages for name, seconds in times.items()}


def _cpu_times(action: Callable[[], object]) -> tuple[float, float]:
    """Return the CPU time of an action, with and without what the system did for it."""
    start = os.times()
    action()
    end = os.times()
    user = end.user - start.user
    return user + end.system - start.system, user


if __name__ == "__main__":
    print(json.dumps(_build(find_project(sys.argv[1]))))
