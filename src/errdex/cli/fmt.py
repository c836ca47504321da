"""`errdex fmt`: sorts the entries of each file and quotes codes, and leaves all else as it is."""

from __future__ import annotations

import argparse

from errdex.cli.files import rewrite_catalogue
from errdex.cli.options import Commands, add_files, own_project, require_authoring, wanted_files
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
    from errdex.authoring.building import sources_of
    from errdex.authoring.disk.drift import difference
    from errdex.authoring.editing.formatting import format_catalogue
    from errdex.authoring.editing.listing import read_all
    from errdex.authoring.source.parser import read_file

    project = own_project(options.root)
    sources = [one for one in sources_of(project) if one[0] in wanted_files(project, options.files)]
    roots = read_all(sources_of(project)) if sources else {}
    texts = [(path, shown, read_file(path, shown)) for path, shown in sources]
    formatted = [format_catalogue(text, shown, roots) for _, shown, text in texts]
    changed = False
    for (path, shown, text), new in zip(texts, formatted, strict=True):
        if new == text:
            continue
        changed = True
        if options.check:
            show(f"{shown} is not formatted; run `errdex fmt`\n{difference(shown, text, new)}")
        else:
            rewrite_catalogue(path, new)
            print(f"{shown}: formatted")
    return PROBLEMS if changed and options.check else FINE
