"""The codes of a catalogue, as matching asks for them."""

from bisect import bisect

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Pattern = tuple[str, str, tuple[str, ...]]
"""A text, a regular expression for what contains it, and the codes it finds where they are few."""

DIGITS = "0123456789"
WORD = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
SIGNS = "-+"
_DIGITS = frozenset(DIGITS)
_LETTERS = frozenset(WORD) - _DIGITS - {"_"}
# Beyond ASCII, what is neither white space nor a sign; and all beyond U+FFFF.
_WIDE = (
    (0x00AA, 0x00AA),
    (0x00B5, 0x00B5),
    (0x00BA, 0x00BA),
    (0x00C0, 0x00D6),
    (0x00D8, 0x00F6),
    (0x00F8, 0x167F),
    (0x1681, 0x1FFF),
    (0x2070, 0x209F),
    (0x20D0, 0x218F),
    (0x2C00, 0x2DFF),
    (0x2E80, 0x2FFF),
    (0x3005, 0x3007),
    (0x3021, 0x302F),
    (0x3031, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0xFE70, 0xFEFF),
    (0xFF10, 0xFF19),
    (0xFF21, 0xFF3A),
    (0xFF41, 0xFF5A),
    (0xFF66, 0xFFDF),
)
_NUMBERS = frozenset(("", ".", ":", ",", "/", " "))
"""What is inside of numbers, times and fractions."""


class Codes:
    """A catalogue's codes by field, and what they look like.

    Attributes:
        rows: The codes in use, by field in the catalogue's order.
        removed: The codes that are no longer in use, by field.
        where: The paths of each field.
        numbered: Prefixes of codes that end in a number, longest first, and the numbers' widths.
        folded: Spellings in capitals that are no codes, and the codes that each may stand for.
        alphabet: The characters of folded codes.
        longest: Length of the longest code.
        patterns: A text, a regular expression, and the codes that it finds where they are few.
        messages: Literal texts of the service, with `{name}` for a parameter, and their codes.
        aliases: Other names of codes, each with the field and the code that it stands for.
        undocumented: The codes that exist and that nobody documents, by field.
        url: Where the site is published; ends in `/`.
    """

    def __init__(
        self,
        rows: "Mapping[str, Mapping[str, object]]",
        removed: "Mapping[str, Mapping[str, object]]",
        succeeds: "Callable[[str, str], bool]",
        *,
        where: "Mapping[str, Sequence[str]]",
        numbered: "Sequence[tuple[str, Sequence[int]]]",
        folded: "Mapping[str, str]",
        alphabet: str,
        longest: int,
        patterns: "Sequence[Pattern]",
        messages: "Iterable[tuple[str, str]]",
        aliases: "Mapping[str, tuple[str, str]]",
        undocumented: "Mapping[str, Mapping[str, object]]",
        url: str = "",
    ) -> None:
        self.rows = rows
        self.removed = removed
        self.succeeds = succeeds
        self.where = where
        self.numbered = numbered
        self.folded = folded
        self.alphabet = alphabet
        self.longest = longest
        self.patterns = patterns
        self.messages = messages
        self.aliases = aliases
        self.undocumented = undocumented
        self.url = url
        self.made: dict[str, object] = {}
        self._fields: dict[str, list[str]] = {}
        self._of_integers: list[str] | None = None

    def fields_of(self, code: str, field: "str | None" = None) -> "list[str]":
        """Return the fields, in order, that have a code; if none has, those that had it.

        An alias is in the field of its entry alone.
        """
        if field is None and code in self._fields:
            return self._fields[code]
        names = self.rows if field is None else (field,)
        for place in (self.rows, self.removed):
            fields = [name for name in names if code in place[name]]
            if fields:
                if field is None:
                    self._fields[code] = fields  # a log repeats its codes
                return fields
        alias = self.aliases.get(code)
        return [alias[0]] if alias and field in (None, alias[0]) else []

    def of_integers(self) -> "list[str]":
        """Return the fields whose codes are all integers."""
        if self._of_integers is None:
            whole = {name: [*codes, *self.removed[name]] for name, codes in self.rows.items()}
            self._of_integers = [n for n, of in whole.items() if of and all(map(is_integer, of))]
        return self._of_integers

    def named(self, code: str) -> str:
        """Return the code that an alias stands for; a code stands for itself."""
        alias = self.aliases.get(code)
        return alias[1] if alias else code

    def is_in_use(self, code: str) -> bool:
        """Tell whether some field has a code, or an alias of one."""
        return bool(self._in_use(code))

    def is_failure(self, code: str) -> bool:
        """Tell whether a code, or an alias of one, is in use and means success in no field."""
        return bool(self._in_use(code)) and not self._may_succeed(code)

    def may_be_meant(self, code: str) -> bool:
        """Tell whether another spelling may lead to a code: it never leads to success."""
        return bool(self.fields_of(code)) and not self._may_succeed(code)

    def _in_use(self, code: str) -> "list[str]":
        known = self.named(code)
        return [name for name, codes in self.rows.items() if known in codes]

    def _may_succeed(self, code: str) -> bool:
        known = self.named(code)
        return any(self.succeeds(name, known) for name in self._in_use(known))

    def is_undocumented(self, code: str) -> bool:
        """Tell whether a code is known to exist, and nobody says what it means."""
        return any(code in codes for codes in self.undocumented.values())

    def every(self) -> "Iterator[str]":
        """Yield each code and each alias once, codes in use first."""
        places = (*self.rows.values(), *self.removed.values(), self.aliases)
        yield from dict.fromkeys([code for place in places for code in place])


def is_distinctive(code: str) -> bool:
    """Tell whether hardly any text holds this unless it means the code.

    It has a letter and a digit, or a separator inside, or capitals as in `CamelCase`, or a `#` at
    an end. A number, with a sign or a decimal point or without, a time of day and one plain word
    are not.
    """
    if code.isascii() and code.isdigit():
        return False
    bare = code.lstrip(SIGNS)
    digit = not _DIGITS.isdisjoint(bare)
    if digit and any(_is_letter(sign) for sign in bare):
        return True
    inside = [sign for sign in bare[1:-1] if not _is_letter(sign) and sign not in _DIGITS]
    if len(bare) > 1 and "#" in (bare[0], bare[-1]):
        return True
    if digit:
        return "".join(inside) not in _NUMBERS
    return bool(inside) or bare not in (bare.upper(), bare.lower(), bare.capitalize())


def is_integer(code: str) -> bool:
    """Tell whether a code is a plain integer, as a program writes it: no zeros in front, no `+`."""
    digits = code.removeprefix("-")
    return digits.isdigit() and digits.isascii() and (digits[0] != "0" or code == "0")


def separators_in(code: str) -> "list[str]":
    """Return the characters inside a code that end a word."""
    return [sign for sign in code[1:-1] if sign not in WORD and not is_wide(sign)]


def is_wide(sign: str) -> bool:
    """Tell whether a character is a letter or digit that is not ASCII's."""
    if sign < "\x80" or sign > "\uffff":
        return sign > "\uffff"
    number = ord(sign)
    at = bisect(_WIDE, (number, 0xFFFF)) - 1
    return at >= 0 and number <= _WIDE[at][1]


def _is_letter(sign: str) -> bool:
    return sign in _LETTERS or is_wide(sign)


def is_word_at(text: str, at: int) -> bool:
    """Tell whether a letter, digit or underscore is at a place of a text."""
    return 0 <= at < len(text) and text[at] in WORD
