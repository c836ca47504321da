"""`errdex diagnose`: what is wrong with a request or a response."""

from __future__ import annotations

import argparse
import sys

from errdex.cli.inputs import read_text
from errdex.cli.options import Commands, add_catalogue, add_context, add_format
from errdex.cli.output import FINE, PROBLEMS, USAGE
from errdex.cli.several import asked_services, with_contexts
from errdex.errors import ErrdexError


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser(
        "diagnose",
        help="say what is wrong with a request or a response",
        description="Reads a response body, a curl command, a raw HTTP exchange, a HAR, a log, or "
        "several of them, and says which codes are in it and which check fails; where a project "
        "has several catalogues, by each that knows something in it. Exit codes: "
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
    from errdex.diagnosis import diagnosing, reports, results, service_reports, services

    asked = asked_services(options)
    try:
        members = with_contexts(asked, options.context)
        text = read_text(options.file)
        if len(members) > 1:
            whole = services.diagnose_services(text, members)
            report = service_reports.report_services(whole, options.format, members)
            is_fine = services.is_fine_for_all(whole)
        else:
            (one,) = members
            result = diagnosing.diagnose_text(text, one.context, one.knowledge)
            report = reports.report_diagnosis(result, options.format, one.knowledge)
            is_fine = results.is_fine(result)
    except ErrdexError as error:
        print(f"errdex: {error}", file=sys.stderr)
        return USAGE
    encoding = sys.stdout.encoding or "utf-8"
    print(report.encode(encoding, "backslashreplace").decode(encoding))
    return FINE if is_fine else PROBLEMS
