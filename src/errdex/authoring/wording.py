"""What the pages say about an entry in words of their own: titles, moves, retry rules."""

from __future__ import annotations

from collections.abc import Sequence

from errdex.authoring.catalogue import Catalogue, Entry


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
    return "do not retry" if entry.retry == "never" else f"retry {retry_words(entry)}"


def retry_words(entry: Entry) -> str:
    """Return when to retry, in words."""
    if entry.retry == "after":
        return f"after {duration(entry.retry_after or 0)}"
    return {"never": "do not", "now": "now", "after-fix": "after the fix"}[entry.retry]


def duration(seconds: int) -> str:
    """Return seconds in the largest unit that divides them, such as `10 minutes`."""
    units = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))
    size, unit = next(unit for unit in units if seconds % unit[0] == 0)
    count = seconds // size
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
