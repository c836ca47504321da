"""Codes in the responses of OpenAPI documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

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


def test_codes_come_with_status_and_meaning(tmp_path: Path) -> None:
    """The usual places are tried, and the one that was taken is said."""
    text = document(
        ("404", "No such item", {"error": {"code": "gone", "message": "It is gone."}}),
        ("409", "Locked", {"error": {"code": "locked"}}),
    )
    (table,) = read(tmp_path / "a.json", text, kind="openapi")
    assert cells(table) == [
        {"code": "gone", "text": "It is gone.", "http_status": "404"},
        {"code": "locked", "http_status": "409"},
    ]
    assert "those at response.json.error.code" in remarks(table, "note")[0]


def test_what_differs_between_responses_is_said(tmp_path: Path) -> None:
    """A code with two statuses has none, and a second text is listed."""
    text = document(
        ("404", "", {"code": "gone", "message": "It is gone."}),
        ("410", "", {"code": "gone", "message": "It was deleted."}),
    )
    (table,) = read(tmp_path / "a.json", text, "at=response.json.code", kind="openapi")
    assert cells(table) == [{"code": "gone", "text": "It is gone."}]
    assert [what.partition(": column")[2] for what in remarks(table)] == [
        ' "http_status": gone comes with several: 404, 410; none was taken',
        ' "text": gone has another text as well: It was deleted.',
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
