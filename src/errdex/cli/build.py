"""`errdex build`: writes the module and the site, or shows what would change."""

from __future__ import annotations

import argparse
import os

from errdex.cli.options import Commands, own_projects, require_authoring
from errdex.cli.output import FINE, PROBLEMS, tell
from errdex.errors import escaped
from errdex.project import CODES


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
    from errdex.authoring.disk.locking import locked
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
        written = building.build_services(services)
        folder = build_services_site(services)
    print(
        f"{len(written.changed)} files written, {len(written.removed)} removed, "
        f"{written.kept} unchanged; the site is in {os.path.relpath(folder)}/"
    )
    for code in building.gone_codes(written):
        what = "is gone, and links to its page lead nowhere; a code that was published stays"
        name = escaped(project.catalogue_name) if len(projects) == 1 else CODES
        tell(f"{name}: {escaped(code)}: {what}, with `lifecycle: {{state: removed}}`")
    return FINE
