"""`errdex archive`: packs the built site into one file for use without a server."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from errdex.cli.options import Commands, add_public, own_projects, require_authoring
from errdex.cli.output import FINE
from errdex.errors import escaped
from errdex.project import ARCHIVES


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("archive", help="pack the built site for use without a server")
    parser.add_argument("--output", metavar="FILE", help=f"default: {ARCHIVES}/ID-site.zip")
    add_public(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.building import load_services, refuse_other_codes
    from errdex.authoring.disk.locking import locked
    from errdex.authoring.site.archive import archive_name, archive_services
    from errdex.authoring.site.exchange import restore_site

    projects = own_projects(options)
    project = projects[0]
    with locked(project.root):
        restore_site(project)
        services = load_services(projects)
        for service in services:
            refuse_other_codes(service)
        output = project.root / ARCHIVES / archive_name(services)
        output = Path(options.output) if options.output else output
        size = archive_services(services, output)
    print(f"{escaped(os.path.relpath(output))}: {size / 1e6:.1f} MB; unpack it and open index.html")
    return FINE
