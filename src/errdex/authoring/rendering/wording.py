"""What the pages say about an entry in their own words: titles, next steps, retry rules, counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from errdex.authoring.catalogue import Catalogue, Entry, Field
from errdex.authoring.format.entry_parts import Symptom, Undocumented
from errdex.diagnosis import module_rows, retries
from errdex.diagnosis.module_rows import removed_row, step_text
from errdex.prose.plain_text import summary

RETRY_RULES = {
    "now": ("Now", "Send the same request again at once."),
    "after": ("After a wait", "Wait as long as each code says, then send the same request again."),
    "after-fix": ("After the fix", "The same request fails again until the cause is fixed."),
    "after-fix-wait": (
        "After the fix, then a wait",
        "The wait alone is not enough: fix the cause first, then wait as long as each code says.",
    ),
    "never": ("Never", "Sending the request again does not help, or makes things worse."),
    "none": ("Nothing to send again", "The first request still counts: its outcome is to come."),
    "success": ("Success", "It worked: there is nothing to send again."),
    "pointer": (
        "See another field",
        "These codes only point to another field; each of its codes has a rule of its own.",
    ),
    "unwritten": ("Not written yet", "These entries are drafts that do not say it yet."),
}
"""The retry rules that the pages distinguish: a title, and what it means for a request."""

SEND_AGAIN = (
    (
        "Now, or after a wait",
        "Yes: nothing has to be fixed, send the same request again.",
        ("now", "after"),
    ),
    (
        "After the fix",
        "Not yet: the same request fails again until its cause is fixed.",
        ("after-fix", "after-fix-wait"),
    ),
    (
        "Never",
        "No: it does not help. Where there is nothing to send again, the first request counts.",
        ("never", "none", "success"),
    ),
)
"""The answers to "may I send again?": a title, what it means, and the rules that it sums up."""


def page_title(entries: Sequence[Entry]) -> str:
    """Return the title of a code's page: the code, and what it means in each field."""
    return f"{entries[0].code} — {' / '.join(entry.title for entry in entries)}"


def example(catalogue: Catalogue) -> str:
    """Return what may be typed to find a code, with a failure of the field that is named first."""
    failures = [entry for entry in catalogue.entries if not (entry.success or entry.removed)]
    codes = [entry.code for entry in failures if entry.field == failures[0].field]
    return ", or ".join([*codes[len(codes) // 2 :][:1], "a message, a response, a log"])


def step_lines(catalogue: Catalogue, subject: Entry | Symptom) -> list[str]:
    """Return each step in one line, as `Entry.text()` has it behind its number."""
    owners = {name: owner.title for name, owner in catalogue.owners.items()}
    return [summary(step_text(step, subject.owner, owners)) for step in subject.remediation]


def numbered_steps(catalogue: Catalogue, entry: Entry) -> str:
    """Return the steps, one a line, as `Entry.text()` numbers them, and what a draft lacks."""
    lines = step_lines(catalogue, entry)
    numbered = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    return "\n".join([*numbered, *filter(None, [unwritten_words(entry)])])


def removal(entry: Entry) -> str:
    """Return what became of a removed code, as a diagnosis says it."""
    life = entry.lifecycle
    return removed_row(entry.code, life.since, life.replaced_by, life.note)[1]


def rule_of(entry: Entry) -> str:
    """Return the name of the retry rule among `RETRY_RULES`; success is one of its own."""
    if entry.success:
        return "success"
    if entry.retry == "after-fix" and entry.retry_after:
        return "after-fix-wait"
    return "pointer" if entry.points_to else entry.retry or "unwritten"


def sentence(catalogue: Catalogue, entry: Entry) -> str:
    """Return an entry's retry rule as a short sentence without a full stop."""
    if entry.points_to:
        return pointer_words(catalogue.fields[entry.points_to])
    rule = "none" if entry.success else entry.retry
    if rule is None:
        return "whether to retry is not written yet"
    return retries.retry_words({"rule": rule, "after_seconds": entry.retry_after})


def pointer_words(field: Field) -> str:
    """Return what a code says of its retry rule that only points to a field."""
    return retries.pointer_words(field.title, field.items)


def undocumented_words(one: Undocumented) -> str:
    """Return what is known of a code that nobody documents."""
    return module_rows.undocumented_words(one.seen)


def owner_words(catalogue: Catalogue, entry: Entry) -> str:
    """Return who acts, by the owner's title."""
    return catalogue.owners[entry.owner].title if entry.owner else "not written yet"


def unwritten_words(entry: Entry) -> str:
    """Return what a draft lacks, as a sentence; empty where it lacks nothing."""
    return f"Not written yet: {', '.join(entry.unwritten)}." if entry.unwritten else ""


def codes_in(entries: Iterable[Entry]) -> str:
    """Return how many codes entries have, such as `1 code` and `2,000 codes`.

    Two of them may have the same code, in different fields.
    """
    number = len({entry.code for entry in entries})
    return f"{number:,} code{'' if number == 1 else 's'}"
