"""The tables of the site, with which log pipelines and databases enrich what they hold."""

from __future__ import annotations

from collections.abc import Iterator

from errdex.authoring.catalogue import Catalogue
from errdex.tables.formats import FORMATS
from errdex.tables.rows import Row, gone_row, live_row


def render_tables(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each table, the same as `errdex tables` prints."""
    rows = catalogue_rows(catalogue)
    for form in FORMATS.values():
        yield f"api/tables/{form.file}", form.render(rows)


def catalogue_rows(catalogue: Catalogue) -> list[Row]:
    """Return the rows of a catalogue, sorted by code; the same as its module has."""
    owners = {name: owner.title for name, owner in catalogue.owners.items()}
    rows = []
    for code, entries in catalogue.by_code.items():
        live = [entry for entry in entries if not entry.removed]
        if live:
            rows.append(live_row(live[0], tuple(entry.field for entry in live[1:]), owners))
        else:
            rows.append(gone_row(code, entries[0].field, entries[0].lifecycle, entries[0].url))
    return sorted(rows, key=lambda row: row.code)
