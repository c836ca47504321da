"""`errdex serve`: shows the site on a local port and rebuilds it on every edit."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from errdex.cli.options import Commands, add_public, projects_of, require_authoring
from errdex.cli.output import FINE, tell
from errdex.project import CODES, refuse_foreign_code


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("serve", help="show the site; rebuild it on every edit")
    parser.add_argument("--address", metavar="HOST:PORT", help="default: 127.0.0.1:8000")
    add_public(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.disk.locking import locked
    from errdex.authoring.site.exchange import restore_site
    from errdex.authoring.site.mkdocs_site import serve_site

    projects = projects_of(options)
    project = projects[0]
    if not project.shipped:
        refuse_foreign_code(project, project.templates, project.settings, project.pages)
        with locked(project.root):
            restore_site(project)
        serve_site(projects, options.address)
        return FINE
    tell("no project here; showing the catalogue that comes with errdex")
    with tempfile.TemporaryDirectory(prefix="errdex-") as folder:
        copy = Path(folder) / CODES / project.catalogue.name
        copy.parent.mkdir()
        shutil.copyfile(project.catalogue, copy)
        serve_site([replace(project, root=Path(folder), catalogue=copy)], options.address)
    return FINE
