"""Measures the module and what compiles it, and keeps the figures: `python -m benchmarks`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.catalogues import FULL, SHORT, Made, make_project
from benchmarks.compiling import (
    measure_compile_memory,
    measure_rendering,
    measure_whole_compile,
    write_module,
)
from benchmarks.importing import measure_made_import, measure_shipped_import
from benchmarks.loading import measure_loading
from benchmarks.lookups import measure_growth, measure_lookups
from benchmarks.measuring import Row
from benchmarks.results import row_table, show_table, write_section
from benchmarks.scanning import measure_scanning

ROOT = Path(__file__).resolve().parents[1]
SIZES = {"43": (43, FULL), "1,000": (1_000, FULL), "10,000": (10_000, FULL)}
LARGEST = {"100,000": (100_000, SHORT)}
HOW = (
    "Every figure is a ratio to a limit that was measured in the same run",
    "Times are CPU time of the process: medians of rounds in which quantity and limit take turns",
    "Noise is half the distance between the quartiles of the rounds' ratios, relative to the ratio",
)


def main() -> None:
    """Run every measurement; with `--quick` without the slow ones, and write nothing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="leave out 100,000 entries; keep nothing",
    )
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory(prefix="errdex-bench-") as folder:
        sizes = SIZES if quick else SIZES | LARGEST
        _say("making catalogues")
        made = {
            which: make_project(Path(folder) / which.replace(",", ""), *size)
            for which, size in sizes.items()
        }
        rows = list(_measure(Path(folder), made, quick))
    print(show_table(rows))
    if not quick:
        catalogues = [f"Catalogue of {which} {made[which].told}" for which in made]
        write_section("Module", [*HOW, *catalogues], row_table(rows))


def _measure(folder: Path, made: dict[str, Made], quick: bool) -> Iterator[Row]:
    *_, largest = made
    _say("compiling")
    for which in SIZES:
        write_module(made[which].project)
    if not quick:
        yield from measure_whole_compile(made[largest], largest)
    middle = made["10,000"]
    yield measure_compile_memory(middle.source, "10,000")
    yield from measure_rendering(middle.project, "10,000")
    _say("loading")
    yield from measure_loading(middle.project.catalogue, "10,000")
    _say("importing")
    yield from measure_shipped_import(folder / "shipped")
    yield from measure_made_import(middle.source, "10,000")
    _say("looking up")
    yield from measure_lookups(ROOT / "src", "smscodes", "shipped module", 3.0)
    yield from measure_lookups(middle.source.parents[1], "made", "10,000 entries", 1.8)
    yield from measure_growth({which: (one.source, one.codes[-1]) for which, one in made.items()})
    _say("scanning")
    yield from measure_scanning()


def _say(what: str) -> None:
    print(f"{what} ...", file=sys.stderr)


if __name__ == "__main__":
    main()
