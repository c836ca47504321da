"""`errdex scan`: what OpenAPI documents say of codes, held against each other and the catalogue."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from errdex.cli.options import Commands, add_catalogue, project_of, require_authoring
from errdex.cli.output import FINE, PROBLEMS, tell
from errdex.errors import ErrdexError, UsageError, escaped, escaped_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from errdex.authoring.catalogue import Catalogue
    from errdex.authoring.openapi.scanning import Mention
    from errdex.authoring.source.findings import Finding


def add_to(commands: Commands) -> None:
    """Add the command to the program's."""
    parser = commands.add_parser(
        "scan", help="find codes that OpenAPI documents and the catalogue give two meanings"
    )
    kinds = parser.add_subparsers(title="kinds", required=True, metavar="openapi")
    openapi = kinds.add_parser(
        "openapi",
        help="read the responses of OpenAPI documents",
        description="Compares the codes in the responses of OpenAPI documents, versions 2 and 3, "
        "with each other and with the catalogue. Exit codes: 0 no conflict, 1 conflicts, or a "
        "document cannot be read or holds no code, 2 wrong usage.",
    )
    openapi.add_argument("files", nargs="+", metavar="FILE", type=Path)
    openapi.add_argument("--field", help="the field whose codes are meant; default: each")
    openapi.add_argument(
        "--at",
        metavar="PATH",
        help="where the codes are in the body, such as response.json.error.code; "
        "default: where the catalogue reads the field",
    )
    openapi.add_argument("--format", choices=("text", "json"), default="text")
    add_catalogue(openapi)
    openapi.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    require_authoring()
    from errdex.authoring.building import load_project
    from errdex.authoring.openapi.conflicts import conflicts
    from errdex.authoring.openapi.documents import read_document
    from errdex.authoring.openapi.scanning import mentions

    catalogue = load_project(project_of(options))
    places = _places(catalogue, options.field, options.at)
    documents = [read_document(path) for path in dict.fromkeys(options.files)]
    findings: list[Finding] = []
    found: list[Mention] = []
    for field, steps in places:
        here = [one for document in documents for one in mentions(document, steps)]
        findings += conflicts(here, catalogue, field)
        found += here
    silent = [d for d in documents if d.name not in {one.document.name for one in found}]
    if options.format == "json":
        print(escaped_json(json.dumps(_as_json(findings), ensure_ascii=False, indent=2)))
    else:
        for finding in sorted(set(findings)):
            print(escaped(str(finding)))
    for document in silent:
        tell(f"{document.name}: has no code where the catalogue reads one; name the place by --at")
    if not findings and not silent:
        tell(_summary(found, len(documents)))
    return PROBLEMS if findings or silent else FINE


def _places(
    catalogue: Catalogue, field: str | None, at: str | None
) -> list[tuple[str, tuple[str, ...]]]:
    """Return each field to be compared, with steps into the body."""
    from errdex.authoring.openapi.bodies import body_steps, fields_in_bodies
    from errdex.diagnosis.paths import steps_of

    if field is not None and field not in catalogue.fields:
        known = ", ".join(catalogue.fields)
        raise UsageError(f"errdex: unknown field {field!r}; expected one of {known}")
    names = [field] if field else fields_in_bodies(catalogue)
    if at is not None:
        steps = steps_of(at)
        if steps[:2] != ("response", "json") or len(steps) < 3 or "" in steps:
            raise UsageError("errdex: --at: write a path such as response.json.error.code")
        return [(field or next(iter(catalogue.fields)), steps[2:])]
    places = [(name, steps) for name in names for steps in body_steps(catalogue.fields[name])]
    if not places:
        raise ErrdexError("the catalogue reads no code from a JSON body; name the place by --at")
    return places


def _as_json(findings: Sequence[Finding]) -> list[dict[str, object]]:
    return [
        {"path": f.path, "line": f.line, "column": f.column, "code": f.which, "says": f.what}
        for f in sorted(set(findings))
    ]


def _summary(found: Sequence[Mention], documents: int) -> str:
    codes = len({one.code for one in found})
    return f"no conflict; codes: {codes}, documents: {documents}"
