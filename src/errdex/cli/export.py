"""`errdex export`: the catalogue's codes in an OpenAPI document, or as constants."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from errdex.cli.files import is_current, write_file
from errdex.cli.options import (
    Commands,
    add_catalogue,
    add_public,
    project_of,
    require_authoring,
)
from errdex.cli.output import FINE, PROBLEMS, USAGE, tell
from errdex.errors import ErrdexError, UsageError, escaped
from errdex.project import Project, refuse_foreign_code

if TYPE_CHECKING:
    from errdex.authoring.catalogue import Catalogue


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser("export", help="write the codes for OpenAPI, TypeScript or Go")
    kinds = parser.add_subparsers(title="kinds", required=True, metavar="openapi|typescript|go")
    _add_openapi(kinds)
    _add_constants(kinds, "typescript", "TypeScript")
    _add_constants(kinds, "go", "Go").add_argument(
        "--package", metavar="NAME", default="", help="default: the name of the Python module"
    )


def _add_openapi(kinds: Commands) -> None:
    openapi = kinds.add_parser(
        "openapi",
        help="schemas, responses and examples for the codes of a field",
        description="Prints an OpenAPI document with the schema of a field's codes, a response for "
        "each HTTP status and an example for each code, alone or merged into a document of "
        "yours. Comments of a YAML document are not kept. Exit codes: 0 fine, 1 the document "
        "cannot be read or FILE is out of date, 2 wrong usage.",
    )
    openapi.add_argument("--field", help="default: the first that is read from a JSON body")
    openapi.add_argument("--into", metavar="DOCUMENT", type=Path, help="merge them into this one")
    openapi.add_argument(
        "--operation",
        action="append",
        default=[],
        metavar="NAME",
        help="its responses refer to them too: an operationId, or a method and a path such as "
        "'POST /orders'; may be given several times",
    )
    openapi.add_argument("--format", choices=("yaml", "json"), default="yaml")
    _add_output(openapi)
    openapi.set_defaults(run=_run, make=_openapi)


def _add_constants(kinds: Commands, language: str, title: str) -> argparse.ArgumentParser:
    parser = kinds.add_parser(
        language,
        help=f"constants, titles and retry rules for {title}",
        description=f"Prints a {title} file with the codes as constants, and a lookup of the title "
        "and the retry rule by code. Exit codes: 0 fine, 1 FILE is out of date or cannot be "
        "written, 2 wrong usage.",
    )
    _add_output(parser)
    parser.set_defaults(run=_run, make=partial(_constants, language))
    return parser


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to a file instead")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail if FILE is out of date"
    )
    add_catalogue(parser)
    add_public(parser)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.building import load_project

    if options.check and options.output is None:
        tell("errdex: --check compares a file; give it with -o FILE")
        return USAGE
    project = project_of(options)
    text = options.make(load_project(project), project, options)
    if options.check:
        if is_current(options.output, text):
            return FINE
        tell(
            f"{escaped(options.output)} is missing or out of date; "
            "run the same command without --check"
        )
        return PROBLEMS
    if options.output is not None:
        write_file(options.output, text)
    else:
        sys.stdout.buffer.write(text.encode())  # the same bytes in every locale
    return FINE


def _constants(
    language: str, catalogue: Catalogue, project: Project, options: argparse.Namespace
) -> str:
    from errdex.authoring.rendering.constants import render_constants

    refuse_foreign_code(project, project.templates)
    return render_constants(catalogue, project, language, getattr(options, "package", ""))


def _openapi(catalogue: Catalogue, project: Project, options: argparse.Namespace) -> str:  # noqa: ARG001 - as `_constants`
    if options.operation and options.into is None:
        what = "--operation is one of a document; give that with --into DOCUMENT"
        raise UsageError(f"errdex: {what}")
    return _text(_document(catalogue, options), options.format)


def _document(catalogue: Catalogue, options: argparse.Namespace) -> dict[str, Any]:
    from errdex.authoring.openapi.bodies import body_steps
    from errdex.authoring.openapi.documents import read_document
    from errdex.authoring.openapi.exporting import (
        MEDIA_TYPE,
        VERSION,
        components_of,
        merged,
        new_document,
    )
    from errdex.authoring.openapi.scanning import media_type_of

    field = _field(catalogue, options.field)
    if options.into is None:
        return {**new_document(catalogue), "components": components_of(catalogue, field, VERSION)}
    document = read_document(options.into)
    media_type = media_type_of(document, body_steps(catalogue.fields[field])[0]) or MEDIA_TYPE
    version = str(document.root.get("openapi", ""))
    components = components_of(catalogue, field, version, media_type)
    return merged(document, components, options.operation)


def _field(catalogue: Catalogue, asked: str | None) -> str:
    from errdex.authoring.openapi.bodies import fields_in_bodies

    fields = fields_in_bodies(catalogue)
    if not fields:
        raise ErrdexError("the catalogue reads no code from a JSON body, so no schema can be made")
    if asked is not None and asked not in fields:
        raise UsageError(f"errdex: --field: expected one of {', '.join(fields)}")
    return asked or fields[0]


def _text(document: dict[str, Any], form: str) -> str:
    """Return a document as text; both forms keep the order of its keys."""
    if form == "json":
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    from errdex.authoring.openapi.documents import as_yaml

    return as_yaml(document)
