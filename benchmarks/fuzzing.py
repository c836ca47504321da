"""Runs the fuzzers and saves their figures: `python -m benchmarks.fuzzing LOADED DIAGNOSED`.

The two numbers say how many inputs the loader and diagnosis get.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor

from benchmarks.results import write_section
from tests.support import fuzz_diagnosis, fuzz_loading

SEED = 1
HEADINGS = ("fuzzed", "inputs", "seed", "found")


def main(arguments: list[str]) -> int:
    """Run both fuzzers; a fault of the loader stops it. Return 1 if anything differed."""
    loaded, diagnosed = map(int, arguments)
    node = shutil.which("node")
    if node is None:
        raise SystemExit("node is not installed; diagnosis is compared with it")
    refused, findings = fuzz_loading.run(loaded, SEED)
    seeds = range(SEED, SEED + (os.cpu_count() or 1))
    each = diagnosed // len(seeds)
    with ProcessPoolExecutor(len(seeds)) as pool:
        compare = [pool.submit(fuzz_diagnosis.compare, each, seed, node) for seed in seeds]
        tallies = [one.result() for one in compare]
    differing = [one for tally in tallies for one in tally.differing]
    leaking = [one for tally in tallies for one in tally.leaking]
    for text, what in [*differing[:5], *leaking[:5]]:
        print(json.dumps([text, what]))
    inputs, drawn = f"{sum(tally.inputs for tally in tallies):,}", f"{seeds[0]} to {seeds[-1]}"
    loading = f"{refused:,} refused with {findings:,} findings, 0 faults"
    rows = [
        ("the loader", f"{loaded:,}", str(SEED), loading),
        ("diagnosis in CPython and node", inputs, drawn, f"{len(differing):,} differ"),
        ("private texts in what either says", inputs, drawn, f"{len(leaking):,} leak"),
    ]
    print("\n".join(map(" | ".join, rows)))
    write_section("Fuzzing", [], [HEADINGS, *rows])
    return 1 if differing or leaking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
