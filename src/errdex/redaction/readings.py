"""Reads a text as people and programs do, whatever it is spelled with, and knows the way back.

Escapes are decoded, digits of any script become 0 to 9, spaces and dashes become plain ones, and
invisible characters go.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache

from errdex.engine.tables import list_of, map_of
from errdex.redaction.byte_lists import ByteLists
from errdex.redaction.identifiers import without_identifiers
from errdex.redaction.nesting import Nesting
from errdex.redaction.token_shapes import joined_tokens

_HEX = "[0-9A-Fa-f]"
_MORE = f"%(?:25){{0,3}}[89ABab]{_HEX}"
_TAG = "/?(?:b|i|u|s|em|strong|span|wbr|mark|font|tt|del|ins|bdi|bdo|nobr)(?:[ /][^<>\n]{0,80})?>"
"""What is behind the `<` of a tag that only changes how its text looks."""
_ESCAPED = "|".join(
    (
        f"(?<=%)(?:25){{0,3}}(?:(?P<ascii>[0-7]{_HEX})|u(?P<percent>{_HEX}{{4}})|(?P<utf8>[CDcd]{_HEX}{_MORE}"
        f"|[Ee]{_HEX}(?:{_MORE}){{2}}|[Ff][0-4](?:{_MORE}){{3}}))",
        "(?<=\\\\)\\\\{0,3}(?:(?P<colour>(?:u001[Bb]|x1[Bb]|033|e)\\[[0-9;]{0,40}m)|"
        f"u(?P<high>[Dd][89ABab]{_HEX}{{2}})\\\\{{1,4}}u(?P<low>[Dd][C-Fc-f]{_HEX}{{2}})"
        f"|u(?P<unit>{_HEX}{{4}})|u\\{{0{{0,9}}(?P<braced>{_HEX}{{1,6}})\\}}|U(?P<long>{_HEX}{{8}})|x(?P<byte>{_HEX}{{2}})|(?P<letter>[nrt])"
        "|(?P<continued>[ \t]{0,9}\r?\n)|(?P<sign>[^A-Za-z0-9 \t\r\n\\\\]))",
        f"(?<=&)(?:amp;)?(?:#(?:[Xx]0{{0,9}}(?P<hexadecimal>{_HEX}{{1,6}})"
        f"|0{{0,9}}(?P<decimal>[0-9]{{1,7}}));?|(?P<entity>{'|'.join(map_of('entities'))});)",
        "(?<=\x1b)\\[[0-9;:?]{0,40}[@-~]|(?<=[0-9]=)(?:\r?\n|C2=A0|E2=80=(?:8[0-9A]|9[0-5]|AF))"
        "(?=[0-9])|(?<=[0-9]%)(?:[Aa][0Dd]|9[67]|[Bb]7)(?=[0-9])",
        f"(?<=[0-9]<){_TAG}(?:<{_TAG}){{0,3}}(?=[.()+-]{{0,3}}[0-9])",
    )
)
_PERCENT = "(?=%[0-7])(?!%22[A-Za-z]|%3[ADad]%)"
"""A sign that may part is next, and no escape of a quote or of a sign that a name has."""
_PARTED = re.compile(
    "-(?<![^ \t\r\n\"'`(\\[,]-)U(?: |[\"'],[ \t\r\n]{0,40}[\"'])?"
    f"[A-Za-z][^ \t\r\n\"'%&:=?]{{0,60}}{_PERCENT}"
    f"|(?:LIKE|like)[ \t]{{1,9}}\\\\{{0,3}}[\"']{_PERCENT}"
)
"""What is in front of a percent sign that is no escape of the value behind it."""
_SIGNS_OF_PARTED = ("-U", "'%", '"%')
_LETTERS = {"n": "\n", "r": "\r", "t": "\t"}
_BYTE = re.compile(f"(?:25)*({_HEX}{{2}})%?")
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
_ONE_FOR_ONE = str.maketrans({written: read for written, read in _FOLDS.items() if read})
_WRITTEN = frozenset(map(chr, _ONE_FOR_ONE))
_FEW = 16
"""So many kinds of characters are replaced in less time one kind after the other."""
_INVISIBLE = "".join(written for written, read in _FOLDS.items() if not read)
_DIGITS = "0123456789" + "".join(w for w, read in _FOLDS.items() if read.isdecimal())
_BEYOND_ASCII = [sign for sign in _INVISIBLE if sign > "\x7f"]
_CONTROLS = "\0-\x08\x0b\x0c\x0e-\x1f\x7f"
_BEGINNING = f"%&<\\\\={_CONTROLS}{min(_BEYOND_ASCII)}-{max(_BEYOND_ASCII)}"
"""What an escape begins with, or what nobody sees; a range is searched for faster than a set."""
_UNREAD = f"(?:(?<=[%&<\\\\=\x1b])(?:{_ESCAPED})|(?<=[{_INVISIBLE}])[{_INVISIBLE}]*"
_READ = re.compile(f"[{_BEGINNING}]{_UNREAD})")
_DOUBLED = re.compile(
    '""(?:(?<=[{(\\[,:]"")[A-Za-z_]|(?<=[A-Za-z0-9_-]""):'
    '|(?:(?<=="")|(?<== ""))[A-Za-z0-9_.-]{1,60}"")'
)
"""What only texts have in which a cell of CSV has quotes."""
_READ_DOUBLED = re.compile(
    f'["{_BEGINNING}](?:(?<=\\\\)\\\\{{0,3}}""|{_UNREAD}|(?<=")"(?=(?:""){{0,4}}(?!"))'
    '(?:(?<=[^ \t\r\n,:;=({\\[]"")|(?=[^ \t\r\n,:;)}\\]]))))'
)
"""The same with two quotes for one, which are not an empty text."""
_ESCAPES = '%&\\"'
_STARS = str.maketrans(dict.fromkeys(_DIGITS, "*"))
_BLANKS = re.compile("[ \t\r\n+]+")
_SIGNS = re.compile("(?:</?[A-Za-z][^<>\n]{0,80}>|[^0-9A-Za-z\x80-\U0010ffff])+")


class Reading:
    """A text as it is read.

    Attributes:
        raw: The text as it is written.
        text: The text as it is read.
        passed: Where in it a long text is that the search for secrets took for none.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.passed = (0, 0)
        self._at: list[int] = []
        self._behind: list[int] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        parts: list[str] = []
        done = shorter = 0
        parted = _parted(raw)
        is_doubled = '""' in raw and _DOUBLED.search(raw)
        for found in (_READ_DOUBLED if is_doubled else _READ).finditer(raw):
            start, end = found.span()
            if start in parted:
                continue
            read_as = _read_as(raw[start:end]) if raw[start] in _ESCAPES else ""
            parts += (raw[done:start], read_as)
            self._at.append(start - shorter)
            shorter += end - start - len(read_as)
            self._behind.append(end - shorter)
            self._starts.append(start)
            self._ends.append(end)
            done = end
        text = "".join([*parts, raw[done:]])
        self.text = text if text.isascii() else _folded(text)

    @cached_property
    def unidentified(self) -> str:
        """The text with dots for what identifies a thing."""
        return without_identifiers(self.text)

    @cached_property
    def bytes(self) -> ByteLists:
        """The lists of byte values in the text."""
        return ByteLists(self.text)

    @cached_property
    def nesting(self) -> Nesting:
        """What is written as an escape in it."""
        places = zip(self._at, self._behind, self._starts, self._ends, strict=True)
        escapes = [
            (at, start, end)
            for at, behind, start, end in places
            if behind == at + 1 and self.raw[start] in _ESCAPES
        ]
        return Nesting(self.raw, self.text, escapes)

    @cached_property
    def tokens(self) -> list[tuple[int, int]]:
        """Where tokens are that may have signs in them."""
        return list(joined_tokens(self.unidentified))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of what is read, which is not empty, is written."""
        if not self._at:
            return start, end
        return self._written(start)[0], self._written(end - 1)[1]

    def spelled(self, start: int, end: int, shape: Callable[[str], str]) -> str:
        """Return the shape of a stretch, sign for sign, with each escaped sign as it is written."""
        is_escaped = self.nesting.is_escaped
        signs = (
            self.raw[slice(*self.span(at, at + 1))] if is_escaped(at) else sign
            for at, sign in enumerate(shape(self.text[start:end]), start)
        )
        return "".join(signs)

    def _written(self, at: int) -> tuple[int, int]:
        number = bisect_right(self._at, at) - 1
        if number < 0:
            return at, at + 1
        more = at - self._behind[number]
        end = self._ends[number]
        return (self._starts[number], end) if more < 0 else (end + more, end + more + 1)

    def hidden(self, start: int, end: int) -> str:
        """Return a stretch as it is written, with `*` for each of its digits."""
        first, last = self.span(start, end)
        parts: list[str] = []
        escapes = slice(bisect_left(self._starts, first), bisect_left(self._starts, last))
        for begin, behind in zip(self._starts[escapes], self._ends[escapes], strict=True):
            escape = self.raw[begin:behind]
            is_digit = escape[0] in _ESCAPES and "0" <= _read_as(escape) <= "9"
            parts += (self.raw[first:begin].translate(_STARS), "*" if is_digit else escape)
            first = behind
        return "".join([*parts, self.raw[first:last].translate(_STARS)])


class Packed:
    """A reading without its white space, and without the plus signs that a form has for it.

    Args:
        reading: The reading.
        is_bare: Whether it is without tags and all other signs as well.
    """

    def __init__(self, reading: Reading, is_bare: bool = False) -> None:
        self._reading = reading
        self._left_out = _SIGNS if is_bare else _BLANKS
        self.text = self._left_out.sub("", reading.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch, which is not empty, is written."""
        return self._reading.span(self._place(start), self._place(end - 1) + 1)

    def _place(self, at: int) -> int:
        places, starts = self._words
        number = bisect_right(places, at) - 1
        return starts[number] + at - places[number]

    @cached_property
    def _words(self) -> tuple[list[int], list[int]]:
        """Where each word begins without what is left out, and with it."""
        places, starts = [0], [0]
        left_out = 0
        for found in self._left_out.finditer(self._reading.text):
            start, end = found.span()
            places.append(start - left_out)
            starts.append(end)
            left_out += end - start
        return places, starts


def _parted(raw: str) -> AbstractSet[int]:
    """Return where percent signs are that only part a value from what is in front of it."""
    is_any = "%" in raw and any(map(raw.__contains__, _SIGNS_OF_PARTED))
    return {found.end() for found in _PARTED.finditer(raw)} if is_any else frozenset()


def _folded(text: str) -> str:
    """Return a text with each character that is read as another one as that one."""
    written = _WRITTEN.intersection(text)
    if len(written) > _FEW:
        return text.translate(_ONE_FOR_ONE)
    for sign in written:
        text = text.replace(sign, _FOLDS[sign])
    return text


@lru_cache(maxsize=4096)
def _read_as(escape: str) -> str:
    """Return the character that an escape stands for; nothing for one that nobody sees."""
    if escape.endswith('""'):
        return '"'
    found = _READ.fullmatch(escape)
    if not found:  # it is only read between digits
        return ""
    kind = found.lastgroup or ""
    if kind in ("colour", "continued"):
        return ""
    if kind == "entity":
        return map_of("entities")[found[kind]]
    if kind == "letter":
        return _LETTERS[found[kind]]
    character = found[kind] if kind == "sign" else _character(_number(kind, found))
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
