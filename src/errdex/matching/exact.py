"""Codes in a text as they are spelled: distinctive ones anywhere, plain ones behind a name."""

import re

from .boundaries import boundaries_of, is_left_open
from .codes import DIGITS, WORD, is_word_at
from .mentions import EXACT, RESPELLED, UNKNOWN, Mention
from .messages import messages_of
from .names import names_of
from .programs import program_before
from .site_addresses import addresses_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .boundaries import Boundaries
    from .codes import Codes

LONGEST_WITH_MESSAGES = 100_000
"""Characters of a text in which `find_codes` looks for messages. In longer ones, for codes only."""

_MOST_PREFIXES = 50
"""Prefixes with a separator at the end that tell of unknown codes. Of more, the longest ones."""
_DIGITS_OF_A_SHAPE = re.compile(r"(\[0-9\]\{[0-9]+\})\(\?!")


def codes_in(codes: "Codes", text: str) -> "list[str]":
    """Return the codes in use that a text holds, once each, in order of appearance.

    What is at the start of another program's line is left out. Linear in the text's length; of a
    text as long as a log file the codes are read and the messages are not.
    """
    found: list[tuple[re.Pattern[str], list[str]]] = []
    places: list[tuple[int, str]] = []
    for search in _searches(codes):
        if search.part not in text:
            continue
        known = search.quickly(codes, text)
        if known is None:
            places += _first_judged(codes, text, search)
        elif known:
            found.append((search.pattern, known))
    if len(text) <= LONGEST_WITH_MESSAGES:
        places += [(start, code) for start, code, *_ in messages_of(codes).find(text)]
    places += [(start, code) for start, code, _, _ in addresses_in(codes, text)]
    if len(found) == 1 and not places:
        return list(dict.fromkeys(map(codes.named, found[0][1])))
    places += [place for some in found for place in _first_places(text, *some)]
    known = [code for _, code in sorted(places) if codes.is_in_use(code)]
    return list(dict.fromkeys(map(codes.named, known)))


def mentions_in(codes: "Codes", text: str) -> "list[Mention]":
    """Return every code, message and address that a text holds as it is spelled, in order."""
    found = [
        Mention(code, codes.fields_of(code)[0], start, said, EXACT, parameters=values)
        for start, code, said, values in messages_of(codes).find(text)
    ]
    return sorted([*found, *spelled_in(codes, text)], key=lambda mention: mention.start)


def spelled_in(codes: "Codes", text: str) -> "list[Mention]":
    """Return every code and address that a text holds as it is spelled, in order."""
    found: list[Mention] = []
    judged: dict[int, Mention] = {}
    for search in _searches(codes):
        if search.part in text:
            judged |= {one.start: one for one in _judged(codes, text, search.pattern)}
    for start, code, field, said in addresses_in(codes, text):
        inside = judged.get(start + len(codes.url) + len("codes/"))
        if inside is None or (inside.code, inside.field) != (code, field):
            found.append(Mention(code, field, start, said, EXACT))
    return sorted([*found, *judged.values()], key=lambda mention: mention.start)


def unknown_in(codes: "Codes", text: str) -> "Iterator[Mention]":
    """Yield what has the shape of a code, a prefix and then as many digits, and is none."""
    shapes = _shapes_of(codes)
    for match in shapes.numbered.finditer(text) if shapes.known else ():
        word = match.group()
        if len(word) not in shapes.lengths and not word.isdigit():
            continue
        start = match.start()
        if word.isdigit():
            word, start = shapes.with_prefix(text, word, start)
        if not shapes.has(word) or codes.fields_of(word):
            continue
        names = names_of(codes)
        if not program_before(text, start, names.own):
            fields = names.before(text, start) or list(codes.rows)
            yield Mention(word, fields[0], start, word, UNKNOWN)


def is_shaped(codes: "Codes", text: str) -> bool:
    """Tell whether a text has a prefix of the catalogue's codes and as many digits behind it."""
    return _shapes_of(codes).has(text)


class _Shapes:
    """The prefixes of a catalogue's numbered codes, and how long the codes are.

    Attributes:
        known: The prefixes, each with a length.
        lengths: These lengths.
        numbered: Finds words with a digit at their end; numbers only where a prefix may be before.
    """

    def __init__(self, codes: "Codes") -> None:
        self.known: set[tuple[str, int]] = set()
        separated = set()
        for code in codes.every():
            prefix = code.rstrip(DIGITS)
            if prefix != code and any(sign in WORD and sign not in DIGITS for sign in prefix):
                self.known.add((prefix, len(code)))
                if prefix[-1] not in WORD:
                    separated.add(prefix)
        self.lengths = {length for _, length in self.known}
        longest_first = sorted(separated, key=lambda prefix: (-len(prefix), prefix))
        self._separated = longest_first[:_MOST_PREFIXES]
        word = "[0-9]*[A-Za-z_][0-9A-Za-z_]*[0-9]"
        if separated:  # each has a letter and a separator at least
            inner, last = (
                re.escape("".join(sorted({prefix[at] for prefix in self._separated})))
                for at in (-2, -1)
            )
            word += f"|(?<=[{inner}][{last}])[0-9]+"
        self.numbered = re.compile(f"(?<![0-9A-Za-z_])(?:{word})(?![0-9A-Za-z_])")

    def has(self, text: str) -> bool:
        """Tell whether a text is shaped as a code."""
        return (text.rstrip(DIGITS), len(text)) in self.known

    def with_prefix(self, text: str, number: str, start: int) -> tuple[str, int]:
        """Return a number and its place, with what is before it where that is a prefix."""
        for prefix in self._separated:
            begin = start - len(prefix)
            if begin >= 0 and text.startswith(prefix, begin) and not is_word_at(text, begin - 1):
                return prefix + number, begin
        return number, start


def _shapes_of(codes: "Codes") -> _Shapes:
    made = codes.made.get("shapes")
    if not isinstance(made, _Shapes):
        made = codes.made["shapes"] = _Shapes(codes)
    return made


class _Search:
    """One of the patterns of a catalogue's codes.

    Attributes:
        part: A text that each of its codes contains.
        pattern: Finds what may be one of them.
        codes: Those codes where they are few.
    """

    def __init__(self, part: str, pattern: str, codes: tuple[str, ...]) -> None:
        self.part = part
        self.pattern = re.compile(pattern)
        self.codes = codes
        digits = _DIGITS_OF_A_SHAPE.search(pattern)
        behind = f"(?<!: {re.escape(part)}{digits[1]})" if digits else ""
        # One character more where a program may be in front; so the text is read once.
        self._quick = re.compile(f"{pattern}(?:{behind}|[\\s\\S]?)") if behind else None

    def quickly(self, codes: "Codes", text: str) -> "list[str] | None":
        """Return the codes in a text, or None where their surroundings have to be looked at."""
        if self._quick is None:
            return None
        seen = dict.fromkeys(self._quick.findall(text))
        known = [code for code in seen if codes.is_in_use(code)]
        if any(codes.is_in_use(code[:-1]) for code in seen):
            return None
        if any(text.endswith(f": {code}") for code in known):
            return None
        return known if all(map(boundaries_of(codes).are_open, known)) else None


def _searches(codes: "Codes") -> "list[_Search]":
    made = codes.made.get("searches")
    if not isinstance(made, list):
        made = codes.made["searches"] = [_Search(*pattern) for pattern in codes.patterns]
    return made


def _judged(codes: "Codes", text: str, pattern: "re.Pattern[str]") -> "Iterator[Mention]":
    """Yield what a pattern finds where it counts; what does not count hides nothing behind it."""
    bounds = boundaries_of(codes)
    at = 0
    while match := pattern.search(text, at):
        mention = judge(codes, bounds, text, match.start(), match.group())
        if mention:
            yield mention
        at = match.end() if mention else match.start() + 1


def judge(
    codes: "Codes", bounds: "Boundaries", text: str, start: int, code: str
) -> "Mention | None":
    """Return the mention of what may be a code at a place, or None where it does not count."""
    field = bounds.field_anywhere(code)
    if field and text[start - 2 : start] != ": ":
        return Mention(codes.named(code), field, start, code, EXACT)
    if not field:
        fields = codes.fields_of(code)
        if not fields or not bounds.ends(code, text, start + len(code)):
            return None
        alone = bounds.stands_alone(code, text, start)
        if not alone and not _is_named_at(codes, fields, text, start, start + len(code)):
            return None
    return mention_of(codes, code, text, start, start + len(code))


def mention_of(codes: "Codes", code: str, text: str, start: int, end: int) -> Mention:
    """Return the mention of a code of the catalogue, in the field that is named before it.

    Args:
        codes: The catalogue's.
        code: One of them, or an alias of one.
        text: The text.
        start: Where it is written in some spelling.
        end: Where that ends.
    """
    written = text[start:end]
    reason = EXACT if written == code else RESPELLED
    fields = codes.fields_of(code)
    known = codes.named(code)
    program = program_before(text, start, names_of(codes).own)
    if len(fields) == 1 and not program:
        return Mention(known, fields[0], start, written, reason)
    named = _named(codes, fields, text, start)
    return Mention(known, (named or fields)[0], start, written, reason, "" if named else program)


def _named(codes: "Codes", fields: "list[str]", text: str, start: int) -> "list[str]":
    """Return those of some fields whose name is in front of a place, or an HTTP status's."""
    return [field for field in names_of(codes).before(text, start) if field in fields]


def _is_named_at(codes: "Codes", fields: "list[str]", text: str, start: int, end: int) -> bool:
    """Tell whether a name is in front of a code, and no pattern goes on behind it."""
    is_open = text[end : end + 1] not in (".", "\u2026") and is_left_open(text, end)
    return not is_open and bool(_named(codes, fields, text, start))


def _first_judged(codes: "Codes", text: str, search: _Search) -> "Iterator[tuple[int, str]]":
    """Yield where each code counts first; reads no further than needed where they are few."""
    seen: set[str] = set()
    for mention in _judged(codes, text, search.pattern):
        if mention.code not in seen and not mention.program:
            seen.add(mention.code)
            yield mention.start, mention.code
            if len(seen) == len(search.codes):
                return


def _first_places(
    text: str, pattern: "re.Pattern[str]", known: "Iterable[str]"
) -> "Iterator[tuple[int, str]]":
    """Yield where each of these codes is first; reads no further than needed."""
    missing = set(known)
    for match in pattern.finditer(text):
        if match.group() in missing:
            missing.remove(match.group())
            yield match.start(), match.group()
            if not missing:
                return
