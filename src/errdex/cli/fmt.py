"""`errdex fmt`: sorts the catalogue's entries and quotes codes, and leaves all else as it is."""

from __future__ import annotations

import argparse

from errdex.cli.files import rewrite_catalogue
from errdex.cli.options import Commands, add_files, is_wanted, own_project, require_authoring
from errdex.cli.output import FINE, PROBLEMS, show


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("fmt", help="sort the catalogue's entries and quote codes")
    add_files(parser)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; show what would change, and fail"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.building import shown_path
    from errdex.authoring.disk.drift import difference
    from errdex.authoring.editing.formatting import format_catalogue
    from errdex.authoring.source.parser import read_file

    project = own_project(options.root)
    if not is_wanted(project, options.files):
        return FINE
    shown = shown_path(project.catalogue)
    text = read_file(project.catalogue, shown)
    formatted = format_catalogue(text, shown)
    if formatted == text:
        return FINE
    if options.check:
        show(f"{shown} is not formatted; run `errdex fmt`\n{difference(shown, text, formatted)}")
        return PROBLEMS
    rewrite_catalogue(project.catalogue, formatted)
    print(f"{shown}: formatted")
    return FINE
