"""`errdex archive`: packs the built site into one file for use without a server."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

from errdex.cli.options import Commands, add_public, own_project, require_authoring
from errdex.cli.output import FINE
from errdex.project import ARCHIVES


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("archive", help="pack the built site for use without a server")
    parser.add_argument("--output", metavar="FILE", help=f"default: {ARCHIVES}/ID-site.zip")
    add_public(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.building import load_project, refuse_other_codes
    from errdex.authoring.disk.locking import locked
    from errdex.authoring.site.archive import archive_project
    from errdex.authoring.site.exchange import restore_site

    project = replace(own_project(options.root), public=options.public)
    with locked(project.root):
        restore_site(project)
        catalogue = load_project(project)
        if project.public:
            refuse_other_codes(project, catalogue)
        output = project.root / ARCHIVES / catalogue.archive_name
        output = Path(options.output) if options.output else output
        size = archive_project(project, catalogue, output)
    print(f"{os.path.relpath(output)}: {size / 1e6:.1f} MB; unpack it and open index.html")
    return FINE
