"""Codes in the responses of OpenAPI documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from errdex.authoring.importing.tables import Cell, Table
from errdex.errors import ErrdexError, UsageError
from tests.authoring.importing.reading import cells, read, remarks


def document(*responses: tuple[str, str, Any]) -> str:
    """Return a document with an operation of these responses: status, description, body."""
    made = {
        status: {
            "description": text,
            "content": {"application/json": {"examples": {"e": {"value": body}}}},
        }
        for status, text, body in responses
    }
    return json.dumps({"openapi": "3.0.3", "paths": {"/": {"get": {"responses": made}}}})


def without_examples(table: Table) -> list[dict[str, Cell]]:
    """Return the cells of the rows, except the bodies that show a code."""
    rows = cells(table)
    return [{name: row[name] for name in row if name != "examples"} for row in rows]


def test_codes_come_with_status_and_meaning(tmp_path: Path) -> None:
    """The usual places are tried, and the one that was taken is said."""
    text = document(
        ("404", "No such item", {"error": {"code": "gone", "message": "It is gone."}}),
        ("409", "Locked", {"error": {"code": "locked"}}),
    )
    (table,) = read(tmp_path / "a.json", text)
    assert without_examples(table) == [
        {
            "code": "gone",
            "text": "It is gone.",
            "http_status": "404",
            "description": "No such item",
        },
        {"code": "locked", "http_status": "409", "description": "Locked"},
    ]
    assert json.loads(cells(table)[1]["examples"][0]) == {"error": {"code": "locked"}}
    assert "those at response.json.error.code" in remarks(table, "note")[0]


def test_what_differs_between_responses_is_said(tmp_path: Path) -> None:
    """A code with two statuses has none, and a second text is listed."""
    text = document(
        ("404", "", {"code": "gone", "message": "It is gone."}),
        ("410", "", {"code": "gone", "message": "It was deleted."}),
    )
    (table,) = read(tmp_path / "a.json", text, "at=response.json.code", kind="openapi")
    assert without_examples(table) == [{"code": "gone", "text": "It is gone."}]
    assert [what.partition(": column")[2] for what in remarks(table)] == [
        ' "text": gone has another text as well: It was deleted.',
        ' "http_status": gone comes with several: 404, 410; none was taken',
    ]


def test_without_codes_the_statuses_are_the_codes(tmp_path: Path) -> None:
    """With their descriptions; a range of statuses is no code."""
    text = document(("404", "No such item", {}), ("5XX", "Broken", {}))
    (table,) = read(tmp_path / "a.json", text, kind="openapi")
    assert cells(table) == [{"code": "404", "http_status": "404", "text": "No such item"}]
    assert "'5XX' is for no single status: Broken" in remarks(table)[0]


def test_a_wrong_place_is_refused(tmp_path: Path) -> None:
    """A path that is none, and one where no code is."""
    text = document(("404", "", {"code": "gone"}))
    with pytest.raises(UsageError, match="write a path such as"):
        read(tmp_path / "a.json", text, "at=code", kind="openapi")
    with pytest.raises(ErrdexError, match=r"has no code at response\.json\.x"):
        read(tmp_path / "a.json", text, "at=response.json.x", kind="openapi")
    with pytest.raises(ErrdexError, match="is no OpenAPI document"):
        read(tmp_path / "a.json", "{}", kind="openapi")


_LISTED = """\
openapi: 3.1.0
paths:
  /a:
    get:
      tags: [things]
      responses:
        "404":
          description: Not there
          x-retryable: false
          content: {application/problem+json: {schema: {$ref: "#/components/schemas/Problem"}}}
        "409": {$ref: "#/components/responses/Busy"}
  /b:
    get:
      tags: [others]
      responses:
        "409": {$ref: "#/components/responses/Busy"}
        "410":
          description: Gone
          content:
            application/problem+json:
              schema:
                properties:
                  code:
                    oneOf:
                      - {const: old, title: Too old, description: It is too old., x-since: 3}
                      - {const: dead, title: Dead}
components:
  schemas:
    Problem: {properties: {code: {enum: [none, busy]}}}
  responses:
    Busy:
      description: It is busy
      x-retryable: true
      content:
        application/problem+json:
          schema: {$ref: "#/components/schemas/Problem"}
          examples:
            one: {summary: Busy now, value: {code: busy}}
"""


def test_a_shared_list_of_codes_says_no_status(tmp_path: Path) -> None:
    """It is known from the examples alone, as are the codes that a response has."""
    (table,) = read(tmp_path / "a.yaml", _LISTED)
    found = {str(row["code"]): row for row in without_examples(table)}
    assert found["none"] == {"code": "none"}
    assert found["busy"]["http_status"] == "409"
    assert found["busy"]["text"] == "Busy now"
    assert "responses of several statuses share their schema" in remarks(table, "note")[-2]


def test_what_is_said_of_one_code_is_taken(tmp_path: Path) -> None:
    """Its own description and `x-` keys, and the tag of all operations that have it."""
    (table,) = read(tmp_path / "a.yaml", _LISTED)
    found = {str(row["code"]): row for row in without_examples(table)}
    assert found["old"] == {
        "code": "old",
        "text": "Too old",
        "http_status": "410",
        "description": "It is too old.",
        "section": "others",
        "x-since": "3",
    }
    assert found["dead"] == {
        "code": "dead",
        "text": "Dead",
        "http_status": "410",
        "section": "others",
    }
    assert "section" not in found["busy"]
    assert any('"Gone" is the description of a response with' in one for one in remarks(table))


def test_a_document_is_recognised_by_its_top(tmp_path: Path) -> None:
    """A key of that name further in makes no OpenAPI document of a list of codes."""
    text = '[{"code": "A", "title": "One", "openapi": "3.1"}, {"code": "B", "title": "Two"}]'
    (table,) = read(tmp_path / "a.json", text)
    assert table.kind.startswith("JSON")
    (table,) = read(tmp_path / "b.json", document(("404", "No", {"code": "gone"})))
    assert table.kind == "OpenAPI"
