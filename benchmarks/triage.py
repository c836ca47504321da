"""What a triage costs: `python -m benchmarks.triage`, which needs 6 GB of disk in the folder of
temporary files.

A million responses are held against a raw scan by the same engine and against a loop in Python, a
log against grep; each runs in a process of its own. The unit is CPU seconds of all its threads; the
loop, which has one, is also held by the clock.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.measuring import Row, limit_row, noise_of, shown_size, shown_time
from benchmarks.nights import Truth, night
from benchmarks.results import row_table, show_table, write_section

RESPONSES, PARQUET, LINES = 1_000_000, 10_000_000, 2_000_000
MEMORY = 1e9
RAW = """
import sys, duckdb
duckdb.execute(f"SELECT count(time), count(code), sum(len(result)) FROM read_json('{sys.argv[1]}', "
    "format='newline_delimited', records=true, ignore_errors=true, columns={'time': 'VARCHAR', "
    "'code': 'VARCHAR', 'result': 'STRUCT(status VARCHAR, \\"originTo\\" VARCHAR)[]'})").fetchall()
"""
LOOP = """
import json, sys
from collections import Counter
counts, people, hours = Counter(), {}, Counter()
with open(sys.argv[1], "rb") as file:
    for line in file:
        try:
            record = json.loads(line)
            code, time = record["code"], record["time"]
        except (ValueError, KeyError, TypeError):
            counts["", None] += 1
            continue
        counts["code", code] += 1
        hours["code", code, time[:13]] += 1
        for item in record.get("result") or ():
            status = item["status"].strip().upper()
            counts["status", status] += 1
            hours["status", status, time[:13]] += 1
            people.setdefault(status, set()).add(item["originTo"])
"""
_NOTHING_COMPILED = "PYTHONDONTWRITEBYTECODE"
TRIAGE = "import sys; from errdex.cli.program import main; main(['triage', *sys.argv[1:]])"
_ITEMS = 'STRUCT("originTo" VARCHAR, "smsMsgId" VARCHAR, status VARCHAR)[]'


class Taken(NamedTuple):
    """What a process took with its children: CPU seconds, seconds by the clock, bytes at most."""

    cpu: float
    clock: float
    memory: float


GREP = "LC_ALL=C grep -aowE 'E[0-9]{6}' \"$0\" | sort | uniq -c"


def main() -> int:
    """Print and save the figures; return 1 if one is above its limit."""
    with tempfile.TemporaryDirectory() as folder:
        rows = list(_measure(Path(folder)))
    print(show_table(rows))
    lines = [
        "Times are CPU seconds of a process and all its threads, its start included; of one row, "
        "seconds by the clock",
        "Other work ran on the machine, which makes CPU time longer and leaves ratios comparable",
        f"A night of {RESPONSES:,} responses; a log of {LINES:,} lines, one in twelve with a code",
    ]
    write_section("Triage", lines, row_table(rows))
    return 1 if any(row.verdict == "miss" for row in rows) else 0


def _measure(folder: Path) -> Iterator[Row]:
    file = folder / "night.ndjson"
    truth = Truth()
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in night(RESPONSES, truth))
    python = [sys.executable, "-c"]
    named = {
        "triage": [*python, TRIAGE, str(file)],
        "raw": [*python, RAW, str(file)],
        "loop": [*python, LOOP, str(file)],
    }
    taken = {name: [_run(command) for _ in range(3)] for name, command in named.items()}
    yield _row("triage of a night", "a raw scan", taken["triage"], taken["raw"], 4)
    yield _row("a loop in Python", "the triage", taken["loop"], taken["triage"], None, True)
    clock = {name: [one._replace(cpu=one.clock) for one in taken[name]] for name in taken}
    yield _row("the same by the clock", "the triage", clock["loop"], clock["triage"], 5, True)
    memory = [one.memory for one in taken["triage"]]
    yield limit_row("memory of it", memory, MEMORY, shown_size)
    yield from _parquet_rows(folder, file)
    yield from _text_rows(folder)


def _parquet_rows(folder: Path, file: Path) -> Iterator[Row]:
    """Yield what ten times the night takes from Parquet, with the same numbers and with others."""
    import duckdb

    one, ten = folder / "one.parquet", folder / "ten.parquet"
    columns = f"{{'time': 'VARCHAR', 'code': 'VARCHAR', 'result': '{_ITEMS}'}}"
    read = f"read_json('{file}', format='newline_delimited', ignore_errors=true, records=true, "
    kept = f"SELECT * FROM {read} columns={columns})"
    duckdb.execute(f"COPY ({kept}) TO '{one}'")
    copies = PARQUET // RESPONSES
    again = "[{'originTo': concat(x.\"originTo\", n), 'status': x.status} for x in result]"
    many = f"SELECT * REPLACE ({again} AS result) FROM '{one}', range({copies}) t(n)"
    duckdb.execute(f"COPY ({many}) TO '{ten}'")
    links = [folder / f"link{number}.parquet" for number in range(copies)]
    for link in links:
        link.hardlink_to(one)
    small, half, large, others = map(_triage, ([one], links[: copies // 2], links, [ten]))
    quantity, night = f"{PARQUET:,} from Parquet", f"{RESPONSES:,}"
    grown, shown = large.memory / half.memory, (shown_size(large.memory), shown_size(half.memory))
    yield Row(f"memory of {quantity}", "of half as many", grown, None, *shown, 1.2)
    yield limit_row("the same in all", [large.memory], MEMORY, shown_size)
    yield limit_row("with ten times the numbers", [others.memory], MEMORY, shown_size)
    shown = shown_time(large.cpu), shown_time(small.cpu)
    yield Row(quantity, night, large.cpu / small.cpu, None, *shown)


def _triage(paths: Sequence[Path]) -> Taken:
    return _run([sys.executable, "-c", TRIAGE, *map(str, paths)])


def _text_rows(folder: Path) -> Iterator[Row]:
    log = folder / "app.log"
    with log.open("w", encoding="utf-8") as out:
        out.writelines(_log_lines())
    ours = [_run([sys.executable, "-c", TRIAGE, "--text", str(log)]) for _ in range(3)]
    grep = [_run(["sh", "-c", GREP, str(log)]) for _ in range(3)]
    yield _row("codes in a log", "grep of the same", ours, grep, 3)


def _log_lines() -> Iterator[str]:
    random = Random(3)
    words = ("GET", "POST", "the", "request", "gateway", "took", "retry", "DEBUG", "EOF", "Edge")
    codes = (" code=E200015", " E000102:", ' "E999999"', " 000000")
    for number in range(LINES):
        hour = number * 24 // LINES
        code = random.choice(codes) if random.random() < 0.085 else ""
        level = random.choice(("INFO", "WARN", "ERROR"))
        said = " ".join(random.choices(words, k=6))
        at = f"2025-03-03T{hour:02}:{number % 60:02}:00.123Z"
        yield f"{at} {level} app[{number % 977}] {said} id={random.getrandbits(40):010x}{code}\n"


def _row(
    quantity: str,
    limit: str,
    ours: Sequence[Taken],
    theirs: Sequence[Taken],
    goal: float | None,
    at_least: bool = False,
) -> Row:
    """Return the row of two times, the least of each."""
    mine, other = min(one.cpu for one in ours), min(one.cpu for one in theirs)
    noise = noise_of([one.cpu for one in ours], [one.cpu for one in theirs])
    shown = shown_time(mine), shown_time(other)
    return Row(quantity, limit, mine / other, noise, *shown, goal, at_least)


def _run(command: Sequence[str]) -> Taken:
    """Return what a process and its children took."""
    code = (
        "import json, resource, subprocess, sys, time\n"
        "start = time.monotonic()\n"
        "done = subprocess.run(json.loads(sys.argv[1]), stdout=subprocess.DEVNULL, check=False)\n"
        "clock = time.monotonic() - start\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps([used.ru_utime + used.ru_stime, clock, used.ru_maxrss * 1024]))\n"
        "sys.exit(done.returncode not in (0, 1))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, json.dumps(list(command))],
        # As of an installed package, whose modules are compiled.
        env={name: value for name, value in os.environ.items() if name != _NOTHING_COMPILED},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Taken(*json.loads(done.stdout))


if __name__ == "__main__":
    sys.exit(main())
