"""Finds long numbers in a text, such as those of phones, however their digits are parted.

Dates, times, IP addresses, versions, HTTP statuses and a catalogue's codes are none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from errdex.engine.tables import limit
from errdex.redaction.edits import Edit
from errdex.redaction.readings import Reading

FEWEST_DIGITS = limit("digits_of_a_long_number")
"""Of a number that is masked wherever it stands."""

_LONE = "(?<![0-9+])(?<![0-9+][./()-])"
_DONE = "(?![0-9]|[./()-][0-9])"
_MONTH, _DAY, _YEAR = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])", "(?:19|20)[0-9]{2}"
_ZONE = "(?: ?Z| ?[+-][0-9]{2}:?[0-9]{2})?"
_TIME = f"[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.,][0-9]{{1,9}})?)?{_ZONE}"
_PLAIN = re.compile(
    "|".join(
        (
            f"{_LONE}{_YEAR}-[0-9]{{2}}-[0-9]{{2}}[T ]{_TIME}{_DONE}",
            f"{_LONE}{_YEAR}(?P<a>[./-]){_MONTH}(?P=a){_DAY}(?:[T ]{_TIME})?{_DONE}",
            f"{_LONE}{_DAY}(?P<b>[./-]){_DAY}(?P=b){_YEAR}{_DONE}",
            f"{_LONE}{_YEAR}[0-9]{{4}}T[0-9]{{6}}Z?{_DONE}",
            f"(?<![0-9]){_TIME}{_DONE}",
            f"{_LONE}(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){{3}}"
            f"(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?![0-9]|\\.[0-9])(?:/[0-9]{{1,2}})?{_DONE}",
            f"{_LONE}[0-9]{{1,3}}\\.0\\.[0-9]{{1,5}}(?:\\.[0-9]{{1,5}})?{_DONE}",
            'HTTP/[0-9](?:\\.[0-9])?"? [1-5][0-9]{2}(?![0-9])',
        )
    )
)
_WORD = re.compile("[0-9A-Za-z]+")
_NUMBER = re.compile("[0-9](?:[ \t._/()\\[\\]'\u2019+~|\\\\-]{0,4}[0-9])*")
_DIGIT = re.compile("[0-9]")
_SHAPED = "9"
"""A number of this digit alone is the shape of another."""


def find_numbers(reading: Reading, codes: Collection[str]) -> Iterator[Edit]:
    """Yield the edits that mask long numbers; `codes` stay, if they are no shorter numbers."""
    text = _PLAIN.sub(lambda plain: "x" * len(plain.group()), reading.text)
    text = _WORD.sub(
        lambda word: "x" * len(word.group()) if _is_code(word, codes) else word[0], text
    )
    for found in _NUMBER.finditer(text):
        places = [found.start() + digit.start() for digit in _DIGIT.finditer(found.group())]
        if len(places) >= FEWEST_DIGITS and any(text[place] != _SHAPED for place in places):
            yield mask(reading, places)


def _crossed_out(found: re.Match[str]) -> str:
    return "x" * len(found.group())


def mask(reading: Reading, places: list[int]) -> Edit:
    """Return the edit that masks digits at places in a reading, but the first few and last four."""
    count = len(places)
    first, last = max(0, min(5, count - 8)), count - 4
    start, end = reading.span(places[0], places[-1] + 1)
    parts = []
    done = start
    for place in places[first:last]:
        begin, behind = reading.span(place, place + 1)
        parts += [reading.raw[done:begin], "*"]
        done = behind
    return Edit(start, end, "number", "".join([*parts, reading.raw[done:end]]))


def mask_digits(text: str) -> str:
    """Return text in which all digits are one number, masked where that is long."""
    reading = Reading(text)
    places = [found.start() for found in _DIGIT.finditer(reading.text)]
    if len(places) < FEWEST_DIGITS:
        return text
    edit = mask(reading, places)
    return text[: edit.start] + edit.shown + text[edit.end :]


def _is_code(word: re.Match[str], codes: Collection[str]) -> bool:
    text = word.group()
    return text in codes and (not text.isdecimal() or len(text) >= FEWEST_DIGITS)
