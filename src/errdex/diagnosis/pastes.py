"""A paste without its secrets and numbers, and what of a paste no output may show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, starmap
from typing import Any, NamedTuple

from errdex.diagnosis.checks import secrets_in
from errdex.diagnosis.codes import fails_by, unknown_at_places
from errdex.diagnosis.contexts import read_context
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.paths import EvidenceReader
from errdex.diagnosis.redaction import Private, Redactor, shape
from errdex.diagnosis.values import is_text
from errdex.engine.sentences import say
from errdex.engine.tables import limit
from errdex.errors import ErrdexError
from errdex.evidence.gathering import Evidence
from errdex.evidence.http.masks import is_mask
from errdex.evidence.pasting import lines_end, longest_of, read_evidence
from errdex.evidence.text.characters import MOST_LINES
from errdex.redaction.edits import Edit, apply, in_json, joined, secret_at
from errdex.redaction.marks import Marks
from errdex.redaction.masking import Masker
from errdex.redaction.names import Named, Names
from errdex.redaction.readings import Reading
from errdex.redaction.secrets import SHORTEST
from errdex.redaction.tokens import token_parts, user_spans

MOST_REDACTED = limit("characters_redacted")
"""Of a longer text nothing is shown."""

MOST_NAMED = limit("named_secrets_redacted")
"""Of a text with more of them nothing is shown."""

_MOST_SECRETS = limit("secrets_of_a_paste")
_MOST_VALUES = limit("values_of_a_message")
_TELLING = re.compile("[A-Za-z][^A-Za-z]|[^A-Za-z][A-Za-z]")
_MOST_UNUSUAL = limit("unusual_codes_redacted")
_ONE_WORD = re.compile("[0-9A-Za-z]+")
_MAYBE_CODES = re.compile("([0-9A-Za-z]+(?:[.:_-][0-9A-Za-z]+)*)")
_WORD_SIGN = re.compile("[0-9A-Za-z]")
_QUOTED = re.compile('"(?=([^"0-9A-Za-z]*[0-9A-Za-z][^"]*)")')


_Catalogues = Sequence[tuple[Mapping[str, str], Knowledge]]
"""Catalogues, each with its context."""


class _Open(NamedTuple):
    """What nobody has to hide: the codes of catalogues, and the forms that codes have."""

    codes: frozenset[str]
    forms: frozenset[str]


class Redacted(NamedTuple):
    """A paste of which nothing has to be hidden, and how much of each kind was taken out."""

    text: str
    counts: dict[str, int]


def redact_text(text: str, context: Mapping[str, str], knowledge: Knowledge) -> Redacted:
    """Return a paste without its secrets and numbers; every other character stays.

    Raises:
        ErrdexError: As `redact_for_all`.
    """
    return redact_for_all(text, [(context, knowledge)])


def redact_for_all(text: str, catalogues: _Catalogues) -> Redacted:
    """Return a paste without what is secret by any of several catalogues, each with its context.

    The codes of all of them stay.

    Raises:
        ErrdexError: The text is too long, or has too many secrets or odd codes, a catalogue
            declares no such context, or a value of it has another form.
    """
    most = min(longest_of(text), MOST_REDACTED)
    if len(text) > most:
        raise ErrdexError(say("text_not_redacted", count=f"{most:,}"))
    if len(text) > lines_end(text):
        raise ErrdexError(say("lines_not_redacted", count=f"{MOST_LINES:,}"))
    reading = Reading(text)
    found = joined(_edits(reading, catalogues))
    counts = Counter(edit.kind for edit in found if edit.shown != text[edit.start : edit.end])
    return Redacted(apply(in_json(found, text), text), dict(counts))


def _edits(reading: Reading, catalogues: _Catalogues) -> list[Edit]:
    open_to_all = _Open(
        frozenset(chain(*(knowledge.known_codes for _, knowledge in catalogues))),
        frozenset(chain(*(knowledge.forms for _, knowledge in catalogues))),
    )
    edits: list[Edit] = []
    secrets: list[str] = []
    token_parts: list[str] = []
    for context, knowledge in catalogues:
        given = read_context(context, knowledge.compiled["context"])
        named = _named_in(reading, knowledge)
        evidence = read_evidence(
            reading.raw, knowledge.compiled["reports"]["marks"], fails_by(knowledge), knowledge.api
        )
        reader = EvidenceReader({**evidence, "context": given}, knowledge.compiled)
        private = _private(named, reading, knowledge.names, open_to_all.codes)
        secrets += [*secrets_in(reader, knowledge.compiled), *private.passwords]
        token_parts += private.token_parts
        edits += _named(named, reading, open_to_all.codes)
        edits += _named_in_bytes(reading, knowledge, open_to_all.codes)
        edits += _values(reading, reader, evidence, knowledge, open_to_all)
    return [*edits, *Masker(secrets, open_to_all.codes, token_parts).find(reading)]


def _named_in(reading: Reading, knowledge: Knowledge) -> list[Named]:
    named = []
    secrets = 0
    for value in knowledge.names.find(reading):
        secrets += value.is_secret
        if secrets > MOST_NAMED:
            raise ErrdexError(say("too_many_secrets", count=f"{MOST_NAMED:,}"))
        named.append(value)
    return named


def _named_in_bytes(
    reading: Reading, knowledge: Knowledge, codes: Collection[str]
) -> Iterator[Edit]:
    """Yield the edits that take out lists of byte values in which names say what is secret."""
    if reading.bytes.text:
        inner = Reading(reading.bytes.text)
        edits = joined(_named(_named_in(inner, knowledge), inner, codes))
        yield from map(secret_at, starmap(reading.span, reading.bytes.holding(edits)))


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


def written(evidence: Evidence) -> str:
    """Return what was sent and answered as one text, without what else a paste holds."""
    lines: list[str] = []
    for part in (evidence["request"], evidence["response"]):
        if part:
            headers = [f"{name}: {value}" for name, value in part["headers"].items()]
            lines += [*headers, part["body"] or ""]
    url = evidence["request"]["url"] if evidence["request"] else ""
    return "\n".join([url, *lines, evidence["log"]])


def private_in(reading: Reading, knowledge: Knowledge) -> Private:
    """Return the passwords and parts of tokens in a paste, wherever they are."""
    return _private(knowledge.names.find(reading), reading, knowledge.names, knowledge.known_codes)


def _private(
    named: Iterable[Named], reading: Reading, names: Names, codes: Collection[str]
) -> Private:
    text = reading.text

    def kept(texts: Iterable[str]) -> list[str]:
        """Return the first of some texts that are private, each once."""
        private = (one for one in dict.fromkeys(texts) if _is_private(one, names, codes))
        return list(islice(private, _MOST_SECRETS))

    passwords: dict[str, None] = {}
    tokens: dict[str, None] = {}
    for value in chain(named, (Named(*span, [span]) for span in user_spans(reading))):
        for start, end in value.passwords:
            passwords[text[start:end]] = None
        for start, end in value.tokens:
            tokens[text[start:end]] = None
    texts = dict.fromkeys((*passwords, *tokens))
    plain = (one for one in texts if not _is_telling(one) and _may_be_private(one, names, codes))
    return Private(
        kept(filter(_TELLING.search, passwords)),
        kept(chain(filter(_TELLING.search, tokens), token_parts(reading))),
        list(islice(plain, _MOST_SECRETS)),
    )


def _is_telling(text: str) -> bool:
    return len(text) >= SHORTEST and _TELLING.search(text) is not None


def _is_private(value: str, names: Names, codes: Collection[str]) -> bool:
    return len(value) >= SHORTEST and _may_be_private(value, names, codes)


def _may_be_private(value: str, names: Names, codes: Collection[str]) -> bool:
    return not (value in codes or is_mask(value) or names.is_open(value))


def _named(named: Iterable[Named], reading: Reading, codes: Collection[str]) -> Iterator[Edit]:
    """Yield the edits that take out what names say is secret, and give the shape of the private."""
    for start, end, _, _, is_secret in named:
        text = reading.text[start:end]
        is_code = text in codes and (not is_secret or _TELLING.search(text))
        if is_code or is_mask(text):
            continue
        if is_secret:
            yield secret_at(reading.span(start, end))
        else:
            yield _shaped(reading, start, end)


def _values(
    reading: Reading,
    reader: EvidenceReader,
    evidence: Evidence,
    knowledge: Knowledge,
    open_to_all: _Open,
) -> Iterator[Edit]:
    """Yield the edits that take out what a diagnosis shows as its shape."""
    redactor = Redactor((), knowledge.compiled, *open_to_all)
    unknown = [
        code
        for code in unknown_at_places(evidence, knowledge)
        if code not in open_to_all.codes
        and not _is_shown(code)
        and redactor.show_code(code) != code
    ]
    yield from _no_codes(reading, unknown, open_to_all.codes)
    texts: dict[str, None] = {}
    for check in knowledge.compiled["checks"]:
        if check.get("redact") == "shape":
            for hit in reader.find(check["look_at"]).hits:
                texts.update(dict.fromkeys(_texts_in(hit.value)))
    for found in _QUOTED.finditer(reading.text) if texts else ():
        if found[1] in texts or found[1].replace("+", " ") in texts:
            yield _shaped(reading, *found.span(1))
    with_quotes = (text for text in texts if '"' in text)
    for text in islice(with_quotes, _MOST_VALUES):
        for start, end in _standing(reading, text, '"'):
            yield _shaped(reading, start, end)


def _no_codes(reading: Reading, codes: Iterable[str], known: Collection[str]) -> Iterator[Edit]:
    """Yield edits that give the shape of what is in the places of codes and is none.

    The known codes in it stay, since a diagnosis reads them.

    Raises:
        ErrdexError: Too many of them are no single words, each of which is looked for by itself.
    """
    sought = set(codes)
    words = {code for code in sought if _ONE_WORD.fullmatch(code)}
    if len(sought) - len(words) > _MOST_UNUSUAL:
        raise ErrdexError(say("too_many_codes", count=_MOST_UNUSUAL))
    for found in _ONE_WORD.finditer(reading.text) if words else ():
        if found[0] in words:
            yield _shaped(reading, *found.span())

    def shape_around(text: str) -> str:
        parts = _MAYBE_CODES.split(text)
        kept = (part in known and _TELLING.search(part) for part in parts)
        return "".join(
            part if keep else shape(part) for part, keep in zip(parts, kept, strict=True)
        )

    for code in sorted(sought - words):
        for start, end in _standing(reading, code, ""):
            yield _shaped(reading, start, end, shape_around)


def _is_shown(text: str) -> bool:
    """Tell whether a text stands for what was taken out before."""
    return is_mask(text) or Marks(text).are_all(0, len(text))


def _texts_in(value: Any) -> Iterator[str]:
    """Yield the texts in a value and in the lists in it, as they are read."""
    if is_text(value) and not _is_shown(value):
        text = Reading(value).text
        if _WORD_SIGN.search(text):
            yield text
    for item in value if isinstance(value, list) else ():
        yield from _texts_in(item)


def _standing(reading: Reading, sought: str, quote: str) -> Iterator[tuple[int, int]]:
    """Yield where a text is in quotes, or with no letter or digit around it."""
    start = reading.text.find(quote + sought + quote)
    while start >= 0:
        start += len(quote)
        end = start + len(sought)
        around = reading.text[max(0, start - 1) : start] + reading.text[end : end + 1]
        if not _WORD_SIGN.search(around):
            yield start, end
        start = reading.text.find(quote + sought + quote, end)


def _shaped(reading: Reading, start: int, end: int, form: Callable[[str], str] = shape) -> Edit:
    return Edit(*reading.span(start, end), "value", reading.spelled(start, end, form))
