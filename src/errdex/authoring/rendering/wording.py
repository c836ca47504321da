"""What the pages say about an entry in their own words: titles, next steps, retry rules, counts."""

from __future__ import annotations

from collections.abc import Sequence

from errdex.authoring.catalogue import Catalogue, Entry, Field
from errdex.authoring.format.entry_parts import Undocumented
from errdex.diagnosis import module_rows, retries
from errdex.diagnosis.module_rows import removed_row, step_text

RETRY_RULES = {
    "now": ("Retry now", "Send the same request again at once."),
    "after": (
        "Retry after a while",
        "Wait as long as the code's page says, then send the request again.",
    ),
    "after-fix": ("Retry after the fix", "The same request fails again until the cause is fixed."),
    "never": ("Do not retry", "Sending the request again does not help, or makes things worse."),
    "pointer": (
        "See another field",
        "These codes only point to another field; each of its codes has a rule of its own.",
    ),
    "none": ("Nothing to retry", "There is nothing to send again: the outcome is still to come."),
    "success": ("Success", "These codes mean success; there is nothing to retry."),
}
"""The retry rules that the pages distinguish: a title, and what it means for a request."""


def page_title(entries: Sequence[Entry]) -> str:
    """Return the title of a code's page: the code, and what it means in each field."""
    return f"{entries[0].code} — {' / '.join(entry.title for entry in entries)}"


def example(catalogue: Catalogue) -> str:
    """Return what may be typed to find a code, with a failure of the field that is named first."""
    failures = [entry for entry in catalogue.entries if not (entry.success or entry.removed)]
    codes = [entry.code for entry in failures if entry.field == failures[0].field]
    return ", or ".join([*codes[len(codes) // 2 :][:1], "a message, a response, a log"])


def numbered_steps(catalogue: Catalogue, entry: Entry) -> str:
    """Return the steps, one a line, as `Entry.text()` numbers them."""
    owners = {name: owner.title for name, owner in catalogue.owners.items()}
    lines = [step_text(step, entry.owner, owners) for step in entry.remediation]
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def removal(entry: Entry) -> str:
    """Return what became of a removed code, as a diagnosis says it."""
    life = entry.lifecycle
    return removed_row(entry.code, life.since, life.replaced_by, life.note)[1]


def rule_of(entry: Entry) -> str:
    """Return the name of the retry rule among `RETRY_RULES`; success is one of its own."""
    return "success" if entry.success else entry.retry or "pointer"


def sentence(catalogue: Catalogue, entry: Entry) -> str:
    """Return an entry's retry rule as a short sentence without a full stop."""
    if entry.points_to:
        return pointer_words(catalogue.fields[entry.points_to])
    rule = "none" if entry.success else entry.retry
    return retries.retry_words({"rule": rule, "after_seconds": entry.retry_after})


def pointer_words(field: Field) -> str:
    """Return what a code says of its retry rule that only points to a field."""
    return retries.pointer_words(field.title, field.items)


def undocumented_words(one: Undocumented) -> str:
    """Return what is known of a code that nobody documents."""
    return module_rows.undocumented_words(one.seen)


def retry_words(catalogue: Catalogue, entry: Entry) -> str:
    """Return when to retry, in words, for a table."""
    words = sentence(catalogue, entry)
    if rule_of(entry) in ("success", "none"):
        return words
    return words.removeprefix("retry ").removesuffix(" retry")


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number and what it counts, such as `1 code` and `2,000 codes`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def extent(catalogue: Catalogue) -> str:
    """Return the size of a catalogue; a code in two fields has a meaning in each."""
    codes = counted(len(catalogue.by_code), "code")
    more = len(catalogue.entries) > len(catalogue.by_code)
    return f"{codes} with {counted(len(catalogue.entries), 'meaning')}" if more else codes
