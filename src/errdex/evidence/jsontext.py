"""A strict JSON reader that keeps the text of numbers and says where a text goes wrong."""

from __future__ import annotations

import re
from typing import Any

DEEPEST = 64
"""How many arrays and objects may stand inside each other."""

_SPACE = re.compile("[ \t\n\r]*")
_PLAIN = re.compile('[^"\\\\\x00-\x1f]*')
_SCALAR = re.compile(
    '[ \t\n\r]*(?:"([^"\\\\\x00-\x1f]*)"|(-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)'
    "|(true|false|null))[ \t\n\r]*"
)
_WORDS = {"true": True, "false": False, "null": None}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_HEX = re.compile("[0-9A-Fa-f]{4}")
_NAMED = {
    "'": "a single quote",
    '"': "a double quote",
    "\\": "a backslash",
    "\n": "a line end",
    "\t": "a tab",
    "\u00a0": "a no-break space",
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f", "a typographic quote"),
}


class JsonNumber(str):
    """A JSON number: the text that was sent, so that `1.0` stays `1.0`. Not a text."""

    __slots__ = ()


def read_json(text: str) -> tuple[Any, str | None]:
    """Read one JSON text as RFC 8259 has it; nothing is raised.

    Returns:
        The value (dict, list, str, JsonNumber, bool or None) and None, or None and what is wrong
        at which character, the first being 1.
    """
    return read_counted_json(text)[:2]


def read_counted_json(text: str) -> tuple[Any, str | None, int]:
    """Read JSON as `read_json` does, and count names that stood in their object before.

    Of such names the first value is kept.
    """
    reader = _Reader(text)
    try:
        value = reader.value(0)
        if reader.at < len(text):
            raise reader.error("after the end")
    except _JsonError as error:
        return None, str(error), reader.doubled
    return value, None, reader.doubled


def read_items(text: str, at: int) -> list[Any]:
    """Return the whole items of an array that may be cut off; `at` is behind its bracket."""
    reader = _Reader(text)
    reader.at = at
    items: list[Any] = []
    try:
        while True:
            items.append(reader.value(0))
            reader.expect(",", "where a comma or ] should be")
    except _JsonError:
        return items


class _JsonError(ValueError):
    """What ends the reading of a text."""


class _Reader:
    """A text and how far it was read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.doubled = 0

    def error(self, where: str) -> _JsonError:
        return _JsonError(f"{self._found()} {where} at character {self.at + 1}")

    def _found(self) -> str:
        found = self.text[self.at : self.at + 1]
        if not found:
            return "the text ends"
        if found in _NAMED:
            return _NAMED[found]
        if found < " ":
            return "a control character"
        if "a" <= found <= "z" or "A" <= found <= "Z" or found == "_":
            return "a word without quotes"
        return f"the character {found}" if found <= "~" else f"the character U+{ord(found):04X}"

    def skip(self) -> str:
        """Skip white space; return the character there, or nothing at the end."""
        space = _SPACE.match(self.text, self.at)
        assert space is not None
        self.at = space.end()
        return self.text[self.at : self.at + 1]

    def expect(self, character: str, where: str) -> None:
        if self.skip() != character:
            raise self.error(where)
        self.at += 1

    def value(self, depth: int) -> Any:
        found = _SCALAR.match(self.text, self.at)
        if found:
            return self._scalar(found)
        first = self.skip()
        if first in ("{", "["):
            if depth == DEEPEST:
                raise self.error(f"more than {DEEPEST} levels deep")
            self.at += 1
            value: Any = self._object(depth + 1) if first == "{" else self._array(depth + 1)
        elif first == '"':
            value = self._string()
        else:
            raise self.error("where a value should be")
        self.skip()
        return value

    def _scalar(self, found: re.Match[str]) -> Any:
        text, number, word = found.groups()
        if text is None and number is None:
            self.at = found.end()
            return _WORDS[word]
        if number is not None:
            after = self.text[found.end(2) : found.end(2) + 1]
            if "0" <= after <= "9" and number.lstrip("-") == "0":
                where = f"at character {found.start(2) + 1}"
                raise _JsonError(f"a number with a leading zero {where}")
        self.at = found.end()
        return text if number is None else JsonNumber(number)

    def _array(self, depth: int) -> list[Any]:
        items: list[Any] = []
        if self.skip() == "]":
            self.at += 1
            return items
        while True:
            items.append(self.value(depth))
            after = self.text[self.at : self.at + 1]
            if after not in (",", "]"):
                raise self.error("where a comma or ] should be")
            self.at += 1
            if after == "]":
                return items

    def _object(self, depth: int) -> dict[str, Any]:
        members: dict[str, Any] = {}
        if self.skip() == "}":
            self.at += 1
            return members
        while True:
            if self.skip() != '"':
                raise self.error("where a name in double quotes should be")
            name = self._string()
            self.expect(":", "where a colon should be")
            value = self.value(depth)
            if name in members:
                self.doubled += 1
            else:
                members[name] = value
            after = self.text[self.at : self.at + 1]
            if after not in (",", "}"):
                raise self.error("where a comma or } should be")
            self.at += 1
            if after == "}":
                return members

    def _string(self) -> str:
        self.at += 1
        parts = []
        while True:
            plain = _PLAIN.match(self.text, self.at)
            assert plain is not None
            parts.append(plain.group())
            self.at = plain.end()
            stop = self.text[self.at : self.at + 1]
            if stop == '"':
                self.at += 1
                return "".join(parts)
            if stop != "\\":
                raise self.error("inside a text")
            parts.append(self._escape())

    def _escape(self) -> str:
        letter = self.text[self.at + 1 : self.at + 2]
        if letter == "u":
            return self._unicode()
        if letter not in _ESCAPES:
            self.at += 1
            raise self.error("after a backslash")
        self.at += 2
        return _ESCAPES[letter]

    def _unicode(self) -> str:
        number = self._hexadecimal()
        if 0xD800 <= number < 0xDC00 and self.text.startswith("\\u", self.at):
            back = self.at
            low = self._hexadecimal()
            if 0xDC00 <= low <= 0xDFFF:
                return chr(0x10000 + (number - 0xD800) * 0x400 + low - 0xDC00)
            self.at = back
        return "\ufffd" if 0xD800 <= number <= 0xDFFF else chr(number)

    def _hexadecimal(self) -> int:
        digits = _HEX.match(self.text, self.at + 2)
        if not digits:
            self.at += 1
            raise self.error("with fewer than four hexadecimal digits")
        self.at += 6
        return int(digits.group(), 16)
