"""`errdex diagnose`: what is wrong with a request or a response."""

from __future__ import annotations

import argparse
import sys

from errdex.cli.inputs import read_contexts, read_text
from errdex.cli.options import Commands, add_catalogue, add_context, add_format, project_of
from errdex.cli.output import FINE, PROBLEMS, USAGE
from errdex.errors import ErrdexError
from errdex.modules import load_module


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser(
        "diagnose",
        help="say what is wrong with a request or a response",
        description="Reads a response body, a curl command, a raw HTTP exchange, a HAR, a log, or "
        "several of them, and says which codes are in it and which check fails. Exit codes: "
        "0 nothing is wrong, 1 something is wrong, nothing could be decided or not everything was "
        "read, 2 wrong usage.",
    )
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="default: - (stdin)")
    add_context(parser)
    add_format(parser)
    add_catalogue(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Here, so that every other command starts without them.
    from errdex.diagnosis import diagnosing, module_rows, reports, results

    known = module_rows.load_knowledge(load_module(project_of(options)))
    try:
        context = read_contexts(options.context, known.compiled["context"])
        result = diagnosing.diagnose_text(read_text(options.file), context, known)
    except ErrdexError as error:
        print(f"errdex: {error}", file=sys.stderr)
        return USAGE
    text = reports.report_diagnosis(result, options.format, known)
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding))
    return FINE if results.is_fine(result) else PROBLEMS
