"""Measures the site: what building it costs, and what its readers' browsers do.

`python -m benchmarks.site` takes about ten minutes and needs Chromium.
"""

from __future__ import annotations

import gzip
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks.browsing import chromium
from benchmarks.building import build_measured, measure_floor
from benchmarks.catalogues import Made, make_project
from benchmarks.editing import render_edits, serve_edits
from benchmarks.measuring import Row, limit_row, shown_size, shown_time
from benchmarks.results import row_table, show_table, write_section
from benchmarks.visiting import made_queries, measure_finder, measure_visit
from errdex.authoring.building import load_project
from errdex.project import Project, find_project

ROOT = Path(__file__).resolve().parents[1]
LARGE = 10_000
EDITS = 5


def main() -> None:
    """Run every measurement, print the rows and keep them."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="errdex-bench-") as name:
        large = _made(Path(name, "large"), LARGE)
        for row in _measure(Path(name), large):
            _say(f"{row.quantity}: {row.measured} {row.verdict}")
            rows.append(row)
    print(show_table(rows))
    write_section(
        "Site",
        [
            f"Catalogue of {LARGE:,} {large.told}",
            "The CPU time of a browser is that of all its processes; wall times are upper bounds",
        ],
        row_table(rows),
    )


def _measure(folder: Path, large: Made) -> Iterator[Row]:
    """Yield every row."""
    yield from _build_large(large)
    shipped = _shipped(folder / "shipped")
    build_measured(shipped)
    with chromium() as browser:
        yield from _browse(browser, shipped, large)
    yield from _edit(shipped, large)


def _build_large(made: Made) -> Iterator[Row]:
    spent, site = build_measured(made.project), made.project.root / "site"
    size = f"{LARGE:,} codes"
    yield limit_row(f"CPU of the whole build, {size}", [spent["cpu"]], 200, shown_time)
    yield limit_row("memory of it at its peak", [spent["memory"]], 600e6, shown_size)
    yield _share("errdex's share of its CPU", spent, "errdex", 0.05)
    yield _share("of this, loading", spent, "loading")
    yield _share("of this, rendering and writing", spent, "writing")
    yield _share("of both, what the system did, for files most of all", spent, "system")
    floor = {**spent, "floor": measure_floor(made.project)}
    yield _share("the parser's events and one plain new file for each alone", floor, "floor")
    pages = [path.stat().st_size for path in site.glob("codes/*/index.html")]
    pages.sort()
    yield limit_row("the median entry page", [median(pages)], 25e3, shown_size)
    yield limit_row(
        "the 99th of 100 entry pages", [pages[len(pages) * 99 // 100]], 25e3, shown_size
    )
    map_size = len(gzip.compress((site / "sitemap.xml").read_bytes()))
    files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    yield _told(f"the site: {len(files):,} files", sum(files))
    yield _told("the site map after gzip, which the theme reads on every page", map_size)


def _browse(browser: Browser, shipped: Project, large: Made) -> Iterator[Row]:
    visit = measure_visit(browser, shipped.root / "site", _first_page(shipped))
    yield limit_row("first visit of an entry page, after gzip", [visit.total()], 120e3, shown_size)
    for kind, size in visit.most_common():
        yield _told(f"of this, {kind}", size)
    for which, project, most in (
        ("shipped", shipped, 0.05),
        (f"{LARGE:,} codes", large.project, 0.1),
    ):
        entries = load_project(project).entries
        queries = made_queries([entry.code for entry in entries], entries[5].title)
        found = measure_finder(browser, project.root / "site", queries)
        yield limit_row(f"finder, {which}: index after gzip", [found.packed], 250e3, shown_size)
        yield limit_row("the same: ready after the focus", [found.ready], 0.5, shown_time)
        slowest = f"the same: slowest answer to a key, `{found.query}`"
        yield limit_row(slowest, [found.slowest], most, shown_time)


def _edit(shipped: Project, large: Made) -> Iterator[Row]:
    edits = render_edits(large.project, EDITS)
    wall = [edit["wall"] for edit in edits]
    yield limit_row(f"one entry of {LARGE:,} edited, rendered and written", wall, 3, shown_time)
    cpu = median(edit["cpu"] for edit in edits)
    yield Row("CPU of this", "its wall time", cpu / median(wall), None, shown_time(cpu), "")
    files = median(edit["changed"] for edit in edits)
    yield Row("the files that changed", "all", files / LARGE / 2, None, f"{files:g}", "")
    seconds = serve_edits(shipped, EDITS)
    yield limit_row("one entry of the shipped catalogue edited, until seen", seconds, 4, shown_time)


def _share(quantity: str, spent: dict[str, float], part: str, goal: float | None = None) -> Row:
    whole = spent["errdex"] + spent["mkdocs"]
    took = shown_time(spent[part]), shown_time(whole)
    return Row(quantity, "the build without imports", spent[part] / whole, None, *took, goal)


def _told(quantity: str, size: float) -> Row:
    return Row(quantity, "1 MB", size / 1e6, None, shown_size(size), "1 MB")


def _made(folder: Path, codes: int) -> Made:
    made = make_project(folder, codes)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return made


def _shipped(folder: Path) -> Project:
    shutil.copytree(ROOT / "codes", folder / "codes")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return find_project(str(folder))


def _first_page(project: Project) -> str:
    return f"codes/{load_project(project).entries[5].code}/"


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
