"""Reads a text as people and programs do, whatever it is spelled with, and knows the way back.

Escapes are decoded, digits of any script become 0 to 9, spaces and dashes become plain ones, and
invisible characters go.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from errdex.engine.tables import list_of, map_of

_HEX = "[0-9A-Fa-f]"
_PERCENT = "%(?:25){0,3}"
_MORE = f"{_PERCENT}[89ABab]{_HEX}"
_ESCAPED = "|".join(
    (
        f"{_PERCENT}(?P<ascii>[0-7]{_HEX})",
        f"(?P<utf8>{_PERCENT}[CDcd]{_HEX}{_MORE}|{_PERCENT}[Ee]{_HEX}(?:{_MORE}){{2}}"
        f"|{_PERCENT}[Ff][0-4](?:{_MORE}){{3}})",
        f"\\\\{{1,4}}u(?P<high>[Dd][89ABab]{_HEX}{{2}})\\\\{{1,4}}u(?P<low>[Dd][C-Fc-f]{_HEX}{{2}})",
        f"\\\\{{1,4}}(?:u(?P<unit>{_HEX}{{4}})|x(?P<byte>{_HEX}{{2}}))",
        "\\\\{1,4}(?P<letter>[nrt])",
        "(?P<continued>\\\\{1,4}[ \t]{0,9}\r?\n)",
        "\\\\{1,4}(?P<sign>[^A-Za-z0-9 \t\r\n\\\\])",
        f"&(?:amp;)?#(?:[Xx]0{{0,9}}(?P<hexadecimal>{_HEX}{{1,6}})|0{{0,9}}(?P<decimal>[0-9]{{1,7}}));",
        f"&(?:amp;)?(?P<entity>{'|'.join(map_of('entities'))});",
    )
)
_LETTERS = {"n": "\n", "r": "\r", "t": "\t"}
_BYTE = re.compile(f"%(?:25)*({_HEX}{{2}})")
_FULL_WIDTH = range(0xFF01, 0xFF5F)


def _folds() -> dict[str, str]:
    """Return what each character is read as that is not read as it is written."""
    folds = {chr(number): chr(number - 0xFEE0) for number in _FULL_WIDTH}
    for read_as, ranges in map_of("folded").items():
        for one in ranges.split():
            first, _, last = one.partition("-")
            for number in range(int(first, 16), int(last or first, 16) + 1):
                folds[chr(number)] = read_as
    for zero in list_of("zeros"):
        folds.update({chr(int(zero, 16) + digit): str(digit) for digit in range(10)})
    return folds


_FOLDS = _folds()
_READ = re.compile(f"{_ESCAPED}|[{''.join(_FOLDS)}]")
_MAYBE = re.compile("[%&\\\\]|[^\x00-\x7f]")
_FILLED = re.compile("[^ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a text as it is read: each character for itself, or all of it for all."""

    start: int
    end: int
    is_literal: bool


class Reading:
    """A text as it is read.

    Attributes:
        raw: The text as it is written.
        text: The text as it is read.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._at: list[int] = []
        self._pieces: list[_Piece] = []
        parts: list[str] = []
        length = done = 0
        for found in _found(raw):
            read_as = _read_as(found)
            for piece, part in (
                (_Piece(done, found.start(), True), raw[done : found.start()]),
                (_Piece(found.start(), found.end(), False), read_as),
            ):
                if part:
                    self._add(length, piece)
                    parts.append(part)
                    length += len(part)
            done = found.end()
        self._add(length, _Piece(done, len(raw), True))
        self.text = "".join([*parts, raw[done:]])

    def _add(self, at: int, piece: _Piece) -> None:
        self._at.append(at)
        self._pieces.append(piece)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of what is read, which is not empty, is written."""
        return self._written(start)[0], self._written(end - 1)[1]

    def _written(self, at: int) -> tuple[int, int]:
        number = bisect_right(self._at, at) - 1
        piece = self._pieces[number]
        if not piece.is_literal:
            return piece.start, piece.end
        place = piece.start + at - self._at[number]
        return place, place + 1


class Packed:
    """A reading without its white space."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._at: list[int] = []
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        for found in _FILLED.finditer(reading.text):
            self._at.append(length)
            self._starts.append(found.start())
            parts.append(found.group())
            length += len(found.group())
        self.text = "".join(parts)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch, which is not empty, is written."""
        return self._reading.span(self._place(start), self._place(end - 1) + 1)

    def _place(self, at: int) -> int:
        number = bisect_right(self._at, at) - 1
        return self._starts[number] + at - self._at[number]


def _found(raw: str) -> Iterator[re.Match[str]]:
    """Yield what is not read as it is written; a simple pattern goes first, which is fast."""
    done = 0
    for maybe in _MAYBE.finditer(raw):
        found = _READ.match(raw, maybe.start()) if maybe.start() >= done else None
        if found:
            yield found
            done = found.end()


def _read_as(found: re.Match[str]) -> str:
    kind = found.lastgroup
    if kind is None:
        return _FOLDS[found.group()]
    if kind == "continued":
        return ""
    if kind == "entity":
        return map_of("entities")[found[kind]]
    if kind == "letter":
        return _LETTERS[found[kind]]
    if kind == "sign":
        return _FOLDS.get(found[kind], found[kind])
    character = _character(_number(kind, found))
    return _FOLDS.get(character, character)


def _number(kind: str, found: re.Match[str]) -> int:
    """Return the code point that an escape names."""
    if kind == "low":
        high, low = int(found["high"], 16), int(found["low"], 16)
        return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
    if kind != "utf8":
        return int(found[kind], 10 if kind == "decimal" else 16)
    first, *rest = (int(byte, 16) for byte in _BYTE.findall(found[kind]))
    number = first & (0x3F >> len(rest))
    for byte in rest:
        number = number << 6 | byte & 0x3F
    return number


def _character(number: int) -> str:
    is_one = number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
    return chr(number) if is_one else "\ufffd"
