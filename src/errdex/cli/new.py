"""`errdex new`: adds an entry to the catalogue, with everything in it still to be written."""

from __future__ import annotations

import argparse

from errdex.cli.files import rewrite_catalogue
from errdex.cli.options import Commands, add_field, own_project, require_authoring
from errdex.cli.output import FINE


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("new", help="add an entry to the catalogue, to be filled in")
    parser.add_argument("code", metavar="CODE", help="the new code, as the service sends it")
    add_field(parser, "the code's field (default: the only one)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.building import shown_path
    from errdex.authoring.editing.adding import add_entry
    from errdex.authoring.format.kinds import UNWRITTEN
    from errdex.authoring.source.parser import read_file

    project = own_project(options.root)
    shown = shown_path(project.catalogue)
    text = read_file(project.catalogue, shown)
    added, line = add_entry(text, shown, options.code, options.field)
    rewrite_catalogue(project.catalogue, added)
    print(f"{shown}:{line}: {options.code}: added; replace each {UNWRITTEN}, then `errdex lint`")
    return FINE
