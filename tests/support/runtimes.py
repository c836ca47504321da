"""The runtimes whose diagnoses are compared: this CPython, and node with the JavaScript modules."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from errdex.authoring.building import load_project
from errdex.authoring.rendering.bundles import diagnosis_script
from errdex.authoring.rendering.diagnosis_data import compiled, site_rows
from errdex.diagnosis.diagnosing import diagnose_text
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.module_rows import load_knowledge
from errdex.diagnosis.reports import report_diagnosis
from errdex.diagnosis.results import is_fine
from errdex.errors import ErrdexError
from errdex.modules import load_module
from errdex.project import Project, find_project
from tests.conftest import ROOT

RUNNER = ROOT / "tests" / "javascript" / "run.mjs"

Answer = dict[str, Any]
"""`json`, `text` and `markdown` of a diagnosis, and whether it is `fine`; or an `error`."""


def own_project() -> Project:
    """Return the project with the shipped catalogue."""
    return find_project(str(ROOT))


def own_knowledge() -> Knowledge:
    """Return what the shipped catalogue's module and its `checks.json` hold."""
    return load_knowledge(load_module(own_project()))


def site_data() -> dict[str, Any]:
    """Return what the site's data script holds."""
    catalogue = load_project(own_project())
    return {"compiled": compiled(catalogue), "codes": site_rows(catalogue)}


def write_site_script(folder: Path) -> Path:
    """Write the site's script, which all modules become, into a folder; return its path."""
    path = folder / "diagnosis.js"
    path.write_text(diagnosis_script(), encoding="utf-8")
    return path


def python_answer(text: str, context: dict[str, str], knowledge: Knowledge) -> Answer:
    """Return what CPython answers, in the form of the node runner's answers."""
    try:
        result = diagnose_text(text, context, knowledge)
    except ErrdexError as error:
        return {"error": str(error)}
    forms = ("json", "text", "markdown")
    reports = {form: report_diagnosis(result, form, knowledge) for form in forms}
    return {"fine": is_fine(result), **reports}


def python_text(text: str, context: dict[str, str], knowledge: Knowledge) -> str:
    """Return all that CPython's diagnosis says as one text: its JSON, compact, and two reports."""
    try:
        result = diagnose_text(text, context, knowledge)
    except ErrdexError as error:
        return str(error)
    fine = "true" if is_fine(result) else "false"
    compact = json.dumps(result, ensure_ascii=False, separators=(",", ":"))
    reports = [report_diagnosis(result, form, knowledge) for form in ("text", "markdown")]
    return "\n".join([fine, compact, *reports])


class Node:
    """A node process that answers one request a line; leave it with `with`."""

    def __init__(self, program: str, script: Path | None = None) -> None:
        """Start it with the modules, or with the site's script where there is one."""
        command = [program, str(RUNNER), *([str(script)] if script else [])]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def send(self, function: str, *arguments: Any) -> None:
        """Send a request without waiting for its answer; no second one before it was received."""
        assert self._process.stdin is not None
        request = json.dumps({"function": function, "arguments": arguments})
        self._process.stdin.write(request.encode() + b"\n")
        self._process.stdin.flush()

    def receive(self) -> Any:
        """Return the next answer."""
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def ask(self, function: str, *arguments: Any) -> Any:
        """Send a request and return its answer."""
        self.send(function, *arguments)
        return self.receive()
