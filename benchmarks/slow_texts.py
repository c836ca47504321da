"""Hunts for texts that take a reader long: `python -m benchmarks.slow_texts [PAIRS [SEED]]`.

Every shape of `tests/support/text_shapes.py` with one piece, and so many of those with two, are
timed while they are short. The slowest are timed again when they are longer, and the slowest of
those at a quarter of a megabyte and at a megabyte. What takes longer there than its reader may,
or grows faster than the text, is a miss.
"""

from __future__ import annotations

import json
import math
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.results import write_section
from tests.support.text_shapes import FRAMES, PIECES, Shape, pairs, singles
from tests.support.timing import (
    MANY_CODES,
    Clock,
    NodeClocks,
    diagnosis_clock,
    module_clock,
    redaction_clock,
)

PAIRS, SEED = 5_000, 1
SHORT, MIDDLE, QUARTER, LONG = 4_000, 64_000, 250_000, 1_000_000
KEPT = {SHORT: 200, MIDDLE: 15}
"""How many of the slowest shapes go on from a length."""
LONGEST_WAIT = 3.0
"""Seconds: what takes longer at a quarter of a megabyte is not timed at a megabyte."""
STEEPEST = 1.3
"""The exponent of growth from a quarter of a megabyte to a megabyte; 1 is in step with the text."""
NOISE = 0.05
"""Seconds; the growth of what takes less is not judged."""

CPYTHON, NODE, FINDER = 1.0, 0.5, 0.25
"""Seconds of CPU that a megabyte may take."""
HEADINGS = ("reader", "texts", "may take", "slowest 1 MB", "grows with", "the slowest text", "")


@dataclass(frozen=True)
class Timed:
    """A shape, the seconds that a megabyte of it takes, and the exponent of their growth."""

    shape: Shape
    seconds: float
    growth: float

    def is_miss(self, limit: float) -> bool:
        """Tell whether it takes longer than that, or grows faster than the text."""
        return self.seconds > limit or (self.seconds > NOISE and self.growth > STEEPEST)


@dataclass(frozen=True)
class Reader:
    """Something that reads texts, and the seconds of CPU that it may take for a megabyte."""

    name: str
    clock: Clock
    limit: float
    shapes: Sequence[Shape]


def hunt(reader: Reader) -> list[Timed]:
    """Return the shapes that are slowest at a megabyte, the slowest first."""
    slowest = list(reader.shapes)
    seconds: dict[Shape, float] = {}
    for length, kept in KEPT.items():
        seconds = dict(zip(slowest, reader.clock(slowest, length), strict=True))
        slowest = sorted(seconds, key=seconds.__getitem__, reverse=True)[:kept]
    timed = [_timed_to_the_end(reader.clock, shape, seconds[shape]) for shape in slowest]
    return sorted(timed, key=lambda one: one.seconds, reverse=True)


def _timed_to_the_end(clock: Clock, shape: Shape, at_middle: float) -> Timed:
    """Time a shape at a megabyte, or say what it would take where that is too long to wait for."""
    quarter = min(clock([shape, shape], QUARTER))
    if quarter > LONGEST_WAIT:
        growth = _growth(at_middle, quarter, QUARTER / MIDDLE)
        return Timed(shape, quarter * (LONG / QUARTER) ** growth, growth)
    whole = min(clock([shape, shape], LONG))
    return Timed(shape, whole, _growth(quarter, whole, LONG / QUARTER))


def _growth(once: float, later: float, times: float) -> float:
    """Return the exponent by which seconds grew while the length grew so many times."""
    return math.log(max(later, 1e-6) / max(once, 1e-6), times)


def readers(node: NodeClocks, sample: Sequence[Shape]) -> Iterator[Reader]:
    """Yield what is timed: all shapes with the shipped catalogue, plain ones with a large one."""
    every = [*singles(), *sample]
    plain = [*LOG_SHAPES, *(shape for shape in every if shape.start in PLAIN)]
    shipped = node.add_catalogue("shipped")
    yield Reader("diagnosis, CPython", diagnosis_clock(), CPYTHON, every)
    yield Reader("diagnosis, node", shipped.diagnosis, NODE, every)
    yield Reader("redaction, CPython", redaction_clock(), CPYTHON, every)
    yield Reader("redaction, node", shipped.redaction, NODE, every)
    yield Reader("finder, node", shipped.finder, FINDER, plain)
    yield Reader("the module, CPython", module_clock(), CPYTHON, plain)
    large = node.add_catalogue("large", MANY_CODES)
    few = plain[: len(LOG_SHAPES) + 2 * len(PIECES)]
    yield Reader("10,000 codes: diagnosis, CPython", diagnosis_clock(MANY_CODES), CPYTHON, few)
    yield Reader("10,000 codes: diagnosis, node", large.diagnosis, NODE, few)
    yield Reader("10,000 codes: finder, node", large.finder, FINDER, few)
    yield Reader("10,000 codes: the module, CPython", module_clock(MANY_CODES), CPYTHON, few)


PLAIN = ("", FRAMES["log line"][0], FRAMES["JSON, a text"][0])
LOG_SHAPES = [
    Shape("", (piece,), "")
    for piece in (
        *(
            "SB ",
            "SB:x0 failed in SB queue\n",
            "SB:0001 ",
            "SB:0001",
            "SB:",
            "sb:0001 ",
            "SB-0001 ",
        ),
        *("S B : 0 0 0 1 ", "SB0001 ", "0001 ", "code=1 ", "Title of SB:0001\n", "Titel of S:001 "),
        *(
            "0123456789abcdef",
            "aGVsbG8gd29y",
            "payload deadbeef ",
            "E00102 E000120 ",
            "x" * 39 + " ",
        ),
    )
]
"""Logs that name many codes, or nearly."""


def main(arguments: list[str]) -> int:
    """Hunt, print, and keep the figures; return 1 where anything is too slow."""
    count = int(arguments[0]) if arguments else PAIRS
    seed = int(arguments[1]) if len(arguments) > 1 else SEED
    program = shutil.which("node")
    if program is None:
        raise SystemExit("node is not installed; its readers are timed as well")
    every = list(pairs())
    sample = random.Random(seed).sample(every, count)
    rows, missed = [], 0
    with NodeClocks(program) as node:
        for reader in readers(node, sample):
            timed = hunt(reader)
            misses = [one for one in timed if one.is_miss(reader.limit)]
            for one in misses or timed[:1]:
                print(
                    f"{reader.name}: {one.seconds:.2f} s, n^{one.growth:.2f}: {_told(one)}",
                    flush=True,
                )
            missed += len(misses)
            rows.append(_row(reader, timed, misses))
            drawn = f"{count:,} of {len(every):,} pairs drawn with seed {seed}"
            write_section("Slow texts", [drawn], [HEADINGS, *rows])
    return 1 if missed else 0


def _told(timed: Timed) -> str:
    return json.dumps([timed.shape.start, *timed.shape.pieces, timed.shape.end])


def _row(reader: Reader, timed: list[Timed], misses: list[Timed]) -> tuple[str, ...]:
    slowest = timed[0]
    growth = max((one.growth for one in timed if one.seconds > NOISE), default=1.0)
    verdict = f"{len(misses)} miss" if misses else "pass"
    took, may_take = f"{slowest.seconds * 1000:.0f} ms", f"{reader.limit * 1000:.0f} ms"
    text = f"`{_told(slowest)}`".replace("|", "\\|")
    return (
        reader.name,
        f"{len(reader.shapes):,}",
        may_take,
        took,
        f"n^{growth:.2f}",
        text,
        verdict,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
