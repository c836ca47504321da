"""Which items of a response came with a code: their masked numbers, or their ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from errdex.diagnosis.codes import Codes, code_text, codes_meant
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.lists import first_of_many
from errdex.diagnosis.paths import Document, EvidenceReader, items_around
from errdex.diagnosis.redaction import Redactor
from errdex.engine.sentences import say
from errdex.engine.tables import limit
from errdex.redaction.judged import Judged

_HIDDEN = re.compile("[+]?(?=[0-9*Xx]{7,40}\\Z)(?:[*Xx]*[0-9]){0,3}[*Xx]*")
"""A number of which fewer than four digits are shown, so that it tells nothing."""


def name_items(codes: Codes, evidence: Document, knowledge: Knowledge, redactor: Redactor) -> None:
    """Fill in the items of those rows whose codes are at a place of items, or beside a name."""
    by_code = {(row["field"], row["code"]): row for row in codes.rows}
    shown = Judged(redactor.show_item)
    for value, names in codes.beside.items():
        if row := by_code.get(value):
            row["items"] += map(shown.__getitem__, filter(_is_shown, names))
    for (_, code), names in codes.settled.items():
        if told := [shown[name] for name in names if _is_shown(name)]:
            items = first_of_many(told, limit("items_in_a_report"))
            codes.notes.append(say("note_settled", items=items, code=code))
    for field in knowledge.fields:
        for text, name in named_items(field, evidence, knowledge):
            for code in codes_meant(field, text, knowledge) if _is_shown(name) else ():
                if row := by_code.get((field, code)):
                    row["items"].append(shown[name])


def _is_shown(name: str) -> bool:
    return name != "" and not _HIDDEN.fullmatch(name)


def named_items(field: str, evidence: Document, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Yield the codes of a field that items have, each with the name of its item, if any."""
    about = knowledge.fields[field]
    names = about.get("named_by", ())
    if not names:
        return
    reader = EvidenceReader(evidence, knowledge.compiled)
    for path in about["where"]:
        for text, item in _items(path, reader) if items_around(path) else ():
            yield text, _name_of(item, names)


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
