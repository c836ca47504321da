"""Finds long numbers in a text, such as those of phones, however their digits are parted.

Dates, times, IP addresses, versions, HTTP statuses, lists of single digits, identifiers and a
catalogue's codes are none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from errdex.engine.tables import limit
from errdex.redaction.edits import Edit
from errdex.redaction.readings import Reading

FEWEST_DIGITS = limit("digits_of_a_long_number")
"""Of a number that is masked wherever it is."""

_DONE = "(?![0-9]|[./()-][0-9])"
_MONTH, _DAY, _YEAR = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])", "(?:19|20)[0-9]{2}"
_ZONE = (
    "(?: ?Z| ?[+-](?:0[0-9]:?|1[0-4]:|1[0-4](?![0-9]{2}[ ./()-]{1,3}[0-9]{3}[ ./()-]{0,3}[0-9]{4}))"
    "(?:00|15|30|45))?"
)
"""A number of America may begin as one."""
_TIME = f"[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.,][0-9]{{1,9}})?)?{_ZONE}"
_BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
_DATE = (
    f"(?:{_YEAR}-[0-9]{{2}}-[0-9]{{2}}(?:[T ]{_TIME})?|{_YEAR}[0-9]{{4}}|{_YEAR}-W[0-9]{{2}}-[1-7])"
)
_STATUS = "[1-5][0-9]{2}"
_ADDRESS = f"(?:{_BYTE}\\.){{3}}{_BYTE}(?![0-9]|\\.[0-9])"
_SENT = f" {_STATUS} [0-9]{{1,6}}(?! ?[0-9])"
"""A status and a size."""
_LONE = "|".join(
    (
        f"{_DATE}(?:/|--){_DATE}{_DONE}",
        "(?<!/)(?:[0-9]/){2,8}[0-9](?![0-9/])",
        f"(?<!/){_STATUS}(?:/{_STATUS}){{2,9}}(?![0-9/])",
        f"(?<=[vV])(?<![0-9A-Za-z].)(?!0[0-9]{{2}})[0-9]{{1,4}}(?:\\.[0-9]{{1,5}}){{1,4}}{_DONE}",
        f"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}[T ]{_TIME}{_DONE}",
        f"{_YEAR}(?P<a>[./-]){_MONTH}(?P=a){_DAY}(?:[T ]{_TIME})?{_DONE}",
        f"{_YEAR}\\.{_MONTH}\\.{_DAY}-[0-9]{{1,4}}{_DONE}",
        f"{_DAY}(?P<b>[./-]){_DAY}(?P=b){_YEAR}{_DONE}",
        f"{_YEAR}[0-9]{{4}}T[0-9]{{6}}Z?{_DONE}",
        f"{_ADDRESS}(?:-{_ADDRESS}|/[0-9]{{1,2}}|-[0-9]{{1,3}}|{_SENT})?{_DONE}",
        f"(?<=CVE-){_YEAR}-[0-9]{{4,6}}{_DONE}",
        f"[0-9]{{1,3}}\\.0\\.[0-9]{{1,5}}(?:\\.[0-9]{{1,5}})?{_DONE}",
    )
)
_PLAIN = re.compile(
    f"(?<![0-9])(?=[0-9])(?:(?<!\\+)(?<![0-9+][./()-])(?:{_LONE})|(?<![A-SU-Za-z]){_TIME}{_DONE}"
    '|(?<=HTTP/)[0-9](?:\\.[0-9])?"? [1-5][0-9]{2}(?![0-9]))'
)
_WORD = re.compile(
    f"(?<![0-9A-Za-z])(?:[A-Za-z]+[0-9]|[0-9]+[A-Za-z]|[0-9]{{{FEWEST_DIGITS}}})[0-9A-Za-z]*"
)
_HEX = re.compile("0[Xx][0-9A-Fa-f]{8}")
"""An error of Windows."""
_APART = "[ \t._/()\\[\\]'\u2019\u2028\u2029\u2032\ufffd+~|\\\\-]"
_LENGTH = re.compile("\\.\\.\\.\\([0-9]{1,9}\\)")
"""What is shown of a token."""
_BOLD = re.compile("(?<!\\*)\\*\\*([0-9]{1,12})\\*\\*(?!\\*)")
_BEGINS = re.compile(f"[0-9](?:{_APART}{{0,4}}[0-9]){{{FEWEST_DIGITS - 1}}}")
_NUMBER = re.compile(f"{_BEGINS.pattern}[0-9]*(?:{_APART}{{1,4}}[0-9]+)*")
_THOUSANDS = re.compile(
    "(?<![0-9.,])(?![1-5][0-9]{2}(?:,[1-5][0-9]{2}){3,5}(?!,?[0-9]))"
    "[1-9][0-9]{0,2}(?:,[0-9]{3}){3,5}(?![0-9]|[.,][0-9]"
    "| ?(?:[KMGTk](?:i?[Bb](?:ytes?|its?|ps)?)?|[Bb](?:ytes?)?|octets?)(?![0-9A-Za-z]))"
)
"""A number of ten digits and more that is parted; no size of a file, no HTTP statuses."""
_JOINED = re.compile(
    "\\+[0-9]{1,3}([,:;*=]) ?[0-9]{2,5}(?:\\1 ?[0-9]{2,5}){1,4}(?![0-9])"
    "|[0-9]{1,12}[\"'`](?:[ \t]{0,3}(?:[+.&]|\\.\\.|[|]{2})[ \t]{0,3}[\"'`][0-9]{1,12}[\"'`]){1,12}"
)
"""An international number with one sign between its parts, or texts that a program joins."""
_SIGNS_OF_JOINED = ("+", " . ", " .. ", " & ", " || ")
_FEWEST_JOINED = 10
"""Digits of what is joined. A shorter number stays."""
_COMMON = "(?:20[0-246]|30[12478]|40[0134589]|41[035]|422|429|50[0234])"
_DECIMAL = "(?:0|[1-9][0-9]{0,2})\\.[0-9]{1,3}"
_SEVERAL = re.compile(
    "|".join(
        (
            f"{_COMMON}(?: {_COMMON}){{2,9}}",
            f"{_COMMON} [0-9]{{1,9}} (?:- )?[0-9]{{1,5}}\\.[0-9]{{1,6}}",
            "0\\.0[0-9]{1,17}",
            f"{_DECIMAL}(?:(?: {{1,3}}|/){_DECIMAL}){{1,9}}",
            "20[0-4][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
            "(?:[ _-]?(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){2}|\\.[0-9]{1,3})?",
            "[1-9][0-9]{0,5} ?\\([0-9]{1,6}",
            "[0-9]{1,5}\\] ?\\[[0-9]{1,5}",
        )
    )
)
"""HTTP statuses, also with a size and a time, decimals, a date, and numbers each in brackets."""
_RATIO = re.compile("([1-9][0-9]{1,4})/([1-9][0-9]{2,4})")
_DIGIT = re.compile("[0-9]")
_ALONE = re.compile(f"[+]?[0-9]{{{FEWEST_DIGITS},}}")
_UNSHAPED = re.compile("[0-8]")
"""A number of nines alone is the shape of another."""
_MOST_SHOWN, _LAST_SHOWN = 5, 4
_FIRST_DIGITS = [re.compile(f"[^0-9]*(?:[0-9][^0-9]*){{{n}}}") for n in range(_MOST_SHOWN + 1)]
"""What is in front of the next digit behind so many."""


def find_numbers(reading: Reading, codes: Collection[str]) -> Iterator[Edit]:
    """Yield the edits that mask long numbers; `codes` stay, if they are no shorter numbers."""
    for found in _THOUSANDS.finditer(reading.text):
        yield _masked(reading, *found.span())
    if any(map(reading.text.__contains__, _SIGNS_OF_JOINED)):
        for found in _JOINED.finditer(reading.text):
            if _count(found[0]) >= _FEWEST_JOINED:
                yield _masked(reading, *found.span())
    text = reading.unidentified
    if "...(" in text:
        text = _LENGTH.sub(_crossed_out, text)
    if "**" in text:
        text = _BOLD.sub("  \\1  ", text)
    if not _BEGINS.search(text):
        return
    text = _PLAIN.sub(_crossed_out, text.replace(" |", " x").replace("| ", "x "))
    text = _WORD.sub(
        lambda word: _crossed_out(word) if word[0] in codes or _HEX.fullmatch(word[0]) else word[0],
        text,
    )
    for found in _NUMBER.finditer(text):
        is_international = text.endswith("+", 0, found.start())
        if _UNSHAPED.search(found[0]) and (is_international or not _is_several(found[0])):
            yield _masked(reading, *found.span())


def _is_several(text: str) -> bool:
    """Tell whether it is several numbers, none of them long, or a date."""
    if _SEVERAL.fullmatch(text):
        return True
    ratio = _RATIO.fullmatch(text) if len(text) > FEWEST_DIGITS + 1 else None
    return ratio is not None and int(ratio[1]) <= int(ratio[2])


def mask_digits(text: str) -> str:
    """Return text in which all digits are one number, masked where that is long."""
    if _ALONE.fullmatch(text):
        sign = text.startswith("+")
        shown = sign + _count_shown(len(text) - sign)
        last = len(text) - _LAST_SHOWN
        return text[:shown] + "*" * (last - shown) + text[last:]
    reading = Reading(text)
    first = _DIGIT.search(reading.text)
    if not first or _count(reading.text) < FEWEST_DIGITS:
        return text
    edit = _masked(reading, first.start(), _last_digits(reading.text, 1) + 1)
    return text[: edit.start] + edit.shown + text[edit.end :]


def _masked(reading: Reading, start: int, end: int) -> Edit:
    """Return the edit that masks digits from the first to the last, but a few at both ends."""
    stretch = reading.text[start:end]
    shown = _FIRST_DIGITS[_count_shown(_count(stretch))].match(stretch)
    assert shown is not None  # more digits follow
    first, last = start + shown.end(), start + _last_digits(stretch, _LAST_SHOWN)
    begin, behind = reading.span(start, end)
    hidden = reading.span(first, last)
    before, after = reading.raw[begin : hidden[0]], reading.raw[hidden[1] : behind]
    return Edit(begin, behind, "number", before + reading.hidden(first, last) + after)


def _count_shown(count: int) -> int:
    """Return how many of the first of so many digits are shown."""
    return max(0, min(_MOST_SHOWN, count - 2 * _LAST_SHOWN))


def _count(text: str) -> int:
    return sum(map(text.count, "0123456789"))


def _last_digits(text: str, count: int) -> int:
    """Return where the last so many digits of a text begin."""
    at = len(text)
    while count:
        at -= 1
        count -= "0" <= text[at] <= "9"
    return at


def _crossed_out(found: re.Match[str]) -> str:
    return "x" * len(found.group())
