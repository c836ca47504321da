"""`errdex search`: finds codes and symptoms by words."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from errdex.cli.entry_reports import report_titles, say_asked, say_of
from errdex.cli.options import Commands, add_catalogue, add_format, projects_of
from errdex.cli.output import FINE, PROBLEMS, tell
from errdex.errors import escaped, escaped_json
from errdex.matching.mentions import EXACT, RESPELLED, UNKNOWN, Mention
from errdex.modules import CodeModule, load_module
from errdex.project import chosen


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("search", help="find codes and symptoms by words")
    parser.add_argument("words", nargs="+", metavar="WORDS")
    add_format(parser)
    add_catalogue(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    words = " ".join(options.words)
    projects = projects_of(options)
    if len(projects) == 1 or options.catalogue is not None:
        return _search(load_module(chosen(projects, options.catalogue)), words, options.format)
    modules = [load_module(project) for project in projects]
    if options.format == "json":
        print(escaped_json(json.dumps(_as_json(modules, words), ensure_ascii=False, indent=2)))
        return FINE if any(module.search(words) for module in modules) else PROBLEMS
    codes = []
    for module in modules:
        print(f"{'## ' if options.format == 'markdown' else ''}{module.CATALOGUE['title']}")
        codes.append(_search(module, words, options.format))
    return FINE if FINE in codes else PROBLEMS


def _as_json(modules: Sequence[CodeModule], words: str) -> list[dict[str, object]]:
    """Return what each catalogue has, every entry with the id of its own."""
    return [
        {"catalogue": module.CATALOGUE["id"], **hit.to_dict()}
        for module in modules
        for hit in module.search(words)
    ]


def _search(module: CodeModule, words: str, form: str) -> int:
    found = module.search(words)
    if found or form == "json":
        print(report_titles(found, form))
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
