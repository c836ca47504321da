"""Hunts for texts that take a reader long: `python -m benchmarks.slow_texts [PAIRS [SEED]]`.

Every shape of `tests/support/text_shapes.py` with one piece, and so many of those with two, are
timed while they are short. The slowest of all and the slowest with each opening are timed again
when they are longer, and the slowest of those at a megabyte. What takes longer there than its
reader may, or grows faster than the text, is a miss. Readers are timed beside each other, one a
processor.
"""

from __future__ import annotations

import gc
import json
import math
import os
import random
import shutil
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat

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
KEPT = {SHORT: 200, MIDDLE: 20}
"""How many of the slowest shapes go on from a length, besides the slowest with each opening."""
KEPT_TO_THE_END = 15
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
    limit: float
    shapes: Callable[[Sequence[Shape]], Sequence[Shape]]
    """Return those of all shapes that it is timed with."""
    clock: Callable[[NodeClocks], Clock]


def hunt(clock: Clock, shapes: Sequence[Shape]) -> list[Timed]:
    """Return the shapes that are slowest at a megabyte, the slowest first."""
    slowest = list(shapes)
    for length, kept in KEPT.items():
        ordered = _ordered(clock, slowest, length)
        openings = {shape.start: shape for shape in reversed(ordered)}
        slowest = list(dict.fromkeys([*ordered[:kept], *openings.values()]))
    slowest = _ordered(clock, slowest, QUARTER)[:KEPT_TO_THE_END]
    timed = [_timed_to_the_end(clock, shape) for shape in slowest]
    return sorted(timed, key=lambda one: one.seconds, reverse=True)


def _ordered(clock: Clock, shapes: Sequence[Shape], length: int) -> list[Shape]:
    """Return shapes by the time that they take, the slowest first."""
    seconds = dict(zip(shapes, clock(shapes, length), strict=True))
    return sorted(shapes, key=seconds.__getitem__, reverse=True)


def _timed_to_the_end(clock: Clock, shape: Shape) -> Timed:
    """Time a shape at a megabyte, or say what it would take where that is too long to wait for."""
    middle, quarter = min(clock([shape, shape], MIDDLE)), min(clock([shape, shape], QUARTER))
    if quarter > LONGEST_WAIT:
        growth = _growth(middle, quarter, QUARTER / MIDDLE)
        return Timed(shape, quarter * (LONG / QUARTER) ** growth, growth)
    whole = min(clock([shape, shape], LONG))
    return Timed(shape, whole, _growth(quarter, whole, LONG / QUARTER))


def _growth(once: float, later: float, times: float) -> float:
    """Return the exponent by which seconds grew while the length grew so many times."""
    return math.log(max(later, 1e-6) / max(once, 1e-6), times)


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


def plain(every: Sequence[Shape]) -> list[Shape]:
    """Return the logs, and what is in none or in a plain frame."""
    return [*LOG_SHAPES, *(shape for shape in every if shape.start in PLAIN)]


def few(every: Sequence[Shape]) -> list[Shape]:
    """Return what a large catalogue is timed with."""
    return plain(every)[: len(LOG_SHAPES) + 2 * len(PIECES)]


READERS = (
    Reader("diagnosis, CPython", CPYTHON, list, lambda _: diagnosis_clock()),
    Reader("redaction, CPython", CPYTHON, list, lambda _: redaction_clock()),
    Reader("diagnosis, node", NODE, list, lambda node: node.add_catalogue("own").diagnosis),
    Reader("redaction, node", NODE, list, lambda node: node.add_catalogue("own").redaction),
    Reader("finder, node", FINDER, plain, lambda node: node.add_catalogue("own").finder),
    Reader("the module, CPython", CPYTHON, plain, lambda _: module_clock()),
    Reader("10,000 codes: diagnosis, CPython", CPYTHON, few, lambda _: diagnosis_clock(MANY_CODES)),
    Reader(
        "10,000 codes: diagnosis, node",
        NODE,
        few,
        lambda node: node.add_catalogue("large", MANY_CODES).diagnosis,
    ),
    Reader(
        "10,000 codes: finder, node",
        FINDER,
        few,
        lambda node: node.add_catalogue("large", MANY_CODES).finder,
    ),
    Reader("10,000 codes: the module, CPython", CPYTHON, few, lambda _: module_clock(MANY_CODES)),
)
"""What is timed: all shapes with the shipped catalogue, plain ones with a large one."""


def hunt_in(number: int, count: int, seed: int) -> tuple[int, list[Timed]]:
    """Return how many shapes the reader of a number is timed with, and the slowest."""
    program = shutil.which("node")
    if program is None:
        raise SystemExit("node is not installed; its readers are timed as well")
    reader = READERS[number]
    shapes = reader.shapes([*singles(), *random.Random(seed).sample(list(pairs()), count)])
    with NodeClocks(program) as node:
        clock = reader.clock(node)
        gc.freeze()  # the shapes are no garbage of a reader's
        return len(shapes), hunt(clock, shapes)


def main(arguments: list[str]) -> int:
    """Hunt, print, and keep the figures; return 1 where anything is too slow."""
    count = int(arguments[0]) if arguments else PAIRS
    seed = int(arguments[1]) if len(arguments) > 1 else SEED
    drawn = f"{count:,} of {sum(1 for _ in pairs()):,} pairs drawn with seed {seed}"
    rows, missed = [], 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        hunted = pool.map(hunt_in, range(len(READERS)), repeat(count), repeat(seed))
        for reader, (texts, timed) in zip(READERS, hunted, strict=True):
            misses = [one for one in timed if one.is_miss(reader.limit)]
            for one in misses or timed[:1]:
                print(
                    f"{reader.name}: {one.seconds:.2f} s, n^{one.growth:.2f}: {_told(one)}",
                    flush=True,
                )
            missed += len(misses)
            rows.append(_row(reader, texts, timed, misses))
            write_section("Slow texts", [drawn], [HEADINGS, *rows])
    return 1 if missed else 0


def _told(timed: Timed) -> str:
    return json.dumps([timed.shape.start, *timed.shape.pieces, timed.shape.end])


def _row(reader: Reader, texts: int, timed: list[Timed], misses: list[Timed]) -> tuple[str, ...]:
    slowest = timed[0]
    growth = max((one.growth for one in timed if one.seconds > NOISE), default=1.0)
    verdict = f"{len(misses)} miss" if misses else "pass"
    took, may_take = f"{slowest.seconds * 1000:.0f} ms", f"{reader.limit * 1000:.0f} ms"
    text = f"`{_told(slowest)}`".replace("|", "\\|")
    return (
        reader.name,
        f"{texts:,}",
        may_take,
        took,
        f"n^{growth:.2f}",
        text,
        verdict,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
