"""What can be chosen about the rules, in Prometheus' own words."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

UNITS = {"y": 31_536_000, "w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1}
"""Seconds of each unit of a duration, in the order in which they may follow one another."""

_DURATION = re.compile("".join(rf"(?:([0-9]+){unit})?" for unit in UNITS))
_LABEL = re.compile("[a-zA-Z_][a-zA-Z0-9_]*")
_METRIC = re.compile("[a-zA-Z_:][a-zA-Z0-9_:]*")

LONGEST_GAP = 2_592_000
"""Seconds of `--gap`. A longer one is refused: Prometheus may have dropped older samples."""
MOST_WINDOWS = 1000
"""Windows that `--gap` may last. A longer one is refused: its test would run for minutes."""

OWN_LABELS = ("alertname", "catalogue", "severity", "owner")
"""Labels that the rules set; the metric's labels cannot be called so."""

ALIVE = ("up", "target_info")
DIALECTS = ("prometheus", "victoriametrics")


@dataclass(frozen=True, slots=True)
class Options:
    """What the rules are made for.

    Attributes:
        metric: The counter, such as `error_codes_total`.
        label: Its label that holds the code.
        by: The labels, besides the code's, that tell alerts apart.
        window: How far back an error counts as new; a duration.
        gap: The longest time without samples after which earlier ones are still known.
        keep_firing_for: How long an alert stays after its last error; None: not at all.
        alive: The metric that says whether a target was seen: `up`, or `target_info` for OTLP.
        dialect: Whose query language it is.
        absent: Whether an alert says that the metric is missing.
    """

    metric: str = "error_codes_total"
    label: str = "code"
    by: tuple[str, ...] = ("job",)
    window: str = "5m"
    gap: str = "1h"
    keep_firing_for: str | None = None
    alive: str = ALIVE[0]
    dialect: str = DIALECTS[0]
    absent: bool = True

    def command(self) -> str:
        """Return the command of errdex that chooses this, without what holds by default."""
        words = ["alerts"]
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "absent":
                words += [] if value else ["--no-absent"]
            elif value != field.default:
                shown = ",".join(value) if isinstance(value, tuple) else value
                words += [f"--{field.name.replace('_', '-')}", shown]
        return " ".join(words)


def contradiction(options: Options) -> str:
    """Return what is wrong with options that are right each for itself; empty if nothing is."""
    window, gap = seconds_of(options.window), seconds_of(options.gap)
    if gap < window:
        return f"--gap {options.gap} is shorter than --window {options.window}; give a longer one"
    if gap > min(LONGEST_GAP, MOST_WINDOWS * window):
        most = f"30 days or {MOST_WINDOWS} windows"
        return f"--gap {options.gap} is longer than {most}; give a shorter one"
    if options.label in options.by:
        return (
            f"--by {options.label}: the label of the code tells alerts apart anyway; leave it out"
        )
    taken = next((name for name in (options.label, *options.by) if name in OWN_LABELS), None)
    return f"the rules have a label {taken!r} of their own; choose another label" if taken else ""


def seconds_of(duration: str) -> int:
    """Return the seconds of a duration such as `5m` or `1h30m`."""
    found = _DURATION.fullmatch(duration)
    assert found is not None
    counts = zip(found.groups(), UNITS.values(), strict=True)
    return sum(int(count or 0) * unit for count, unit in counts)


def duration(text: str) -> str:
    """Return a duration of Prometheus as it was given.

    Raises:
        ValueError: It is none, or no time at all.
    """
    if not _DURATION.fullmatch(text) or not seconds_of(text):
        raise ValueError(f"{text!r} is not a duration; write one such as 5m or 1h30m")
    return text


def metric_name(text: str) -> str:
    """Return a name of a metric as it was given.

    Raises:
        ValueError: Not every supported version of Prometheus accepts it.
    """
    if not _METRIC.fullmatch(text):
        what = "is not a metric name; it has letters, digits, _ and :, and no digit in front"
        raise ValueError(f"{text!r} {what}")
    return text


def label_name(text: str) -> str:
    """Return a name of a label as it was given.

    Raises:
        ValueError: It is none, or Prometheus keeps it for itself.
    """
    if not _LABEL.fullmatch(text) or text.startswith("__"):
        what = "is not a label name; it has letters, digits and _, and no digit or __ in front"
        raise ValueError(f"{text!r} {what}")
    return text


def label_names(text: str) -> tuple[str, ...]:
    """Return names of labels from a text with commas between them, each once.

    Raises:
        ValueError: One of them is none.
    """
    return tuple(dict.fromkeys(label_name(name.strip()) for name in text.split(",")))
