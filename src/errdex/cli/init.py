"""`errdex init`: starts a project that lints and builds, and overwrites nothing."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from errdex.catalogue_files import yaml_files
from errdex.cli.files import write_file
from errdex.cli.options import Commands, require_authoring
from errdex.cli.output import FINE
from errdex.errors import ErrdexError, escaped
from errdex.project import CODES


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("init", help="start a project for codes of your own")
    parser.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help="default: the current one"
    )
    parser.add_argument("--title", help="the service's name")
    parser.add_argument("--id", help="a short name for machines (default: from the title)")
    parser.add_argument(
        "--field", metavar="PATH", help="where its codes are (default: response.json.code)"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.starting.projects import FIELD, Start, id_from, render_project

    root = Path(options.folder)
    _refuse_catalogue(root)
    name = root.resolve().name
    name = name if name.strip() and name.isprintable() else "service"
    title = _answer(options.title, "The service's name", name)
    id_ = _answer(options.id, "A short name for machines", id_from(title))
    field = _answer(options.field, "Where its codes are", FIELD)
    for path, text in render_project(Start(title, id_, field)).items():
        if os.path.lexists(root / path):
            print(f"{path}: kept as it is")
        else:
            write_file(str(root / path), text)
            print(f"{path}: written")
    print("next: `errdex build`, then `errdex serve`; commit src/ with codes/")
    return FINE


def _answer(given: str | None, question: str, default: str) -> str:
    """Return what was given as an option, or the answer of a user at a terminal."""
    if given is not None or not (sys.stdin and sys.stdin.isatty()):
        return default if given is None else given
    try:
        return input(f"{question} [{escaped(default)}]: ").strip() or default
    except EOFError:
        return default


def _refuse_catalogue(root: Path) -> None:
    for path in yaml_files(root / CODES):
        raise ErrdexError(f"{escaped(str(path))}: there is a catalogue here already")
