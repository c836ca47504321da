"""Finds what is private in the value of a field of which a catalogue shows the shape alone.

The items of a list are, whatever is around the list; a single value is where it looks like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower
from errdex.redaction.named_places import SPACES, Place
from errdex.redaction.readings import Reading
from errdex.redaction.secret_names import in_words, plain

_JOINT = re.compile("[A-Za-z0-9][_.-][A-Za-z]")
_SHORTEST = len("token")
_WORD = "(?:new[ \t])?[A-Za-z_$@][A-Za-z0-9_.$<>]{0,60}!?"
_COUNTED = "(?:[A-Za-z]{0,12}\\([0-9]{1,7}\\)[ \t]{0,3})"
"""What PHP prints in front of a list or a text: how much is in it."""
_KEY = "\\[[0-9]{1,3}\\][ \t]{0,3}=>[ \t\r\n]{0,40}"
_OPENING = re.compile(
    f"(?:(?:\r?\n[ \t]{{0,40}})?{_COUNTED}|Array[ \t\r\n]{{1,40}}(?=\\()"
    "|[A-Za-z_][A-Za-z0-9_.<>\\[\\]]{0,60}[ \t]=[ \t])?"
    f"(?:(?:{_WORD}[ \t]?)?[\"'`]{{0,3}}(?!{_KEY})[\\[({{]\\]?[ \t\r\n+]{{0,40}}){{1,6}}"
)
"""What is in front of the first item: calls, a type, the quotes of a text that holds the list."""
_CALLED = re.compile("([A-Za-z0-9_]+)!?[ \t]?[\\[(][ \t\r\n]*\\Z")
_ARGUMENTS = re.compile("([\"'])[^\"'\n]{1,200}\\1[ \t\r\n]{0,40},[ \t\r\n]{0,40}[\"']")
"""Two of the values that a call is given."""
_LIST = re.compile("[\\[{]")
_BRACKETS = ("[", "(", "{")
_MAKERS = frozenset(list_of("makers_of_lists"))
"""What calls with items are named, in small letters; any other looks one up."""
_DASHED = re.compile("\n[ \t]{0,20}-[ \t]{1,9}\\Z")
_REACH = 60
"""Characters in front of a value in which the dash of a list in YAML is, or its option."""
_COMMENT = "(?:#|//)[^\n]{0,200}\n"
_COMMA = re.compile(
    "[ \t\r\n]{0,40}\\)?(?:\\][ \t\r\n]{0,40},[ \t\r\n+]{0,40}\\[|,)[ \t\r\n+]{0,40}"
    f"(?:{_COMMENT}[ \t\r\n]{{0,40}})?"
    f"|[ \t\r\n]{{1,40}}(?={_KEY})"
)
_DASH = re.compile("\n[ \t]{0,20}-[ \t]{1,9}")
_OTHER = "(?:(?!\\2)[^\n])"
_QUOTED = (
    f"([bBfru]?([\"'`])\\2?)({_OTHER}++(?:\\2(?=[0-9A-Za-z]){_OTHER}*+){{0,9}})"
    "(?:\\2{1,2}|(?=\n)|$)"
)
_SIGN = "[^ \t\r\n\"'`,;:=&|\\[\\](){}<>]"
_EMPTY = "(?:\"\"|''|``)(?=[ \t\r\n]{0,40}[,\\])}])"
_ITEM = re.compile(
    f"(?:{_KEY}{_COUNTED}?|{_WORD}\\()?"
    f"(?:{_EMPTY}|{_QUOTED}|({_SIGN}(?:[^\r\n\"'`,;:=&|\\[\\](){{}}<>]{{0,199}}{_SIGN})?))"
    "(?=[ \t\r\n+]{0,40}[,\\])}]|[ \t]{0,40}(?:[\r\n]|$|#|//)"
    f"|[ \t]{{1,40}}{_KEY})"
)
_LINE_ITEM = re.compile(
    f"(?:{_EMPTY}|{_QUOTED}|([^ \t\r\n\"'`,:\\[{{(|>&*!%@#-]"
    "(?:(?:[^\r\n:#]|(?<! )#|:(?![ \r\n])){0,198}[^ \t\r\n:])?))(?=[ \t]{0,40}(?:[\r\n]|$|#))"
)
"""An item on a line of its own; it may have brackets and commas in it."""
_WORD_ITEM = re.compile(
    f"(?:{_QUOTED}|([^ \t\r\n\"'`<>|;&-][^ \t\r\n\"'`<>|;&]{{0,199}}))(?=[ \t\r\n]|$)"
)
"""One of the values behind an option."""
_BLANK = re.compile("[ \t]{1,9}(?:\\\\\r?\n[ \t]{0,40})?(?=[^ \t\r\n-])")
_BEHIND_OPTION = re.compile("(?:^|[ \t\n])--?[A-Za-z][A-Za-z-]{1,40}[ \t]{1,9}\\Z")
_VALUE_OF_OPTION = re.compile("[\"']|[^ \t\r\n<>|;&-][^ \t\r\n<>|;&]{0,80}[0-9]|[0-9]")
_QUOTE = re.compile(f"(?:{_KEY}{_COUNTED}?|{_WORD}\\()?[bBfru]?[\"'`]")
_SINGLE = re.compile(f"{_QUOTED}|({_SIGN}{{1,200}})")
_BESIDE = re.compile(f",[ \t]?({_SIGN}{{1,200}})(?=[ \t]{{0,9}}(?:[\r\n,;)}}\\]]|$))")
"""What a comma joins to a value without brackets."""
_END = re.compile("[ \t]{0,9}(?:[\r\n,;&|)}\\]\"'`<]|$|[A-Za-z_.]{1,60}[=:])")
_END_OF_FORM = re.compile("&|[ \t]{0,9}(?:[\r\n]|$)")
_PROGRAM = re.compile("[\"'][ \t]{0,9}[+.]")
"""With what a value begins that is between two quotes of a program that joins texts."""
_BEYOND = "\u00c0-\u1fff\u2e80-\ufaff"
_CHARACTER = re.compile(f"[0-9A-Za-z{_BEYOND}]")
_NUMBER = re.compile("(?:[^0-9]*[0-9]){3}")
_CODED = re.compile("[#A-Z][A-Z-]{0,3}[0-9]|[0-9][A-Z]|://")
_AROUND_NAMES = (">", ",")
_FULL_NAME = re.compile(f"[A-Z{_BEYOND}][^ \n]{{0,60}}(?: [A-Z0-9{_BEYOND}][^ \n]{{0,60}}){{0,5}}")
"""What an element or a cell holds that begins each word with a capital, as names do."""
_TELLING = re.compile(f"[0-9A-Z]|[^{_BEYOND}]*[{_BEYOND}]|{_NUMBER.pattern}")
"""What neither the words of programs nor those of messages about a field are."""
_NO_VARIABLE = re.compile(f"[+-]?[0-9][^ ]*\\Z|[A-Z{_BEYOND}]|{_NUMBER.pattern}")
_NO_VALUE = re.compile(
    "(?:true|false|null|none|nil|undefined|str|strings?|int|integer|number|bool|boolean|array|list"
    "|object)(?:<[a-z, ]{0,40}>|\\[\\])?!?"
    "|\\$\\{[^{}]{0,60}\\}|\\{[a-z0-9_.]{0,60}\\}|%[0-9]{0,3}[sdv]|:[a-z_]{1,60}"
    "|[a-z']{1,20}(?: (?:[a-z']{1,20}|[0-9])){2,40}[.!?]?"
)
"""Types, placeholders, and sentences without a name and a number, in small letters."""
_NAMED = re.compile("[^ ][^A-Z]*[A-Z]")
"""A capital behind the first letter."""


class PrivateFields:
    """The fields of a catalogue whose values are private.

    Args:
        names: Their names; one of a single word, such as `to`, is passed over: it says too little.
    """

    def __init__(self, names: Iterable[str]) -> None:
        several = (plain(name) for name in names if _JOINT.search(in_words(name)))
        self._names = tuple(name for name in several if len(name) >= _SHORTEST)

    def has(self, name: str) -> bool:
        """Tell whether a plain name is one of them, or ends in one."""
        return name.endswith(self._names)


def read_private(reading: Reading, place: Place) -> Iterator[tuple[int, int]]:
    """Yield where the private parts of the value at a place are."""
    text = reading.text
    before = text[place.start - 1 : place.start]
    if before == "[" or (before == "(" and _ARGUMENTS.match(text, place.start)):
        yield from _items(reading, place.start, _COMMA, _ITEM)
        return
    near = max(0, place.start - _REACH)
    if _DASHED.search(text, near, place.start):
        yield from _lines(reading, place.start)
        return
    if _BEHIND_OPTION.search(text, near, place.start) and _VALUE_OF_OPTION.match(text, place.start):
        yield from _items(reading, place.start, _BLANK, _WORD_ITEM)
        return
    spaces = SPACES.match(text, place.start)
    start = spaces.end() if spaces else place.start
    opening = _OPENING.match(text, start)
    called = _CALLED.search(opening[0]) if opening else None
    if opening and called and lower(called[1]) not in _MAKERS:
        if _LIST.search(opening[0][: called.start()]):
            yield from _items(reading, start + called.start(), _COMMA, _ITEM)
    elif opening:
        yield from _items(reading, opening.end(), _COMMA, _ITEM)
    elif (
        place.end is not None
        and before in _AROUND_NAMES
        and _is_name(text[place.start : place.end])
    ):
        yield place.start, place.end
    elif not place.is_said:
        yield from _single(reading, start)


def _lines(reading: Reading, at: int) -> Iterator[tuple[int, int]]:
    """Yield the items of a list in YAML, of which one may be a list in brackets."""
    text = reading.text
    while True:
        opening = _OPENING.match(text, at) if text.startswith(_BRACKETS, at) else None
        found = _item(reading, at, _LINE_ITEM)
        if opening:
            yield from _items(reading, opening.end(), _COMMA, _ITEM)
        elif found:
            yield from _if_item(found)
        line_end = text.find("\n", at)
        behind = _DASH.match(text, line_end) if line_end >= 0 and (opening or found) else None
        if not behind:
            return
        at = behind.end()


def _items(
    reading: Reading, at: int, gap: re.Pattern[str], item: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Yield the items of a list but for types, variables and pieces of programs."""
    text = reading.text
    found = _item(reading, at, item)
    while found:
        yield from _if_item(found)
        behind = gap.match(text, found.end())
        found = _item(reading, behind.end(), item) if behind else None


def _item(reading: Reading, at: int, item: re.Pattern[str]) -> re.Match[str] | None:
    text = reading.text
    quote = _QUOTE.match(text, at)
    found = item.match(reading.nesting.quoted(quote.end() - 1), at) if quote else None
    return found or item.match(text, at)


def _if_item(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    quoted, bare = found[3], found[4]
    is_text = quoted and _CHARACTER.search(quoted) and not _PROGRAM.match(quoted)
    if is_text or (bare and _NO_VARIABLE.match(bare)):
        yield from _if_value(found)


def _single(reading: Reading, at: int) -> Iterator[tuple[int, int]]:
    """Yield a value that is no list, if it is told from a message about the field."""
    text = reading.text
    nesting = reading.nesting
    quote = _QUOTE.match(text, at)
    sealed = nesting.quoted(quote.end() - 1) if quote else nesting.bare(at - 1)
    found = _SINGLE.match(sealed, at)
    if found and _is_telling(found) and _is_whole(sealed, found):
        yield from _if_value(found)
        at = found.end()
        while beside := _BESIDE.match(text, at):
            at = beside.end()
            if _NO_VARIABLE.match(beside[1]):
                yield beside.span(1)


def _is_name(value: str) -> bool:
    return _FULL_NAME.fullmatch(value) is not None and not _NO_VALUE.fullmatch(lower(value))


def _is_telling(found: re.Match[str]) -> bool:
    if _TELLING.match(found[3] or found[4]):
        return True
    return bool(found[3]) and _CODED.search(found[3]) is not None


def _is_whole(text: str, found: re.Match[str]) -> bool:
    """Tell whether a value is in quotes, a number, or the word that a form or a line ends with."""
    if found[3]:
        return True
    start, end = found.span()
    is_attached = text[start - 1 : start] == "="
    if _NUMBER.match(found[4]):
        return is_attached or _END.match(text, end) is not None
    return is_attached and _END_OF_FORM.match(text, end) is not None


def _if_value(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    number = 3 if found[3] else 4
    is_name = " " in found[number] and _NAMED.match(found[number])
    if is_name or not _NO_VALUE.fullmatch(lower(found[number])):
        yield found.span(number)
