"""`errdex triage`: what is failing in a night of responses, since when, for whom."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from errdex.cli.files import write_file
from errdex.cli.options import Commands, add_catalogue, project_of
from errdex.cli.output import FINE, PROBLEMS, USAGE, tell
from errdex.errors import ErrdexError, UsageError
from errdex.modules import CodeModule, load_module

if TYPE_CHECKING:
    from collections.abc import Sequence

    from errdex.triage.results import Triage
    from errdex.triage.shapes import Shape

FORMATS = ("text", "json", "markdown", "html")


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser(
        "triage",
        help="say what is failing in a million responses, since when, and for whom",
        description="Reads responses from files of JSON (one per line, in an array, or one after "
        "another), CSV or Parquet, packed or not, and says which codes are in them, how many they "
        "affect, since when, whose move it is, and what to do first. Exit codes: 0 successes and "
        "nothing else, 1 failures or what nobody can tell, 2 wrong usage, or more than half "
        "cannot be read.",
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="files, patterns, - for stdin")
    parser.add_argument(
        "--at", default="", metavar="PATH", help="where the response is in a record"
    )
    parser.add_argument("--time", default="", metavar="PATH", help="where the time is in a record")
    parser.add_argument(
        "--field", action="append", default=[], help="a field to read; default: a response's"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to a file instead")
    parser.add_argument("--approx", action="store_true", help="count who is affected roughly")
    parser.add_argument(
        "--low-memory", action="store_true", help="keep nothing of JSON and Parquet; more work"
    )
    parser.add_argument("--text", action="store_true", help="read logs, by the shape of codes")
    parser.add_argument(
        "--from-rows", action="store_true", help="FILE is what another engine gave: totals, hours"
    )
    parser.add_argument(
        "--print-sql",
        choices=("duckdb", "spark", "trino", "bigquery", "athena"),
        help="print the statements for an engine instead",
    )
    add_catalogue(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    module = load_module(project_of(options))
    try:
        if options.print_sql:
            return _print_sql(options, module)
        return _report(_result(options, module), options)
    except ErrdexError as error:
        tell(error if str(error).startswith("errdex") else f"errdex: {error}")
        return USAGE


def _print_sql(options: argparse.Namespace, module: CodeModule) -> int:
    from errdex.triage.printing import printed_sql

    print(printed_sql(options.print_sql, _shape(options, module), options.files))
    return FINE


def _result(options: argparse.Namespace, module: CodeModule) -> Triage:
    # Here, so that every other command starts without them.
    from errdex.triage.files import pipes_as_files
    from errdex.triage.given_rows import read_given_rows
    from errdex.triage.running import read_rows

    if not options.files:
        raise UsageError("errdex: name files, or - for standard input")
    if options.from_rows:
        return read_rows(*read_given_rows(options.files, _fields(module)), module)
    if options.text:
        return _from_text(options.files, module)
    with pipes_as_files(options.files) as names:
        return _from_files(names, options, module)


def _from_text(names: Sequence[str], module: CodeModule) -> Triage:
    from errdex.diagnosis.module_rows import load_knowledge
    from errdex.triage.files import opened
    from errdex.triage.free_text import text_rows
    from errdex.triage.running import read_rows

    totals, hours = text_rows(opened(names), load_knowledge(module))
    return read_rows(totals, hours, module, unit="mentions")


def _from_files(names: Sequence[str], options: argparse.Namespace, module: CodeModule) -> Triage:
    from errdex.triage import duckdb_runner, run
    from errdex.triage.files import find_files
    from errdex.triage.hints import hint_on
    from errdex.triage.results import is_unusable

    shape = _shape(options, module)
    with duckdb_runner(names, shape, options.low_memory) as run_sql:
        result = run(run_sql, module, options.approx)
    if is_unusable(result):
        tell(f"errdex: more than half have no code; {hint_on(find_files(names), shape)}")
    return result


def _fields(module: CodeModule) -> list[str]:
    from errdex.diagnosis.module_rows import load_knowledge

    return list(load_knowledge(module).fields)


def _shape(options: argparse.Namespace, module: CodeModule) -> Shape:
    from errdex.diagnosis.module_rows import load_knowledge
    from errdex.triage import shape_of

    return shape_of(load_knowledge(module), options.field, options.at, options.time)


def _report(result: Triage, options: argparse.Namespace) -> int:
    from errdex.triage.html_report import as_html
    from errdex.triage.results import is_fine, is_unusable
    from errdex.triage.text_report import as_json, as_markdown, as_text

    forms = {"text": as_text, "json": as_json, "markdown": as_markdown, "html": as_html}
    text = forms[options.format](result)
    if options.output:
        write_file(options.output, text + "\n")
    else:
        encoding = sys.stdout.encoding or "utf-8"
        print(text.encode(encoding, "backslashreplace").decode(encoding))
    if is_unusable(result):
        return USAGE
    return FINE if is_fine(result) else PROBLEMS
