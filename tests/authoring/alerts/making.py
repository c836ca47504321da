"""Makes the files of `errdex alerts` for tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from errdex.authoring.alerts.options import Options
from errdex.authoring.alerts.rendering import RULES, render_alerts
from errdex.authoring.building import load_project
from errdex.project import Project, find_project
from tests.conftest import ROOT
from tests.support.monitoring import Suite, run_anyway

SHIPPED = find_project(str(ROOT))


def make_alerts(folder: Path, options: Options = Options(), project: Project = SHIPPED) -> Path:
    """Write the files for a project's catalogue into a folder, and return it."""
    for artefact in render_alerts(load_project(project), project, options):
        (folder / artefact.path).write_text(artefact.text, encoding="utf-8")
    return folder


def faults_of_rules(suite: Suite, folder: Path, tests: Sequence[dict[str, object]]) -> str:
    """Return what promtool says of tests of the rules in a folder; empty if all succeed."""
    file = {"rule_files": [RULES], "evaluation_interval": "15s", "tests": tests}
    (folder / "given.test.yml").write_text(json.dumps(file), encoding="utf-8")
    done = run_anyway(suite.program("promtool"), ["test", "rules", "given.test.yml"], folder)
    return "" if done.returncode == 0 else done.stdout + done.stderr
