"""`errdex eject`: copies errdex's templates and settings into the project, to be changed there."""

from __future__ import annotations

import argparse
import os

from errdex.cli.files import write_file
from errdex.cli.options import Commands, own_projects, projects_of, require_authoring
from errdex.cli.output import FINE
from errdex.errors import ErrdexError


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("eject", help="copy a template into the project, to change it")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "templates", nargs="*", default=[], metavar="TEMPLATE", help="such as pages/code.md.j2"
    )
    what.add_argument(
        "--list", action="store_true", help="show what can be changed, and where errdex has it"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.starting.ejecting import choose, overridable

    if options.list:
        root = projects_of(options)[0].root
        for name, source in overridable().items():
            own = (root / name).exists() and not source.samefile(root / name)
            print(f"{name}  {'overridden in this project' if own else source}")
        return FINE
    chosen = choose(options.templates)
    root = own_projects(options)[0].root
    for name in chosen:
        if os.path.lexists(root / name):
            raise ErrdexError(f"{name}: is there already; move it away for a new copy")
    for name, source in chosen.items():
        write_file(str(root / name), source.read_text(encoding="utf-8"))
        print(f"{name}: written; it takes the place of errdex's own")
    return FINE
