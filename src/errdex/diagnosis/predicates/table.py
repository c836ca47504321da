"""The closed set of predicates that a check may ask of a value.

Each takes the value, the argument that the catalogue gives, and the document, and returns a
verdict. Patterns always match the whole text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from errdex.diagnosis.compiled import Digest, FitsTemplate, Within
from errdex.diagnosis.paths import EvidenceReader, steps_of
from errdex.diagnosis.predicates import (
    digests,
    form_fields,
    message_templates,
    networks,
    times,
)
from errdex.diagnosis.predicates.near_misses import near_miss
from errdex.diagnosis.values import ABSENT, is_text, json_text, kind_of, matches
from errdex.engine.sentences import say
from errdex.engine.tables import limit
from errdex.evidence.http.masks import is_masked, need_of
from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.elisions import is_elided


class Verdict(NamedTuple):
    """What a predicate says of a value.

    Attributes:
        outcome: `pass`, `fail`, `unknown`, or `skip` where another check owns the fault.
        expected, hint: For the reader; may be empty.
        needs: What has to be given before anything can be said: names of context values, names
            that `checks` knows, or words of the catalogue.
        masked: The places of masked values that are needed.
        is_given: Whether `expected` is a value of the evidence or the context, shown as one.
        is_own: Whether `expected` and `hint` are the catalogue's own words, without a value.
    """

    outcome: str
    expected: str = ""
    hint: str = ""
    needs: tuple[str, ...] = ()
    is_given: bool = False
    is_own: bool = False
    masked: tuple[str, ...] = ()


Predicate = Callable[[Any, Any, EvidenceReader], Verdict]
"""What a value, an argument (which differs by predicate) and the evidence make a verdict of."""

PASS = Verdict("pass")
SKIP = Verdict("skip")
YEAR_AHEAD = (363 * 86400, 373 * 86400)
"""Seconds: how far ahead a week year takes a time that is written around New Year."""
MOST_REPEATS = limit("repeats_shown")
LONGEST_PART = limit("characters_of_a_digest")
"""Characters of a part of a digest; hashing longer ones by a dozen recipes takes seconds."""

_KINDS = {
    "string": "kind_text",
    "number": "kind_number",
    "boolean": "kind_boolean",
    "null": "kind_null",
    "array": "kind_array",
    "object": "kind_object",
}


def _is_empty(value: Any) -> bool:
    return value is ABSENT or value is None or value == "" or value == []


def _present(value: Any, _argument: Any, _reader: EvidenceReader) -> Verdict:
    return Verdict("fail", say("expects_value")) if _is_empty(value) else PASS


def _absent(value: Any, _argument: Any, _reader: EvidenceReader) -> Verdict:
    return PASS if _is_empty(value) else Verdict("fail", say("expects_nothing"))


def _equal(value: Any, argument: str, _reader: EvidenceReader) -> Verdict:
    if is_text(value) and value == argument:
        return PASS
    if is_text(value) and _bare(value) == _bare(argument):
        return Verdict("fail", argument, say("differs_in_case_or_spaces"))
    return Verdict("fail", argument, _near(value, lambda text: text == argument))


def _near(value: Any, is_right: Callable[[str], bool]) -> str:
    return near_miss(value, is_right) if is_text(value) else ""


def _bare(text: str) -> str:
    return lower(text).replace(" ", "")


def _one_of(value: Any, argument: Sequence[str], _reader: EvidenceReader) -> Verdict:
    if is_text(value) and value in argument:
        return PASS
    hint = _near(value, lambda text: text in argument)
    return Verdict("fail", say("or").join(argument), hint)


def _match(value: Any, argument: str, _reader: EvidenceReader) -> Verdict:
    if is_text(value) and matches(argument, value):
        return PASS
    return Verdict("fail", say("expects_form", form=argument))


def _not_match(value: Any, argument: str, _reader: EvidenceReader) -> Verdict:
    if not is_text(value):
        return SKIP
    if not matches(argument, value):
        return PASS
    return Verdict("fail", say("expects_other_form", form=argument))


def _type(value: Any, argument: str, _reader: EvidenceReader) -> Verdict:
    kind = kind_of(value)
    return PASS if kind == argument else Verdict("fail", say(_KINDS[argument]), _is_of(kind))


def _json(value: Any, argument: str, reader: EvidenceReader) -> Verdict:
    if not is_text(value):
        hint = say("is_not_text", kind=say(_KINDS[kind_of(value)]))
    elif not trim(value):
        return SKIP
    else:
        read, error = reader.read_json(value)
        kind = kind_of(read)
        if error is None and kind == argument:
            return PASS
        hint = _is_of(kind) if error is None else error
    return Verdict("fail", say("expects_as_text", kind=say(_KINDS[argument])), hint)


def _is_of(kind: str) -> str:
    return say("is_of_kind", kind=say(_KINDS[kind]))


def _min_length(value: Any, argument: int, _reader: EvidenceReader) -> Verdict:
    if not is_text(value):
        return SKIP
    if len(value) >= argument:
        return PASS
    expected = say("at_least_characters", count=argument)
    return Verdict("fail", expected, say("it_has", count=len(value)))


def _max_length(value: Any, argument: int, _reader: EvidenceReader) -> Verdict:
    if not is_text(value):
        return SKIP
    if len(value) <= argument:
        return PASS
    expected = say("at_most_characters", count=argument)
    return Verdict("fail", expected, say("it_has", count=len(value)))


def _max_items(value: Any, argument: int, _reader: EvidenceReader) -> Verdict:
    if not isinstance(value, list) or not value:
        return SKIP
    if len(value) <= argument:
        is_open = any(is_masked(item) and need_of(item) == "replaced" for item in value)
        if is_open or any(is_text(item) and is_elided(item) for item in value):
            return Verdict("unknown", needs=("replaced" if is_open else "unmasked",))
        return PASS
    expected = say("at_most_items", count=argument)
    return Verdict("fail", expected, say("there_are", count=len(value)))


def _unique(value: Any, _argument: Any, _reader: EvidenceReader) -> Verdict:
    if not isinstance(value, list) or not value:
        return SKIP
    first: dict[str, int] = {}
    repeats: list[str] = []
    more = 0
    hidden = ""
    for number, item in enumerate(value, 1):
        if is_masked(item):
            hidden = hidden or need_of(item)
            continue
        text = trim(item) if is_text(item) else " " + json_text(item)
        other = first.setdefault(text, number)
        if other != number and len(repeats) < MOST_REPEATS:
            repeats.append(say("repeats", number=number, other=other))
        elif other != number:
            more += 1
    if hidden and not repeats:
        return Verdict("unknown", needs=(hidden,))
    repeats += [say("more", count=more)] if more else []
    return Verdict("fail", say("expects_no_item_twice"), ", ".join(repeats)) if repeats else PASS


def _utc_time(value: Any, _argument: Any, _reader: EvidenceReader) -> Verdict:
    if is_text(value) and times.is_utc_time(value):
        return PASS
    return Verdict("fail", say("expects_utc_time"), _near(value, times.is_utc_time))


def _compact_utc_time(value: Any, _argument: Any, _reader: EvidenceReader) -> Verdict:
    if is_text(value) and times.is_compact_utc_time(value):
        return PASS
    return Verdict("fail", say("expects_compact_time"), _near(value, times.is_compact_utc_time))


def _within(value: Any, argument: Within, reader: EvidenceReader) -> Verdict:
    time = times.read_any_time(value) if is_text(value) else None
    if time is None:
        return SKIP
    other, verdict = _other(argument["of"], reader)
    if verdict:
        return verdict
    base = times.read_any_time(other) if is_text(other) else None
    if base is None:
        return Verdict("unknown", needs=(steps_of(argument["of"])[-1],))
    ahead = time - base
    most = argument["minutes"] * 60 if "minutes" in argument else argument["hours"] * 3600
    if abs(ahead) <= most:
        return PASS
    span = times.span(abs(ahead))
    hint = say("later", span=span) if ahead > 0 else say("earlier", span=span)
    if YEAR_AHEAD[0] <= ahead <= YEAR_AHEAD[1]:
        hint = f"{hint}; {say('week_year')}"
    if "minutes" in argument:
        expected = say("at_most_minutes_from", count=argument["minutes"], time=other)
    else:
        expected = say("at_most_hours_from", count=argument["hours"], time=other)
    return Verdict("fail", expected, hint)


def _other(path: str, reader: EvidenceReader) -> tuple[Any, Verdict | None]:
    """Return the one value at another path, or the verdict where there is none to compare with."""
    found = reader.find(path)
    if found.needs:
        return None, Verdict("unknown", needs=found.needs)
    if len(found.hits) != 1 or _is_empty(found.hits[0].value):
        return None, SKIP
    value = found.hits[0].value
    if reader.is_masked(value):
        return None, Verdict("unknown", needs=(need_of(value),))
    return value, None


def _digest(value: Any, argument: Digest, reader: EvidenceReader) -> Verdict:
    parts, verdict = _join(argument["of"], "", reader)
    if verdict and verdict.outcome == "skip":
        return SKIP
    if parts is not None and digests.is_made(value, parts, argument["accept"]):
        return PASS
    expected = argument["expected"]
    for mistake in argument.get("recognise", ()):
        recipes = mistake.get("as", argument["accept"])
        joined, _ = _join(mistake.get("of", argument["of"]), mistake.get("join", ""), reader)
        if joined is not None and digests.is_made(value, joined, recipes):
            asked = (mistake["ask"],) if "ask" in mistake else ()
            outcome = "unknown" if asked else "fail"
            return Verdict(outcome, expected, mistake["say"], asked, is_own=True)
    if verdict and is_text(value) and matches(argument["shape"], value):
        return verdict
    shapes = argument.get("shapes", ()) if is_text(value) else ()
    hint = next((shape["say"] for shape in shapes if matches(shape["match"], value)), "")
    return Verdict("fail", expected, hint, is_own=True)


def _join(
    paths: Sequence[str], between: str, reader: EvidenceReader
) -> tuple[bytes | None, Verdict | None]:
    """Return the joined parts of a digest, or the verdict where one of them is missing."""
    parts = []
    needs: list[str] = []
    for path in paths:
        bare, _, modifier = path.partition("|")
        value, verdict = _other(bare, reader)
        if verdict and verdict.needs:
            needs += verdict.needs
            continue
        if verdict or not is_text(value) or len(value) > LONGEST_PART:
            return None, SKIP
        modify = digests.MODIFIERS[modifier] if modifier else digests.text_bytes
        part = modify(value)
        if part is None:
            return None, SKIP
        parts.append(part)
    if needs:
        return None, Verdict("unknown", needs=tuple(dict.fromkeys(needs)))
    return digests.text_bytes(between).join(parts), None


def _plain_fields(value: Any, argument: Sequence[str], reader: EvidenceReader) -> Verdict:
    if not is_text(value):
        return SKIP
    counts = reader.once("names", value, lambda: form_fields.count_names(value))
    hint = form_fields.first_spread(counts, argument)
    if not hint:
        return PASS
    return Verdict("fail", say("expects_plain_fields", names=say("and").join(argument)), hint)


def _in_networks(value: Any, argument: str, reader: EvidenceReader) -> Verdict:
    if not is_text(value):
        return SKIP
    address = networks.read_address(value)
    if address is None:
        return Verdict("unknown", needs=("ip_address",))
    listed, verdict = _other(argument, reader)
    if verdict:
        return verdict
    texts = listed if isinstance(listed, list) else []
    known = reader.once(
        "networks", argument, lambda: networks.Networks(list(filter(is_text, texts)))
    )
    if known.hold(address):
        return PASS
    if not known.are_read:
        return Verdict("unknown", needs=(steps_of(argument)[-1],))
    return Verdict("fail", say("expects_address_in", networks=known.shown))


def _same_as(value: Any, argument: str, reader: EvidenceReader) -> Verdict:
    other, verdict = _other(argument, reader)
    if verdict or not is_text(other) or not is_text(value):
        return verdict or SKIP
    return PASS if value == other else Verdict("fail", other, is_given=True)


def _fits_template(value: Any, argument: FitsTemplate, reader: EvidenceReader) -> Verdict:
    values = [] if _is_empty(value) else value
    if not isinstance(values, list):
        return SKIP
    template, verdict = _other(argument["of"], reader)
    if verdict or not is_text(template):
        return verdict or SKIP
    if "one" in argument and reader.distinct_texts(argument["one"]["of"]) > 1:
        return Verdict("unknown", needs=(argument["one"]["ask"],))
    reason = message_templates.first_misfit(reader.variables_in(template), values, reader.variables)
    if reason is None:
        hidden = dict.fromkeys(need_of(item) for item in values if is_masked(item))
        if len(values) > message_templates.MOST_VALUES:
            hidden["fewer"] = None
        return Verdict("unknown", needs=tuple(hidden)) if hidden else PASS
    outcome, needs = ("fail", ()) if reason.certain else ("unknown", (argument["ask"],))
    return Verdict(outcome, reason.expected, reason.hint, needs)


PREDICATES: dict[str, Predicate] = {
    "present": _present,
    "absent": _absent,
    "equal": _equal,
    "one_of": _one_of,
    "match": _match,
    "not_match": _not_match,
    "type": _type,
    "json": _json,
    "min_length": _min_length,
    "max_length": _max_length,
    "max_items": _max_items,
    "unique": _unique,
    "utc_time": _utc_time,
    "compact_utc_time": _compact_utc_time,
    "within": _within,
    "digest": _digest,
    "plain_fields": _plain_fields,
    "in_networks": _in_networks,
    "same_as": _same_as,
    "fits_template": _fits_template,
}
JUDGE_ABSENCE = frozenset(["present", "absent", "fits_template"])
"""The predicates that say something about a value that is not there."""
JUDGE_MASKS = frozenset(["present", "absent"])
"""The predicates to which a masked value is as good as the value."""
