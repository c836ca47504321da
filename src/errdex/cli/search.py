"""`errdex search`: finds codes by words."""

from __future__ import annotations

import argparse

from errdex.cli.entry_reports import report_titles
from errdex.cli.options import Commands, add_format
from errdex.cli.output import FINE, PROBLEMS, tell
from errdex.modules import load_module
from errdex.project import find_project


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("search", help="find codes by words")
    parser.add_argument("words", nargs="+", metavar="WORDS")
    add_format(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    words = " ".join(options.words)
    found = load_module(find_project(options.root)).search(words)
    if found or options.format == "json":
        print(report_titles(found, options.format))
    if not found:
        shown = words if words.isprintable() else ascii(words)[1:-1]
        tell(f"no entry matches: {shown}")
    return FINE if found else PROBLEMS
