"""Finds a secret that is known in a text: in another spelling, encoded, or in part."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import starmap

from errdex.engine.tables import limit
from errdex.evidence.text.characters import lower
from errdex.redaction.judged import Judged
from errdex.redaction.readings import Packed, Reading

SHORTEST = limit("characters_of_a_secret")
"""Anything shorter is in other text by chance."""

_LONGEST = limit("characters_read_of_a_secret")
_PART = limit("characters_of_a_hidden_part")
_LONG_PART = limit("characters_of_a_window")
_GRAM = _PART // 2
_STEP = _PART - _GRAM + 1
"""Of a part, wherever it is, one gram at least begins at a multiple of this."""
_GRAMS = re.compile(f"([\\s\\S]{{{_GRAM}}})[\\s\\S]{{0,{_STEP - _GRAM}}}")

_APART = "\uffff"
"""What is between two forms, and in hardly any text."""

_LONG = 4000
"""Characters of a text, or of all secrets, with which a set of all parts pays."""

_WORDS = re.compile("[a-z0-9]+")
_DIGITS = re.compile(f"[0-9+]{{{SHORTEST},}}")
_LETTER = re.compile("[a-z]")
_SMALL = {
    ord(capital): capital.lower()
    for capital in map(chr, (*range(0xC0, 0x250), *range(0x370, 0x500)))
    if capital.lower() != capital and len(capital.lower()) == 1
}
_CAPITAL = re.compile(f"[{''.join(map(chr, _SMALL))}]")
_OTHER = re.compile("[^a-z \t\r\n]")


class Folded:
    """A text as it is read, in small letters: with its white space, and without."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = _folded(reading.text)

    @cached_property
    def packed(self) -> tuple[Packed, str] | None:
        """The reading without its white space, and that in small letters; None if it has none."""
        packed = Packed(self.reading)
        return None if packed.text == self.reading.text else (packed, _folded(packed.text))

    @cached_property
    def bare(self) -> tuple[Packed, str]:
        """The reading without all signs, and that in small letters."""
        packed = Packed(self.reading, is_bare=True)
        return packed, _folded(packed.text)


class _Forms:
    """Forms of secrets, parts of which are looked for."""

    def __init__(self, forms: Iterable[str]) -> None:
        self.forms = _APART.join(forms)

    def runs(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where parts of secrets are, those that begin side by side as one."""
        first = last = -_PART
        for start in self._part_starts(text) if len(text) >= _PART else ():
            if start > last + 1:
                if last >= 0:
                    yield first, last + _PART
                first = start
            last = start
        if last >= 0:
            yield first, last + _PART

    def _part_starts(self, text: str) -> Iterator[int]:
        is_long = max(len(text), len(self.forms)) > _LONG
        grams, parts = (self._grams, self._parts) if is_long else (self.forms, self.forms)
        last = len(text) - _PART
        for number, gram in enumerate(_GRAMS.findall(text)):
            if gram in grams:
                at = number * _STEP
                for start in range(max(0, at - _STEP + 1), min(at, last) + 1):
                    if text[start : start + _PART] in parts:
                        yield start

    @cached_property
    def _parts(self) -> AbstractSet[str]:
        return _windows(self.forms, _PART)

    @cached_property
    def _grams(self) -> AbstractSet[str]:
        return _windows(self.forms, _GRAM)


class Secrets:
    """Texts that are never shown, and what they look like in other spellings.

    Args:
        secrets: The texts; those below 6 characters are passed over.
        encoded: Whether they are looked for in Base64, in hexadecimal and in pieces as well.
    """

    def __init__(self, secrets: Iterable[str], encoded: bool = True) -> None:
        self._short: dict[str, None] = {}
        self._whole: dict[str, None] = {}
        forms: dict[str, None] = {}
        bare: dict[str, None] = {}
        for secret in dict.fromkeys(secrets):
            if len(secret) >= SHORTEST:
                read = Reading(secret[:_LONGEST])
                forms.update(dict.fromkeys(self._forms_of(read, encoded)))
                if encoded:
                    bare[_folded(Packed(read, is_bare=True).text)] = None
        for form in forms:
            if SHORTEST <= len(form) < _PART:
                self._short[form] = None
            elif _PART <= len(form) < _LONG_PART:
                self._whole[form] = None
        self._forms = _Forms(forms)
        self._bare = _Forms(form for form in bare if len(form) >= _PART)

    def _forms_of(self, read: Reading, encoded: bool) -> Iterator[str]:
        secret = read.raw
        yield from map(_folded, (secret, read.text, Packed(read).text))
        if not secret.isascii():
            for form in ("NFC", "NFD"):
                yield _folded(Reading(unicodedata.normalize(form, secret)).text)
        if encoded:
            yield from _encodings_of(secret.encode("utf-8", "replace"))
        for word in _WORDS.findall(_folded(read.text)):
            if len(word) < _PART and _is_telling(word):
                yield word

    @cached_property
    def _digits(self) -> AbstractSet[str]:
        """The shortest parts of the forms that have digits alone."""
        runs = _DIGITS.findall(self._forms.forms)
        return {part for run in runs for part in _windows(run, SHORTEST)}

    def may_be_in(self, number: str) -> bool:
        """Tell whether any part of a secret may be in digits alone, perhaps with a plus sign."""
        parts = self._digits
        last = len(number) - SHORTEST
        return bool(parts) and any(number[at : at + SHORTEST] in parts for at in range(last + 1))

    def find(self, folded: Folded) -> Iterator[tuple[int, int]]:
        """Yield where secrets, or parts of them, are written."""
        if not self._forms.forms:
            return
        text = folded.text
        yield from starmap(folded.reading.span, self._places(text, self._short))
        if folded.packed:
            packed, joined = folded.packed
            apart = [short for short in self._short if joined.count(short) > text.count(short)]
            yield from starmap(packed.span, self._places(joined, apart))
        if self._bare.forms:
            packed, joined = folded.bare
            for start, end in self._bare.runs(joined):
                if _is_telling(joined[start:end]):
                    yield packed.span(start, end)

    def _places(self, text: str, shorts: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Yield where short secrets are, or parts of others that are no plain words."""
        for short in shorts:
            start = text.find(short)
            while start >= 0:
                yield start, start + len(short)
                start = text.find(short, start + len(short))
        tells: Judged[str, bool] = Judged(lambda part: _is_telling(part) or self._holds_whole(part))
        for start, end in self._forms.runs(text):
            if end - start >= _LONG_PART or tells[text[start:end]]:
                yield start, end

    def _holds_whole(self, text: str) -> bool:
        return any(whole in text for whole in self._whole)


def _windows(text: str, size: int) -> AbstractSet[str]:
    """Return all parts of a text of one size: slow to make, and fast to look up in."""
    return {text[start : start + size] for start in range(len(text) - size + 1)}


def _is_telling(part: str) -> bool:
    """Tell whether letters are beside something else, as in no text by chance."""
    return bool(_LETTER.search(part) and _OTHER.search(part))


def _encodings_of(secret: bytes) -> Iterator[str]:
    """Yield a secret in Base64, wherever it is in what was encoded, and in hexadecimal."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + secret).decode()
        inner = _folded(encoded[(0, 2, 3)[before] : (before + len(secret)) * 4 // 3])
        yield inner
        yield inner.replace("+", "-").replace("/", "_")
        yield inner.replace("+", "")  # as a packed reading has it
    yield secret.hex()
    yield secret.hex(":")


def _folded(text: str) -> str:
    """Return text in small letters, as many characters as before."""
    small = lower(text)
    if small.isascii():
        return small
    return small.translate(_SMALL) if _CAPITAL.search(small) else small
