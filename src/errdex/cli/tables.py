"""`errdex tables`: the catalogue as a flat table for log pipelines and databases."""

from __future__ import annotations

import argparse
import sys

from errdex.cli.files import is_current, write_file
from errdex.cli.options import Commands, add_catalogue, project_of
from errdex.cli.output import FINE, PROBLEMS, USAGE, tell
from errdex.errors import escaped
from errdex.modules import load_module
from errdex.tables import NAMES

READERS = """formats, and what reads them:
  csv            Splunk, Vector, Datadog
  pairs-csv      Logstash, Graylog, Fluent Bit: code and meaning
  pairs-yaml     Logstash: code and meaning
  rsyslog        lookup_table, as JSON
  syslog-ng      add-contextual-data, as CSV
  elasticsearch  INDEX/_bulk, as lines of JSON
  sql            SQLite, PostgreSQL, DuckDB"""


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser(
        "tables",
        help="print the catalogue as a table for log pipelines and databases",
        description="Prints one row per code, as UTF-8. Exit codes: 0 fine, 1 the file is out of "
        "date or cannot be written, 2 wrong usage.",
        epilog=READERS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("format", choices=NAMES, metavar="FORMAT", help="see below")
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to a file instead")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail if FILE is out of date"
    )
    add_catalogue(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from errdex.tables.formats import FORMATS  # here, so that other commands start without it
    from errdex.tables.rows import module_rows

    if options.check and options.output is None:
        tell("errdex: --check compares a file; give it with -o FILE")
        return USAGE
    module = load_module(project_of(options))
    text = FORMATS[options.format].render(module_rows(module))
    if options.check:
        return _check(options.output, text, options.format)
    if options.output is not None:
        write_file(options.output, text)
    else:
        sys.stdout.buffer.write(text.encode())  # the same bytes in every locale
    return FINE


def _check(name: str, text: str, form: str) -> int:
    if is_current(name, text):
        return FINE
    shown = escaped(name)
    tell(f"{shown} is missing or out of date; run `errdex tables {form} -o {shown}`")
    return PROBLEMS
