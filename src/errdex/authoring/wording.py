"""What the pages say about an entry in words of their own: titles, moves, retry rules."""

from __future__ import annotations

from collections.abc import Sequence

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.diagnosis import reports


def page_title(entries: Sequence[Entry]) -> str:
    """Return the title of a code's page: the code, and what it means in each field."""
    return f"{entries[0].code} — {' / '.join(entry.title for entry in entries)}"


def move(catalogue: Catalogue, entry: Entry) -> str:
    """Return in one line whose move an entry is and whether to retry."""
    if entry.success:
        rest = "." if entry.remediation else ": nothing has to be done."
        return f"This code means success{rest}"
    names = dict.fromkeys(step.owner for step in entry.remediation if step.owner != entry.owner)
    others = ", ".join(catalogue.owners[name].title for name in names)
    whose = f"{catalogue.owners[entry.owner].title}{others and f' (with {others})'}"
    rule = sentence(entry)
    return f"Whose move: {whose}. {rule[0].upper()}{rule[1:]}."


def sentence(entry: Entry) -> str:
    """Return an entry's retry rule as a short sentence without a full stop."""
    return reports.retry_words({"rule": entry.retry, "after_seconds": entry.retry_after})


def retry_words(entry: Entry) -> str:
    """Return when to retry, in words."""
    return sentence(entry).removeprefix("retry ").removesuffix(" retry")
