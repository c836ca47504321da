"""`errdex init`: starts a project that lints and builds, or completes one; overwrites nothing."""

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
from errdex.project import CODES, real_path


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser(
        "init",
        help="start a project for codes of your own",
        description="Writes a catalogue with two examples and what belongs beside one: the "
        "format for completion in editors, hooks for pre-commit, a workflow for GitHub and a "
        ".gitignore. A file that is there is kept; where a catalogue is, such as one that `errdex "
        "import` has made, the rest is added.",
    )
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
    root = Path(options.folder)
    for path, text in _files(options, root).items():
        if os.path.lexists(root / path):
            print(f"{path}: kept as it is")
        else:
            write_file(str(root / path), text)
            print(f"{path}: written")
    print("next: `errdex build`, then `errdex serve`; commit src/ with codes/")
    return FINE


def _files(options: argparse.Namespace, root: Path) -> dict[str, str]:
    """Return the files of a project; where a catalogue is, those that it has beside that."""
    from errdex.authoring.starting.projects import (
        FIELD,
        Start,
        id_from,
        render_project,
        render_surroundings,
    )

    if catalogues := yaml_files(root / CODES):
        return _beside(catalogues[0], options, render_surroundings())
    name = real_path(root).name
    name = name if name.strip() and name.isprintable() else "service"
    title = _answer(options.title, "The service's name", name)
    id_ = _answer(options.id, "A short name for machines", id_from(title))
    field = _answer(options.field, "Where its codes are", FIELD)
    return render_project(Start(title, id_, field))


def _beside(catalogue: Path, options: argparse.Namespace, files: dict[str, str]) -> dict[str, str]:
    given = [name for name in ("title", "id", "field") if getattr(options, name) is not None]
    shown = escaped(str(catalogue))
    if given:
        what = f"there is a catalogue here already; without --{given[0]}, the rest is added"
        raise ErrdexError(f"{shown}: {what}")
    print(f"{shown}: kept as it is")
    return files


def _answer(given: str | None, question: str, default: str) -> str:
    """Return what was given as an option, or the answer of a user at a terminal."""
    if given is not None or not (sys.stdin and sys.stdin.isatty()):
        return default if given is None else given
    try:
        return input(f"{question} [{escaped(default)}]: ").strip() or default
    except EOFError:
        return default
