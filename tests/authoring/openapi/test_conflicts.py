"""What documents and the catalogue say of one code, where they differ and where they do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from errdex.authoring.building import load_project
from errdex.authoring.openapi.conflicts import conflicts
from errdex.authoring.openapi.documents import as_yaml, read_document
from errdex.authoring.openapi.scanning import mentions
from errdex.project import find_project

STEPS = ("error", "code")
CODES = """\
catalogue: {id: shop, title: Shop API, module: shopcodes, url: "https://example.com/shop/"}
owners: {caller: {title: The caller}}
fields: {code: {title: Error, where: response.json.error.code}}
groups: {all: {title: All}}
codes:
  - code: "S-404"
    field: code
    group: all
    title: The order is not known
    description: There is no order with this number.
    cause: The number was mistyped.
    remediation: [{do: Correct the number.}]
    severity: error
    retry: after-fix
    owner: caller
    http_status: 404
    message: ["Order {number} not found."]
    tell_customer: We could not find your order.
"""


def document(body: dict[str, Any], status: str = "404") -> dict[str, Any]:
    """Return a document whose one operation answers with a body of JSON."""
    response = {"description": "A response", "content": {"application/json": body}}
    return {
        "openapi": "3.1.0",
        "paths": {"/orders": {"get": {"responses": {status: response}}}},
    }


def leaf(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a body whose schema has this one at `error.code`."""
    error = {"type": "object", "properties": {"code": schema}}
    return {"schema": {"type": "object", "properties": {"error": error}}}


def example(code: object, **words: str) -> dict[str, Any]:
    """Return a body of which there is an example."""
    return {"examples": {"one": {"value": {"error": {"code": code, **words}}}}}


def found(tmp_path: Path, *documents: dict[str, Any]) -> list[str]:
    """Return what is said of documents, named a.yaml, b.yaml and so on."""
    (tmp_path / "codes").mkdir(exist_ok=True)
    (tmp_path / "codes" / "shop.yaml").write_text(CODES, encoding="utf-8")
    catalogue = load_project(find_project(str(tmp_path)))
    seen = []
    for n, one in enumerate(documents):
        path = tmp_path / f"{'abc'[n]}.yaml"
        path.write_text(as_yaml(one), encoding="utf-8")
        seen += mentions(read_document(path), STEPS)
    assert seen
    folder = f"{tmp_path.as_posix()}/"
    return [str(one).replace(folder, "") for one in conflicts(seen, catalogue, "code")]


@pytest.mark.parametrize(
    "body",
    [
        example("S-404", message="Order 17 not found."),
        example("S-404", message="No such order: the order is unknown"),
        example("S-404"),
        {"example": {"error": {"code": "S-404", "title": "OrderNotKnown"}}},
        leaf({"enum": ["S-404"]}),
        leaf({"enum": ["S-404"], "x-enum-varnames": ["ORDER_NOT_FOUND"]}),
        leaf({"oneOf": [{"const": "S-404", "title": "Order not known"}]}),
        leaf({"type": "string", "example": "S-404"}),
    ],
)
def test_other_words_are_no_conflict(tmp_path: Path, body: dict[str, Any]) -> None:
    """What says the same in other words, or says nothing, is left alone."""
    assert found(tmp_path, document(body), document(body, "default")) == []


@pytest.mark.parametrize(
    "body",
    [
        example("S-404", message="The warehouse is closed"),
        {"example": {"error": {"code": "S-404", "description": "The warehouse is closed"}}},
        leaf({"enum": ["S-404"], "x-enum-descriptions": ["The warehouse is closed"]}),
        leaf({"anyOf": [{"const": "S-404", "description": "The warehouse is closed"}]}),
    ],
)
def test_another_meaning_is_one(tmp_path: Path, body: dict[str, Any]) -> None:
    """The line names both meanings, and where the other is."""
    (line,) = found(tmp_path, document(body))
    assert line.startswith("a.yaml:")
    assert 'S-404: means "The warehouse is closed" here and "The order is not known"' in line


def test_two_documents_disagree(tmp_path: Path) -> None:
    """Of two services that give one code two meanings, the second is told where the first is."""
    lines = found(
        tmp_path,
        document(example("S-1", message="Paper is out")),
        document(example("S-1", message="Printer on fire")),
    )
    assert [line.partition(": ")[2] for line in lines] == [
        "S-1: is not in the catalogue; add it, or correct the document",
        "S-1: is not in the catalogue; add it, or correct the document",
        'S-1: means "Printer on fire" here and "Paper is out" in a.yaml:14; give one of them '
        "another code",
    ]


def test_statuses_disagree(tmp_path: Path) -> None:
    """A code comes with one HTTP status; ranges and `default` say nothing."""
    body = example("S-404")
    assert found(tmp_path, document(body, "4XX"), document(body, "default")) == []
    (line,) = found(tmp_path, document(body, "500"))
    assert line.endswith("comes with HTTP 500 here and with 404 in the catalogue; agree on one")


def test_numbers_are_codes(tmp_path: Path) -> None:
    """A code that is a whole number is compared as it is written on the wire."""
    (line,) = found(tmp_path, document(leaf({"type": "integer", "enum": [17]})))
    assert ": 17: is not in the catalogue" in line


def test_references_and_parts_are_followed(tmp_path: Path) -> None:
    """Schemas and responses of the components count where an operation refers to them, once."""
    one = document({"schema": {"allOf": [{"$ref": "#/components/schemas/Failed"}]}})
    own = leaf({"$ref": "#/components/schemas/Code"})["schema"]
    one["components"] = {"schemas": {"Failed": own, "Code": {"enum": ["S-9"]}}}
    assert len(found(tmp_path, one)) == 1


def test_a_schema_that_holds_itself_ends(tmp_path: Path) -> None:
    """A circle of schemas is left at a depth."""
    own = {"allOf": [{"$ref": "#/components/schemas/A"}], "properties": {"error": {}}}
    one = document({**example("S-404"), "schema": {"$ref": "#/components/schemas/A"}})
    one["components"] = {"schemas": {"A": own}}
    assert found(tmp_path, one) == []


def test_version_two_is_read(tmp_path: Path) -> None:
    """There the schema is in the response, and examples are by media type."""
    response = {
        "description": "x",
        **leaf({"enum": ["S-8"]}),
        "examples": {"application/json": {"error": {"code": "S-7"}}},
    }
    root = {"swagger": "2.0", "paths": {"/a": {"get": {"responses": {"400": response}}}}}
    assert len(found(tmp_path, root)) == 2


def test_schemas_in_a_circle_are_read_once(tmp_path: Path) -> None:
    """A schema that refers to itself many times takes no longer than one that does so once."""
    itself = {"$ref": "#/components/schemas/Own"}
    written = document({"schema": itself})
    own = leaf({"enum": ["S-405"]})["schema"] | {"allOf": [itself] * 9, "oneOf": [itself] * 9}
    written["components"] = {"schemas": {"Own": own}}
    assert [line.split(": ")[1] for line in found(tmp_path, written)] == ["S-405"]


def test_as_many_meanings_as_the_limit_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond the limit a code is compared with the catalogue alone."""
    texts = ("Payment refused", "Disk is full")
    documents = [document(example("S-404", message=text)) for text in texts]
    assert len(found(tmp_path, *documents)) == 3
    monkeypatch.setattr("errdex.authoring.openapi.conflicts.MOST_COMPARED", 1)
    assert ["in the catalogue" in line for line in found(tmp_path, *documents)] == [True, True]
