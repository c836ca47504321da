"""The codes of a field as OpenAPI components, and a document with these merged into it."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import Any

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.openapi.bodies import (
    body_along,
    body_steps,
    parsed_example,
    schema_along,
    values_along,
)
from errdex.authoring.openapi.documents import Document
from errdex.authoring.source.findings import did_you_mean, quoted, visible
from errdex.errors import ErrdexError

VERSION = "3.1.0"
"""The version of a document that is made from nothing."""
MEDIA_TYPE = "application/json"
"""What responses with a code are where no document says it."""
MOST_LISTED = 20
"""Operations that an error message lists. The rest are left out."""
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

Components = dict[str, dict[str, Any]]


def components_of(
    catalogue: Catalogue, field: str, version: str, media_type: str = MEDIA_TYPE
) -> Components:
    """Return `schemas` and `responses` for the codes of a field.

    `ID.FIELD` is the schema of a code, `ID.FIELD.body` that of a body with it, and
    `ID.FIELD.STATUS` the response of each HTTP status that codes of the field name, with an example
    for each code; `ID.FIELD.default` is for the codes that name none.

    Args:
        catalogue: The catalogue.
        field: One of its fields that is read from a JSON body.
        version: OpenAPI's; from 3.1 on each code has its title beside it.
        media_type: What the responses are.
    """
    steps = body_steps(catalogue.fields[field])[0]
    entries = [e for e in catalogue.entries if e.field == field and not e.removed]
    name = f"{catalogue.id}.{field}"
    schemas = {
        name: _code_schema(entries, catalogue.fields[field].title, version),
        f"{name}.body": schema_along(steps, {"$ref": f"#/components/schemas/{name}"}),
    }
    by_status: dict[str, list[Entry]] = {}
    for entry in entries:
        if not entry.success:
            by_status.setdefault(str(entry.http_status or "default"), []).append(entry)
    responses = {
        f"{name}.{status}": _response(name, by_status[status], steps, media_type)
        for status in sorted(by_status)
    }
    return {"schemas": schemas, "responses": responses}


def new_document(catalogue: Catalogue) -> dict[str, Any]:
    """Return a document without a path, into which components can be merged."""
    info = {"title": catalogue.title, "version": "1"}
    return {"openapi": VERSION, "info": info, "paths": {}}


def merged(document: Document, components: Components, operations: Sequence[str]) -> dict[str, Any]:
    """Return a document with components, which replace those of the same names.

    Args:
        document: It stays as it is.
        components: What goes into its `components`.
        operations: By `operationId` or as `POST /path`: their `responses` get those of the
            components for which they have none of that status.

    Raises:
        ErrdexError: The document is not of OpenAPI 3, or has no such operation.
    """
    root: dict[str, Any] = copy.deepcopy(document.root)
    if not str(root.get("openapi", "")).startswith("3."):
        raise ErrdexError(f"{document.name}: is not of OpenAPI 3; convert it first")
    own = _member(root, "components", document)
    for kind, values in components.items():
        _member(own, kind, document).update(values)
    for operation in operations:
        responses = _member(_operation(root, operation, document), "responses", document)
        for name in components["responses"]:
            reference = {"$ref": f"#/components/responses/{name}"}
            responses.setdefault(name.rpartition(".")[2], reference)
    return root


def _member(parent: dict[str, Any], name: str, document: Document) -> dict[str, Any]:
    value = parent.setdefault(name, {})
    if not isinstance(value, dict):
        raise ErrdexError(f"{document.name}: {name}: must be a mapping; see the OpenAPI standard")
    return value


def _operation(root: dict[str, Any], name: str, document: Document) -> dict[str, Any]:
    """Return the operation with this id, or with this method and path."""
    known = []
    for path, method, operation in _operations(root):
        known.append(str(operation.get("operationId") or f"{method.upper()} {path}"))
        if name in (operation.get("operationId"), f"{method.upper()} {path}"):
            return operation
    listed = [*map(visible, known[:MOST_LISTED]), *(["..."] if len(known) > MOST_LISTED else [])]
    hint = did_you_mean(name, sorted(known)) or f"; expected one of {', '.join(listed) or 'none'}"
    raise ErrdexError(f"{document.name}: has no operation {quoted(name)}{hint}")


def _operations(root: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    paths = root.get("paths")
    for path, item in paths.items() if isinstance(paths, dict) else ():
        for method in _METHODS:
            if isinstance(item, dict) and isinstance(item.get(method), dict):
                yield path, method, item[method]


def _code_schema(entries: Sequence[Entry], title: str, version: str) -> dict[str, Any]:
    if version.startswith("3.0"):
        about = "\n".join(f"- `{entry.code}`: {entry.title}" for entry in entries)
        codes = [entry.code for entry in entries]
        return {"type": "string", "title": title, "description": about, "enum": codes}
    values = [
        {"const": entry.code, "title": entry.title}
        | ({"description": entry.description} if entry.description else {})
        for entry in entries
    ]
    return {"type": "string", "title": title, "oneOf": values}


def _response(
    name: str, entries: Sequence[Entry], steps: Sequence[str], media_type: str
) -> dict[str, Any]:
    examples = {
        entry.code: {"summary": entry.title, "value": _body(entry, steps)} for entry in entries
    }
    content = {"schema": {"$ref": f"#/components/schemas/{name}.body"}, "examples": examples}
    titles = "; ".join(f"{entry.code}: {entry.title}" for entry in entries)
    return {"description": titles, "content": {media_type: content}}


def _body(entry: Entry, steps: Sequence[str]) -> Any:
    """Return a body with the code: an example of the entry if one is, else the smallest."""
    for example in entry.examples:
        body = parsed_example(example.text)
        if body is not None and entry.code in [v for v, _ in values_along(body, steps)]:
            return body
    return body_along(steps, entry.code)
