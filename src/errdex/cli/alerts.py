"""`errdex alerts`: writes alert rules and notification templates, and checks who uses these."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from errdex.cli.options import (
    Commands,
    add_catalogue,
    add_public,
    project_of,
    require_authoring,
)
from errdex.cli.output import FINE, PROBLEMS, USAGE, tell
from errdex.errors import escaped
from errdex.project import refuse_foreign_code


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser(
        "alerts",
        help="write alert rules and templates for Prometheus and Alertmanager",
        usage="errdex alerts -o FOLDER [options]\n       errdex alerts check ALERTMANAGER.yml ...",
    )
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", type=Path, help="where they are written"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; fail if out of date")
    add_public(parser)
    _add_choices(parser)
    add_catalogue(parser)
    parser.set_defaults(run=_run)
    others = parser.add_subparsers(title="the other use", metavar="check")
    check = others.add_parser(
        "check", help="find what Alertmanager's own check of its settings misses"
    )
    check.add_argument("files", nargs="+", metavar="ALERTMANAGER.yml", type=Path)
    check.set_defaults(run=_check)


def _add_choices(parser: argparse.ArgumentParser) -> None:
    """Add an option for each attribute of `Options`, which has the defaults."""
    from errdex.authoring.alerts import options as choices

    default = choices.Options()

    def add(name: str, kind: Callable[[str], Any], metavar: str, help: str) -> None:
        value = getattr(default, name.replace("-", "_"))
        shown = ",".join(value) if isinstance(value, tuple) else value or "none"
        about = f"{help}; default: {shown}"
        parser.add_argument(
            f"--{name}", type=_typed(kind), default=value, metavar=metavar, help=about
        )

    add("metric", choices.metric_name, "NAME", "the counter of errors")
    add("label", choices.label_name, "NAME", "its label that holds the code")
    add("by", choices.label_names, "NAMES", "the labels that tell alerts apart, besides the code's")
    add("window", choices.duration, "TIME", "how long an error is new")
    add("gap", choices.duration, "TIME", "how long a gap between scrapes may be")
    add("keep-firing-for", choices.duration, "TIME", "how long alerts stay after the window")
    parser.add_argument(
        "--alive",
        choices=choices.ALIVE,
        default=default.alive,
        help="shows which targets are there",
    )
    parser.add_argument(
        "--dialect", choices=choices.DIALECTS, default=default.dialect, help="default: prometheus"
    )
    parser.add_argument(
        "--no-absent", dest="absent", action="store_false", help="do not alert on a missing metric"
    )


def _typed(kind: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return a type of argparse that keeps the message of a `ValueError`."""

    def read(text: str) -> Any:
        try:
            return kind(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read


def _run(options: argparse.Namespace) -> int:
    if options.output is None:
        tell("errdex alerts: give -o FOLDER, or `check ALERTMANAGER.yml`")
        return USAGE
    require_authoring()
    from errdex.authoring.alerts.options import Options, contradiction
    from errdex.authoring.alerts.rendering import render_alerts
    from errdex.authoring.building import load_project
    from errdex.authoring.disk.folders import compare_folder, write_folder

    chosen = Options(**{name: getattr(options, name) for name in Options.__slots__})
    if wrong := contradiction(chosen):
        tell(f"errdex alerts: {wrong}")
        return USAGE
    project = project_of(options)
    refuse_foreign_code(project, project.templates)
    artefacts = render_alerts(load_project(project), project, chosen)
    if options.check:
        command = f"errdex {chosen.command()} -o {escaped(str(options.output))}"
        drift = compare_folder(options.output, artefacts, command)
        for text in drift:
            tell(text)
        return PROBLEMS if drift else FINE
    changed = write_folder(options.output, artefacts)
    shown = escaped(options.output.as_posix())
    print(f"{', '.join(changed)}: written to {shown}/" if changed else f"{shown}/ is up to date")
    return FINE


def _check(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.alerts.checking import check_alertmanager

    findings = [finding for path in options.files for finding in check_alertmanager(path)]
    for finding in findings:
        tell(escaped(finding))
    return PROBLEMS if findings else FINE
