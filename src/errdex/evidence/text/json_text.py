"""A strict JSON reader that keeps the text of numbers and says where a text goes wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias, TypeVar

from errdex.engine.sentences import say
from errdex.engine.tables import limit

DEEPEST = limit("levels_of_json")
"""How many arrays and objects may stand inside each other."""

_SPACE = re.compile("[ \t\n\r]*")
_STRING = re.compile(
    '"[^"\\\\\x00-\x1f]*(?:\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\\\x00-\x1f]*)*'
)
_SCALAR = re.compile(
    "(true|false|null)|(-?(?:0(?![0-9])|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|-?0"
)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile("\\\\u[dD][89a-fA-F]")
_QUOTES = {
    "'": "json_single_quote",
    '"': "json_double_quote",
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f", "json_typographic_quote"),
}
_NAMED = {
    **_QUOTES,
    "\\": "json_backslash",
    "\n": "json_line_end",
    "\t": "json_tab",
    "\u00a0": "json_no_break_space",
}


class JsonNumber(str):
    """A JSON number: the text that was sent, so that `1.0` stays `1.0`. Not a text."""

    __slots__ = ()


Json: TypeAlias = "str | bool | list[Json] | dict[str, Json] | None"
"""A value that was read; a number is a `JsonNumber`."""


class JsonFault(NamedTuple):
    """Where a text is not JSON.

    Attributes:
        says: What is wrong at which character, the first being 1.
        at_end: Whether the text only lacks its end.
        about_quotes: Whether other quotes, or some, might make it JSON.
    """

    says: str
    at_end: bool
    about_quotes: bool


class CountedJson(NamedTuple):
    """What was read of a text, and how many names were in their object before."""

    value: Json
    fault: JsonFault | None
    doubled: int


def read_json(text: str) -> tuple[Json, str | None]:
    """Read one JSON text as RFC 8259 has it; nothing is raised.

    Returns:
        The value and None, or None and what is wrong at which character, the first being 1.
    """
    value, fault, _ = read_counted_json(text)
    return value, fault.says if fault else None


def read_counted_json(text: str) -> CountedJson:
    """Read JSON as `read_json` does, and count names that were in their object before.

    Of such names the first value is kept.
    """
    reader = _Reader(text)
    try:
        value = reader.value(0)
        if reader.at < len(text):
            raise reader.error("json_after_the_end")
    except JsonError as error:
        return CountedJson(None, error.fault, reader.doubled)
    return CountedJson(value, None, reader.doubled)


class JsonWalk:
    """A JSON text that is read part by part, so that no more than one part is held.

    Each method raises `JsonError` where the text is not JSON.
    """

    def __init__(self, text: str) -> None:
        self._reader = _Reader(text)
        self._depth = 0

    @property
    def at(self) -> int:
        """How far the text was read."""
        return self._reader.at

    def members(self) -> Iterator[str]:
        """Yield each name of the object that begins here; its value is to be read then."""
        yield from self._inside("{", self._reader.names(self._depth))

    def items(self) -> Iterator[None]:
        """Yield at each item of the array that begins here; it is to be read then."""
        yield from self._inside("[", self._reader.members(self._depth, "]"))

    def _inside(self, opening: str, places: Iterator[_Place]) -> Iterator[_Place]:
        if self._reader.skip() != opening:
            raise self._reader.error("json_where_value")
        self._depth += 1
        yield from places
        self._depth -= 1
        self._reader.skip()

    def value(self) -> Json:
        """Read a value as `read_json` does."""
        reader = self._reader
        is_long = reader.skip() in ("{", "[")
        fast = is_long and _read_fast(reader.text, reader.at, DEEPEST - self._depth)
        if not fast:
            return reader.value(self._depth)
        value, reader.at = fast
        reader.skip()
        return value


_Place = TypeVar("_Place", str, None)


def _first_of_each(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members: dict[str, Json] = {}
    for name, value in pairs:
        members.setdefault(name, value)
    return members


def _refuse(word: str) -> None:
    raise ValueError(word)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_first_of_each,
    parse_int=JsonNumber,
    parse_float=JsonNumber,
    parse_constant=_refuse,
)


def _read_fast(text: str, at: int, levels: int) -> tuple[Json, int] | None:
    """Return a value and its end by the standard library's reader, where both read it alike."""
    try:
        value, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None
    if _ESCAPED_SURROGATE.search(text, at, end) or _is_deeper(value, levels):
        return None
    return value, end


def _is_deeper(value: Json, levels: int) -> bool:
    if not isinstance(value, (dict, list)):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_deeper(item, levels - 1) for item in inner)


class JsonError(ValueError):
    """What ends the reading of a text."""

    def __init__(self, fault: JsonFault) -> None:
        super().__init__(fault.says)
        self.fault = fault


class _Reader:
    """A text and how far it was read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.doubled = 0

    def error(self, where: str, **holes: object) -> JsonError:
        found = self.text[self.at : self.at + 1]
        about_quotes = found in _QUOTES or _is_letter(found) or where == "json_where_name"
        place = say(where, **holes)
        says = say("json_fault", found=_named(found), where=place, number=self.at + 1)
        return JsonError(JsonFault(says, found == "", about_quotes))

    def skip(self) -> str:
        """Skip white space; return the character there, or nothing at the end."""
        space = _SPACE.match(self.text, self.at)
        assert space is not None
        self.at = space.end()
        return self.text[self.at : self.at + 1]

    def expect(self, character: str, where: str, **holes: object) -> None:
        if self.skip() != character:
            raise self.error(where, **holes)
        self.at += 1

    def value(self, depth: int) -> Json:
        """Read a value and the white space around it."""
        first = self.skip()
        if first == '"':
            value: Json = self._string()
        elif first == "{":
            value = self._object(depth)
        elif first == "[":
            value = self._array(depth)
        else:
            value = self._scalar()
        self.skip()
        return value

    def _scalar(self) -> Json:
        found = _SCALAR.match(self.text, self.at)
        if not found:
            raise self.error("json_where_value")
        word, number = found.groups()
        if not word and not number:
            says = say("json_leading_zero", number=self.at + 1)
            raise JsonError(JsonFault(says, at_end=False, about_quotes=False))
        self.at = found.end()
        return _WORDS[word] if word else JsonNumber(number)

    def _array(self, depth: int) -> list[Json]:
        items: list[Json] = []
        for _ in self.members(depth, "]"):
            items.append(self.value(depth + 1))  # noqa: PERF401 - reading moves on in between
        return items

    def _object(self, depth: int) -> dict[str, Json]:
        members: dict[str, Json] = {}
        for name in self.names(depth):
            value = self.value(depth + 1)
            if name in members:
                self.doubled += 1
            else:
                members[name] = value
        return members

    def names(self, depth: int) -> Iterator[str]:
        """Yield each name of an object where its value is to be read."""
        for _ in self.members(depth, "}"):
            if self.skip() != '"':
                raise self.error("json_where_name")
            name = self._string()
            self.expect(":", "json_where_colon")
            yield name

    def members(self, depth: int, closing: str) -> Iterator[None]:
        """Yield at each place between brackets where something is to be read."""
        if depth == DEEPEST:
            raise self.error("json_too_deep", count=DEEPEST)
        self.at += 1
        after = "," if self.skip() != closing else closing
        while after != closing:
            yield
            after = self.text[self.at : self.at + 1]
            if after not in (",", closing):
                raise self.error("json_where_comma", closing=closing)
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
            raise self.error("json_inside_a_text")
        self.at += 1
        is_unicode = self.text[self.at : self.at + 1] == "u"
        raise self.error("json_bad_unicode" if is_unicode else "json_bad_escape")


def _is_letter(character: str) -> bool:
    return "a" <= character <= "z" or "A" <= character <= "Z" or character == "_"


def _named(character: str) -> str:
    """Return what stops the reader, in words."""
    if not character:
        return say("json_text_ends")
    if character in _NAMED:
        return say(_NAMED[character])
    if character < " ":
        return say("json_control_character")
    if _is_letter(character):
        return say("json_word")
    shown = character if character <= "~" else f"U+{ord(character):04X}"
    return say("json_character", character=shown)
