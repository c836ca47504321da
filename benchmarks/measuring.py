"""Measures quantities and their limits in turn, and says how much the figures scatter.

All times are CPU time of the process, in seconds.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

Samples = dict[str, list[float]]
"""Figures by name; those with the same index were measured in the same round."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        quantity: What was measured.
        limit: What it was measured against.
        ratio: Quantity divided by limit.
        noise: Half the distance between the quartiles of the rounds' ratios, relative to `ratio`;
            None where there was one round.
        measured, against: Both in absolute terms.
        goal: The largest ratio that is good; None if the row is only information.
        at_least: Whether the goal is the smallest good ratio instead.
    """

    quantity: str
    limit: str
    ratio: float
    noise: float | None
    measured: str
    against: str
    goal: float | None = None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """`pass`, `miss`, or nothing for a row without a goal."""
        if self.goal is None:
            return ""
        good = self.ratio >= self.goal if self.at_least else self.ratio <= self.goal
        return "pass" if good else "miss"


def time_row(
    quantity: str,
    limit: str,
    samples: Mapping[str, Sequence[float]],
    names: tuple[str, str],
    goal: float | None = None,
) -> Row:
    """Return the row of two times that were sampled in the same rounds.

    Args:
        quantity: What was measured.
        limit: What it was measured against.
        samples: The times of both.
        names: Under which names: quantity, then limit.
        goal: The largest ratio that is good.
    """
    subject, base = samples[names[0]], samples[names[1]]
    ratio = median(subject) / median(base)
    absolute = shown_time(median(subject)), shown_time(median(base))
    return Row(quantity, limit, ratio, noise_of(subject, base), *absolute, goal)


def limit_row(
    quantity: str, figures: Sequence[float], limit: float, shown: Callable[[float], str]
) -> Row:
    """Return the row of figures that have a fixed limit.

    Args:
        quantity: What was measured.
        figures: One or several rounds of it.
        limit: The most that is good.
        shown: Shows a figure with its unit.
    """
    middle = median(figures)
    noise = noise_of(figures, [limit] * len(figures)) if len(figures) > 1 else None
    return Row(quantity, shown(limit), middle / limit, noise, shown(middle), shown(limit), 1)


def noise_of(subject: Sequence[float], base: Sequence[float]) -> float:
    """Return the scatter of the rounds' ratios, relative to their median."""
    ratios = [one / other for one, other in zip(subject, base, strict=True)]
    if len(ratios) < 2:
        return 0.0
    low, middle, high = quantiles(ratios, n=4, method="inclusive")
    return (high - low) / 2 / middle


def interleave(actions: Mapping[str, Callable[[], float]], rounds: int) -> Samples:
    """Return what each action says it took, in so many rounds after one that does not count."""
    samples: Samples = {name: [] for name in actions}
    for number in range(rounds + 1):
        for name, action in actions.items():
            taken = action()
            if number:
                samples[name].append(taken)
    return samples


def cpu_time(action: Callable[[], object]) -> float:
    """Return the CPU time of an action whose result is thrown away after the clock stopped."""
    start = time.process_time()
    result = action()
    taken = time.process_time() - start
    del result
    return taken


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the cyclic garbage collector off, as the limits ask for."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def fresh(code: str, *arguments: str) -> Any:
    """Return what a bare Python (isolated, without `site`) prints as JSON."""
    return _output([sys.executable, "-I", "-S", "-c", code, *arguments])


def child(module: str, *arguments: str) -> Any:
    """Return what a module of this package, run in a process of its own, prints as JSON."""
    return _output([sys.executable, "-m", f"benchmarks.{module}", *arguments])


def _output(command: list[str]) -> Any:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"a measuring process failed:\n{done.stderr}")
    return json.loads(done.stdout)


def peak_memory() -> int:
    """Return the most bytes that this process has had in memory; works on Linux only.

    `getrusage` would count what the parent had before it started this process.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def shown_time(seconds: float) -> str:
    """Return a time in a unit that suits its size."""
    for size, unit in ((1, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if seconds >= 0.9995 * size:  # below, it is shown as 1,000 of the smaller unit
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def shown_size(count: float) -> str:
    """Return bytes in a unit that suits their number."""
    for size, unit in ((1e9, "GB"), (1e6, "MB"), (1e3, "kB")):
        if count >= 0.9995 * size:
            return f"{count / size:.3g} {unit}"
    return f"{count:.0f} B"
