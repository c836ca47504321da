"""Finds the values of names such as password, token, Authorization, Cookie, or a private field."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from errdex.engine.tables import limit, list_of
from errdex.evidence.text.characters import lower
from errdex.evidence.text.dates import read_time
from errdex.redaction.blocks import rest_of_value
from errdex.redaction.code_forms import has_form
from errdex.redaction.coded_words import is_no_word
from errdex.redaction.columns import find_cells
from errdex.redaction.commands import find_in_commands
from errdex.redaction.credentials import find_credentials
from errdex.redaction.declarations import find_declared
from errdex.redaction.entries import find_entries
from errdex.redaction.judged import Judged
from errdex.redaction.labels import beyond_label
from errdex.redaction.marks import Marks
from errdex.redaction.named_places import Place, find_places, read_values, simple_value
from errdex.redaction.nearby import find_nearby
from errdex.redaction.nesting import SEALED
from errdex.redaction.one_time_codes import find_one_time_codes
from errdex.redaction.pairs import find_pairs
from errdex.redaction.placeholders import has_placeholder, is_message, is_placeholder
from errdex.redaction.private_fields import PrivateFields, read_private
from errdex.redaction.prose import find_in_prose, find_phrases
from errdex.redaction.qualified import find_qualified
from errdex.redaction.readings import Reading
from errdex.redaction.requirements import is_requirement
from errdex.redaction.secret_names import (
    alike,
    ends_in_doubt,
    ends_in_secret,
    in_words,
    is_doubtful,
    is_other,
    is_secret,
    is_spoken,
    plain,
    without_last_word,
    without_value,
)
from errdex.redaction.sections import find_in_sections
from errdex.redaction.sql_parameters import find_parameters
from errdex.redaction.values import MIXED

_SIGNS = re.compile("[^A-Za-z0-9]")
_MORE = 3  # letters
_SHORTEST = limit("characters_of_a_secret")
_QUOTED_LINE = re.compile('["\']([^\r\n"\']+(?:(?<==)"[^"\r\n]*"[^\r\n"\']*)*)')
_LINE = re.compile(
    '([^\r\n"\']+(?:(?:(?<==)"[^"\r\n]*"|["\'](?=[^ \t\r\n;]{1,200}; ?[A-Za-z0-9_.-]{1,60}=))'
    "[^\r\n\"']*)*)"
)
_COOKIE = re.compile("(?<![^; \t])[^=; \t]+=([^; \t]+)")
_OPTION = re.compile(
    "-(?<![^ \t\n]-)(?:(?P<user>[fgikLnqsSv]{0,6}[uU][ \t]{0,9}|-(?:proxy-)?user[ \t=]{1,9}"
    "|(?:E|-cert)[ \t=]{1,9}(?=[^ \t\n:]{1,200}:)"
    "|a[ \t]{1,9}(?=[^ \t\n:/]{1,200}:[^ \t\n:/]{0,80}[0-9])"
    "|(?:x|-proxy)[ \t=]{1,9}(?=[^ \t\n:]{1,200}:[^ \t\n@/]{1,200}@))"
    "|(?:-oauth2-bearer|-(?:proxy-)?(?:tls)?pass|b|-cookie)[ \t=]{1,9})"
    "(?:'(?P<single>[^\n']+(?:'(?:''|\"'\"')[^\n']*){0,9})|\"(?P<double>[^\n\"]+)"
    "|(?P<value>[^ \t\n\"']+))"
)
_WORD = re.compile("[ \t,;]*(?:\r?\n[ \t][ \t,;]*|(?<=[ \t])[\"'])?([^ \t\r\n\"'=,;]+)")
_LAST_WORD = re.compile(f"{MIXED}(?!HTTP/)[^ \t\r\n\"'=,;]{{6,}}(?=[\"']|[ \t]{{0,9}}(?:[\r\n]|$))")
_OBJECT = re.compile("\\{[ \t]{0,9}[\"'][^\r\n{}]{1,500}\\}")
_PARAMETER = re.compile(
    "[ \t,;]*([A-Za-z0-9_-]{1,60})[ \t]*=[ \t]*(?:\"([^\"\n]*)\"?|'([^'\n]*)'?|([^ \t\r\n\"',;=]+))"
)
_ENDS = {'"': '"', "'": "'", ">": "<"}
_RESTS = {sign: re.compile(f"[^{end}\n]*") for sign, end in _ENDS.items()}
"""What ends a value, by the sign in front of it, and how it goes on if that is a part of it."""
_PARTING = re.compile("[ \t\r\n&\"'<>]")
_WORD_WITHIN = re.compile("[ \t\r\n&\"'<>](?:[A-Za-z_.-]{1,40}[=:])?([A-Za-z0-9._-]{1,64})")
_FIELD = re.compile("&[A-Za-z_][A-Za-z0-9_.-]{0,40}=([A-Za-z0-9._-]{1,64})(?![0-9A-Za-z&=%])")
_REACH_OF_FIELD = 108
"""Characters from the end of a value to the beginning of a form's field in it."""
_USER_NAME = re.compile("[a-z]{1,12}")
_TELLS_NOTHING = re.compile("[0-9.,%]{1,5}")
_STATUS = re.compile("[1-5][0-9]{2}")
_COUNT = re.compile("[0-9]{1,3}(?:[.,/][0-9]{1,2})?%?|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_COUNTED = ("auth", "pass", "pin", "session", "sid", "sig", "sign", "signature", "token")
"""What the end of a name is behind which a short number, a status or a date tells no secret."""
_CODED = re.compile("[0-9!#$%^&*?~+=@]")
_NUMBERED = re.compile("[0-9]{3}|(?=[^\n]*[0-9])[^\n]{4}")
_CALL = re.compile("[A-Za-z_][A-Za-z0-9_.]{0,60}\\(")
_LONG = 2000
"""Characters of a text so long that not each of many names in it is read up to its end."""
_MOMENT = re.compile("[0-9TZ:+./ -]*")

_HEADERS = list_of("authentication_headers")
_COOKIES = list_of("cookie_headers")
_SCHEMES = frozenset(map(lower, list_of("authentication_schemes")))
_MOST_PARAMETERS = limit("parameters_of_a_header")
_OPEN_PARAMETERS = ("username", "algorithm", "charset", "qop")


class Named(NamedTuple):
    """Where a value is in a text as it is read, and where in it passwords and tokens may be.

    What is no secret is a private value, of which the shape may be shown.
    """

    start: int
    end: int
    passwords: Sequence[tuple[int, int]] = ()
    tokens: Sequence[tuple[int, int]] = ()
    is_secret: bool = True


_Reader = Callable[[Reading, Place], Iterable[Named]]


class Names:
    """Finds the values of names that hold secrets, or private values.

    Args:
        headers: The names of headers that authenticate, besides the usual ones.
        words: What belongs in such headers and is no secret.
        forms: The forms of a catalogue's codes: no words around such a text hide it.
        fields: The names of fields whose values are private.
    """

    def __init__(
        self,
        headers: Collection[str],
        words: Collection[str],
        forms: frozenset[str] = frozenset(),
        fields: Iterable[str] = (),
    ) -> None:
        self._forms = forms
        self._fields = PrivateFields(fields)
        self._headers = {*_HEADERS, *(plain(header) for header in headers)}
        self._words = _SCHEMES | {lower(word) for word in words}
        self._letters = {word: frozenset(word) for word in map(_letters_of, self._words)}
        self._reading = lru_cache(maxsize=1000)(self._reader_of)

    def is_open(self, word: str) -> bool:
        """Tell whether a word of a header that authenticates may be shown."""
        is_status = _STATUS.fullmatch(word) is not None
        return is_status or lower(word) in self._words or read_time(word) is not None

    def is_word(self, text: str) -> bool:
        """Tell whether a text belongs in a header that authenticates, or nearly, or is short."""
        if len(text) < _SHORTEST or self.is_open(text) or _MOMENT.fullmatch(text):
            return True
        letters = _letters_of(text)
        signs = frozenset(letters)
        return any(
            (signs <= own or own <= signs) and _is_near(letters, word)
            for word, own in self._letters.items()
        )

    def find(self, reading: Reading) -> Iterator[Named]:
        """Yield the values that are secret or private by their names, in a text as it is read.

        What was taken out before is none.
        """
        marks = Marks(reading.text)
        return (value for value in self._find(reading) if not marks.are_all(value.start, value.end))

    def _find(self, reading: Reading) -> Iterator[Named]:
        text = reading.text
        reading.passed = (0, 0)
        at = done = 0

        def is_named(name: str) -> bool:
            return self._reading(alike(name), False) is not None

        places = chain(find_phrases(text), find_places(text), find_pairs(text))
        places = chain(
            places,
            find_credentials(text),
            find_declared(text),
            find_parameters(text),
            find_entries(text, is_named),
            find_in_sections(text),
        )
        is_code, stands_for_none = Judged(self._is_code), Judged(self._stands_for_none)
        is_parted = Judged(_has_parting)
        ends: dict[
            tuple[int, int], int
        ] = {}  # of whole passwords, by where they are as they are read
        for place in chain(
            places,
            find_in_prose(text),
            find_qualified(text),
            find_cells(text, is_named),
            find_nearby(text),
        ):
            done = done if place.start >= at else 0  # another notation, from the beginning
            at = place.start
            is_inside = at < done and (place.end or at) <= done
            read = None if is_inside else self._reader_at(place)
            if read is _of_value and place.end is not None and place[1:3] in ends:
                done = done if place.is_said else ends[at, place.end]
                continue
            valued = beyond_label(text, place) if read and place.end is None else place
            for value in read(reading, valued) if read and valued else ():
                if value.passwords and value[:2] in ends:
                    done = done if place.is_said else ends[value[:2]]
                    continue
                if place.is_said and is_code[text[value.start : value.end]]:
                    continue
                if not value.passwords:
                    whole = self._without_field(value, text)
                elif is_parted[text[value.start : value.end]]:
                    whole = self._before_code(_whole(value, reading), text)
                else:
                    whole = _whole(value, reading)
                if value.is_secret and stands_for_none[text[whole.start : whole.end]]:
                    continue
                if place.is_said and whole[:2] in ends:
                    continue
                if whole.passwords:
                    ends[value[:2]] = ends[whole[:2]] = whole.end
                yield whole
                if whole.is_secret:  # inside a private value a secret may be named
                    done = whole.end
        for start, end in chain(find_in_commands(text), find_one_time_codes(text)):
            if not (self._is_code(text[start:end]) or is_placeholder(text[start:end])):
                yield _password(start, end)
        for found in _OPTION.finditer(text):
            written = found["single"] or found["double"] or found["value"]
            start = found.end() - len(written)
            colon = written.find(":") if found["user"] else -1
            if found["user"] and colon < 0 and _USER_NAME.fullmatch(written):
                continue
            end = _whole(_password(start, found.end()), reading).end
            if not is_placeholder(text[start + colon + 1 : end]):
                yield _password(start + colon + 1, end)

    def _is_code(self, told: str) -> bool:
        """Tell whether a text is in the form of a catalogue's codes: no words around it hide it."""
        return has_form(told, self._forms)

    def _stands_for_none(self, told: str) -> bool:
        told = told.strip("\u201c\u201d")
        return lower(told) in self._words or is_message(told) or is_placeholder(told)

    def _without_field(self, value: Named, text: str) -> Named:
        """Return a header's value in a form without the form's last field, if that has a code."""
        start, end = value.start, value.end
        is_field = text[start - 1 : start] == "="
        at = text.rfind("&", max(start, end - _REACH_OF_FIELD), end) if is_field else -1
        field = _FIELD.match(text, at) if at > start else None
        if not field or field.end() < end or not self._is_code(field[1]):
            return value
        tokens = [(first, min(last, at)) for first, last in value.tokens if first < at]
        return Named(start, at, (), tokens)

    def _before_code(self, value: Named, text: str) -> Named:
        """Return a password without quotes up to a sign that is no end of it, if a code follows."""
        is_bare = value.is_secret and text[value.start - 1 : value.start] not in _ENDS
        for found in _WORD_WITHIN.finditer(text, value.start, value.end) if is_bare else ():
            if self._is_code(found[1]) and found.start() > value.start:
                return _password(value.start, found.start())
        return value

    def _reader_at(self, place: Place) -> _Reader | None:
        if place.is_made:
            return _of_field if self._fields.has(plain(place.name)) else None
        return self._reading(alike(place.name), place.is_said)

    def _reader_of(self, name: str, is_said: bool) -> _Reader | None:
        """Return what yields the values behind a name; None if they are no secrets."""
        for one in (plain(name), plain(name.rpartition(" ")[2])):
            if is_said:
                if is_spoken(one):
                    return _of_value
                if self._fields.has(one):
                    return _of_field
            elif is_other(one):
                return None
            elif one in self._headers:
                return self._of_header
            elif one in _COOKIES:
                return _of_line
            elif is_secret(one):
                return _of_no_count if one.endswith(_COUNTED) else _of_value
            elif self._fields.has(one):
                return _of_field
            elif is_doubtful(one):
                return _of_coded_value
        if not is_said and ends_in_secret(in_words(name)):
            return _of_telling_value
        if not is_said and ends_in_doubt(in_words(name)):
            return _of_numbered_value
        shorter = without_last_word(name)
        reader = self._reader_of(shorter, is_said) if shorter else None
        if reader in _OF_PASSWORDS:
            return reader
        shorter = None if is_said else without_value(name)
        is_one = shorter and self._reader_of(shorter, is_said) in _OF_PASSWORDS
        return _of_no_word if is_one else None

    def _of_header(self, reading: Reading, place: Place) -> Iterator[Named]:
        """Yield the words and values of a header but those that everybody may see."""
        text = reading.text
        at = place.start + (text[place.start : place.start + 1] in ("'", '"'))
        if written := _OBJECT.match(text, at):
            yield self._judged(text, *written.span())
            return
        for number in range(_MOST_PARAMETERS):
            parameter = _PARAMETER.match(text, at)
            word = None if parameter else _WORD.match(text, at)
            if parameter:
                value = parameter.lastindex or 0
                is_open = lower(parameter[1]) in _OPEN_PARAMETERS or self.is_open(parameter[value])
                is_open = is_open or _MOMENT.fullmatch(parameter[value]) is not None
                if not is_open and parameter[value]:
                    yield self._judged(text, *parameter.span(value))
                at = parameter.end()
            elif word and (number < 2 or self._is_last(text, word.start(1))):
                if not self.is_open(word[1]):
                    yield self._judged(text, *word.span(1))
                at = word.end()
            else:
                return

    def _is_last(self, text: str, at: int) -> bool:
        """Tell whether letters and digits, and no code, are the last word of a header."""
        found = _LAST_WORD.match(text, at)
        return found is not None and not self._is_code(found[0])

    def _judged(self, text: str, start: int, end: int) -> Named:
        """Return a value of a header; what may be a misspelt word of it is sought nowhere else."""
        return Named(start, end, (), () if self.is_word(text[start:end]) else ((start, end),))


def _password(start: int, end: int) -> Named:
    return Named(start, end, ((start, end),))


def _whole(value: Named, reading: Reading) -> Named:
    """Return a password to what ends it; what is written as an escape of its own is in it."""
    end = value.end
    sign = reading.text[value.start - 1 : value.start]
    if sign not in _ENDS:
        return value
    sealed = reading.nesting.quoted(value.start - 1)
    if sealed[end : end + 1] == SEALED:
        rest = _RESTS[sign].match(sealed, end)
        end = rest.end() if rest else end
    is_closed = sealed[end : end + 1] in ("", _ENDS[sign])
    return _password(value.start, end) if is_closed and end > value.end else value


def _has_parting(text: str) -> bool:
    return _PARTING.search(text) is not None


def _of_line(reading: Reading, place: Place) -> Iterator[Named]:
    text = reading.text
    found = _QUOTED_LINE.match(text, place.start) or _LINE.match(text, place.start)
    if found:
        start, end = found.span(1)
        cookies = (cookie.span(1) for cookie in _COOKIE.finditer(found[1]))
        yield Named(start, end, (), [(start + first, start + last) for first, last in cookies])


def _of_value(reading: Reading, place: Place) -> list[Named]:
    text, at = reading.text, place.start
    if place.end is not None:
        return [_password(at, place.end)]
    if simple := simple_value(reading, at):
        return [_password(*simple)]
    if is_requirement(text, at):
        return []
    first = () if has_placeholder(text, at) else read_values(reading, at)
    return [_password(start, end) for start, end in (*first, *rest_of_value(text, at))]


def _of_no_count(reading: Reading, place: Place) -> Iterator[Named]:
    for value in _of_value(reading, place):
        if not _COUNT.fullmatch(reading.text, value.start, value.end):
            yield value


def _of_telling_value(reading: Reading, place: Place) -> Iterator[Named]:
    """Yield the values that are no short numbers, truth values or the like: `tests_pass: 12`."""
    for value in _of_value(reading, place):
        if not _TELLS_NOTHING.fullmatch(lower(reading.text[value.start : value.end])):
            yield value


def _of_field(reading: Reading, place: Place) -> Iterator[Named]:
    for start, end in read_private(reading, place):
        yield Named(start, end, is_secret=False)


def _doubtful(is_one: Callable[[str], object]) -> _Reader:
    """Return what yields the secret values; a name in a long one that is no secret has none."""

    def read(reading: Reading, place: Place) -> Iterator[Named]:
        first, last = reading.passed
        for value in () if first < place.start < last else _of_value(reading, place):
            if is_one(reading.text[value.start : value.end]):
                yield value
            elif value.end - value.start > _LONG:
                reading.passed = place.start, value.end

    return read


_of_coded_value = _doubtful(_CODED.search)
"""Those that have a digit or a sign: `csrf: enabled` tells nothing."""
_of_numbered_value = _doubtful(_NUMBERED.match)
"""Those that have a digit and are no short numbers: `led_pin: 13`."""
_of_no_word = _doubtful(lambda told: is_no_word(told) and not _CALL.match(told))
"""Those that can be no word, and no call: `passwordText: "Password"`."""
_OF_PASSWORDS = (_of_value, _of_no_count, _of_telling_value)


def _letters_of(text: str) -> str:
    return _SIGNS.sub("", lower(text))


def _is_near(text: str, word: str) -> bool:
    """Tell whether a text lacks letters of a word, or has a few more."""
    if len(text) > len(word) + _MORE:
        return False
    return _is_within(text, word) or _is_within(word, text)


def _is_within(letters: str, text: str) -> bool:
    """Tell whether letters, of which there is one at least, are in a text in this order."""
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if at == 0:
            return False
    return letters != ""
