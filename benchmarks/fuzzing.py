"""Runs the fuzzers and saves their figures: `python -m benchmarks.fuzzing LOADED DIAGNOSED`.

The two numbers say how many inputs the loader and diagnosis get.
"""

from __future__ import annotations

import json
import shutil
import sys

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
    tally = fuzz_diagnosis.compare(diagnosed, SEED, node)
    for text, what in [*tally.differing[:5], *tally.leaking[:5]]:
        print(json.dumps([text, what]))
    told = {
        "the loader": (loaded, f"{refused:,} refused with {findings:,} findings, 0 faults"),
        "diagnosis in CPython and node": (tally.inputs, f"{len(tally.differing):,} differ"),
        "private texts in what either says": (tally.inputs, f"{len(tally.leaking):,} leak"),
    }
    rows = [(what, f"{inputs:,}", str(SEED), found) for what, (inputs, found) in told.items()]
    print("\n".join(map(" | ".join, rows)))
    write_section("Fuzzing", [], [HEADINGS, *rows])
    return 0 if tally.clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
