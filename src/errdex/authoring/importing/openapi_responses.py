"""Reads the codes in the responses of an OpenAPI document, with their statuses and meanings."""

from __future__ import annotations

from pathlib import Path

from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.openapi_meanings import STATUS, TEXT, Meanings
from errdex.authoring.importing.tables import Cell, Place, Row, Table
from errdex.authoring.openapi.documents import Document, read_document
from errdex.authoring.openapi.scanning import Mention, mentions, response_texts
from errdex.diagnosis.paths import steps_of
from errdex.errors import ErrdexError, UsageError

CODE = "code"
_USUAL = ("code", "error.code", "error_code", "errorCode", "errors[*].code", "error", "type")
_BODY = "response.json."


def read_responses(path: Path, mapping: Mapping) -> list[Table]:
    """Return a row for each code; without codes in its bodies, one for each HTTP status.

    Raises:
        ErrdexError: It is no OpenAPI document, or has neither.
        UsageError: `at` is no path into a response.
    """
    document = read_document(path)
    at, found = _found(document, mapping.at)
    table = Table(Place(document.name), "OpenAPI", [CODE])
    table.where = at or "response.status"
    title = " ".join(document.title.split())
    table.title = title if title.isprintable() and document.title != document.name else ""
    if found:
        if not mapping.at:
            table.remark("note", f"the codes are those at {at}; say another place by `at`")
        _add_codes(table, document, found)
    else:
        table.remark("note", "no codes in the bodies; each HTTP status of a response is one")
        table.columns += [STATUS, TEXT]
        _add_statuses(table, document)
    if not table.rows:
        raise ErrdexError(f"{document.name}: has no responses")
    return [table]


def _found(document: Document, at: str) -> tuple[str, list[Mention]]:
    if at:
        steps = steps_of(at)
        if steps[:2] != ("response", "json") or len(steps) < 3 or "" in steps:
            raise UsageError("at: write a path such as response.json.error.code")
        found = mentions(document, steps[2:])
        if not found:
            raise ErrdexError(f"{document.name}: has no code at {at}")
        return at, found
    for path in (_BODY + one for one in _USUAL):
        if found := mentions(document, steps_of(path)[2:]):
            return path, found
    return "", []


def _add_codes(table: Table, document: Document, found: list[Mention]) -> None:
    by_code: dict[str, list[Mention]] = {}
    for one in found:
        by_code.setdefault(one.code, []).append(one)
    meanings = Meanings(table, document, found)
    for code, several in by_code.items():
        cells: dict[str, Cell] = {CODE: code, **meanings.cells_of(several)}
        table.columns += [name for name in cells if name not in table.columns]
        table.rows.append(Row(Place(table.place.file, line=several[0].place.line), cells))
    meanings.say_left_out()


def _add_statuses(table: Table, document: Document) -> None:
    texts: dict[str, dict[str, int]] = {}
    for status, place, text in response_texts(document):
        if status.isdecimal():
            texts.setdefault(status, {}).setdefault(text, place.line)
        else:
            at = Place(document.name, line=place.line)
            table.remark("lost", f"the response {status!r} is for no single status: {text}", at)
    for status, said in sorted(texts.items()):
        first, *others = said
        place_ = Place(document.name, line=said[first])
        table.rows.append(
            Row(place_, {CODE: status, STATUS: status, **({TEXT: first} if first else {})})
        )
        for text in others:
            at = Place(document.name, line=said[text])
            table.remark("lost", f"{status} has another text as well: {text}", at, TEXT)
