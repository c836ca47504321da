"""The catalogue for programs: JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from errdex.authoring.catalogue import Catalogue, Entry

COLUMNS = (
    "code",
    "field",
    "also",
    "group",
    "title",
    "description",
    "cause",
    "remediation",
    "severity",
    "retry",
    "retry_after",
    "owner",
    "tell_customer",
    "see_also",
    "examples",
    "notes",
    "keywords",
    "success",
    "http_status",
    "lifecycle",
    "source",
    "url",
)

Lines = dict[tuple[str, str], str]
"""Entries as JSON by field and code, in the catalogue's order."""

_LINE = json.JSONEncoder(ensure_ascii=False)


def to_json(value: object) -> str:
    """Return a value as JSON text with its keys in the order given and a final line end."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def entry_dict(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    """Return an entry as the generated module's `to_dict()` does."""
    others = (other for other in catalogue.by_code[entry.code] if not other.removed)
    return {
        "code": entry.code,
        "field": entry.field,
        "also": [other.field for other in others if other is not entry],
        "group": entry.group,
        "title": entry.title,
        "description": entry.description,
        "cause": list(entry.cause),
        "remediation": [_parts(step) for step in entry.remediation],
        "severity": entry.severity,
        "retry": {"rule": entry.retry, "after_seconds": entry.retry_after},
        "owner": entry.owner,
        "tell_customer": entry.tell_customer,
        "see_also": [_parts(related) for related in entry.see_also],
        "examples": [_parts(example) for example in entry.examples],
        "notes": list(entry.notes),
        "keywords": list(entry.keywords),
        "success": entry.success,
        "http_status": entry.http_status,
        "lifecycle": _parts(entry.lifecycle),
        "source": [str(source) for source in entry.source],
        "url": catalogue.entry_url(entry),
    }


def _parts(record: Any) -> dict[str, str]:
    """Return a record of texts as a dict, without the deep copies that `asdict` makes."""
    return {name: getattr(record, name) for name in record.__slots__}


def entry_lines(catalogue: Catalogue) -> Lines:
    """Return each entry as one line of JSON, which both the code's file and the whole hold."""
    return {
        (entry.field, entry.code): _LINE.encode(entry_dict(catalogue, entry))
        for entry in catalogue.entries
    }


def code_json(catalogue: Catalogue, code: str, lines: Lines) -> str:
    """Return the entries of one code value as JSON."""
    head = {"code": code, "url": catalogue.page_url(code)}
    entries = catalogue.by_code[code]
    return _one_a_line(head, "entries", (lines[entry.field, code] for entry in entries))


def catalogue_json(catalogue: Catalogue, lines: Lines) -> str:
    """Return the whole catalogue as JSON."""
    head = {name: getattr(catalogue, name) for name in ("id", "title", "url", "description")}
    sections = {
        name: {key: _parts(value) for key, value in getattr(catalogue, name).items()}
        for name in ("sources", "owners", "fields", "groups")
    }
    return _one_a_line({"catalogue": head, **sections}, "codes", lines.values())


def _one_a_line(head: dict[str, Any], name: str, lines: Iterable[str]) -> str:
    """Return a JSON object that ends in a list with one item a line.

    Not indented: the standard library's fast encoder writes single lines alone.
    """
    opening = _LINE.encode(head).removesuffix("}")
    joined = ",\n".join(lines)
    return f'{opening}, "{name}": [\n{joined}\n]}}\n'


def catalogue_csv(catalogue: Catalogue) -> str:
    """Return the catalogue as CSV (RFC 4180), one entry a row, lists one item a line.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in catalogue.entries:
        cells = {
            **entry_dict(catalogue, entry),
            "remediation": [step.do for step in entry.remediation],
            "retry": entry.retry,
            "retry_after": entry.retry_after,
            "see_also": [related.code for related in entry.see_also],
            "examples": [example.text for example in entry.examples],
            "lifecycle": entry.lifecycle.state,
        }
        writer.writerow([_cell(cells[column]) for column in COLUMNS])
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = "\n".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
