"""What diagnosis reads of a catalogue: `checks.json` beside the module, and the site's data."""

from __future__ import annotations

import json
from typing import Any

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.rendering.code_shapes import shapes_of
from errdex.diagnosis.knowledge import removal_text

Json = dict[str, Any]


def compiled(catalogue: Catalogue) -> Json:
    """Return what both runtimes read: checks, where codes stand, and the owners' names."""
    see_field: dict[str, dict[str, str]] = {}
    for entry in catalogue.entries:
        if entry.see_field:
            see_field.setdefault(entry.field, {})[entry.code] = entry.see_field
    fields = {
        name: {"title": field.title, "where": field.where, "items": field.items}
        for name, field in catalogue.fields.items()
    }
    owners = {name: owner.title for name, owner in catalogue.owners.items()}
    return {
        **catalogue.checks,
        "fields": fields,
        "owners": owners,
        "see_field": see_field,
    }


def checks_json(catalogue: Catalogue, header: str) -> str:
    """Return the compiled checks as JSON, one item of a section a line, so that diffs read.

    Args:
        catalogue: The catalogue.
        header: What it is generated from, and that nobody edits it; stands in the first line.
    """
    sections = [f'"{name}": {_lines(value)}' for name, value in compiled(catalogue).items()]
    return "{" + ",\n".join([f'"generated": {_compact(header)}', *sections]) + "\n}\n"


def _lines(value: Any) -> str:
    if isinstance(value, dict) and value:
        items = [f" {_compact(name)}: {_compact(item)}" for name, item in value.items()]
        return "{\n" + ",\n".join(items) + "\n}"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f" {_compact(item)}" for item in value) + "\n]"
    return _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def code_rows(catalogue: Catalogue) -> Json:
    """Return the entries as rows, and what folding and suggestions need.

    A row is code, title, owner, retry rule, seconds, 1 for success, and the steps; a removed
    code's row is code, what became of it, and the code to use instead if that is a failure.
    """
    rows: dict[str, list[list[Any]]] = {field: [] for field in catalogue.fields}
    removed: dict[str, list[list[Any]]] = {field: [] for field in catalogue.fields}
    for entry in catalogue.entries:
        if entry.removed:
            removed[entry.field].append(_removed_row(catalogue, entry))
        else:
            rows[entry.field].append(_row(catalogue, entry))
    shapes = shapes_of(list(catalogue.by_code))
    return {
        "url": catalogue.url,
        "rows": rows,
        "removed": removed,
        "longest": shapes.longest,
        "alphabet": shapes.alphabet,
        "numbered": shapes.numbered,
        "folded": list(shapes.folded.items()),
    }


def _row(catalogue: Catalogue, entry: Entry) -> list[Any]:
    steps = []
    for step in entry.remediation:
        who = catalogue.owners[step.owner].title if step.owner != entry.owner else ""
        aside = "; ".join(part for part in (who, step.where) if part)
        steps.append(f"{step.do} ({aside})" if aside else step.do)
    success = int(entry.success)
    return [entry.code, entry.title, entry.owner, entry.retry, entry.retry_after, success, steps]


def _removed_row(catalogue: Catalogue, entry: Entry) -> list[str]:
    life = entry.lifecycle
    text = removal_text(life.since, life.replaced_by, life.note)
    targets = [one for one in catalogue.by_code.get(life.replaced_by, ()) if not one.removed]
    is_failure = targets and not any(one.success for one in targets)
    return [entry.code, text, *([life.replaced_by] if is_failure else [])]
