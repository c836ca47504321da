"""`errdex triage`: what is failing in a night of responses, since when, for whom."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from errdex.cli.files import write_file
from errdex.cli.options import Commands, project_of
from errdex.cli.output import FINE, PROBLEMS, USAGE, tell
from errdex.errors import ErrdexError, UsageError
from errdex.modules import CodeModule, load_module

if TYPE_CHECKING:
    from errdex.triage.results import Triage

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
    parser.add_argument("--low-memory", action="store_true", help="read files once per statement")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    module = load_module(project_of(options.root))
    try:
        result = _result(options, module)
    except ErrdexError as error:
        tell(error if str(error).startswith("errdex") else f"errdex: {error}")
        return USAGE
    return _report(result, options)


def _result(options: argparse.Namespace, module: CodeModule) -> Triage:
    # Here, so that every other command starts without them.
    from errdex.diagnosis.module_rows import load_knowledge
    from errdex.triage import duckdb_runner, run, shape_of
    from errdex.triage.files import find_files, standard_input_as_file
    from errdex.triage.hints import hint_on
    from errdex.triage.results import is_unusable

    shape = shape_of(load_knowledge(module), options.field, options.at, options.time)
    if not options.files:
        raise UsageError("errdex: name files, or - for standard input")
    with standard_input_as_file(options.files) as names:
        with duckdb_runner(names, shape, options.low_memory) as run_sql:
            result = run(run_sql, module, options.approx)
        if is_unusable(result):
            tell(f"errdex: more than half have no code; {hint_on(find_files(names), shape)}")
        return result


def _report(result: Triage, options: argparse.Namespace) -> int:
    from errdex.triage.results import is_fine, is_unusable
    from errdex.triage.text_report import as_json, as_markdown, as_text

    text = {"json": as_json, "markdown": as_markdown}.get(options.format, as_text)(result)
    if options.output:
        write_file(options.output, text + "\n")
    else:
        encoding = sys.stdout.encoding or "utf-8"
        print(text.encode(encoding, "backslashreplace").decode(encoding))
    if is_unusable(result):
        return USAGE
    return FINE if is_fine(result) else PROBLEMS
