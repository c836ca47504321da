"""`errdex redact`: a paste without its secrets and numbers, to send on."""

from __future__ import annotations

import argparse
import sys

from errdex.cli.inputs import encoding_of, read_bytes, read_contexts
from errdex.cli.options import Commands, add_catalogue, add_context, project_of
from errdex.cli.output import FINE, USAGE, tell
from errdex.errors import ErrdexError
from errdex.modules import load_module


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser(
        "redact",
        help="print a request, a response or a log without its secrets and numbers",
        description="Prints what is in a file with secrets, tokens, long numbers and template "
        "values taken out, and everything else as it is, so that it can be sent on. What was taken "
        "out is counted on standard error. Read it before you send it: no program knows every "
        "secret. Exit codes: 0 printed, 2 wrong usage.",
    )
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="default: - (stdin)")
    add_context(parser)
    add_catalogue(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Here, so that every other command starts without them.
    from errdex.diagnosis import module_rows, pastes

    known = module_rows.load_knowledge(load_module(project_of(options)))
    try:
        context = read_contexts(options.context, known.compiled["context"])
        data = read_bytes(options.file)
        mark, encoding = encoding_of(data)
        text = data[len(mark) :].decode(encoding, "surrogateescape")
        redacted = pastes.redact_text(text, context, known)
    except (ErrdexError, UnicodeError) as error:
        tell(f"errdex: {error if isinstance(error, ErrdexError) else 'the file cannot be decoded'}")
        return USAGE
    shown = mark + redacted.text.encode(encoding, "surrogateescape")
    sys.stdout.flush()
    sys.stdout.buffer.write(shown)
    tell(pastes.told(redacted.counts))
    return FINE
