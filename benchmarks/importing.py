"""What importing a generated module costs, in time and memory."""

from __future__ import annotations

import py_compile
import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import smscodes
from benchmarks.measuring import Row, fresh, interleave, noise_of, shown_size, time_row

IMPORT = """
import sys, time
sys.path.insert(0, sys.argv[1])
start = time.process_time_ns()
import {module}
print((time.process_time_ns() - start) / 1e9)
"""
UNMARSHAL_THEN_IMPORT = """
import marshal, sys, time
sys.path.insert(0, sys.argv[1])
start = time.process_time_ns()
with open(sys.argv[2], "rb", buffering=0) as file:
    data = file.read()
code = marshal.loads(memoryview(data)[16:])
del data  # as the import system does
import {module}
print((time.process_time_ns() - start) / 1e9)
"""
GROWTH = """
import sys
sys.path.insert(0, sys.argv[1])
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096
before = resident()
import {module}
print(resident() - before)
"""


def measure_shipped_import(folder: Path) -> Iterator[Row]:
    """Yield the import of the committed module against that of an empty one."""
    shutil.copytree(
        Path(smscodes.__file__).parent,
        folder / "smscodes",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    _compile(folder / "smscodes" / "__init__.py")
    _write_empty(folder)
    samples = interleave(
        {
            "module": lambda: fresh(IMPORT.format(module="smscodes"), str(folder)),
            "empty": lambda: fresh(IMPORT.format(module="empty"), str(folder)),
        },
        rounds=80,
    )
    names = ("module", "empty")
    yield time_row("import of the shipped module", "an empty module", samples, names, 2.0)


def measure_made_import(source: Path, entries: str) -> Iterator[Row]:
    """Yield the import of a made module against reading and unmarshalling its .pyc."""
    folder = source.parent.parent
    packed = _compile(source)
    _write_empty(folder)
    name = source.parent.name
    raw = UNMARSHAL_THEN_IMPORT.format(module="empty")
    samples = interleave(
        {
            "module": lambda: fresh(IMPORT.format(module=name), str(folder)),
            "raw": lambda: fresh(raw, str(folder), str(packed)),
        },
        rounds=40,
    )
    limit = "read and unmarshal its .pyc, import an empty module"
    yield time_row(f"import, {entries} entries", limit, samples, ("module", "raw"), 1.15)
    growth = interleave({"rss": lambda: fresh(GROWTH.format(module=name), str(folder))}, 9)["rss"]
    size = packed.stat().st_size
    yield Row(
        f"memory taken by the import, {entries} entries",
        "size of its .pyc",
        median(growth) / size,
        noise_of(growth, [size] * len(growth)),
        shown_size(median(growth)),
        shown_size(size),
        1.7,
    )


def _compile(source: Path) -> Path:
    return Path(py_compile.compile(str(source), doraise=True) or "")


def _write_empty(folder: Path) -> None:
    package = folder / "empty"
    package.mkdir(exist_ok=True)
    (package / "__init__.py").write_bytes(b"")
    _compile(package / "__init__.py")
