"""A paste without its secrets and numbers, and what of a paste no output may show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from errdex.diagnosis.checks import secrets_in
from errdex.diagnosis.codes import fails_by, read_codes
from errdex.diagnosis.contexts import read_context
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.paths import EvidenceReader
from errdex.diagnosis.redaction import Redactor, shape, words_in
from errdex.diagnosis.values import is_masked, is_text
from errdex.engine.sentences import say
from errdex.engine.tables import limit
from errdex.evidence.gathering import Evidence
from errdex.evidence.pasting import read_evidence
from errdex.evidence.text.characters import clean
from errdex.redaction.edits import Edit, apply, joined, secret_at
from errdex.redaction.masking import Masker
from errdex.redaction.names import Names
from errdex.redaction.readings import Reading
from errdex.redaction.secrets import SHORTEST
from errdex.redaction.tokens import user_spans

_MOST_SECRETS = limit("secrets_of_a_paste")
_MOST_VALUES = limit("values_of_a_message")
_HEADER = "request.headers."
_TELLING = re.compile("[A-Za-z][^A-Za-z]|[^A-Za-z][A-Za-z]")
_WORD_SIGN = re.compile("[0-9A-Za-z]")


class Redacted(NamedTuple):
    """A paste of which nothing has to be hidden, and how much of each kind was taken out."""

    text: str
    counts: dict[str, int]


def redact_text(text: str, context: Mapping[str, str], knowledge: Knowledge) -> Redacted:
    """Return a paste without its secrets and numbers; every other character stays.

    Raises:
        ErrdexError: The catalogue declares no such context, or a value of it has another form.
    """
    given = read_context(context, knowledge.compiled["context"])
    evidence = read_evidence(text, knowledge.compiled["reports"]["marks"], fails_by(knowledge))
    reader = EvidenceReader({**evidence, "context": given}, knowledge.compiled)
    secrets = [*secrets_in(reader, knowledge.compiled), *private_in(text, knowledge)]
    reading = Reading(text)
    edits = [*_named(reading, knowledge), *Masker(secrets, knowledge.known_codes).find(reading)]
    edits += _values(reading, reader, evidence, knowledge)
    found = joined(edits)
    counts = Counter(edit.kind for edit in found if edit.shown != text[edit.start : edit.end])
    return Redacted(apply(found, text), dict(counts))


def told(counts: Mapping[str, int]) -> str:
    """Return in words what was taken out."""
    parts = [
        say(key, count=counts[kind])
        for kind, key in (
            ("secret", "removed_secrets"),
            ("token", "removed_tokens"),
            ("number", "removed_numbers"),
            ("value", "removed_values"),
        )
        if counts.get(kind)
    ]
    return say("removed", what=", ".join(parts)) if parts else say("removed_nothing")


def private_in(text: str, knowledge: Knowledge) -> list[str]:
    """Return the passwords that a paste names, which are in no place that a check looks at."""
    reading = Reading(clean(text)[0])
    names = _names_of(knowledge)
    found: dict[str, None] = {}
    for value in names.find(reading.text):
        if value.is_password:
            found[reading.text[value.start : value.end]] = None
    for start, end in user_spans(reading.text):
        found[reading.text[start:end]] = None
    kept = [value for value in found if _is_private(value) and value not in knowledge.known_codes]
    return [value for value in kept if not names.is_open(value)][:_MOST_SECRETS]


def _is_private(value: str) -> bool:
    return len(value) >= SHORTEST and bool(_TELLING.search(value)) and not is_masked(value)


def _names_of(knowledge: Knowledge) -> Names:
    sources = [one for fact in knowledge.compiled["facts"].values() for one in fact]
    headers = [
        one["from"].removeprefix(_HEADER) for one in sources if one.get("parse") == "auth_params"
    ]
    return Names(headers, words_in(knowledge.compiled))


def _named(reading: Reading, knowledge: Knowledge) -> Iterator[Edit]:
    """Yield the edits that take out what names say is secret."""
    for value in _names_of(knowledge).find(reading.text):
        shown = reading.text[value.start : value.end]
        if shown != say("value_secret") and not is_masked(shown):
            yield secret_at(reading.span(value.start, value.end))


def _values(
    reading: Reading, reader: EvidenceReader, evidence: Evidence, knowledge: Knowledge
) -> Iterator[Edit]:
    """Yield the edits that take out what a diagnosis shows as its shape."""
    redactor = Redactor((), knowledge.compiled, knowledge.known_codes, knowledge.forms)
    for row in read_codes({**evidence}, knowledge).rows:
        if not row["known"] and redactor.show_code(row["code"]) != row["code"]:
            yield from _standing(reading, row["code"], _WORD_SIGN)
    texts: dict[str, None] = {}
    for check in knowledge.compiled["checks"]:
        if check.get("redact") in ("hide", "shape"):
            for hit in reader.find(check["look_at"]).hits:
                texts.update(dict.fromkeys(_texts_in(hit.value)))
    for text in list(texts)[:_MOST_VALUES]:
        yield from _standing(reading, f'"{text}"', None)


def _texts_in(value: Any) -> Iterator[str]:
    """Yield the texts in a value and in the lists in it."""
    if is_text(value) and _WORD_SIGN.search(value) and not is_masked(value):
        yield value
    for item in value if isinstance(value, list) else ():
        yield from _texts_in(item)


def _standing(reading: Reading, sought: str, sign: re.Pattern[str] | None) -> Iterator[Edit]:
    """Yield edits that give the shape of a text where no such sign touches it."""
    inner = 0 if sign else 1
    start = reading.text.find(sought)
    while start >= 0:
        end = start + len(sought)
        around = reading.text[max(0, start - 1) : start] + reading.text[end : end + 1]
        if not sign or not sign.search(around):
            span = reading.span(start + inner, end - inner)
            yield Edit(*span, "value", shape(reading.text[start + inner : end - inner]))
        start = reading.text.find(sought, end - inner)
