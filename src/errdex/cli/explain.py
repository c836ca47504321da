"""`errdex explain`: shows what codes mean and what to do."""

from __future__ import annotations

import argparse

from errdex.cli.entry_reports import report_entries
from errdex.cli.options import Commands, add_format
from errdex.cli.output import FINE, PROBLEMS, USAGE, has_colour, tell
from errdex.modules import load_module
from errdex.project import find_project


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("explain", help="show what codes mean and what to do")
    parser.add_argument("codes", nargs="+", metavar="CODE", help="such as E000102, 102, E000-102")
    parser.add_argument("--field", help="the field in which you saw the codes")
    add_format(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    module = load_module(find_project(options.root))
    if options.field is not None and options.field not in module.FIELDS:
        fields = ", ".join(module.FIELDS)
        tell(f"errdex: unknown field {options.field!r}; expected one of {fields}")
        return USAGE
    entries, unknown = [], []
    for code in options.codes:
        try:
            entries.append(module.lookup(code, options.field))
        except module.UnknownCodeError as error:
            near = "" if module.suggest(code) else "; `errdex search WORDS` finds codes by words"
            unknown.append(f"{error}{near}")
    if entries or options.format == "json":
        print(report_entries(entries, options.format, has_colour()))
    for entry in entries:
        for field in entry.also if options.field is None else ():
            hint = f"errdex explain {entry.code} --field {field}"
            tell(f"{entry.code} is also a value of {field}: {hint}")
    for line in unknown:
        tell(line)
    return PROBLEMS if unknown else FINE
