"""Reads dumps of bytes: rows of an offset and text (`--trace-ascii`) or hexadecimal digits."""

from __future__ import annotations

import re

from errdex.evidence.text.characters import normalize_line_ends

_TRACED = re.compile("(?:[0-9:.]+ )?(=>|<=|==) (Send|Recv|Info)(?![A-Za-z0-9_])([^\n]*)")
_ROW = re.compile("([0-9a-f]{4,8}): ?([^\n]*)")
_HEX_ROW = re.compile(
    "[ \t|]*(?:0x)?([0-9a-fA-F]{4,8})[:|]?[ \t]+"
    "((?:(?:[0-9a-fA-F]{2}){1,2} {1,2}){0,15}(?:[0-9a-fA-F]{2}){1,2})(?:[ \t|][^\n]*)?"
)
_HINT = re.compile("\n[ \t|]*(?:0x)?0{4,8}[:|]?[ \t]")
_MESSAGE = re.compile("(?:[A-Z]{3,20} [^ \n]+ HTTP/[0-9]|HTTP/[0-9](?:\\.[0-9])? [0-9]{3})")
_PRINTED = re.compile("[^\x00-\x08\x0b-\x1f\x7f\ufffd]+")
_PER_ROW = 16
_WIDTH = 64  # characters of a row of text


def read_dumps(text: str) -> str:
    """Return text in which rows of a dump are what they show."""
    if "0000" not in text or not _HINT.search(f"\n{text}"):
        return text
    dumps = _Dumps()
    for line in text.split("\n"):
        dumps.take(line)
    return dumps.text()


class _Dumps:
    """The text that was read, and the rows of the dump that is being read."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.informed: list[str] = []
        self.rows: list[str] = []
        self.shown = False
        """Whether a dump showed a message; further ones may be its body."""
        self.traced = ""
        self.held = ""
        """What a traced message sends so far, in several dumps."""

    def take(self, line: str) -> None:
        """Take a line."""
        traced = _TRACED.fullmatch(line)
        if traced:
            self._end_dump()
            if traced[1] == "==":
                self.informed.append(line)
            elif traced.group(1, 2) != self._way:
                self._end_message()
                self._way = traced.group(1, 2)
            self.traced = traced[3] if traced[1] != "==" else ""
        elif self._is_row(line):
            self.rows.append(line)
        else:
            self._end_dump()
            self._end_message()
            self.lines.append(line)

    _way: tuple[str | None, ...] = ()

    def _is_row(self, line: str) -> bool:
        if self.traced:
            return _ROW.fullmatch(line) is not None
        found = _HEX_ROW.fullmatch(line)
        if not found:
            return False
        return int(found[1], 16) == len(self.rows) * _PER_ROW

    def _end_dump(self) -> None:
        rows, self.rows = self.rows, []
        if not rows:
            return
        data = _bytes_of(rows)
        if self.traced:
            if "SSL" not in self.traced:
                shown = _rows_joined(rows) if data is None else data
                self.held += (
                    shown if shown.endswith("\n") or "data" in self.traced else f"{shown}\n"
                )
        elif data is not None and (found := _MESSAGE.search(data)):
            self.shown = True
            self.lines += data[found.start() :].split("\n")
        elif data is not None and self.shown and _PRINTED.fullmatch(data):
            self.lines += data.split("\n")
        else:
            self.lines += rows

    def _end_message(self) -> None:
        if self.held:
            self.lines += self.held.split("\n")
        self.held = ""
        self.traced = ""
        self._way = ()

    def text(self) -> str:
        """Return the text that came of it."""
        self._end_dump()
        self._end_message()
        return "\n".join(self.lines + self.informed)


def _bytes_of(rows: list[str]) -> str | None:
    """Return the text of rows of hexadecimal digits, or None if some row is none."""
    digits: list[str] = []
    for row in rows:
        found = _HEX_ROW.fullmatch(row)
        if not found:
            return None
        digits.append(found[2].replace(" ", "")[: 2 * _PER_ROW])
    return normalize_line_ends(bytes.fromhex("".join(digits)).decode("utf-8", "replace"))


def _rows_joined(rows: list[str]) -> str:
    """Return the text of rows: one that is full goes on in the next, another ends a line."""
    parts: list[str] = []
    for number, row in enumerate(rows):
        found = _ROW.fullmatch(row)
        assert found is not None  # only rows were taken
        follows = _ROW.fullmatch(rows[number + 1]) if number + 1 < len(rows) else None
        parts.append(found[2])
        if follows and int(follows[1], 16) - int(found[1], 16) == _WIDTH:
            parts.append(" " * (_WIDTH - len(found[2])))
        elif follows:
            parts.append("\n")
    return "".join(parts)
