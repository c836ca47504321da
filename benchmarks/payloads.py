"""What the log filter and payloads cost a program: `python -m benchmarks.payloads`.

Each is compared with a fixed limit, and with the least that has to be done anyway, in the same run.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import smscodes
from benchmarks.measuring import Row, interleave, limit_row, shown_time, time_row
from benchmarks.results import row_table, show_table, write_section
from errdex import payload
from errdex.payloads import NAMES

EACH, ROUNDS = 2_000, 40
RECORDS: Mapping[str, tuple[Mapping[str, object], float]] = {
    "a record with a code": ({"error_code": "E000102"}, 5e-6),
    "a record with an unknown code": ({"error_code": "E999999"}, 5e-6),
    "a record without a code": ({}, 2.5e-6),
}
"""What a record carries, and how long the filter may take for it, in seconds."""
CONTEXT = {
    "count": 3,
    "service": "gateway",
    "environment": "production",
    "detail": "The request was refused.\nTried twice.",
    "instance": "/send/7",
}
PAYLOAD = 200e-6


def main() -> int:
    """Print and save the figures; return 1 if one is above its limit."""
    rows = list(_measure())
    print(show_table(rows))
    lines = [
        "Times are CPU time of the process, as in the section Module",
        "A payload has all context that its channel takes; the code is E000102",
    ]
    write_section("Payloads", lines, row_table(rows))
    return 1 if any(row.verdict == "miss" for row in rows) else 0


def _measure() -> Iterator[Row]:
    passes = smscodes.log_filter()
    for name, (fields, limit) in RECORDS.items():
        making = partial(_record, fields)
        samples = interleave(
            {"filter": _per_act(partial(_filtered, passes, fields)), "record": _per_act(making)},
            ROUNDS,
        )
        taken = [a - b for a, b in zip(samples["filter"], samples["record"], strict=True)]
        quantity = f"the log filter, {name}"
        yield limit_row(quantity, taken, limit, shown_time)
        both = {"filter": taken, "record": samples["record"]}
        yield time_row(quantity, "making the record", both, ("filter", "record"))
    yield from _payload_rows()


def _payload_rows() -> Iterator[Row]:
    entry = smscodes.lookup("E000102")
    for name in NAMES:
        more = {"routing_key": "0" * 32} if name == "pagerduty" else {}
        render: Callable[[], Any] = partial(payload, name, entry, **CONTEXT, **more)
        write = partial(json.dumps, render())
        actions = {"payload": _per_act(render, 200), "json": _per_act(write, 200)}
        samples = interleave(actions, ROUNDS)
        yield limit_row(f"a payload for {name}", samples["payload"], PAYLOAD, shown_time)
        names = ("payload", "json")
        yield time_row(f"a payload for {name}", "writing it as JSON", samples, names)


def _record(fields: Mapping[str, object]) -> logging.LogRecord:
    record = logging.LogRecord("n", logging.ERROR, __file__, 1, "m", (), None)
    record.__dict__.update(fields)
    return record


def _filtered(
    passes: Callable[[logging.LogRecord], bool], fields: Mapping[str, object]
) -> logging.LogRecord:
    record = _record(fields)
    passes(record)
    return record


def _per_act(act: Callable[[], object], each: int = EACH) -> Callable[[], float]:
    def action() -> float:
        start = time.process_time_ns()
        for _ in range(each):
            act()
        return (time.process_time_ns() - start) / 1e9 / each

    return action


if __name__ == "__main__":
    sys.exit(main())
