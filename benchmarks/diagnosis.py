"""What a whole diagnosis costs: CPU time in CPython and node, time in a slow browser, and bytes.

Run `python -m benchmarks.diagnosis`. Each time is compared with that of a fixed loop in the
same run, so that figures of different computers can be compared.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.browsing import chromium
from benchmarks.measuring import Row, limit_row, shown_size, shown_time
from benchmarks.results import row_table, show_table, write_section
from errdex.authoring.building import load_project
from errdex.authoring.rendering.bundles import data_script, diagnosis_script
from errdex.diagnosis.diagnosing import diagnose_text
from tests.cases import Case, load_cases
from tests.support.runtimes import own_knowledge, own_project, site_data

CASE = "a digest made with SHA-1"
"""A curl command and a response, with all context that the checks of one request need."""

SHOWN = "a request that is right, digest of the hexadecimal text"
"""Another, with a note, for which what is private in it is sought: the first one shows nothing."""

LIMITS = {"CPython": 0.002, "node": 0.0015}
"""Seconds of CPU for a whole diagnosis."""

PAGE_SCRIPTS = tuple(
    f"{name}.js" for name in ("errdex", "card", "entry", "table", "find", "keys", "diagnose")
)
"""What the Diagnose page runs before the form is used."""

SIZES = {"scripts that come with the page": 45_000}
"""Bytes after gzip."""

SLOWED, PASTED, IN_BROWSER = 4, 100_000, 0.1
"""How many times slower the browser is made, characters of a paste, and seconds for its answer."""
LOG_LINE = (
    "2026-11-26 07:00:00,123 INFO api.worker [{n}] sent +861512345{n:04} status=E200041 12 ms\n"
)
ANSWERED = """([text, context]) => {
    const { Knowledge, diagnose, sections } = window.errdexDiagnosis;
    const knowledge = new Knowledge(window.errdexDiagnosisData);
    const start = performance.now();
    sections(diagnose(text, context, knowledge), knowledge);
    return performance.now() - start;
}"""

ROUNDS, EACH = 15, 40


def loop() -> int:
    """Return the sum of a fixed loop, the reference."""
    total = 0
    for number in range(20_000):
        total += number % 7
    return total


def milliseconds(act: Callable[[], object], each: int) -> float:
    """Return the least CPU time of one act, over rounds of so many; others share the computer."""
    act()
    rounds = []
    for _ in range(ROUNDS):
        before = time.process_time()
        for _ in range(each):
            act()
        rounds.append((time.process_time() - before) / each * 1000)
    return min(rounds)


def measure_python(case: Case) -> tuple[float, float]:
    """Return the milliseconds of a diagnosis and of the loop in CPython."""
    knowledge = own_knowledge()
    act = lambda: diagnose_text(case.input, case.context, knowledge)  # noqa: E731 - it is one
    return milliseconds(act, EACH), milliseconds(loop, EACH)


def measure_node(program: str, case: Case) -> tuple[float, float]:
    """Return the milliseconds of a diagnosis and of the loop in node."""
    given = {"data": site_data(), "text": case.input, "context": case.context}
    script = Path(__file__).with_name("diagnosis.mjs")
    done = subprocess.run(
        [program, str(script)], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    diagnosis, reference = json.loads(done.stdout)
    return diagnosis, reference


def measure_browser(case: Case) -> float:
    """Return the seconds from a long paste to its report in a browser that is slowed down."""
    lines = (LOG_LINE.format(n=number) for number in range(PASTED // len(LOG_LINE)))
    text = f"{case.input}\n{''.join(lines)}"[:PASTED]
    data = data_script(load_project(own_project()), "errdexDiagnosisData")
    with chromium() as browser:
        page = browser.new_page()
        page.evaluate(f"() => {{ {diagnosis_script()}\n{data} }}")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        taken = [float(page.evaluate(ANSWERED, [text, case.context])) for _ in range(ROUNDS)]
        return min(taken) / 1000


def measure_sizes() -> dict[str, int]:
    """Return what the site's scripts weigh after gzip, in bytes."""
    assets = own_project().root / "templates" / "assets"
    catalogue = load_project(own_project())
    data = data_script(catalogue, "errdexDiagnosisData")
    checks = json.dumps(catalogue.checks, ensure_ascii=False, separators=(",", ":"))
    texts = {
        "scripts that come with the page": "".join(
            (assets / name).read_text(encoding="utf-8") for name in PAGE_SCRIPTS
        ),
        "the engine, loaded when the form is used": diagnosis_script(),
        "checks": checks,
        "data script, with the entries, loaded with it": data,
    }
    return {name: len(gzip.compress(text.encode(), 9, mtime=0)) for name, text in texts.items()}


def rows() -> Iterator[Row]:
    """Measure everything, one row after the other."""
    program = shutil.which("node")
    cases = {case.name: case for case in load_cases()}
    clocks: dict[str, Callable[[Case], tuple[float, float]]] = {"CPython": measure_python}
    if program:
        clocks["node"] = partial(measure_node, program)
    times = {name: measure(cases[CASE]) for name, measure in clocks.items()}
    for name, (diagnosis, reference) in times.items():
        yield limit_row(f"a diagnosis, {name}", [diagnosis / 1000], LIMITS[name], shown_time)
        ratio, took = diagnosis / reference, shown_time(reference / 1000)
        yield Row("the same", "a fixed loop", ratio, None, shown_time(diagnosis / 1000), took)
    for name, measure in clocks.items():
        taken, _ = measure(cases[SHOWN])
        what = f"a diagnosis that seeks what is private, {name}"
        yield replace(limit_row(what, [taken / 1000], LIMITS[name], shown_time), goal=None)
    if shutil.which("chromium"):
        what = f"answer to {PASTED:,} characters in Chromium slowed {SLOWED} times"
        yield limit_row(what, [measure_browser(cases[CASE])], IN_BROWSER, shown_time)
    for name, size in measure_sizes().items():
        most = SIZES.get(name)
        row = limit_row(f"{name}, after gzip", [size], most or 1000, shown_size)
        yield row if most else replace(row, goal=None)


def main() -> int:
    """Print and save the figures; return 1 if one is above its limit."""
    measured = list(rows())
    print(show_table(measured))
    write_section("Diagnosis", [f"Diagnosed is {CASE}, with all its context"], row_table(measured))
    return 1 if any(row.verdict == "miss" for row in measured) else 0


if __name__ == "__main__":
    sys.exit(main())
