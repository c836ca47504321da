"""What diagnosis reads of a catalogue: `checks.json` beside the module, and the site's data."""

from __future__ import annotations

import json
import re
from typing import Any

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.format.entry_parts import Symptom
from errdex.authoring.format.words import WORDS
from errdex.authoring.rendering.code_shapes import messages_of, shapes_of
from errdex.authoring.rendering.wording import undocumented_words
from errdex.diagnosis.compiled import Compiled, FieldAbout, Seen, Told
from errdex.diagnosis.knowledge import CodeRows
from errdex.diagnosis.module_rows import acts_first, prose_of, removed_row, step_text
from errdex.matching.addresses import address_of, is_cut

_SPEAKS = re.compile("[^a-z]|.{8}")
"""A word in small letters that is short, such as `late`, is in many a text."""


def compiled(catalogue: Catalogue) -> Compiled:
    """Return what both runtimes read: checks, where codes stand, and the owners' names."""
    see_field: dict[str, dict[str, str]] = {}
    for entry in catalogue.entries:
        if target := entry.points_to or entry.see_field:
            see_field.setdefault(entry.field, {})[entry.code] = target
    fields: dict[str, FieldAbout] = {
        name: {
            "title": field.title,
            "where": list(field.where),
            "items": field.items,
            "named_by": list(field.named_by),
        }
        for name, field in catalogue.fields.items()
    }
    owners = {name: owner.title for name, owner in catalogue.owners.items()}
    return {
        **catalogue.checks,
        "fields": fields,
        "owners": owners,
        "see_field": see_field,
        "symptoms": _symptoms_of_success(catalogue),
        "told": _told(catalogue),
        "resends": catalogue.resends,
        "words": {name: word for name, word in catalogue.words.items() if word != WORDS[name]},
    }


def _symptoms_of_success(catalogue: Catalogue) -> dict[str, dict[str, list[Seen]]]:
    """Return what people may see although a code means success, by field and code."""
    found: dict[str, dict[str, list[Seen]]] = {}
    for entry in catalogue.entries:
        seen: list[Seen] = [{"title": s.title, "url": s.url} for s in catalogue.symptoms_of(entry)]
        if entry.success and seen:
            found.setdefault(entry.field, {})[entry.code] = seen
    return found


def _told(catalogue: Catalogue) -> list[Told]:
    """Return the symptoms with those of their words that mean little else."""
    return [
        _told_of(one, words, catalogue)
        for one in catalogue.symptoms
        if (words := [word for word in one.words if _SPEAKS.search(word)])
    ]


def _told_of(symptom: Symptom, words: list[str], catalogue: Catalogue) -> Told:
    step = symptom.remediation[0]
    titles = {name: owner.title for name, owner in catalogue.owners.items()}
    text = step_text(step, symptom.owner, titles)
    told: Told = {
        "title": symptom.title,
        "url": symptom.url,
        "words": words,
        "answer": {
            "owner": symptom.owner,
            "first_step": prose_of([[text]]).get(text, [(text, False)])[0][0],
            "send_again": {"rule": symptom.retry, "after_seconds": symptom.retry_after},
            "tell_customer": symptom.tell_customer,
        },
    }
    if symptom.complaint:
        lists: Any = {name: list(words) for name, words in symptom.complaint.items()}
        told["complaint"] = lists
    if step.owner != symptom.owner:
        told["first"] = step.owner
    return told


def checks_json(catalogue: Catalogue, header: str, stamp: str) -> str:
    """Return the compiled checks as JSON, one item of a section a line, so that diffs read.

    Args:
        catalogue: The catalogue.
        header: What it is generated from, and that nobody edits it; stands in the first line.
        stamp: What the module's other files bear as well.
    """
    sections = [f'"{name}": {_lines(value)}' for name, value in compiled(catalogue).items()]
    head = f'"generated": {_compact(header)}, "stamp": "{stamp}"'
    return "{" + ",\n".join([head, *sections]) + "\n}\n"


def _lines(value: Any) -> str:
    if isinstance(value, dict) and value:
        items = [f" {_compact(name)}: {_compact(item)}" for name, item in value.items()]
        return "{\n" + ",\n".join(items) + "\n}"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f" {_compact(item)}" for item in value) + "\n]"
    return _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def code_rows(catalogue: Catalogue) -> CodeRows:
    """Return the entries as rows, and what matching needs to know of their codes."""
    rows: dict[str, list[list[Any]]] = {field: [] for field in catalogue.fields}
    removed: dict[str, list[list[str]]] = {field: [] for field in catalogue.fields}
    for entry in catalogue.entries:
        if entry.removed:
            life = entry.lifecycle
            row = removed_row(entry.code, life.since, life.replaced_by, life.note)
            removed[entry.field].append(row)
        else:
            rows[entry.field].append(_row(catalogue, entry))
    shapes = shapes_of([*catalogue.by_code, *catalogue.by_alias])
    return {
        "url": catalogue.url,
        "rows": rows,
        "removed": removed,
        "longest": shapes.longest,
        "alphabet": shapes.alphabet,
        "numbered": shapes.numbered,
        "folded": shapes.folded,
        "patterns": shapes.patterns,
        "messages": messages_of(catalogue),
        "aliases": aliases_of(catalogue),
        "prose": prose_of(row[6] for of in rows.values() for row in of),
        "undocumented": undocumented_of(catalogue),
    }


def aliases_of(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """Return the field and the code that each alias stands for."""
    return {alias: (entry.field, entry.code) for alias, entry in catalogue.by_alias.items()}


def undocumented_of(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Return what is known of the codes that nobody documents, by field."""
    known: dict[str, dict[str, str]] = {field: {} for field in catalogue.fields}
    for one in catalogue.undocumented:
        known[one.field][one.code] = undocumented_words(one)
    return known


def cut_addresses(catalogue: Catalogue) -> dict[str, str]:
    """Return the addresses that are no whole codes, which no script makes of them."""
    others = (one.code for one in catalogue.undocumented)
    every = [*catalogue.by_code, *catalogue.by_alias, *others]
    addresses = {code: address_of(code) for code in every}
    return {code: address for code, address in addresses.items() if is_cut(address)}


def site_rows(catalogue: Catalogue) -> dict[str, object]:
    """Return the rows for the site's script, without what it makes of the codes itself."""
    return {
        "cut": cut_addresses(catalogue),
        **{
            name: value
            for name, value in code_rows(catalogue).items()
            if name not in ("folded", "patterns")
        },
    }


def _row(catalogue: Catalogue, entry: Entry) -> list[Any]:
    owners = {name: owner.title for name, owner in catalogue.owners.items()}
    steps = [step_text(step, entry.owner, owners) for step in entry.remediation]
    checks = [step.check.split() for step in entry.remediation]
    row = [entry.code, entry.title, entry.owner or None, entry.retry, entry.retry_after]
    said = [int(entry.success), steps, checks, entry.tell_customer or None]
    return [*row, *said, *acts_first(entry)]
