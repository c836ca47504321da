"""Reads lists of byte values, as which programs print texts: `[52, 55]`, `{0x34}`, `{"0": 52}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from errdex.redaction.edits import Edit

_FEWEST = 7
"""Digits of the shortest number that is not shown."""
_KEY = "(?:(?:[0-9]{1,6}|\"[0-9]{1,6}\"|'[0-9]{1,6}')[ \t]?:[ \t]?)?"
_VALUE = "0x[0-9A-Fa-f]{2}|(?:(?<![0-9A-Za-z_-])-)?[0-9]{1,3}"
_BETWEEN = "(?:[ \t\r\n]{0,20},[ \t\r\n]{0,20}|[ \t]{1,3}(?=0x))"
_ITEM = re.compile(f"{_KEY}({_VALUE})")
_LIST = re.compile(
    f"(?<![0-9])(?<![0-9][.])(?=[0-9\"'-]){_KEY}(?:{_VALUE})"
    f"(?:{_BETWEEN}{_KEY}(?:{_VALUE})){{{_FEWEST - 1},}}(?![0-9A-Za-z]|[.][0-9])"
)


class ByteLists:
    """The lists in a text.

    Attributes:
        text: The texts that they are, each on lines of its own.
    """

    def __init__(self, text: str) -> None:
        lists = (
            list(_find(text))
            if any(text.count(sign) >= _FEWEST - 1 for sign in (",", " 0x"))
            else []
        )
        self._spans = [(start, end) for start, end, _ in lists]
        texts = [written.decode("utf-8", "replace") for *_, written in lists]
        self._lengths = [len(text) + 1 for text in texts]
        self.text = "\n".join(texts)

    def holding(self, edits: Sequence[Edit]) -> Iterator[tuple[int, int]]:
        """Yield where the lists are in which ordered edits of the texts fall."""
        at = number = 0
        for span, length in zip(self._spans, self._lengths, strict=True):
            while number < len(edits) and edits[number].end <= at:
                number += 1
            at += length
            if number < len(edits) and edits[number].start < at:
                yield span


def _find(text: str) -> Iterator[tuple[int, int, bytes]]:
    """Yield where values of text follow one another, and their bytes."""
    for found in _LIST.finditer(text):
        start = end = 0
        written = bytearray()
        for item in _ITEM.finditer(text, *found.span()):
            value = int(item[1], 16 if "x" in item[1] else 10)
            if _is_text(value):
                start = start if written else item.start()
                end = item.end()
                written.append(value & 255)
            else:
                if len(written) >= _FEWEST:
                    yield start, end, bytes(written)
                written.clear()
        if len(written) >= _FEWEST:
            yield start, end, bytes(written)


def _is_text(value: int) -> bool:
    """Tell whether a value is a byte, signed or not, that texts have."""
    return (31 < value < 256 and value != 127) or value in (9, 10, 13) or -129 < value < 0
