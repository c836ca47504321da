"""`errdex lint`: checks the catalogue against its policies."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from errdex.cli.options import Commands, add_files, own_projects, require_authoring, wanted_files
from errdex.cli.output import FINE, PROBLEMS

if TYPE_CHECKING:
    from errdex.authoring.catalogue import Catalogue
    from errdex.authoring.source.findings import Finding

FORMATS = ("text", "json", "sarif")


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("lint", help="check the catalogue against its policies")
    add_files(parser)
    for option, what in (
        ("--select", "check these policies alone"),
        ("--ignore", "leave these policies out"),
    ):
        parser.add_argument(
            option, action="append", default=[], metavar="POLICY[,POLICY...]", help=what
        )
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.building import lint_services, load_services
    from errdex.authoring.linting.reports import report_findings
    from errdex.authoring.linting.selection import select_policies
    from errdex.authoring.source.findings import CatalogueError

    policies = select_policies(options.select, options.ignore)
    projects = own_projects(options)
    found: list[Finding] = []
    catalogues: list[Catalogue] = []
    try:
        if wanted_files(projects, options.files):
            services = load_services(projects)
            catalogues = [service.catalogue for service in services]
            found = lint_services(services, policies)
    except CatalogueError as error:
        found = list(error.findings)
    if report := report_findings(found, options.format, catalogues):
        print(report)
    return PROBLEMS if found else FINE
