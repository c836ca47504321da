"""Kills builds at every change on the disk and keeps the figures: `python -m benchmarks.killing`.

It ends with 1 where a killed build left anything but the earlier or the later files, whole.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.results import write_section
from tests.support.killed_builds import hunts

CATALOGUE = Path(__file__).resolve().parents[1] / "tests" / "data" / "acme.yaml"
HEADINGS = ("build", "kills", "of these torn files", "bad")


def main() -> int:
    """Run every hunt, show what is bad, and keep the figures."""
    rows, bad = [], 0
    with tempfile.TemporaryDirectory(prefix="errdex-") as folder:
        for name, hunt in hunts(Path(folder), CATALOGUE.read_text(encoding="utf-8")):
            tally = hunt.run()
            torn = tally.kills["open, torn"]
            rows.append((name, f"{tally.kills.total():,}", f"{torn:,}", f"{len(tally.bad):,}"))
            print("\n".join([" | ".join(rows[-1]), *tally.bad]), flush=True)
            bad += len(tally.bad)
    write_section("Killing", [], [HEADINGS, *rows])
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
