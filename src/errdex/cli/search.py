"""`errdex search`: finds codes by words."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from errdex.cli.entry_reports import report_titles, say_of
from errdex.cli.options import Commands, add_format, project_of
from errdex.cli.output import FINE, PROBLEMS, tell
from errdex.errors import escaped
from errdex.matching.mentions import EXACT, RESPELLED, Mention
from errdex.modules import CodeModule, load_module


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("search", help="find codes by words")
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
    for line in dict.fromkeys(line for mention in mentions for line in say_of(mention)):
        tell(line)
    removed = list(_removals(module, mentions))
    for line in removed:
        tell(line)
    if not found and not removed:
        tell(f"no entry matches: {escaped(words)}")
    return FINE if found else PROBLEMS


def _removals(module: CodeModule, mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield where the removed codes of a text went."""
    for mention in mentions:
        try:
            if mention.reason in (EXACT, RESPELLED):
                module.lookup(mention.code, mention.field)
        except module.RemovedCodeError as error:
            yield str(error)
