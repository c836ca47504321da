"""Rows of the two statements → how often each code of the catalogue is there, and in which hours.

What is no code of the catalogue may be anything, so that it is shown as far as `show_code` of a
diagnosis shows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from errdex.diagnosis.codes import codes_meant
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.redaction import Redactor
from errdex.diagnosis.results import CodeRow
from errdex.triage.statements import MOST_CODES, MOST_HOURS, TELLABLE

Rows = Sequence[Sequence[Any]]
"""What a statement gives."""


@dataclass
class Count:
    """How often a code is there.

    Attributes:
        row: What the catalogue says about it.
        events: How often it is there.
        affected: How many different items it is there for; 0 where items have no names.
        texts: How many different texts were counted together.
        respelled: How many events were spelled in another way.
        padded: How many of these were numbers without their zeros.
        hours: Events by hour from 1970.
    """

    row: CodeRow
    events: int = 0
    affected: int = 0
    texts: int = 0
    respelled: int = 0
    padded: int = 0
    hours: Counter[int] = field(default_factory=Counter)


@dataclass
class Counts:
    """All that is in some responses.

    Attributes:
        codes: By field and shown code.
        records: How many records there are.
        without_code: How many of them have no code.
        silent: How many items without a code there are, by field.
        timings: How many records have which kind of time.
        hours: Records by hour from 1970.
        complete: Whether neither statement was cut off.
    """

    codes: dict[tuple[str, str], Count] = field(default_factory=dict)
    records: int = 0
    without_code: int = 0
    silent: Counter[str] = field(default_factory=Counter)
    timings: Counter[str] = field(default_factory=Counter)
    hours: Counter[int] = field(default_factory=Counter)
    complete: bool = True


def count_rows(totals: Rows, hours: Rows, knowledge: Knowledge) -> Counts:
    """Return what the rows of the two statements say."""
    counts = Counts(complete=len(totals) <= MOST_CODES and len(hours) <= MOST_HOURS)
    reader = _Reader(knowledge, _without_zeros(totals[:MOST_CODES]))
    for place, code, events, affected in totals[:MOST_CODES]:
        if not place:
            _count_records(counts, code, events)
        elif code is None:
            counts.silent[place] += events
        else:
            _add(counts, reader, (place, code), events, affected)
    for place, code, hour, events in hours[:MOST_HOURS]:
        if hour is None or not TELLABLE.start <= hour < TELLABLE.stop:
            continue
        if not place:
            counts.hours[hour] += events
        elif code is not None and (found := counts.codes.get(reader.key(place, code))):
            found.hours[hour] += events
    return counts


def _count_records(counts: Counts, timing: str | None, events: int) -> None:
    counts.records += events
    if timing is None:
        counts.without_code += events
    else:
        counts.timings[timing] += events


def _add(
    counts: Counts, reader: _Reader, value: tuple[str, str], events: int, affected: int
) -> None:
    key = reader.key(*value)
    count = counts.codes.get(key)
    if count is None:
        count = counts.codes[key] = Count(reader.describe(*value))
    count.events += events
    count.affected += affected
    count.texts += 1
    count.respelled += 0 if reader.is_exact(*value) else events
    count.padded += events if reader.is_padded(*value) else 0


class _Reader:
    """Tells which code a text at a field's place is."""

    def __init__(self, knowledge: Knowledge, without_zeros: Set[str]) -> None:
        self._knowledge = knowledge
        self._redactor = Redactor((), knowledge.compiled, knowledge.known_codes, knowledge.forms)
        self._keys: dict[tuple[str, str], tuple[str, str]] = {}
        self._widths = {
            name: _width(codes)
            for name, codes in knowledge.codes.rows.items()
            if name in without_zeros
        }

    def key(self, place: str, text: str) -> tuple[str, str]:
        """Return the field and what is shown of the code that a text means."""
        found = self._keys.get((place, text))
        if found is None:
            code = self._meant(place, text)
            shown = code if self._is_told(code) else self._redactor.show_code(text)
            found = self._keys[place, text] = (place, shown)
        return found

    def is_exact(self, place: str, text: str) -> bool:
        """Tell whether a text is spelled as its code is, but for the case."""
        _, code = self.key(place, text)
        return text.lower() == code.lower() or not self._knowledge.knows(place, code)

    def is_padded(self, place: str, text: str) -> bool:
        """Tell whether a text is a code that was a number on its way."""
        padded = self._padded(place, text)
        return padded != text and self._knowledge.knows(place, padded)

    def describe(self, place: str, text: str) -> CodeRow:
        """Return what the catalogue says about a text."""
        _, shown = self.key(place, text)
        knowledge = self._knowledge
        code = self._meant(place, text)
        home = None if knowledge.knows(place, shown) else knowledge.home_of(place, code)
        if home:
            there = knowledge.describe(*home, 0)
            return {**there, "field": place, "code": home[1], "known": True}
        return {**knowledge.describe(place, code, 0), "code": shown}

    def _is_told(self, code: str) -> bool:
        return code in self._knowledge.known_codes or self._knowledge.codes.is_undocumented(code)

    def _meant(self, place: str, text: str) -> str:
        """Return the code that a text means."""
        padded = self._padded(place, text)
        known = self._knowledge.knows(place, padded)
        return padded if known else next(iter(codes_meant(place, text, self._knowledge)))

    def _padded(self, place: str, text: str) -> str:
        return text.zfill(self._widths.get(place, 0)) if _is_number(text) else text


def _without_zeros(totals: Rows) -> set[str]:
    """Return the fields whose codes were numbers on their way: of all their digits, none lead by 0.

    A `0` beside a `000000` is no number that lost its zeros, and may be anything.
    """
    told = [(place, text) for place, text, *_ in totals if text is not None and _is_digits(text)]
    kept = {place for place, text in told if not _is_number(text)}
    return {place for place, _ in told} - kept


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _is_number(text: str) -> bool:
    """Tell whether a text is a number as programs write it, without zeros in front."""
    return _is_digits(text) and (text == "0" or not text.startswith("0"))


def _width(codes: Iterable[str]) -> int:
    """Return the width of a field's codes of digits; 0 where they have several, or none has."""
    widths = {len(code) for code in codes if code.isdecimal()}
    return widths.pop() if len(widths) == 1 else 0
