"""`errdex new`: adds an entry to the catalogue, with everything in it still to be written."""

from __future__ import annotations

import argparse
from pathlib import Path

from errdex.cli.files import rewrite_catalogue
from errdex.cli.options import (
    Commands,
    add_catalogue,
    add_field,
    own_project,
    require_authoring,
    wanted_files,
)
from errdex.cli.output import FINE
from errdex.errors import UsageError


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("new", help="add an entry to the catalogue, to be filled in")
    parser.add_argument("code", metavar="CODE", help="the new code, as the service sends it")
    add_field(parser, "the code's field (default: the only one)")
    parser.add_argument(
        "--file",
        metavar="FILE",
        type=Path,
        help="the file of the catalogue that takes it (default: the only one with codes)",
    )
    add_catalogue(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.building import sources_of
    from errdex.authoring.editing.adding import add_entry
    from errdex.authoring.editing.listing import read_all
    from errdex.authoring.format.kinds import UNWRITTEN
    from errdex.authoring.source.parser import read_file

    project = own_project(options)
    sources = sources_of(project)
    roots = read_all(sources)
    wanted = wanted_files([project], [options.file] if options.file else [])
    taking = [one for one in sources if one[0] in wanted]
    if len(taking) > 1:
        taking = [(path, shown) for path, shown in sources if "codes" in roots[shown]]
    if len(taking) != 1:
        known = ", ".join(shown for _, shown in sources)
        raise UsageError(f"--file: give the file that takes the code, one of {known}")
    ((path, shown),) = taking
    text = read_file(path, shown)
    added, line = add_entry(text, shown, options.code, options.field, roots)
    rewrite_catalogue(path, added)
    print(f"{shown}:{line}: {options.code}: added; replace each {UNWRITTEN}, then `errdex lint`")
    return FINE
