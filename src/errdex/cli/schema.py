"""`errdex schema`: the catalogue format as JSON Schema or pages, or the schema of a diagnosis."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from errdex.cli.options import Commands, require_authoring
from errdex.cli.output import FINE
from errdex.errors import escaped
from errdex.project import make_folders


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("schema", help="print the catalogue format as JSON Schema")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument(
        "--diagnosis",
        action="store_true",
        help="print the JSON Schema of what `errdex diagnose --format json` prints",
    )
    shown.add_argument(
        "--services",
        action="store_true",
        help="print that of what it prints by several catalogues",
    )
    shown.add_argument(
        "--markdown",
        metavar="FOLDER",
        type=Path,
        help="write the reference pages to a folder instead",
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.diagnosis or options.services:
        from errdex.diagnosis.schema import diagnosis_schema, services_schema

        made = services_schema() if options.services else diagnosis_schema()
        print(json.dumps(made, indent=2))
        return FINE
    require_authoring()
    if options.markdown:
        _write_pages(options.markdown)
    else:
        from errdex.authoring.format import sections, vocabulary

        print(json.dumps(sections.schema(vocabulary.CATALOGUE), indent=2))
    return FINE


def _write_pages(folder: Path) -> None:
    from errdex.authoring.reference.rendering import render_reference

    pages = render_reference()
    make_folders(folder)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{', '.join(pages)}: written to {escaped(folder.as_posix())}/")
