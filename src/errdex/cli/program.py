"""The program: parses arguments, runs a command, and turns errors into exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from errdex import __version__
from errdex.cli import (
    alerts,
    archive,
    build,
    diagnose,
    explain,
    lint,
    payload,
    schema,
    search,
    serve,
    tables,
)
from errdex.cli.output import FINE, PROBLEMS, USAGE, prepare_output, tell
from errdex.errors import ErrdexError, UsageError

COMMANDS = (
    explain,
    search,
    diagnose,
    payload,
    tables,
    build,
    alerts,
    archive,
    lint,
    serve,
    schema,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run errdex and return its exit code: 0 fine, 1 problems found, 2 wrong usage."""
    prepare_output()
    code = FINE
    try:
        options = _parser().parse_args(arguments)
        code = options.run(options)
        sys.stdout.flush()
    except ErrdexError as error:
        tell(error)
        return USAGE if isinstance(error, UsageError) else PROBLEMS
    except BrokenPipeError:  # the reader has closed the pipe, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        tell(f"errdex: {error.strerror or error}")
        return PROBLEMS
    except Exception as error:
        if "ERRDEX_TRACEBACK" in os.environ:
            raise
        tell(
            f"errdex: internal error: {type(error).__name__}: {error}. "
            "Please report it with the output of ERRDEX_TRACEBACK=1"
        )
        return PROBLEMS
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
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
