"""`errdex build`: writes the module and the site, or shows what would change."""

from __future__ import annotations

import argparse
import os

from errdex.cli.files import is_current, write_file
from errdex.cli.options import Commands, own_project, require_authoring
from errdex.cli.output import FINE, PROBLEMS, tell


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("build", help="write the module and the site")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument(
        "--check", action="store_true", help="write nothing; fail if the module is out of date"
    )
    mode.add_argument("--draft", action="store_true", help="write nothing; print every artefact")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring import building
    from errdex.authoring.changes.released import lint_vanished, released_path, released_text
    from errdex.authoring.disk.locking import locked
    from errdex.authoring.rendering.artefacts import render_artefacts
    from errdex.authoring.site.exchange import restore_site
    from errdex.authoring.site.mkdocs_site import build_site

    project = own_project(options.root)
    if options.check:
        catalogue = building.load_project(project)
        drift = building.compare_project(project, catalogue)
        drift += building.compare_released(project, catalogue)
        for text in drift:
            tell(text)
        return PROBLEMS if drift else FINE
    if options.draft:
        for artefact in render_artefacts(building.load_project(project), project):
            print(f"==> {artefact.path} <==\n{artefact.text}")
        return FINE
    with locked(project.root):
        restore_site(project)
        catalogue = building.load_project(project)
        written = building.build_artefacts(project, catalogue)
        folder = build_site(project, catalogue)
        path, text = str(released_path(project.catalogue)), released_text(catalogue)
        if not is_current(path, text):
            write_file(path, text)
    print(
        f"{len(written.changed)} files written, {len(written.removed)} removed, "
        f"{written.kept} unchanged; the site is in {os.path.relpath(folder)}/"
    )
    for finding in lint_vanished(catalogue):
        tell(finding)
    return FINE
