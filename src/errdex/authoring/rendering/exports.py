"""The catalogue for programs: JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.format.entry_fields import SHOWN, SYMPTOM_PARTS, Packing
from errdex.authoring.format.entry_parts import Symptom, Undocumented
from errdex.authoring.rendering.answers import Answers
from errdex.modules import Answer
from errdex.prose.plain_text import summary
from errdex.tables.delimited import cell

_IN_CSV = tuple(field for field in SHOWN if field.packing != "extra")
COLUMNS = tuple(field.name for field in _IN_CSV)
"""The columns of the CSV, behind which each `x-` key in use has one of its own."""

Lines = dict[tuple[str, str], str]
"""Entries as JSON by field and code, in the catalogue's order."""

_LINE = json.JSONEncoder(ensure_ascii=False)


def to_json(value: object) -> str:
    """Return a value as JSON text with its keys in the order given and a final line end."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def entry_dict(entry: Entry, answers: Answers) -> dict[str, Any]:
    """Return an entry as the generated module's `to_dict()` does; a removed one has no answer."""
    values = {field.name: _PLAIN[field.packing](getattr(entry, field.name)) for field in SHOWN}
    values["retry"] = {"rule": entry.retry, "after_seconds": values.pop("retry_after")}
    return {**values, "asked": None, "answer": _answer(answers.of(entry))}


def _answer(answer: Answer | None) -> dict[str, str] | None:
    return _parts(answer) if answer else None


def _same(value: Any) -> Any:
    return value


def _parts(record: Any) -> dict[str, Any]:
    """Return a record of texts and tuples of them as a dict, without deep copies."""
    return {name: getattr(record, name) for name in record.__slots__}


def _records(records: Iterable[Any]) -> list[dict[str, str]]:
    return [_parts(record) for record in records]


def _strings(values: Iterable[object]) -> list[str]:
    return [str(value) for value in values]


_PLAIN: dict[Packing, Callable[[Any], Any]] = {
    "text": _same,
    "texts": list,
    "messages": list,
    "number": _same,
    "truth": _same,
    "rule": _same,
    "steps": _records,
    "references": _records,
    "examples": _records,
    "lifecycle": _parts,
    "sources": _strings,
    "links": _records,
    "extra": _same,
}


def entry_lines(catalogue: Catalogue, answers: Answers) -> Lines:
    """Return each entry as one line of JSON, for the code's file and for the whole catalogue's."""
    return {
        (entry.field, entry.code): _LINE.encode(entry_dict(entry, answers))
        for entry in catalogue.entries
    }


def code_json(catalogue: Catalogue, code: str, lines: Lines) -> str:
    """Return the entries of one code value as JSON."""
    head = {"code": code, "asked": None, "url": catalogue.page_url(code)}
    entries = catalogue.by_code[code]
    return _one_a_line(head, "entries", (lines[entry.field, code] for entry in entries))


def alias_json(catalogue: Catalogue, alias: str, answers: Answers) -> str:
    """Return the entry of an alias as JSON, which says which name was asked for."""
    entry = catalogue.by_alias[alias]
    head = {"code": entry.code, "asked": alias, "url": catalogue.page_url(entry.code)}
    named = {**entry_dict(entry, answers), "asked": alias}
    return _one_a_line(head, "entries", [_LINE.encode(named)])


def symptom_dict(symptom: Symptom, answers: Answers) -> dict[str, Any]:
    """Return a symptom as the generated module's `to_dict()` does."""
    parts = {name: _PLAIN[packing](getattr(symptom, name)) for name, packing in SYMPTOM_PARTS}
    parts["retry"] = {"rule": symptom.retry, "after_seconds": parts.pop("retry_after")}
    return {"id": symptom.id, **parts, "answer": _answer(answers.of(symptom))}


def undocumented_json(known: Iterable[Undocumented]) -> list[dict[str, Any]]:
    """Return what is known of codes that nobody documents."""
    return [{**_parts(one), "source": _strings(one.source)} for one in known]


def catalogue_json(catalogue: Catalogue, lines: Lines, answers: Answers) -> str:
    """Return the whole catalogue as JSON."""
    head = {
        name: getattr(catalogue, name) for name in ("id", "title", "url", "description", "extra")
    }
    sections = {
        name: {key: _parts(value) for key, value in getattr(catalogue, name).items()}
        for name in ("sources", "owners", "fields", "groups")
    }
    symptoms = [symptom_dict(symptom, answers) for symptom in catalogue.symptoms]
    others = {"symptoms": symptoms, "undocumented": undocumented_json(catalogue.undocumented)}
    return _one_a_line({"catalogue": head, **sections, **others}, "codes", lines.values())


def _one_a_line(head: dict[str, Any], name: str, lines: Iterable[str]) -> str:
    """Return a JSON object that ends in a list with one item per line.

    Not indented: the standard library's fast encoder writes single lines alone.
    """
    opening = _LINE.encode(head).removesuffix("}")
    joined = ",\n".join(lines)
    return f'{opening}, "{name}": [\n{joined}\n]}}\n'


def catalogue_csv(catalogue: Catalogue) -> str:
    """Return the catalogue as CSV (RFC 4180), one entry per row, one list item per line.

    A cell that a spreadsheet would take for a formula starts with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    extra = sorted({key for entry in catalogue.entries for key in entry.extra})
    writer.writerow([*COLUMNS, *extra])
    for entry in catalogue.entries:
        cells = [_CELLS[field.packing](getattr(entry, field.name)) for field in _IN_CSV]
        cells += [_extra_cell(entry.extra.get(key, "")) for key in extra]
        writer.writerow([_cell(value) for value in cells])
    return out.getvalue()


def _extra_cell(value: Any) -> str:
    """Return the value of an `x-` key: text as it is, everything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _cell(value: Any) -> str:
    return cell("\n".join(value) if isinstance(value, list) else value)


_CELLS: dict[Packing, Callable[[Any], Any]] = _PLAIN | {
    "texts": lambda texts: [summary(text) for text in texts],
    "steps": lambda steps: [summary(step.do) for step in steps],
    "references": lambda references: [related.code for related in references],
    "examples": lambda examples: [example.text for example in examples],
    "lifecycle": lambda lifecycle: lifecycle.state,
    "links": lambda links: [f"{link.title}: {link.url}" for link in links],
}
