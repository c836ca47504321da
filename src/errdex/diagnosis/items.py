"""Which items of a response came with a code: their masked numbers, or their ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from errdex.diagnosis.codes import code_text, codes_meant
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.paths import Document, EvidenceReader, items_around
from errdex.diagnosis.redaction import Redactor
from errdex.diagnosis.results import CodeRow


def name_items(
    rows: Sequence[CodeRow], evidence: Document, knowledge: Knowledge, redactor: Redactor
) -> None:
    """Fill in the items of those rows whose codes are at a place of items, or in a report."""
    by_code = {(row["field"], row["code"]): row for row in rows}
    reader = EvidenceReader(evidence, knowledge.compiled)
    for field, about in knowledge.fields.items():
        names = about.get("named_by", ())
        places = [path for path in about["where"] if names and items_around(path)]
        for text, item in (found for path in places for found in _items(path, reader)):
            name = _name_of(item, names)
            for code in codes_meant(field, text, knowledge) if name else ():
                if row := by_code.get((field, code)):
                    row["items"].append(redactor.show_item(name))


def _items(where: str, reader: EvidenceReader) -> Iterator[tuple[str, Any]]:
    """Yield the code of each item that has one, and the item."""
    every = items_around(where)
    for hit in reader.find_all(every):
        value = hit.value
        for step in where[len(every) :].split(".")[1:]:
            value = value.get(step) if isinstance(value, dict) else None
        if code := code_text(value):
            yield code, hit.value


def _name_of(item: Any, names: Sequence[str]) -> str:
    """Return what tells a reader which item it is: the value of the first name that has one.

    An item that is a code alone has no names.
    """
    values = [item.get(name) for name in names] if isinstance(item, dict) else []
    return next(filter(None, map(code_text, values)), "")
