"""`errdex explain`: shows what codes or symptoms mean and what to do."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from errdex.cli.entry_reports import Article, report_entries, say_of
from errdex.cli.options import Commands, add_catalogue, add_field, add_format, is_field, projects_of
from errdex.cli.output import FINE, PROBLEMS, USAGE, has_colour, tell
from errdex.errors import escaped
from errdex.matching.mentions import EXACT, RESPELLED, Mention
from errdex.modules import CodeModule, Entry, load_module
from errdex.project import Project, chosen

SEARCH = "; `errdex search WORDS` finds codes by words"


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("explain", help="show what codes mean and what to do")
    shown = "such as E000102, 102, E000-102; or the id of a symptom"
    parser.add_argument("codes", nargs="+", metavar="CODE", help=shown)
    add_field(parser, "the field in which you saw the codes")
    add_format(parser)
    add_catalogue(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    projects = projects_of(options)
    if len(projects) > 1 and options.catalogue is None:
        return _explain_in(projects, options)
    module = load_module(chosen(projects, options.catalogue))
    if not is_field(options.field, module):
        return USAGE
    return _report(_found(module, options), options)


def _explain_in(projects: Sequence[Project], options: argparse.Namespace) -> int:
    """Explain what one catalogue alone knows; else ask whose codes are meant."""
    modules = {project.name: load_module(project) for project in projects}
    fits = {n: m for n, m in modules.items() if options.field in (None, *m.FIELDS)}
    found = {name: _found(module, options) for name, module in fits.items()}
    knowing = {name: one for name, one in found.items() if one.articles}
    asked = escaped(" ".join(options.codes))
    if len(knowing) == 1:
        ((name, one),) = knowing.items()
        tell(f"{asked}: of {modules[name].CATALOGUE['title']}")
        return _report(one, options)
    for name, one in knowing.items():
        titles = "; ".join(article.title for article in one.articles)
        tell(f"{modules[name].CATALOGUE['title']}: {titles}")
        tell(f"  errdex explain {asked} --catalogue {name}")
    if not knowing:
        tell(f"{asked}: unknown in every catalogue: {', '.join(modules)}{SEARCH}")
        for name, one in found.items():
            for line in one.unknown:
                if not line.endswith(SEARCH):  # it says more than that the code is unknown
                    tell(f"{modules[name].CATALOGUE['title']}: {line}")
    return PROBLEMS


def _found(module: CodeModule, options: argparse.Namespace) -> _Found:
    found = _Found(module, options.field)
    for text in options.codes:
        found.add(text)
    return found


def _report(found: _Found, options: argparse.Namespace) -> int:
    if found.articles or options.format == "json":
        print(report_entries(found.articles, options.format, has_colour()))
    for line in [*found.hints(), *found.told, *found.unknown]:
        tell(line)
    return PROBLEMS if found.unknown else FINE


class _Found:
    """What texts mean: entries and symptoms, and lines on what they do not show.

    Attributes:
        articles: In the order of the texts.
        told: How codes are written in the texts.
        unknown: What is in the catalogue no more, or was never there.
    """

    def __init__(self, module: CodeModule, field: str | None) -> None:
        self._module = module
        self._field = field
        self.articles: list[Article] = []
        self.told: list[str] = []
        self.unknown: list[str] = []

    def add(self, text: str) -> None:
        """Add what a text means: a code, a symptom, or the codes that it contains."""
        try:
            self.articles.append(self._module.lookup(text, self._field))
        except self._module.UnknownCodeError as error:
            if not (self._add_symptom(text) or self._add_mentions(text)):
                self._add_unknown(text, error)

    def hints(self) -> Iterator[str]:
        """Yield the other fields of the codes, where none was asked for."""
        for entry in self.articles if self._field is None else ():
            for field in getattr(entry, "also", ()):
                code = getattr(entry, "code", "")
                yield f"{code} is also a value of {field}: errdex explain {code} --field {field}"

    def _add_symptom(self, text: str) -> bool:
        try:
            self.articles.append(self._module.symptom(text.strip().lower()))
        except LookupError:
            return False
        return True

    def _add_mentions(self, text: str) -> bool:
        found = [] if self._field else list(_mentioned(self._module, text))
        for mention in found:
            try:
                name = mention.text if mention.reason == EXACT else mention.code
                self.articles.append(self._entry_of(name, mention))
                self.told += say_of(mention)
            except self._module.RemovedCodeError as removed:
                self.unknown.append(str(removed))
        return bool(found)

    def _entry_of(self, name: str, mention: Mention) -> Entry:
        """Return the entry of a mention by an alias, or else by its code, as of a message."""
        try:
            return self._module.lookup(name, mention.field)
        except self._module.RemovedCodeError:
            raise
        except self._module.UnknownCodeError:
            return self._module.lookup(mention.code, mention.field)

    def _add_unknown(self, text: str, error: LookupError) -> None:
        told = getattr(error, "undocumented", "") or self._module.suggest(text)
        self.unknown.append(f"{error}{'' if told else SEARCH}")


def _mentioned(module: CodeModule, text: str) -> Iterator[Mention]:
    """Yield the codes that a text contains, each once, as they are spelled or otherwise."""
    seen = set()
    for mention in module.find_mentions(text):
        if mention.reason in (EXACT, RESPELLED) and mention.code not in seen:
            seen.add(mention.code)
            yield mention
