"""What lookups and suggestions cost; run as a process of its own for each module.

`python -m benchmarks.lookups FOLDER MODULE` prints samples in seconds as JSON.
"""

from __future__ import annotations

import importlib
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measuring import Row, Samples, child, fresh, interleave, noise_of, time_row

FIRST_LOOKUP = """
import sys, time
sys.path.insert(0, sys.argv[1])
from {module} import lookup
code = sys.argv[2]
start = time.process_time_ns()
lookup(code)
print((time.process_time_ns() - start) / 1e9)
"""
KEYS = 2_000
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.!?é中"


def measure_lookups(folder: Path, module: str, which: str, hit_goal: float) -> Iterator[Row]:
    """Yield hits and misses of one module."""
    samples = child("lookups", str(folder), module)
    limit = "`d[k]`, the loop included in both"
    yield time_row(f"hit, {which}", limit, samples, ("hit", "subscript"), hit_goal)
    limit = "raise and catch one `UnknownCodeError`"
    yield time_row(f"miss with a default, {which}", limit, samples, ("miss", "raise_one"), 4.5)


def measure_growth(modules: dict[str, tuple[Path, str]]) -> Iterator[Row]:
    """Yield first lookups and suggestions at every size against those at the smallest.

    Args:
        modules: The source and a code of each made module, by the words for its size, smallest
            first.
    """
    first = _first_lookups(modules)
    rounds: dict[str, Samples] = {which: {} for which in modules}
    for _ in range(7):
        for which, (source, _code) in modules.items():
            samples = child("lookups", str(source.parent.parent), source.parent.name, "suggest")
            for name, values in samples.items():
                rounds[which].setdefault(name, []).append(median(values))
    smallest, *larger = modules
    largest = larger[-1]
    limit = f"the same at {smallest}"
    goal = 2.5
    yield time_row(f"first lookup, {largest} entries", limit, first, (largest, smallest), goal)
    for name, about in (("slips", "a slip"), ("garbage", "garbage")):
        taken = {which: rounds[which][name] for which in modules}
        for which in larger:
            quantity = f"suggestions for {about}, {which} entries"
            yield time_row(quantity, limit, taken, (which, smallest), 1.5)
    slowest = rounds[largest]["garbage"]
    millisecond = [1e-3] * len(slowest)
    quantity = f"suggestions for garbage, {largest} entries"
    absolute = f"{median(slowest) * 1e6:.3g} µs", "1 ms"
    noise = noise_of(slowest, millisecond)
    yield Row(quantity, "1 ms", median(slowest) / 1e-3, noise, *absolute, 1.0)


def _first_lookups(modules: dict[str, tuple[Path, str]]) -> Samples:
    def action(source: Path, code: str) -> Callable[[], float]:
        script = FIRST_LOOKUP.format(module=source.parent.name)
        return lambda: float(fresh(script, str(source.parent.parent), code))

    return interleave({which: action(*module) for which, module in modules.items()}, rounds=15)


def lookup_samples(module: Any, rng: random.Random) -> Samples:
    """Return the time of one hit, one miss and their limits."""
    lookup, get, unknown_code = module.lookup, module.get, module.UnknownCodeError
    known = [_copy(rng.choice(module.CODES)) for _ in range(KEYS)]
    entries = {_copy(code): lookup(_copy(code)) for code in module.CODES}
    unknown = _unknown(module, rng, KEYS)

    def subscript() -> None:
        for code in known:
            entries[code]

    def hit() -> None:
        for code in known:
            lookup(code)

    def miss() -> None:
        for code in unknown:
            get(code)

    def raise_one() -> None:
        for code in unknown:
            try:
                raise unknown_code(code)
            except unknown_code:
                pass

    samples: Samples = {}
    for pair in ((hit, subscript), (miss, raise_one)):
        actions = {run.__name__: _per_key(run, KEYS) for run in pair}
        samples |= interleave(actions, rounds=60)
    return samples


def suggest_samples(module: Any, rng: random.Random) -> Samples:
    """Return the time of one suggestion, for texts one slip away and for garbage."""
    suggest = module.suggest
    slips = [_slip(rng, rng.choice(module.CODES)) for _ in range(300)]
    garbage = ["".join(rng.choices(SIGNS, k=rng.randrange(4, 26))) for _ in range(300)]

    def each(texts: Sequence[str]) -> Callable[[], None]:
        def run() -> None:
            for text in texts:
                suggest(text)

        return run

    actions = {"slips": each(slips), "garbage": each(garbage)}
    return interleave({name: _per_key(run, 300) for name, run in actions.items()}, rounds=3)


def _per_key(run: Callable[[], None], keys: int) -> Callable[[], float]:
    def action() -> float:
        start = time.process_time_ns()
        run()
        return (time.process_time_ns() - start) / 1e9 / keys

    return action


def _copy(code: str) -> str:
    """Return an equal text that is another object, as a program has it from a response."""
    return "".join(list(code))


def _unknown(module: Any, rng: random.Random, count: int) -> list[str]:
    known = set(module.CODES)
    made: list[str] = []
    while len(made) < count:
        code = f"E{rng.randrange(1_000_000):06d}"
        if code not in known:
            made.append(code)
    return made


def _slip(rng: random.Random, code: str) -> str:
    """Return a code with two characters swapped, one lost, one doubled or one wrong."""
    at = rng.randrange(1, len(code) - 1)
    before, sign, after = code[:at], code[at], code[at + 1 :]
    wrong = rng.choice("0123456789")
    swapped = before + after[0] + sign + after[1:]
    doubled = before + sign + sign + after
    return rng.choice((swapped, doubled, before + after, before + wrong + after))


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    chosen = suggest_samples if sys.argv[3:] == ["suggest"] else lookup_samples
    print(json.dumps(chosen(importlib.import_module(sys.argv[2]), random.Random(7))))
