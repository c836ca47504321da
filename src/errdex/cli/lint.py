"""`errdex lint`: checks the catalogue against its policies."""

from __future__ import annotations

import argparse

from errdex.cli.options import Commands, own_project, require_authoring
from errdex.cli.output import FINE, PROBLEMS, tell


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("lint", help="check the catalogue against its policies")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.building import lint_project
    from errdex.authoring.source.findings import lines_of

    found = lint_project(own_project(options.root))
    if found:
        tell(lines_of(found))
    return PROBLEMS if found else FINE
