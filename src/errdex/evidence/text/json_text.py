"""A strict JSON reader that keeps the text of numbers and says where a text goes wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

DEEPEST = 64
"""How many arrays and objects may stand inside each other."""

_SPACE = re.compile("[ \t\n\r]*")
_STRING = re.compile(
    '"[^"\\\\\x00-\x1f]*(?:\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\\\x00-\x1f]*)*'
)
_SCALAR = re.compile(
    "(true|false|null)|(-?(?:0(?![0-9])|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|-?0"
)
_WORDS = {"true": True, "false": False, "null": None}
_SURROGATE = re.compile("[\ud800-\udfff]")
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
        """Read a value and the white space around it."""
        first = self.skip()
        if first == '"':
            value: Any = self._string()
        elif first == "{":
            value = self._object(depth)
        elif first == "[":
            value = self._array(depth)
        else:
            value = self._scalar()
        self.skip()
        return value

    def _scalar(self) -> Any:
        found = _SCALAR.match(self.text, self.at)
        if not found:
            raise self.error("where a value should be")
        word, number = found.groups()
        if not word and not number:
            raise _JsonError(f"a number with a leading zero at character {self.at + 1}")
        self.at = found.end()
        return _WORDS[word] if word else JsonNumber(number)

    def _array(self, depth: int) -> list[Any]:
        items: list[Any] = []
        for _ in self._members(depth, "]"):
            items.append(self.value(depth + 1))  # noqa: PERF401 - reading moves on in between
        return items

    def _object(self, depth: int) -> dict[str, Any]:
        members: dict[str, Any] = {}
        for _ in self._members(depth, "}"):
            if self.skip() != '"':
                raise self.error("where a name in double quotes should be")
            name = self._string()
            self.expect(":", "where a colon should be")
            value = self.value(depth + 1)
            if name in members:
                self.doubled += 1
            else:
                members[name] = value
        return members

    def _members(self, depth: int, closing: str) -> Iterator[None]:
        """Yield at each place between brackets where something is to be read."""
        if depth == DEEPEST:
            raise self.error(f"more than {DEEPEST} levels deep")
        self.at += 1
        after = "," if self.skip() != closing else closing
        while after != closing:
            yield
            after = self.text[self.at : self.at + 1]
            if after not in (",", closing):
                raise self.error(f"where a comma or {closing} should be")
            self.at += after != closing
        self.at += 1

    def _string(self) -> str:
        found = _STRING.match(self.text, self.at)
        assert found is not None  # a double quote stands there
        self.at = found.end()
        stop = self.text[self.at : self.at + 1]
        if stop == '"':
            self.at += 1
            if "\\" not in found.group():
                return found.group()[1:]
            text: str = json.loads(found.group() + '"')
            return _SURROGATE.sub("\ufffd", text)
        if stop != "\\":
            raise self.error("inside a text")
        self.at += 1
        is_unicode = self.text[self.at : self.at + 1] == "u"
        what = "with fewer than four hexadecimal digits" if is_unicode else "after a backslash"
        raise self.error(what)
