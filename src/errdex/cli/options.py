"""What several commands share: options, the project, required packages."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from errdex.cli.entry_reports import FORMATS
from errdex.cli.output import tell
from errdex.errors import ErrdexError, UsageError, escaped
from errdex.modules import CodeModule
from errdex.project import Project, chosen, find_projects, refuse_foreign_code

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


def add_public(parser: argparse.ArgumentParser) -> None:
    """Add `--public` to a command that reads the catalogue."""
    parser.add_argument(
        "--public", action="store_true", help="leave out what the catalogue calls internal"
    )


def add_files(parser: argparse.ArgumentParser) -> None:
    """Add the files to a command that reads the catalogue alone, as pre-commit names them."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", type=Path, help="default: those of the catalogue"
    )


def wanted_files(projects: Sequence[Project], files: Sequence[Path]) -> list[Path]:
    """Return the files of the project's catalogues that are among these, or all without any.

    A file that is none of them is passed over with a line: pre-commit names whatever its hook's
    pattern takes.

    Raises:
        UsageError: One of the files is not there.
    """
    for file in files:
        if not file.exists():
            raise UsageError(f"{escaped(str(file))}: there is no such file")
    known = {_identity(path): path for project in projects for path in project.files}
    for file in files:
        if _identity(file) not in known:
            names = ", ".join(escaped(project.catalogue_name) for project in projects)
            tell(f"{escaped(str(file))}: is not the project's catalogue, {names}; passed over")
    named = {_identity(file) for file in files}
    return [path for identity, path in known.items() if identity in named or not files]


def _identity(file: Path) -> tuple[int, int]:
    """Return what is the same under each name of a file."""
    status = file.stat()
    return status.st_dev, status.st_ino


def add_catalogue(parser: argparse.ArgumentParser) -> None:
    """Add `--catalogue` to a command that works on one catalogue."""
    what = "of a project with several, the name of its file or folder in codes/"
    parser.add_argument("--catalogue", metavar="NAME", help=what)


def projects_of(options: argparse.Namespace) -> list[Project]:
    """Return the catalogues that a command works on, and tell which were passed over for them."""
    projects = find_projects(options.root)
    for text in projects[0].passed_over:
        tell(f"errdex: {text}")
    return [replace(one, public=getattr(options, "public", False)) for one in projects]


def project_of(options: argparse.Namespace) -> Project:
    """Return the one catalogue that a command works on.

    Raises:
        UsageError: There are several, and none of them is named.
    """
    return chosen(projects_of(options), options.catalogue)


def own_project(options: argparse.Namespace) -> Project:
    """Return the same of the user's own project, as `own_projects` does."""
    return chosen(own_projects(options), options.catalogue)


def own_projects(options: argparse.Namespace) -> list[Project]:
    """Return the catalogues around the current directory, or at `--root`, but not the shipped one.

    Raises:
        ErrdexError: There is no project, or another user's code is in it.
    """
    projects = projects_of(options)
    project = projects[0]
    if project.shipped and project.passed_over:
        raise ErrdexError("no project of your own here; give --root FOLDER to use that one")
    if project.shipped:
        raise ErrdexError(
            "no project here: no folder from the current one upwards has a catalogue in codes/; "
            "`errdex init` starts one in codes/NAME.yaml, or give --root FOLDER"
        )
    refuse_foreign_code(project, project.templates, project.settings, project.pages)
    return projects


def require_authoring() -> None:
    """Refuse a command whose packages are not installed.

    Raises:
        ErrdexError: One of them is missing.
    """
    for package in ("yaml", "jinja2", "mkdocs", "material", "minify", "tqdm"):
        if find_spec(package) is None:
            raise ErrdexError(f"this command needs {package}: run `pip install 'errdex[build]'`")
