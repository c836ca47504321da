"""The codes of a field as OpenAPI components, alone and in a document of somebody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from errdex.authoring.building import load_project
from errdex.authoring.catalogue import Catalogue
from errdex.authoring.openapi.bodies import fields_in_bodies
from errdex.authoring.openapi.documents import as_yaml, read_document
from errdex.authoring.openapi.exporting import (
    MOST_LISTED,
    VERSION,
    components_of,
    merged,
    new_document,
)
from errdex.errors import ErrdexError
from tests.support.runtimes import own_project

PAPER = """\
openapi: 3.0.3
info: {title: Paper, version: "1"}
paths:
  /orders:
    post:
      operationId: order
      responses:
        200: {description: Ordered since 2018-01-01}
        400: {description: "no"}
    get:
      responses: {"200": {description: On}}
components:
  schemas:
    Own: {type: string, enum: [on, off, "404"]}
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return load_project(own_project())


def inlined(value: Any, root: dict[str, Any]) -> Any:
    """Return a value with its references replaced by what they lead to."""
    if isinstance(value, list):
        return [inlined(item, root) for item in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        target: Any = root
        for part in value["$ref"][2:].split("/"):
            target = target[part]
        return inlined(target, root)
    return {name: inlined(item, root) for name, item in value.items()}


def test_every_example_is_valid(catalogue: Catalogue) -> None:
    """The body of each code fits the schema that stands beside it, in both versions."""
    for version in (VERSION, "3.0.3"):
        for field in fields_in_bodies(catalogue):
            root = {"components": components_of(catalogue, field, version)}
            seen = set()
            for response in root["components"]["responses"].values():
                media = inlined(response, root)["content"]["application/json"]
                for code, example in media["examples"].items():
                    jsonschema.validate(example["value"], media["schema"])
                    seen.add(code)
            known = [e for e in catalogue.entries if e.field == field and not e.removed]
            assert seen == {entry.code for entry in known if not entry.success}


def test_another_code_is_not_valid(catalogue: Catalogue) -> None:
    """The schema takes the codes of the catalogue and no other."""
    for version in (VERSION, "3.0.3"):
        schema = components_of(catalogue, "code", version)["schemas"]["sms.code"]
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate("no code", schema)


def test_a_document_made_from_nothing_reads_back(catalogue: Catalogue, tmp_path: Path) -> None:
    """What is written as YAML is what was made, whatever reader it is read with."""
    made = {**new_document(catalogue), "components": components_of(catalogue, "code", VERSION)}
    path = tmp_path / "codes.yaml"
    path.write_text(as_yaml(made), encoding="utf-8")
    assert read_document(path).root == made
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == made


def paper(tmp_path: Path) -> Path:
    """Write a document of somebody else."""
    path = tmp_path / "paper.yaml"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_what_a_document_holds_stays(catalogue: Catalogue, tmp_path: Path) -> None:
    """Merging adds components and responses, and changes nothing that was there."""
    document = read_document(paper(tmp_path))
    components = components_of(catalogue, "code", "3.0.3")
    root = merged(document, components, ["order", "GET /orders"])
    assert document.root["paths"]["/orders"]["post"]["responses"].keys() == {"200", "400"}
    responses = root["paths"]["/orders"]["post"]["responses"]
    assert responses["200"] == {"description": "Ordered since 2018-01-01"}
    assert responses["400"] == {"description": "no"}
    assert responses["default"] == {"$ref": "#/components/responses/sms.code.default"}
    assert "default" in root["paths"]["/orders"]["get"]["responses"]
    assert root["components"]["schemas"]["Own"]["enum"] == ["on", "off", "404"]
    assert set(components["schemas"]) < set(root["components"]["schemas"])
    path = tmp_path / "merged.yaml"
    path.write_text(as_yaml(root), encoding="utf-8")
    assert read_document(path).root == root
    assert merged(read_document(path), components, ["order", "GET /orders"]) == root


def test_an_unknown_operation_is_named(catalogue: Catalogue, tmp_path: Path) -> None:
    """The message names the nearest operation, or lists some of them, on one line."""
    document = read_document(paper(tmp_path))
    components = components_of(catalogue, "code", "3.0.3")
    with pytest.raises(ErrdexError, match='no operation "ordr"; did you mean "order"'):
        merged(document, components, ["ordr"])
    operations = [{"get": {"operationId": f"\x1b{n}\n"}} for n in range(MOST_LISTED + 1)]
    document.root["paths"].update({f"/{n}": one for n, one in enumerate(operations)})
    with pytest.raises(
        ErrdexError, match=r"expected one of GET /orders, order, \\x1b0\\n, .*, \.\.\.$"
    ):
        merged(document, components, ["zzz"])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("swagger: '2.0'\n", "is not of OpenAPI 3"),
        ("openapi: 3.1.0\ncomponents: []\n", "components: must be a mapping"),
    ],
)
def test_a_document_that_takes_no_components(
    catalogue: Catalogue, tmp_path: Path, text: str, what: str
) -> None:
    """A document of another version or form is refused with a reason."""
    path = tmp_path / "odd.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ErrdexError, match=what):
        merged(read_document(path), components_of(catalogue, "code", VERSION), [])
