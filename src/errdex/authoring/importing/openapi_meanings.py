"""What an OpenAPI document says of each code in its responses, as cells, and what fits none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from errdex.authoring.importing.mapping import EXTRA
from errdex.authoring.importing.tables import SECTION, Cell, Place, Table
from errdex.authoring.openapi.documents import Document, Members
from errdex.authoring.openapi.scanning import TOLD, Mention, tags_of_responses
from errdex.authoring.source.findings import quoted

STATUS, TEXT, DESCRIPTION, EXAMPLES = "http_status", "text", "description", "examples"
_NOT_ALONE = "is the description of a response with several codes, so none of them has it"
_UNSURE = "their HTTP status is not taken: responses of several statuses share their schema"
_TAGGED = "their tags are not taken: operations of several tags have them"


class Meanings:
    """Reads cells from the mentions of a code, and says in the table what it left out."""

    def __init__(self, table: Table, document: Document, found: Sequence[Mention]) -> None:
        self._table = table
        self._tags = tags_of_responses(document)
        self._codes = _codes_of_responses(found)
        self._left: dict[str, int] = {}
        self._shared: dict[str, int] = {}

    def cells_of(self, several: Sequence[Mention]) -> dict[str, Cell]:
        """Return the cells of a code by column: of each, what all of its mentions agree on."""
        code = several[0].code
        place = Place(self._table.place.file, line=several[0].place.line)
        texts = list(dict.fromkeys(one.says for one in several if one.says))
        for text in texts[1:]:
            self._lose(f"{code} has another text as well: {text}", place, TEXT)
        cells: dict[str, Cell] = {TEXT: texts[0]} if texts else {}
        columns = {STATUS: self._statuses(several), DESCRIPTION: self._descriptions(several)}
        for name, value in self._own_keys(several):
            columns.setdefault(name, []).append(value)
        for name, values in columns.items():
            different = list(dict.fromkeys(values))
            if len(different) == 1:
                cells[name] = different[0]
            elif different:
                what = f"{code} comes with several: {', '.join(different)}; none was taken"
                self._lose(what, place, name)
        if tag := self._tag(several):
            cells[SECTION] = tag
        bodies = (one.body for one in several if one.body is not None)
        if examples := tuple(dict.fromkeys(_as_json(one, 2) for one in bodies)):
            cells[EXAMPLES] = examples
        return cells

    def say_left_out(self) -> None:
        """Say what fits no single code: once each, with the number of the codes."""
        for text, line in self._shared.items():
            place = Place(self._table.place.file, line=line)
            self._lose(f"{quoted(text)} {_NOT_ALONE}", place, DESCRIPTION)
        for what, times in self._left.items():
            self._table.remark("note", f"{times} codes: {what}")

    def _lose(self, what: str, place: Place, column: str) -> None:
        self._table.remark("lost", what, place, column)

    def _leave(self, what: str) -> None:
        self._left[what] = self._left.get(what, 0) + 1

    def _statuses(self, several: Sequence[Mention]) -> list[str]:
        found = [one.status for one in several if one.status.isdecimal()]
        if not found and any(not one.status for one in several):
            self._leave(_UNSURE)
        return found

    def _descriptions(self, several: Sequence[Mention]) -> list[str]:
        """Return the description of its own schema, else of the responses that are its alone."""
        own = [_text(one.schema, DESCRIPTION) for one in several if _is_of_one(one.schema)]
        own = [text for text in own if text and text not in {one.says for one in several}]
        alone = []
        for response in _responses(several):
            text = _text(response, DESCRIPTION)
            if text and self._codes[id(response)] == {several[0].code}:
                alone.append(text)
            elif text:
                self._shared.setdefault(text, response.places[DESCRIPTION].line)
        return own or alone

    def _own_keys(self, several: Sequence[Mention]) -> Iterator[tuple[str, str]]:
        """Yield the `x-` keys of its schema and of its responses."""
        schemas = [one.schema for one in several if _is_of_one(one.schema)]
        for holder in [*schemas, *_responses(_sure(several))]:
            for name, value in holder.items() if holder is not None else ():
                if name.startswith(EXTRA) and name not in TOLD:
                    yield name.lower(), value if isinstance(value, str) else _as_json(value)

    def _tag(self, several: Sequence[Mention]) -> str:
        tags = {tag for r in _responses(_sure(several)) for tag in self._tags.get(id(r), ())}
        if len(tags) > 1:
            self._leave(_TAGGED)
        return next(iter(tags)) if len(tags) == 1 else ""


def _codes_of_responses(found: Iterable[Mention]) -> dict[int, set[str]]:
    """Return the codes of each response, by its `id()`: those it shows, else those it lists."""
    shown: dict[int, set[str]] = {}
    listed: dict[int, set[str]] = {}
    for one in found:
        for response in one.responses:
            codes = listed if one.body is None else shown
            codes.setdefault(id(response), set()).add(one.code)
    return {**listed, **shown}


def _sure(several: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that are about their responses, and not about a schema of many."""
    return [one for one in several if one.status or one.body is not None]


def _responses(several: Iterable[Mention]) -> list[Members]:
    return list({id(r): r for one in several for r in one.responses}.values())


def _is_of_one(schema: Members | None) -> bool:
    """Tell whether a schema is that of one code, so that what it says is said of that code."""
    return schema is not None and "const" in schema


def _text(holder: Members | None, name: str) -> str:
    value = holder.get(name) if holder is not None else None
    return value.strip() if isinstance(value, str) else ""


def _as_json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
