"""A strict JSON reader that keeps the text of numbers and says where a text goes wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple, TypeAlias, TypeVar

from errdex.engine.sentences import say
from errdex.engine.tables import limit

DEEPEST = limit("levels_of_json")
"""How many arrays and objects may stand inside each other."""

_SPACE = re.compile("[ \t\n\r]*")
_STRING = re.compile(
    '"[^"\\\\\x00-\x1f]*(?:\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\\\x00-\x1f]*)*'
)
_NUMBER = "-?(?:0(?![0-9])|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_SCALAR = re.compile(f"(true|false|null)|({_NUMBER})|-?0")
_ITEMS = re.compile(f"(?:[ \t\n\r]*(?:true|false|null|{_NUMBER})[ \t\n\r]*,)++")
"""Items of an array that are no texts: together they take a tenth of what they do one by one."""
_EMPTY_ITEMS = re.compile(
    f"(?:[ \t\n\r]*(?:\\{{[ \t\n\r]*\\}}|\\[[ \t\n\r]*\\]|true|false|null|{_NUMBER})[ \t\n\r]*,)++"
)
"""Items with nothing inside."""
_MOST_NUMBERS = 1000
"""Numbers that are kept to be taken again. Others are made anew."""
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONE_SURROGATE = re.compile(
    "[\ud800-\udfff]|\\\\u[dD](?:[89abAB][0-9A-Fa-f]{2}(?!\\\\u[dD][c-fC-F])"
    "|(?<!\\\\u[dD][89abAB][0-9A-Fa-f]{2}\\\\u[dD])[c-fC-F]|(?<=\\\\\\\\u[dD]))"
)
_TOKEN = re.compile('[{}\\[\\]]|"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"?|NaN|Infinity', re.DOTALL)
"""What tells how deep a place is, and the words that the standard library alone reads."""
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


class _Numbers(dict[str, JsonNumber]):
    """Numbers by their texts; a message repeats its own."""

    def __missing__(self, text: str) -> JsonNumber:
        if len(self) == _MOST_NUMBERS:
            self.clear()
        number = self[text] = JsonNumber(text)
        return number


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


def quoted(text: str) -> str:
    """Return a text as JSON has it, in double quotes."""
    return json.dumps(text, ensure_ascii=False)


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


@lru_cache(maxsize=1)  # a body is asked for by who finds it, by its message, and at its end
def read_counted_json(text: str) -> CountedJson:
    """Read JSON as `read_json` does, and count names that were in their object before.

    Of such names the first value is kept; where there is a fault, none is counted. The value may
    be given again, and is not to be changed.
    """
    reader = _Reader(text)
    try:
        value = reader.value(0)
        if reader.at < len(text):
            raise reader.error("json_after_the_end")
    except JsonError as error:
        return CountedJson(None, error.fault, 0)
    return CountedJson(value, None, reader.objects.doubled)


class JsonWalk:
    """A JSON text that is read part by part, so that no more than one part is held.

    Each method raises `JsonError` where the text is not JSON.
    """

    def __init__(self, text: str) -> None:
        self._reader = _Reader(text)
        self._depth = 0
        self.item_at = 0
        """Where the last item that was read begins."""

    @property
    def at(self) -> int:
        """How far the text was read."""
        return self._reader.at

    def members(self) -> Iterator[str]:
        """Yield each name of the object that begins here; its value is to be read then."""
        yield from self._inside("{", self._reader.names(self._depth))

    def items(self) -> Iterator[Json]:
        """Yield each item of the array that begins here; None for most that hold nothing."""
        for _ in self._inside("[", self._reader.members(self._depth, "]")):
            yield from repeat(None, self._reader.run(_EMPTY_ITEMS).count(","))
            self.item_at = self.at
            yield self.value()

    def _inside(self, opening: str, places: Iterator[_Place]) -> Iterator[_Place]:
        if self._reader.skip() != opening:
            raise self._reader.error("json_where_value")
        self._depth += 1
        yield from places
        self._depth -= 1
        self._reader.skip()

    def value(self) -> Json:
        """Read a value as `read_json` does."""
        return self._reader.value(self._depth)


_Place = TypeVar("_Place", str, None)


def _refuse(word: str) -> None:
    raise ValueError(word)


def _is_deeper(value: Json, levels: int) -> bool:
    """Tell whether arrays and objects are in each other on more levels."""
    inside: list[Json] = [value] if value else []
    for _ in range(levels + 1):
        if not inside:
            return False
        lists = [one for one in inside if isinstance(one, list)]
        objects = [one.values() for one in inside if isinstance(one, dict)]
        if not lists and not objects:
            return False
        inside = [*chain.from_iterable(lists), *chain.from_iterable(objects)]
    return True


class JsonError(ValueError):
    """What ends the reading of a text."""

    def __init__(self, fault: JsonFault) -> None:
        super().__init__(fault.says)
        self.fault = fault


class _Objects:
    """Makes objects of their members, and counts names that were in their object before."""

    def __init__(self) -> None:
        self.doubled = 0

    def of(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        members = dict(pairs)
        if len(members) < len(pairs):
            self.doubled += len(pairs) - len(members)
            members.update(reversed(pairs))
        return members


class _Reader:
    """A text and how far it was read.

    Arrays and objects in which nothing is wrong are read by the standard library, ten times faster.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.objects = _Objects()
        self._by_hand = 0
        self._numbers = _Numbers()
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self.objects.of,
            parse_int=self._numbers.__getitem__,
            parse_float=self._numbers.__getitem__,
            parse_constant=_refuse,
        )

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
        elif first in ("{", "["):
            value = self._bracketed(first, depth)
        else:
            value = self._scalar()
        self.skip()
        return value

    def _bracketed(self, first: str, depth: int) -> Json:
        start, doubled = self.at, self.objects.doubled
        if start >= self._by_hand:
            stop = len(self.text)
            value: Json
            try:
                value, stop = self._decoder.raw_decode(self.text, start)
                levels = DEEPEST - depth
                is_odd = _LONE_SURROGATE.search(self.text, start, stop)
                has_lost = self.objects.doubled > doubled  # values that nobody can look into
                is_short = stop - start <= 2 * levels
                if not is_odd and (is_short or not (has_lost or _is_deeper(value, levels))):
                    self.at = stop
                    return value
            except json.JSONDecodeError as error:
                stop = error.pos
            except (ValueError, RecursionError):
                pass  # a word that is no JSON, or too many levels
            self.objects.doubled, self._by_hand = doubled, stop
            self._stop_at_fault(start, stop, depth)
        return self._object(depth) if first == "{" else self._array(depth)

    def _stop_at_fault(self, start: int, stop: int, depth: int) -> None:
        """Raise what is wrong before a stop, if anything is; all is well up to there.

        Read are the rest of the innermost array or object that is open there, no others.
        """
        stack: list[int] = []
        closed = 0
        for found in _TOKEN.finditer(self.text, start, stop):
            token = found.group()
            if token in ("{", "["):
                stack.append(found.start())
                closed = 0
                if depth + len(stack) > DEEPEST:
                    break
            elif token in ("}", "]"):
                stack.pop()
                closed = found.end()
            elif token[0] != '"':
                break
        if stack:
            self._read_on(stack[-1], depth + len(stack) - 1, closed)
            self.at = start

    def _read_on(self, start: int, depth: int, closed: int) -> None:
        """Read the rest of what begins here, from where a member of it is closed, and keep none."""
        self.at = start
        if self.text[start] == "{":
            for _ in self.names(depth, closed):
                self.value(depth + 1)
        else:
            for _ in self.members(depth, "]", closed):
                self.run(_ITEMS)
                self.value(depth + 1)

    def _scalar(self) -> Json:
        found = _SCALAR.match(self.text, self.at)
        if not found:
            raise self.error("json_where_value")
        word, number = found.groups()
        if not word and not number:
            says = say("json_leading_zero", number=self.at + 1)
            raise JsonError(JsonFault(says, at_end=False, about_quotes=False))
        self.at = found.end()
        return JsonNumber(number) if number else _WORDS[word]

    def _array(self, depth: int) -> list[Json]:
        items: list[Json] = []
        for _ in self.members(depth, "]"):
            found = _SCALAR.findall(self.run(_ITEMS))
            items += [self._numbers[n] if n else _WORDS[word] for word, n in found]
            items.append(self.value(depth + 1))
        return items

    def run(self, items: re.Pattern[str]) -> str:
        """Skip items of some kind, but not the last of an array; return them."""
        run = items.match(self.text, self.at)
        self.at = run.end() if run else self.at
        return run.group() if run else ""

    def _object(self, depth: int) -> dict[str, Json]:
        members: dict[str, Json] = {}
        for name in self.names(depth):
            value = self.value(depth + 1)
            if name in members:
                self.objects.doubled += 1
            else:
                members[name] = value
        return members

    def names(self, depth: int, closed: int = 0) -> Iterator[str]:
        """Yield each name of an object where its value is to be read."""
        for _ in self.members(depth, "}", closed):
            if self.skip() != '"':
                raise self.error("json_where_name")
            name = self._string()
            self.expect(":", "json_where_colon")
            yield name

    def members(self, depth: int, closing: str, closed: int = 0) -> Iterator[None]:
        """Yield at each place between brackets where something is to be read.

        Args:
            depth: How many brackets these are in.
            closing: The bracket at the end.
            closed: Where to go on, which is the end of a member; 0 to begin.
        """
        if depth == DEEPEST:
            raise self.error("json_too_deep", count=DEEPEST)
        self.at = closed or self.at + 1
        after = self.skip()
        if not closed and after != closing:
            yield
            after = self.text[self.at : self.at + 1]
        while after != closing:
            if after != ",":
                raise self.error("json_where_comma", closing=closing)
            self.at += 1
            yield
            after = self.text[self.at : self.at + 1]
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
