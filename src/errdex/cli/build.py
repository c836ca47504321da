"""`errdex build`: writes the module and the site, or shows what would change."""

from __future__ import annotations

import argparse
import os

from errdex.cli.files import is_current, write_file
from errdex.cli.options import Commands, add_public, own_projects, require_authoring
from errdex.cli.output import FINE, PROBLEMS, tell


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("build", help="write the module and the site")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument(
        "--check",
        action="store_true",
        help="write nothing; fail if the module is out of date (the site is not checked)",
    )
    mode.add_argument("--draft", action="store_true", help="write nothing; print every artefact")
    add_public(parser)
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="show no progress, and no counts at the end"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring import building
    from errdex.authoring.changes.released import lint_vanished, released_path, released_text
    from errdex.authoring.disk.locking import locked
    from errdex.authoring.progress import progress_for
    from errdex.authoring.site.exchange import restore_site
    from errdex.authoring.site.mkdocs_site import build_services_site

    projects = own_projects(options)
    project = projects[0]
    if options.check:
        drift = building.compare_projects(projects)
        for text in drift:
            tell(text)
        return PROBLEMS if drift else FINE
    if options.draft:
        for artefact in building.render_services(building.load_services(projects)):
            print(f"==> {artefact.path} <==\n{artefact.text}")
        return FINE
    with locked(project.root):
        restore_site(project)
        services = building.load_services(projects)
        progress = progress_for(quiet=options.quiet)
        written = building.build_services(services, progress)
        folder = build_services_site(services, progress)
        for service in services:
            path = str(released_path(service.project.catalogue))
            if not is_current(path, text := released_text(service.catalogue)):
                write_file(path, text)
    if not options.quiet:
        print(
            f"{len(written.changed)} files written, {len(written.removed)} removed, "
            f"{written.kept} unchanged; the whole site is built again in {os.path.relpath(folder)}/"
        )
    vanished = [one for service in services for one in lint_vanished(service.catalogue)]
    for finding in [*building.told_in_public(services), *vanished]:
        tell(finding)
    return FINE
