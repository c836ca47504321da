"""What several commands share: options, the project, required packages."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from errdex.cli.entry_reports import FORMATS
from errdex.cli.output import tell
from errdex.errors import ErrdexError, UsageError, escaped
from errdex.modules import CodeModule
from errdex.project import Project, find_project, refuse_foreign_code

# argparse has no public name for what `add_subparsers` returns.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add `--format` to a command that shows entries or a diagnosis."""
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def add_field(parser: argparse.ArgumentParser, what: str) -> None:
    """Add `--field` to a command that looks codes up."""
    parser.add_argument("--field", help=what)


def is_field(field: str | None, module: CodeModule) -> bool:
    """Tell whether a field is one of the catalogue's, or none was named; say so if it is not."""
    if field is None or field in module.FIELDS:
        return True
    tell(f"errdex: unknown field {field!r}; expected one of {', '.join(module.FIELDS)}")
    return False


def add_context(parser: argparse.ArgumentParser) -> None:
    """Add `--context` to a command that reads evidence."""
    parser.add_argument(
        "--context",
        action="append",
        default=[],
        metavar="NAME=VALUE|NAME=@FILE|NAME",
        help="what the evidence does not hold; a secret comes from NAME=@FILE, from the "
        "environment (ERRDEX_NAME), or from a prompt when only NAME is given",
    )


def add_files(parser: argparse.ArgumentParser) -> None:
    """Add the files to a command that reads the catalogue alone, as pre-commit names them."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", type=Path, help="default: the project's catalogue"
    )


def is_wanted(project: Project, files: list[Path]) -> bool:
    """Tell whether the project's catalogue is among the files, or there are none.

    A file that is no catalogue is passed over with a line: pre-commit names whatever its hook's
    pattern takes.

    Raises:
        UsageError: One of the files is not there.
    """
    for file in files:
        if not file.exists():
            raise UsageError(f"{escaped(str(file))}: there is no such file")
    others = [file for file in files if not file.samefile(project.catalogue)]
    for file in others:
        name = escaped(project.catalogue_name)
        tell(f"{escaped(str(file))}: is not the project's catalogue, {name}; passed over")
    return len(others) < len(files) or not files


def project_of(root: str | None) -> Project:
    """Return the project that a command works on, and tell which were passed over for it."""
    project = find_project(root)
    for text in project.passed_over:
        tell(f"errdex: {text}")
    return project


def own_project(root: str | None) -> Project:
    """Return the project around the current directory, or at `root`, but not the shipped one.

    Raises:
        ErrdexError: There is no project, or another user's code is in it.
    """
    project = project_of(root)
    if project.shipped and project.passed_over:
        raise ErrdexError("no project of your own here; give --root FOLDER to use that one")
    if project.shipped:
        raise ErrdexError(
            "no project here: no folder from the current one upwards has a catalogue in codes/; "
            "`errdex init` starts one in codes/NAME.yaml, or give --root FOLDER"
        )
    refuse_foreign_code(project, project.templates, project.settings, project.pages)
    return project


def require_authoring() -> None:
    """Refuse a command whose packages are not installed.

    Raises:
        ErrdexError: One of them is missing.
    """
    for package in ("yaml", "jinja2", "mkdocs", "material", "minify", "tqdm"):
        if find_spec(package) is None:
            raise ErrdexError(f"this command needs {package}: run `pip install 'errdex[build]'`")
