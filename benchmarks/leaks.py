"""Looks for private texts in what errdex shows, and saves the figures.

`python -m benchmarks.leaks COUNT [SEED...]` puts a number, a secret or a token, in every spelling,
into every place of a paste, COUNT times for each seed. It looks at the three reports of the
diagnosis and at the redacted paste, and compares each hundredth input with node. Seeds run at the
same time, as many as there are processors.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from benchmarks.results import write_section
from tests.support.fuzz_leaks import FORMS, Tally, run
from tests.support.runtimes import Node, site_data

HEADINGS = ("inputs", "outputs", "seeds", "leak", "compared with node", "differ")


def main(arguments: list[str]) -> int:
    """Run, print and save; return 1 if anything leaked or differed."""
    count, *seeds = map(int, arguments)
    program = shutil.which("node")
    if program is None:
        raise SystemExit("node is not installed; redaction is compared with it")
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        tallies = list(processes.map(partial(_run, count, program), seeds or [1]))
    for form, given in [leak for tally in tallies for leak in tally.leaking][:20]:
        print(json.dumps([form, *given]))
    for given in [given for tally in tallies for given in tally.differing][:5]:
        print(json.dumps(given))
    save(seeds or [1], tallies)
    return 1 if any(tally.leaking or tally.differing for tally in tallies) else 0


def _run(count: int, program: str, seed: int) -> Tally:
    with Node(program) as node:
        node.ask("load", site_data())
        return run(count, seed, node)


def save(seeds: Sequence[int], tallies: Sequence[Tally]) -> None:
    """Print the figures and save them in RESULTS.md."""
    inputs = sum(tally.inputs for tally in tallies)
    row = (
        f"{inputs:,}",
        f"{len(FORMS) * inputs:,}",
        ", ".join(map(str, seeds)),
        str(sum(len(tally.leaking) for tally in tallies)),
        f"{sum(tally.compared for tally in tallies):,}",
        str(sum(len(tally.differing) for tally in tallies)),
    )
    print(" | ".join(row))
    write_section("Leaks", [], [HEADINGS, row])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
