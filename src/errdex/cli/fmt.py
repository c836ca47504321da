"""`errdex fmt`: sorts the entries of each file and quotes codes, and leaves all else as it is."""

from __future__ import annotations

import argparse
from pathlib import Path

from errdex.cli.files import rewrite_catalogue
from errdex.cli.options import Commands, add_files, own_projects, require_authoring, wanted_files
from errdex.cli.output import FINE, PROBLEMS


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
    from errdex.authoring.building import sources_of
    from errdex.authoring.disk.drift import difference
    from errdex.authoring.editing.formatting import format_catalogue
    from errdex.authoring.editing.listing import read_all
    from errdex.authoring.source.parser import read_file

    projects = own_projects(options)
    wanted = wanted_files(projects, options.files)
    changes: list[tuple[Path, str, str, str]] = []
    for project in projects:
        sources = [one for one in sources_of(project) if one[0] in wanted]
        roots = read_all(sources_of(project)) if sources else {}
        for path, shown in sources:
            text = read_file(path, shown)
            changes.append((path, shown, text, format_catalogue(text, shown, roots)))
    changes = [change for change in changes if change[2] != change[3]]
    for path, shown, text, new in changes:
        if options.check:
            print(f"{shown} is not formatted; run `errdex fmt`\n{difference(shown, text, new)}")
        else:
            rewrite_catalogue(path, new)
            print(f"{shown}: formatted")
    return PROBLEMS if changes and options.check else FINE
