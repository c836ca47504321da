"""`errdex schema`: the catalogue's format as JSON Schema."""

from __future__ import annotations

import argparse
import json

from errdex.cli.options import Commands, require_authoring
from errdex.cli.output import FINE


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("schema", help="print the catalogue format as JSON Schema")
    parser.set_defaults(run=_run)


def _run(_options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.format import sections, vocabulary

    print(json.dumps(sections.schema(vocabulary.CATALOGUE), indent=2))
    return FINE
