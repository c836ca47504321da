"""Turns rows into entries, and says of each cell that did not become a part of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any

from errdex.authoring.importing.conversion import converted, without_controls
from errdex.authoring.importing.examining import faults_in, same
from errdex.authoring.importing.guessing import Origin
from errdex.authoring.importing.mangling import (
    FAULTS,
    doubt_about_code,
    doubt_about_literal,
    doubt_about_text,
    lost_zeros,
)
from errdex.authoring.importing.mapping import CONSTANT, Mapping
from errdex.authoring.importing.placeholders import SOMETHING, as_title, style_of
from errdex.authoring.importing.tables import Cell, Place, Remark, Row, Table, Weight, text_of
from errdex.authoring.importing.titles import first_sentence, why_no_message
from errdex.authoring.source.findings import quoted

_LITERAL = ("code", "aliases", "message", "examples")


@dataclass
class Draft:
    """An entry that is to be added, as far as the file has it.

    Attributes:
        values: Its keys as plain data; `group`, `owner` and `source` still as the file has them.
        doubts: What looks damaged in it, for a comment above it.
        derived: Keys that were made of others, as the file has nothing for them.
    """

    place: Place
    values: dict[str, Any]
    doubts: list[str] = field(default_factory=list)
    derived: list[str] = field(default_factory=list)

    @property
    def code(self) -> str:
        """Its code."""
        return str(self.values["code"])

    @property
    def key(self) -> tuple[str, str]:
        """Its field and its code."""
        return str(self.values["field"]), self.code


class Drafting:
    """Reads tables into drafts.

    Attributes:
        drafts: By field and code, in the order of the file.
        remarks: What is to be said of them.
    """

    def __init__(self, mapping: Mapping, origins: dict[str, Origin], field: str) -> None:
        self.drafts: dict[tuple[str, str], Draft] = {}
        self.remarks: list[Remark] = []
        self._said = self._mapping = mapping
        self._origins = origins
        self._field = field
        self._notes: dict[tuple[str, str], int] = {}
        self._file = ""

    def read(self, table: Table) -> None:
        """Add the rows of a table."""
        self._file = table.place.file
        self._mapping = self._with_style(table)
        self.remarks += table.remarks
        if not self._has_code(table):
            self._say_no_code(table)
            return
        for row in table.rows:
            self._read_row(row)
        self._say_unmapped(table)

    def finish(self) -> None:
        """Say what needs all rows to be known: lost zeros, and what was understood how often."""
        lost = lost_zeros(one.code for one in self.drafts.values())
        for draft in self.drafts.values():
            if draft.code in lost:
                self._doubt(draft, "", lost[draft.code])
        for (file, what), times in self._notes.items():
            often = f" ({times} times)" if times > 1 else ""
            self.remarks.append(Remark("note", Place(file), "", "", f"{what}{often}"))

    def _with_style(self, table: Table) -> Mapping:
        """Return the mapping with the style of the messages' parameters in a table."""
        columns = self._origins["message"].sources if "message" in self._origins else ()
        if self._said.parameters or not columns:
            return self._said
        cells = (row.cells[one] for row in table.rows for one in columns if one in row.cells)
        return replace(self._said, parameters=style_of(map(text_of, cells)))

    def _has_code(self, table: Table) -> bool:
        origin = self._origins.get("code")
        return origin is not None and any(
            one in table.columns or one.startswith(CONSTANT) for one in origin.sources
        )

    def _say_no_code(self, table: Table) -> None:
        named = ", ".join(map(quoted, table.columns[:20]))
        what = (
            f"has no column for the code, so none of its rows is taken ({len(table.rows)}); say by "
        )
        what += f"`--map code=COLUMN` which of these it is: {named}"
        self._say("lost", table.place, "", "", what)

    def _is_skipped(self, row: Row) -> bool:
        """Tell whether a row is left out on purpose, by its code or a name of it."""
        sources = [
            one
            for key in ("code", "aliases")
            if key in self._origins
            for one in self._origins[key].sources
        ]
        texts = [text for one in sources for text in text_of(row.cells.get(one, "")).split("\n")]
        return any(fnmatchcase(text, skip) for text in texts for skip in self._said.skip)

    def _read_row(self, row: Row) -> None:
        if self._is_skipped(row):
            self._note("left out, as `skip` says")
            return
        code = self._value("code", row, "")
        if not isinstance(code, str):
            texts = "; ".join(text_of(cell) for cell in row.cells.values())
            self._say(
                "lost", row.place, "", "", f"no code, so the row is left out: {quoted(texts)}"
            )
            return
        values: dict[str, Any] = {"code": code, "field": self._field}
        for key in self._origins:
            if key == "code":
                continue
            value = self._value(key, row, code)
            if value is not None:
                _put(values, key, value)
        draft = Draft(row.place, values)
        self._title(draft, row)
        self._complete(draft, row)
        self._keep(draft)

    def _column_of(self, key: str, row: Row) -> str:
        """Return the first column of a key that has something in this row."""
        sources = self._origins[key].sources
        return next((one for one in sources if one in row.cells), "")

    def _value(self, key: str, row: Row, code: str) -> Any:
        """Return the value of a key, without what cannot be kept, or None."""
        sources = self._origins[key].sources
        cells: list[Cell] = []
        for source in sources:
            if source.startswith(CONSTANT) and source not in row.cells:
                cells.append(source.removeprefix(CONSTANT))
            elif source in row.cells:
                cells += self._clean(row, source, code)
        if not cells:
            return None
        if key == "title" and self._titles_are_messages:
            cells = [self._titled(text_of(cell)) for cell in cells]
        value = converted(key, cells, self._mapping, lambda what: self._note(what))
        if key == "message":
            value = self._recognisable(value, row, code)
        return None if value is None else self._fitting(key, value, row, code)

    @property
    def _titles_are_messages(self) -> bool:
        titles, messages = (self._origins.get(key) for key in ("title", "message"))
        return bool(titles and messages and set(titles.sources) & set(messages.sources))

    def _titled(self, message: str) -> str:
        """Return a message as a title, and say how its parameters look there."""
        title = as_title(message, self._mapping.parameters)
        if SOMETHING in title and SOMETHING not in message:
            self._note(f"title: a parameter without a name is {SOMETHING}")
        return title

    def _recognisable(self, value: Any, row: Row, code: str) -> Any:
        """Return the messages without those that can tell no code, and lose nothing by it."""
        kept = []
        for text in _listed(value):
            if why := why_no_message(text, titled=self._titles_are_messages):
                column = self._column_of("message", row)
                self._say("note", row.place, column, code, f"message: {why}")
            else:
                kept.append(text)
        return (value if isinstance(value, str) else kept) if kept else None

    def _clean(self, row: Row, column: str, code: str) -> list[Cell]:
        """Return a cell without what shows no value, and without control characters."""
        cell = row.cells[column]
        texts = (cell,) if isinstance(cell, str) else cell
        kept = []
        for text in texts:
            if FAULTS.fullmatch(text):
                what = f"shows {quoted(text)} in place of its value, which is not in the file"
                self._say("lost", row.place, column, code, what)
                continue
            plain, controls = without_controls(text)
            if controls:
                what = f"control characters are left out: {', '.join(controls[:10])}"
                self._say("lost", row.place, column, code, what)
            if plain.strip():
                kept.append(plain.strip())
        if not kept:
            return []
        return [kept[0] if isinstance(cell, str) else tuple(kept)]

    def _fitting(self, key: str, value: Any, row: Row, code: str) -> Any:
        """Return a value without what the format refuses; None if nothing is left."""
        name, _, part = key.partition(".")
        tested = {part: value} if part else value
        faults = faults_in(name, tested)
        if part:
            faults = [fault for fault in faults if "is missing" not in fault[1]]
        if not faults:
            return value
        column = self._column_of(key, row)
        wrong = {item for item, _ in faults}
        text = text_of(row.cells[column]) if None in wrong and column in row.cells else ""
        for _, what in faults:
            said = f"{what if what.startswith(key) else f'{key}: {what}'}; left out"
            refused = (key, text) if text else ()
            self.remarks.append(Remark("lost", row.place, column, code, said, *refused))
        if None in wrong or not isinstance(value, list):
            return None
        return [one for number, one in enumerate(value) if number not in wrong] or None

    def _title(self, draft: Draft, row: Row) -> None:
        """Give an entry a title that the file has elsewhere, and say so."""
        values = draft.values
        if "title" in values:
            return
        names = values.get("aliases", [])
        first = names[0] if isinstance(names, list) and names else names
        for key, text in (
            ("description", self._sentence(row) if "description" in values else ""),
            ("aliases", str(first or "")),
            ("code", draft.code),
        ):
            if text:
                values["title"] = text
                draft.derived.append("title")
                what = {"description": "first sentence", "aliases": "first alias"}.get(key, "code")
                self._note(f"title: taken from the {what}")
                return

    def _sentence(self, row: Row) -> str:
        """Return the first sentence of a row's description, as it is in the file."""
        columns = self._origins["description"].sources
        text = "\n\n".join(text_of(row.cells.get(one, "")) for one in columns)
        return first_sentence(without_controls(text)[0])

    def _complete(self, draft: Draft, row: Row) -> None:
        """Drop the parts of an entry that need others, and note what looks damaged."""
        values = draft.values
        for key in [key for key, value in values.items() if isinstance(value, dict)]:
            for _, what in faults_in(key, values[key]):
                self._say("lost", row.place, self._column_of_part(key, row), draft.code, what)
                values.pop(key, None)
        for key, origin in self._origins.items():
            for column in origin.sources:
                if column in row.cells:
                    doubt = _doubt_of(key)(text_of(row.cells[column]))
                    if doubt:
                        self._doubt(draft, column, doubt)

    def _column_of_part(self, key: str, row: Row) -> str:
        parts = (one for one in self._origins if one == key or one.startswith(f"{key}."))
        return next((column for one in parts if (column := self._column_of(one, row))), "")

    def _keep(self, draft: Draft) -> None:
        """Keep an entry; of several with one code the first, with the names of all."""
        other = self.drafts.setdefault(draft.key, draft)
        if other is draft:
            return
        values = {key: one for key, one in draft.values.items() if key not in draft.derived}
        names = _listed(other.values.get("aliases"))
        if added := [one for one in _listed(values.pop("aliases", None)) if one not in names]:
            other.values["aliases"] = [*names, *added]
        lost = [key for key, one in values.items() if not same(one, other.values.get(key))]
        at = f"the same code as at {other.place}"
        with_names = ", to which its names were added" if added else ""
        if not lost:
            self._say("note", draft.place, "", draft.code, at + with_names)
        for key in lost:
            what = f"{at}{with_names}; {key}: {quoted(brief(values[key]))} is left out"
            self._say("lost", draft.place, "", draft.code, what)

    def _say_unmapped(self, table: Table) -> None:
        used = {one for origin in self._origins.values() for one in origin.sources}
        for column in table.columns:
            if column in used or column in self._mapping.drop:
                continue
            rows = [row for row in table.rows if column in row.cells]
            if rows:
                what = f"no key takes it: {len(rows)} cells, the first "
                what += f"{quoted(text_of(rows[0].cells[column]))}; say --map KEY={column!r}, or "
                what += "x-NAME to keep it, or `drop` it in a mapping file"
                self._say("lost", rows[0].place, column, "", what)

    def _doubt(self, draft: Draft, column: str, what: str) -> None:
        draft.doubts.append(f"{column}: {what}" if column else what)
        self._say("doubtful", draft.place, column, draft.code, f"{what}; it went in as it is")

    def _note(self, what: str) -> None:
        self._notes[self._file, what] = self._notes.get((self._file, what), 0) + 1

    def _say(self, weight: Weight, place: Place, column: str, code: str, what: str) -> None:
        self.remarks.append(Remark(weight, place, column, code, what))


def _put(values: dict[str, Any], key: str, value: Any) -> None:
    name, dot, part = key.partition(".")
    if not dot:
        values[name] = value
    elif isinstance(values.setdefault(name, {}), dict):
        values[name][part] = value


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _doubt_of(key: str) -> Callable[[str], str]:
    if key == "code":
        return doubt_about_code
    return doubt_about_literal if key in _LITERAL else doubt_about_text


def brief(value: Any) -> str:
    """Return a value of a key in one line, for a remark."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {brief(one)}" for key, one in value.items())
    return "; ".join(map(brief, value)) if isinstance(value, list) else str(value)
