"""`errdex explain`: shows what codes mean and what to do."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from errdex.cli.entry_reports import report_entries, say_of
from errdex.cli.options import Commands, add_format, project_of
from errdex.cli.output import FINE, PROBLEMS, USAGE, has_colour, tell
from errdex.matching.mentions import EXACT, RESPELLED, Mention
from errdex.modules import CodeModule, Entry, load_module

SEARCH = "; `errdex search WORDS` finds codes by words"


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("explain", help="show what codes mean and what to do")
    parser.add_argument("codes", nargs="+", metavar="CODE", help="such as E000102, 102, E000-102")
    parser.add_argument("--field", help="the field in which you saw the codes")
    add_format(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    module = load_module(project_of(options.root))
    if options.field is not None and options.field not in module.FIELDS:
        fields = ", ".join(module.FIELDS)
        tell(f"errdex: unknown field {options.field!r}; expected one of {fields}")
        return USAGE
    entries: list[Entry] = []
    told: list[str] = []
    unknown: list[str] = []
    for text in options.codes:
        try:
            entries.append(module.lookup(text, options.field))
        except module.UnknownCodeError as error:
            found = [] if options.field else list(_mentioned(module, text))
            for mention in found:
                try:
                    entries.append(module.lookup(mention.code, mention.field))
                    told += say_of(mention)
                except module.RemovedCodeError as removed:
                    unknown.append(str(removed))
            if not found:
                near = module.suggest(text)
                unknown.append(f"{error}{'' if near else SEARCH}")
    if entries or options.format == "json":
        print(report_entries(entries, options.format, has_colour()))
    for entry in entries:
        for field in entry.also if options.field is None else ():
            hint = f"errdex explain {entry.code} --field {field}"
            tell(f"{entry.code} is also a value of {field}: {hint}")
    for line in [*told, *unknown]:
        tell(line)
    return PROBLEMS if unknown else FINE


def _mentioned(module: CodeModule, text: str) -> Iterator[Mention]:
    """Yield the codes that a text contains, each once, as they are spelled or otherwise."""
    seen = set()
    for mention in module.find_mentions(text):
        if mention.reason in (EXACT, RESPELLED) and mention.code not in seen:
            seen.add(mention.code)
            yield mention
