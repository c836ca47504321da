"""`errdex import`: codes from other teams' files, with a report of all that did not make it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from errdex.catalogue_files import SUFFIXES
from errdex.cli.files import rewrite_catalogue, write_file
from errdex.cli.options import Commands, add_catalogue, add_field, projects_of, require_authoring
from errdex.cli.output import FINE, PROBLEMS
from errdex.errors import UsageError, escaped
from errdex.project import CODES, Project, chosen, real_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from errdex.authoring.importing import mapping as mappings
    from errdex.authoring.importing.importing import Target
    from errdex.authoring.importing.tables import Table
    from errdex.authoring.source.nodes import MappingNode
    from errdex.authoring.starting.projects import Start

_NEXT = (
    "next: `errdex build`, then `errdex serve`; `errdex lint` lists what is to be written, and "
    "`errdex init` adds hooks and a workflow"
)
_OF_NEW = ("title", "id", "where", "url")


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser(
        "import",
        help="add codes from CSV, XLSX, JSON, Markdown and other files",
        description="Adds the codes of files to the catalogue, or starts one with them. What a "
        "file does not say is left out, and such entries are drafts; no existing entry is changed. "
        "Each row, column and value that is not taken is listed. Exit codes: 0 all went in, "
        "1 something did not, 2 wrong usage.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    parser.add_argument(
        "--from",
        dest="kind",
        metavar="KIND",
        help="csv, tsv, json, yaml, toml, xlsx, markdown, html, text, header, openapi or "
        "markdown-pages (default: by the file's name)",
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="KEY=COLUMN|FILE",
        help="the column of a key, KEY==TEXT for one text in all entries, or a file with these",
    )
    parser.add_argument(
        "--into", type=Path, metavar="FILE", help="the catalogue (default: the project's)"
    )
    add_field(parser, "the codes' field (default: the only one)")
    add_catalogue(parser)
    parser.add_argument("--encoding", default="", help="of the files, if it is not UTF-8")
    parser.add_argument("--dry-run", action="store_true", help="write nothing; report alone")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    new = parser.add_argument_group("for a new catalogue")
    new.add_argument("--title", help="the service's name (default: as the file says)")
    new.add_argument("--id", help="a short name for machines (default: from the title)")
    new.add_argument(
        "--where",
        metavar="PATH",
        help="where its codes are (default: as the file says, or response.json.code)",
    )
    new.add_argument("--url", help="where the site is published")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.importing.importing import import_tables, read_files
    from errdex.authoring.importing.reports import report_as_json, report_as_text

    mapping = _mapping(options)
    tables = read_files(options.files, mapping, options.encoding)
    path, target = _target(options, tables)
    result = import_tables(tables, mapping, target)
    starts = not path.is_file()
    if result.added and not options.dry_run:
        if starts:
            write_file(str(path), result.text)
        else:
            rewrite_catalogue(path, result.text)
        result = replace(result, written=True)
    print(report_as_json(result) if options.format == "json" else report_as_text(result))
    if starts and result.written and options.format == "text":
        print(_NEXT)
    return PROBLEMS if result.lost else FINE


def _mapping(options: argparse.Namespace) -> mappings.Mapping:
    from errdex.authoring.importing.mapping import read_mapping
    from errdex.authoring.importing.reading import KINDS

    mapping = read_mapping(options.map)
    if options.kind is None:
        return mapping
    if options.kind not in KINDS:
        raise UsageError(f"--from: must be one of {', '.join(KINDS)}")
    return replace(mapping, kind=options.kind)


def _target(options: argparse.Namespace, tables: Sequence[Table]) -> tuple[Path, Target]:
    """Return the catalogue's file, and what is there or will be."""
    from errdex.authoring.building import shown_path, sources_of
    from errdex.authoring.editing.listing import read_all
    from errdex.authoring.importing.cataloguing import Existing, read_existing
    from errdex.authoring.importing.importing import Target
    from errdex.authoring.source.findings import quoted
    from errdex.authoring.source.parser import read_file

    project = _project(options)
    told = {table.title for table in tables}
    service = next(iter(told)) if len(told) == 1 else ""  # of several none is meant
    guess = service if options.title is None else ""
    start, url = _start(options, project, guess)
    files = read_all(sources_of(project)) if not project.shipped else {}
    path = options.into or _default(project, files, start.id)
    shown = shown_path(path) if path.is_file() else escaped(str(path))
    if not path.is_file():
        _examine_name(path, shown)
        if guess:
            what = f"the catalogue's title is guessed: {quoted(guess)}; say another by --title"
            tables[0].remark("note", what)
        return path, Target(shown, Existing(), start, url, options.field)
    if given := [name for name in _OF_NEW if getattr(options, name) is not None]:
        raise UsageError(f"--{given[0]}: is for a new catalogue, and {shown} is there")
    _tell_other(tables, service, files if shown in files else {})
    existing = read_existing(read_file(path, shown), shown, files if shown in files else {})
    return path, Target(shown, existing, start, url, options.field)


def _tell_other(tables: Sequence[Table], service: str, files: Mapping[str, MappingNode]) -> None:
    """Say that the codes of one service go into the catalogue of another."""
    from errdex.authoring.source.findings import quoted
    from errdex.authoring.source.nodes import text_of

    titles = [text_of(root["catalogue"], "title") for root in files.values() if "catalogue" in root]
    if service and titles and service not in titles:
        what = f"these are codes of {quoted(service)}, and go into {quoted(titles[0])}; "
        what += "`--into codes/NAME.yaml` starts a catalogue for them"
        tables[0].remark("note", what)


def _project(options: argparse.Namespace) -> Project:
    """Return the project of the file that takes the codes; a new file may start another catalogue.

    Raises:
        UsageError: There are several, and nothing tells which.
    """
    projects = projects_of(options)
    if options.into is None or options.catalogue is not None:
        return chosen(projects, options.catalogue)
    path = real_path(options.into)
    return next((one for one in projects if path in one.files), projects[0])


def _examine_name(path: Path, shown: str) -> None:
    """Refuse a new file that no command would take for a catalogue."""
    if path.suffix not in SUFFIXES or path.name.startswith("."):
        endings = " or ".join(SUFFIXES)
        raise UsageError(f"--into: {shown}: a catalogue ends in {endings} and begins with no dot")


def _start(options: argparse.Namespace, project: Project, guess: str) -> tuple[Start, str]:
    """Return what a new catalogue is about, and its address.

    Its title is the one that was given, or that the files have, or else the folder's name.
    """
    from errdex.authoring.starting.projects import NAMES_OF_INTEGERS, Start, id_from

    folder = Path.cwd() if project.shipped else project.root
    name = folder.name if folder.name.strip() and folder.name.isprintable() else "service"
    title = options.title or guess or name
    id_ = options.id or (id_from(options.into.stem) if options.into else id_from(title))
    url = options.url or f"https://example.com/{id_}/"
    also = () if options.where else NAMES_OF_INTEGERS
    return Start(title, id_, options.where or "", also), url


def _default(project: Project, files: Mapping[str, MappingNode], id_: str) -> Path:
    """Return the file of the catalogue that has codes, or that of a new one."""
    from errdex.authoring.building import shown_path

    if project.shipped:
        return Path(CODES, f"{id_}.yaml")
    taking = [path for path in project.files if "codes" in files[shown_path(path)]]
    if len(project.files) == 1:
        taking = [project.catalogue]
    if len(taking) != 1:
        known = ", ".join(files)
        raise UsageError(f"--into: give the file that takes the codes, one of {known}")
    return taking[0]
