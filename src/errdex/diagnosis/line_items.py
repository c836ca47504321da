"""Which numbers, or ids, lines of a text tie to codes of items."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from errdex.diagnosis.knowledge import Knowledge, Value
from errdex.engine.tables import list_of
from errdex.evidence.outcomes import lead_in
from errdex.evidence.result_tables import numbers_in
from errdex.evidence.text.names import plain_name
from errdex.matching.mentions import Mention

_RECIPIENTS = frozenset(list_of("names_of_recipients"))
_ORIGINS = frozenset(list_of("names_of_origins"))
_BEFORE_CODES = frozenset(
    word
    for name in ("names_of_codes", "names_of_reports", "words_of_outcomes")
    for word in list_of(name)
)
"""Words that may be between a number and its code."""
_NUMBER = re.compile(
    "(?<![0-9A-Za-z_+*.-])"
    "(?:[+][0-9][0-9*Xx]{6,15}|(?!1[0-9]{12}(?![0-9])|20[0-9]{2}[01][0-9][0-3])[0-9]{11,15})"
    "(?![0-9A-Za-z_*-]|[.][.0-9])"
)
"""A number with its sign, or one that is long, and no date or time."""
_LETTER = "A-Za-z\u00c0-\u024f\u0400-\u9fff\uac00-\ud7a3"
_NAME = re.compile(
    f"(?<![{_LETTER}0-9_.-])([{_LETTER}][{_LETTER}0-9_.-]{{0,40}})[\"'`\\\\)\\]]{{0,3}}[ \t]{{0,2}}"
    "(=>|[:=>\uff1a]|)[ \t]{0,2}[\"'`\\\\(\\[<]{0,3}\\Z"
)
_OUTCOMES = frozenset(list_of("names_of_codes") + list_of("names_of_reports"))
_SUCCESSES = frozenset(list_of("words_of_acceptance") + list_of("words_of_delivery"))
_DOUBTS = frozenset(
    word
    for name in ("names_of_failure", "words_of_outcomes", "words_of_negation")
    for word in list_of(name)
)
_OUTCOME = re.compile(
    "(?<![0-9A-Za-z_-])(?<![^0-9][0-9]{3}[ \t])[0-9A-Za-z]{2,20}(?![0-9A-Za-z_-])"
    "(?=[\"'`\\\\)\\]}]{0,5}[ \t]{0,3}"
    "(?:[.!]?[ \t\r]{0,3}\\Z|[,;&|]?[ \t]{0,3}[\"'`\\\\]{0,3}[A-Za-z_][A-Za-z_.-]{0,40}"
    "[\"'`\\\\]{0,3}[ \t]{0,2}[:=]))"
)
"""A word that ends its line or has another name behind it, and is not of a status as `200 OK`."""
_REACH = 60  # characters in which a name is
_ARROW = re.compile("(?:->|\u2192)[ \t]{0,2}\\Z")
_WORD = re.compile(f"(?<![0-9])[{_LETTER}][{_LETTER}0-9_.-]*")
_GOES_ON = re.compile(
    "[\"'`\\\\)\\]]{0,3}[ \t]{0,2}(?:[,;/|&+(\u3001\uff0c]|and(?= ))[ \t]{0,2}(?:and )?"
    "[\"'`\\\\+]{0,3}(?:[0-9]{6}|[.]{2}|\u2026|[0-9]{1,6} (?:more|others?)(?![a-z]))"
)
"""A number goes on with more of them."""
_ID = re.compile(
    "[\"'`\\\\\\]]{0,3}[ \t]{0,2}(?:=>|[:=])[ \t]{0,2}[\"'`\\\\]{0,3}"
    "((?=[A-Za-z_-]{0,80}[0-9])[A-Za-z0-9_-]{4,80})"
    "(?![A-Za-z0-9_-])"
)
"""What is behind the name of an id, which has a digit, unlike `null`."""
_ANY = ""  # a number of which a line does not tell that it is the one


@dataclass(frozen=True, slots=True)
class Ties:
    """What lines of texts tie to codes of items.

    Attributes:
        names: For each code its numbers, or ids, without those in `settled`.
        settled: For failures the numbers of which a later line says success.
        later: Whether that is so of all that failed in a text.
    """

    names: dict[Value, list[str]]
    settled: dict[Value, dict[str, None]]
    later: bool


def items_beside(texts: Sequence[tuple[str, Sequence[Mention]]], knowledge: Knowledge) -> Ties:
    """Return for codes of items the numbers, or ids, that lines of texts tie to them.

    A line ties its only number to its only code. A code in a line that leaves open which number
    it is of has none.
    """
    found: dict[Value, dict[str, None]] = {}
    settled: dict[Value, dict[str, None]] = {}
    left_open: set[Value] = set()
    later = False
    for text, mentions in texts:
        last: dict[Value, dict[str, int]] = {}  # the last line that ties a name
        coded: set[int] = set()
        untied: set[Value] = set()
        for n, values, named in _lines_of(text, mentions, knowledge):
            coded.add(n)
            if len(named) == 1 and len(values) == 1 and _ANY not in named:
                found.setdefault(values[0], {})[named[0]] = None
                last.setdefault(values[0], {})[named[0]] = n
            else:
                (left_open if named else untied).update(values)
        failed = {value for value in last if not _is_success(value, knowledge)}
        accepted = _accepted_in(text, last, failed, coded, knowledge) if failed else {}
        behind = {
            value: dict.fromkeys(name for name, n in names.items() if accepted.get(name, -1) > n)
            for value, names in last.items()
            if value in failed
        }
        settled.update((value, names) for value, names in behind.items() if names)
        is_open = any(len(names) < len(last[value]) for value, names in behind.items())
        told = {(one.field, one.code) for one in mentions} - failed
        is_told = all(_is_success(value, knowledge) for value in told)
        later |= bool(failed) and is_told and not is_open and not failed & (left_open | untied)
    names = {
        value: [name for name in names if name not in settled.get(value, ())]
        for value, names in found.items()
        if value not in left_open
    }
    return Ties(names, settled, later)


def _is_success(value: Value, knowledge: Knowledge) -> bool:
    return knowledge.knows(*value) and knowledge.is_success(*value)


def _accepted_in(
    text: str,
    last: Mapping[Value, Mapping[str, int]],
    failed: Collection[Value],
    coded: Collection[int],
    knowledge: Knowledge,
) -> dict[str, int]:
    """Return the last line that says success of a name, with a code or in a line without one."""
    accepted: dict[str, int] = {}
    for value in last.keys() - failed:
        for name, n in last[value].items():
            accepted[name] = max(n, accepted.get(name, n))
    names = {name for field, _ in failed for name in knowledge.fields[field].get("named_by", [])}
    tied = [(name, n) for value in failed for name, n in last[value].items()]
    wanted, first = {name for name, _ in tied}, min(n for _, n in tied)
    lines = text.split("\n")
    leads = {"", *(_lead_of(lines[n], name) for name, n in tied)}
    for n, line in enumerate(lines):
        if n > first and n not in coded and any(m[0] in wanted for m in _NUMBER.finditer(line)):
            number = _accepted_number(line, names, knowledge)
            if number in wanted and _lead_of(line, number) in leads:
                accepted[number] = max(n, accepted.get(number, n))
    return accepted


def _lead_of(line: str, name: str) -> str:
    """Return the word that says what a number of a line is of, if it is of no message."""
    start = max(0, line.find(name))
    before = line[max(0, start - _REACH) : start]
    named = _NAME.search(before)
    return lead_in(before[: named.start()] if named else before)


def _accepted_number(line: str, names: Collection[str], knowledge: Knowledge) -> str:
    """Return the only number of a line of which its only outcome, a success, is said; or none."""
    if any(plain_name(word) in _DOUBTS for word in _WORD.findall(line)):
        return ""
    told = [
        m
        for m in _OUTCOME.finditer(line)
        if m[0].lower() in _SUCCESSES or m[0] in knowledge.successes
    ]
    numbers = [*dict.fromkeys(_numbers_in(line, names, told[0].start()))] if len(told) == 1 else []
    if len(numbers) != 1 or not numbers[0]:
        return ""
    at, end = told[0].start(), line.find(numbers[0]) + len(numbers[0])
    named = _NAME.search(line[max(0, at - _REACH) : at])
    is_named = named and named[2] and plain_name(named[1]) in _OUTCOMES
    return numbers[0] if is_named or (end <= at and _leads_on(line, end, at)) else ""


def _lines_of(
    text: str, mentions: Sequence[Mention], knowledge: Knowledge
) -> Iterator[tuple[int, list[Value], list[str]]]:
    """Yield each line that has codes of items, with them, and the names of items in it."""
    names = {field: about.get("named_by", []) for field, about in knowledge.fields.items()}
    told = [one for one in mentions if names[one.field]]
    lines = text.split("\n") if told else []
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    by_line: dict[int, dict[Value, int]] = {}  # where each code is in its line
    for one in told:
        n = bisect_right(starts, one.start) - 1
        by_line.setdefault(n, {}).setdefault((one.field, one.code), one.start - starts[n])
    in_tables = numbers_in(lines)
    for n, values in by_line.items():
        if n in in_tables:
            named = [in_tables[n]]
        else:
            own = dict.fromkeys(name for field, _ in values for name in names[field])
            named = _named_in(lines[n], [*own], min(values.values()))
        codes = {code for _, code in values}
        yield n, [*values], [name for name in named if name.upper() not in codes]


def _named_in(line: str, names: Sequence[str], at: int) -> list[str]:
    """Return the numbers in a line with a code at a place, or the ids where it has none."""
    ids = (name for name in names if plain_name(name) not in _RECIPIENTS)
    numbers = dict.fromkeys(_numbers_in(line, names, at))
    return [*(numbers or dict.fromkeys(found for name in ids for found in _ids_in(line, name)))]


def _numbers_in(line: str, names: Collection[str], at: int) -> Iterator[str]:
    """Yield the numbers in a line that may be those of recipients."""
    word = _WORD.search(line)
    for found in _NUMBER.finditer(line):
        before = line[max(0, found.start() - _REACH) : found.start()]
        named = _NAME.search(before)
        is_told = named and (named[1] in names or plain_name(named[1]) in _RECIPIENTS)
        has_sign = found[0][0] == "+"
        is_pointed_at = not word or found.start() < word.start() or _ARROW.search(before)
        if is_told or (has_sign and is_pointed_at and _leads_on(line, found.end(), at)):
            yield found[0]
            if _GOES_ON.match(line, found.end()):
                yield _ANY
        elif has_sign and not (named and named[2] and plain_name(named[1]) in _ORIGINS):
            yield _ANY


def _leads_on(line: str, start: int, end: int) -> bool:
    """Tell whether nobody's words are between a number and a code."""
    words = _WORD.findall(line[start:end]) if end - start <= _REACH else [""]
    return all(plain_name(word) in _BEFORE_CODES for word in words)


def _ids_in(line: str, name: str) -> Iterator[str]:
    yield from (found[1] for found in map(_ID.match, line.split(name)[1:]) if found)
