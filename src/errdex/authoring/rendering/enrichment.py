"""The tables of the site, with which log pipelines and databases enrich what they hold."""

from __future__ import annotations

from collections.abc import Iterator

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.rendering.wording import pointer_words
from errdex.tables.formats import FORMATS
from errdex.tables.rows import Row, alias_row, gone_row, live_row


def render_tables(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each table, the same as `errdex tables` prints."""
    rows = catalogue_rows(catalogue)
    for form in FORMATS.values():
        yield f"api/tables/{form.file}", form.render(rows)


def catalogue_rows(catalogue: Catalogue) -> list[Row]:
    """Return the rows of a catalogue, sorted by code; the same as its module has."""
    rows = []
    for entries in catalogue.by_code.values():
        first, *others = [e for e in entries if not e.removed] or entries[:1]
        rows.append(_row(catalogue, first, tuple(entry.field for entry in others)))
    aliases = catalogue.by_alias.items()
    rows += [alias_row(alias, _row(catalogue, entry)) for alias, entry in aliases]
    return sorted(rows, key=lambda row: row.code)


def _row(catalogue: Catalogue, entry: Entry, also: tuple[str, ...] = ()) -> Row:
    if entry.removed:
        return gone_row(entry.code, entry.field, entry.lifecycle, entry.url)
    owners = {name: owner.title for name, owner in catalogue.owners.items()}
    pointed = {name: pointer_words(field) for name, field in catalogue.fields.items()}
    return live_row(entry, also, owners, pointed)
