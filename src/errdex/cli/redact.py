"""`errdex redact`: a paste without its secrets and numbers, to send on."""

from __future__ import annotations

import argparse
import sys

from errdex.cli.inputs import encoding_of, read_bytes
from errdex.cli.options import Commands, add_catalogue, add_context
from errdex.cli.output import FINE, USAGE, tell
from errdex.cli.several import asked_services, with_contexts
from errdex.errors import ErrdexError

_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd")
"""How files of gzip, ZIP, bzip2, xz and Zstandard begin, in which no secret can be seen."""


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser(
        "redact",
        help="print a request, a response or a log without its secrets and numbers",
        description="Prints what is in a file with secrets, tokens, long numbers and template "
        "values taken out, and everything else as it is, so that it can be sent on. What was taken "
        "out is counted on standard error. Read it before you send it: no program knows every "
        "secret. Where a project has several catalogues, what is secret by any of them is taken "
        "out. Exit codes: 0 printed, 2 wrong usage.",
    )
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="default: - (stdin)")
    add_context(parser)
    add_catalogue(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Here, so that every other command starts without them.
    from errdex.diagnosis import pastes

    asked = asked_services(options)
    try:
        members = with_contexts(asked, options.context)
        data = read_bytes(options.file)
        if data.startswith(_PACKED):
            raise ErrdexError("the data is compressed; decompress it first")
        mark, encoding = encoding_of(data)
        text = data[len(mark) :].decode(encoding, "surrogateescape")
        redacted = pastes.redact_for_all(text, [(one.context, one.knowledge) for one in members])
    except (ErrdexError, UnicodeError) as error:
        tell(f"errdex: {error if isinstance(error, ErrdexError) else 'the file cannot be decoded'}")
        return USAGE
    shown = mark + redacted.text.encode(encoding, "surrogateescape")
    sys.stdout.flush()
    sys.stdout.buffer.write(shown)
    tell(pastes.told(redacted.counts))
    return FINE
