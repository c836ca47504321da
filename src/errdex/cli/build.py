"""`errdex build`: writes the module and the site, or shows what would change."""

from __future__ import annotations

import argparse
import os

from errdex.cli.options import Commands, own_project, require_authoring
from errdex.cli.output import FINE, PROBLEMS, tell
from errdex.errors import escaped


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("build", help="write the module and the site")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument(
        "--check", action="store_true", help="write nothing; fail if the module is out of date"
    )
    mode.add_argument("--draft", action="store_true", help="write nothing; print every artefact")
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="show no progress, and no counts at the end"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring import building
    from errdex.authoring.disk.locking import locked
    from errdex.authoring.progress import progress_for
    from errdex.authoring.rendering.artefacts import render_artefacts
    from errdex.authoring.site.exchange import restore_site
    from errdex.authoring.site.mkdocs_site import build_site

    project = own_project(options.root)
    if options.check:
        drift = building.compare_project(project)
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
        progress = progress_for(quiet=options.quiet)
        written = building.build_artefacts(project, catalogue, progress)
        folder = build_site(project, catalogue, progress)
    if not options.quiet:
        print(
            f"{len(written.changed)} files written, {len(written.removed)} removed, "
            f"{written.kept} unchanged; the site is in {os.path.relpath(folder)}/"
        )
    for code in building.gone_codes(written):
        what = "is gone, and links to its page lead nowhere; a code that was published stays"
        name = escaped(project.catalogue_name)
        tell(f"{name}: {escaped(code)}: {what}, with `lifecycle: {{state: removed}}`")
    return FINE
