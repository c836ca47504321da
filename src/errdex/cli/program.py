"""The program: parses arguments, runs a command, and turns errors into exit codes."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from errdex import __version__
from errdex.cli import (
    alerts,
    archive,
    build,
    diagnose,
    eject,
    explain,
    export,
    fmt,
    import_,
    init,
    lint,
    new,
    payload,
    redact,
    scan,
    schema,
    search,
    serve,
    tables,
    triage,
)
from errdex.cli.output import PROBLEMS, USAGE, prepare_output, tell
from errdex.errors import ErrdexError, UsageError, escaped, reason_of

COMMANDS = (
    explain,
    search,
    diagnose,
    redact,
    payload,
    tables,
    triage,
    init,
    build,
    alerts,
    archive,
    export,
    scan,
    lint,
    fmt,
    import_,
    new,
    eject,
    serve,
    schema,
)


_VALUE = re.compile(
    "((?:ambiguous option|unrecognized arguments)"
    "(?:: (?:--[a-z][a-z-]{0,20}|-[A-Za-z])(?![A-Za-z0-9_-]))?"
    "|(?:invalid choice:|ignored explicit argument) ['\"](?:[a-z-]{1,15}(?=['\"]))?)"
    ".*?(['\"]?(?: \\(choose| could match|$))",
    re.DOTALL,
)


class _Parser(argparse.ArgumentParser):
    """A parser whose messages repeat no values, which may be secrets."""

    def error(self, message: str) -> NoReturn:
        """Print usage and what is wrong, and end the program."""
        super().error(_VALUE.sub("\\1\\2", message))

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print help or a version, or fail: the inherited method passes over failures."""
        print(message, end="", file=file or sys.stderr)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End the program, unless what was printed cannot be written."""
        sys.stdout.flush()
        super().exit(status, message)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run errdex and return its exit code: 0 fine, 1 problems found, 2 wrong usage."""
    prepare_output()
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except ErrdexError as error:
        tell(error)
        return USAGE if isinstance(error, UsageError) else PROBLEMS
    except OSError as error:
        _drop_unwritten()
        where = escaped(str(error.filename)) if error.filename else "errdex"
        tell(f"{where}: {reason_of(error)}")
        return PROBLEMS
    except Exception as error:
        if "ERRDEX_TRACEBACK" in os.environ:
            raise
        tell(
            f"errdex: internal error: {type(error).__name__}. "
            "Please report it with the output of ERRDEX_TRACEBACK=1"
        )
        return PROBLEMS


def _drop_unwritten() -> None:
    """Let the interpreter not fail again at its end to write what cannot be written."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="errdex",
        description="One YAML catalogue of error codes: look codes up, and build the Python "
        "module and the site from it.",
        epilog="errdex works on your project around the current directory (a folder with "
        "codes/NAME.yaml) and, outside any, on the catalogue it ships. "
        "Exit codes: 0 fine, 1 problems found, 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"errdex {__version__}")
    parser.add_argument(
        "--root", metavar="FOLDER", help="the project's folder, whoever it belongs to"
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return parser
