"""Finds a secret that is known in a text: in another spelling, encoded, or in part."""

from __future__ import annotations

import base64
import re
from collections.abc import Collection, Iterable, Iterator

from errdex.engine.tables import limit
from errdex.evidence.text.characters import lower
from errdex.redaction.edits import Edit, secret_at
from errdex.redaction.readings import Packed, Reading

SHORTEST = limit("characters_of_a_secret")
"""Anything shorter stands in other text by chance."""

_LONGEST = limit("characters_read_of_a_secret")
_PART = limit("characters_of_a_hidden_part")
_WINDOW = limit("characters_of_a_window")
_WORDS = re.compile("[a-z0-9]+")
_LETTER = re.compile("[a-z]")
_CAPITAL = re.compile("[\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]")
_OTHER = re.compile("[^a-z \t\r\n]")


class Secrets:
    """Texts that are never shown, and what they look like in other spellings."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._whole: dict[str, None] = {}
        self._parts: dict[str, None] = {}
        for secret in secrets:
            if len(secret) >= SHORTEST:
                self._add(secret[:_LONGEST])

    def _add(self, secret: str) -> None:
        read = Reading(secret)
        for text in (_folded(secret), _folded(read.text)):
            self._parts.update(dict.fromkeys(_parts_of(text)))
            self._parts.update(dict.fromkeys([text] if len(text) >= SHORTEST else []))
        packed = _folded(Packed(read).text)
        self._whole.update(dict.fromkeys([packed] if len(packed) >= SHORTEST else []))
        encoded = secret.encode("utf-8", "replace")
        self._whole.update(dict.fromkeys(_encodings_of(encoded)))

    def find(self, reading: Reading) -> Iterator[Edit]:
        """Yield the edits that take secrets out."""
        if not self._whole and not self._parts:
            return
        text = _folded(reading.text)
        for start, end in _places(text, self._parts):
            yield secret_at(reading.span(start, end))
        packed = Packed(reading)
        for start, end in _places(_folded(packed.text), self._whole):
            yield secret_at(packed.span(start, end))


def _places(text: str, sought: Collection[str]) -> Iterator[tuple[int, int]]:
    for one in sought:
        start = text.find(one)
        while start >= 0:
            yield start, start + len(one)
            start = text.find(one, start + len(one))


def _parts_of(secret: str) -> Iterator[str]:
    """Yield parts of a secret that stand in no other text by chance: none is a plain word."""
    for word in _WORDS.findall(secret):
        if len(word) >= SHORTEST and _is_telling(word):
            yield word
    for size in (_PART, _WINDOW):
        for start in range(len(secret) - size + 1):
            part = secret[start : start + size]
            if size == _WINDOW or _is_telling(part):
                yield part


def _is_telling(part: str) -> bool:
    """Tell whether letters stand beside something else."""
    return bool(_LETTER.search(part) and _OTHER.search(part))


def _encodings_of(secret: bytes) -> Iterator[str]:
    """Yield a secret in Base64, wherever it stands in what was encoded, and in hexadecimal."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + secret).decode()
        inner = _folded(encoded[(0, 2, 3)[before] : (before + len(secret)) * 4 // 3])
        if len(inner) >= SHORTEST:
            yield inner
            yield inner.replace("+", "-").replace("/", "_")
    yield secret.hex()
    yield secret.hex(":")


def _folded(text: str) -> str:
    """Return text in small letters, as many characters as before."""
    return _CAPITAL.sub(_small, lower(text))


def _small(found: re.Match[str]) -> str:
    small = found.group().lower()
    return small if len(small) == 1 else found.group()
