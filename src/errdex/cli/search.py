"""`errdex search`: finds codes and symptoms by words."""

from __future__ import annotations

import argparse

from errdex.cli.entry_reports import report_titles, say_asked, say_of
from errdex.cli.options import Commands, add_format, project_of
from errdex.cli.output import FINE, PROBLEMS, tell
from errdex.errors import escaped
from errdex.matching.mentions import EXACT, RESPELLED, UNKNOWN, Mention
from errdex.modules import CodeModule, load_module


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("search", help="find codes and symptoms by words")
    parser.add_argument("words", nargs="+", metavar="WORDS")
    add_format(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    words = " ".join(options.words)
    module = load_module(project_of(options.root))
    found = module.search(words)
    if found or options.format == "json":
        print(report_titles(found, options.format))
    mentions = module.find_mentions(words)
    known = {mention: line for mention in mentions if (line := _without_entry(module, mention))}
    lines = [line for hit in found for line in say_asked(hit)]
    lines += [line for m in mentions if m not in known for line in say_of(m)]
    for line in dict.fromkeys([*lines, *known.values()]):
        tell(line)
    if not found and not known:
        tell(f"no entry matches: {escaped(words)}")
    return FINE if found else PROBLEMS


def _without_entry(module: CodeModule, mention: Mention) -> str:
    """Return where a removed code went, or what is known of an undocumented one."""
    try:
        if mention.reason in (EXACT, RESPELLED, UNKNOWN):
            module.lookup(mention.code, mention.field)
    except module.RemovedCodeError as error:
        return str(error)
    except module.UnknownCodeError as error:
        return str(error) if getattr(error, "undocumented", "") else ""
    return ""
