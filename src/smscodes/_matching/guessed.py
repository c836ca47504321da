"""Codes that may have been meant: look-alikes, missing parts, one slip. Never success."""

import re
from itertools import islice

from .codes import DIGITS, is_distinctive
from .folding import TYPED, padded
from .mentions import GUESSED, Mention
from .programs import BEFORE_OWN_CODES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .codes import Codes

MOST = 3
"""Codes that a text may have meant. A slip that leads to more tells nothing."""

MOST_ENDINGS = 10
"""Codes that end in what was typed. More are not named."""

_LOOK_ALIKES = str.maketrans("OQDILSBZG", "000115826")
_SHORTEST = 4  # characters in which a slip leaves enough to tell a code by
_FEWEST = 3  # characters of a word, and digits behind another prefix, that tell enough
_LAST_PART = re.compile("[/.:#]([^/.:#]+)\\Z")
_JOINTS = re.compile("[ \\t\\n\\r_-]")
_TOKEN = re.compile("[0-9A-Za-z](?:[0-9A-Za-z_.:-]{0,78}[0-9A-Za-z])?", re.ASCII)
_PATTERN = re.compile("[*?{}\\[\\]\\\\]")
_TWO_WORDS = re.compile("[^ \\t\\n\\r][ \\t\\n\\r]+[^ \\t\\n\\r]")
_MOST_TOKENS = 12
"""Words of a text that are guessed at. Later ones are not."""


def suggest(codes: "Codes", text: str) -> "list[str]":
    """Return up to three codes that a text may have meant, the likeliest first.

    Of codes whose last part it is, up to ten. But for the first time, the time taken does not
    depend on the number of codes.
    """
    if len(text) > 4 * codes.longest + 40:
        return []
    if codes.is_undocumented(text.strip()):
        return []  # it is no slip
    text = text.translate(TYPED)
    ending = _plain(text)
    text = text.replace("|", "I")
    if text.strip()[:1] in ("-", "+"):
        return [text.strip()] if codes.is_failure(text.strip()) else []
    if _PATTERN.search(text):
        return []
    text = "".join([c for c in text if c.isascii() and c.isalnum()]).upper()
    if not text:
        return []
    spelled = list(respellings(codes, text))
    if any(codes.is_in_use(code) and not codes.is_failure(code) for code in spelled):
        return []  # it may as well mean success
    if found := _meant(codes, spelled):
        return found[:MOST]
    if found := _ending_in(codes, ending):
        return found[:MOST_ENDINGS]
    for slip in slips(codes, text):
        found = _meant(codes, slip)
        if found:
            return found if len(found) <= MOST else []
    return []


def mentions_in(codes: "Codes", text: str) -> "Iterator[Mention]":
    """Yield the codes that words of a text may have meant, of words that look like codes.

    Where somebody typed one word, or nothing but numbers and what is said before a code, such as
    `error 1017`, each number may be one.
    """
    tokens = (match for match in _TOKEN.finditer(text) if len(match.group()) >= _FEWEST)
    if _TWO_WORDS.search(text):
        wanted = str.isdigit if _is_about_numbers(text) else is_distinctive
        tokens = (match for match in tokens if wanted(match.group()))
    for match in islice(tokens, _MOST_TOKENS):
        for code in suggest(codes, match.group()):
            field = codes.fields_of(code)[0]
            yield Mention(code, field, match.start(), match.group(), GUESSED)


def _ending_in(codes: "Codes", ending: str) -> "list[str]":
    """Return the codes whose last part is a text, behind one of the signs that part codes."""
    failures = [code for code in _endings(codes).get(ending, ()) if codes.is_failure(code)]
    return list(dict.fromkeys([codes.named(code) for code in failures]))


def _endings(codes: "Codes") -> "dict[str, list[str]]":
    """Return the codes that have several parts, by the last one."""
    made = codes.made.get("endings")
    if isinstance(made, dict):
        return made
    endings: dict[str, list[str]] = {}
    for code in codes.every():
        last = _LAST_PART.search(code)
        if last and len(_plain(last[1])) >= _FEWEST:
            endings.setdefault(_plain(last[1]), []).append(code)
    codes.made["endings"] = endings
    return endings


def _plain(text: str) -> str:
    """Return a text in capitals, without spaces, dashes and underscores."""
    return _JOINTS.sub("", text).upper()


def _is_about_numbers(text: str) -> bool:
    words = (match.group().lower() for match in _TOKEN.finditer(text))
    return all(word.isdigit() or word in BEFORE_OWN_CODES for word in words)


def _meant(codes: "Codes", candidates: "Iterable[str]") -> "list[str]":
    spelled = [code for text in candidates for code in codes.folded.get(text, text).split("\n")]
    meant = [codes.named(code) for code in spelled if codes.is_failure(code)]
    return list(dict.fromkeys(meant))


def respellings(codes: "Codes", text: str) -> "Iterator[str]":
    """Yield what a text becomes when look-alikes, prefix and zeros are put right."""
    yield text
    for prefix, widths in codes.numbered:
        head, _, number = text.rpartition(prefix) if prefix else ("", "", text)
        is_inside = head[-1:].isalpha() or (head[-1:].isdigit() and not prefix.isdigit())
        if is_inside or (number.isalpha() and len(number) not in widths):
            continue  # a word, in which letters look like digits by chance
        number = number.translate(_LOOK_ALIKES)
        yield prefix + number
        if number.isdigit() and not prefix.isdigit():
            yield from padded(codes, prefix + (number.lstrip("0") or "0"))
    if not any(text.removeprefix(prefix).isdigit() for prefix, _ in codes.numbered):
        number = text[len(text.rstrip(DIGITS)) :]  # after a prefix of another catalogue
        if number and len(number) < _FEWEST:
            yield number
        elif number:
            yield from [prefix + number for prefix, _ in codes.numbered]
            yield from padded(codes, number)


def slips(codes: "Codes", text: str) -> "Iterator[list[str]]":
    """Yield the texts one slip away, a kind at a time, the commonest first.

    Two characters swapped, one too many, one missing, one wrong; another digit in place of a digit
    is another code, not a slip.
    """
    if not _SHORTEST <= len(text) <= codes.longest + 1:
        return
    cuts = [(text[:i], text[i:]) for i in range(len(text) + 1)]
    yield [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    yield [a + b[1:] for a, b in cuts if b]
    yield [a + c + b for a, b in cuts for c in codes.alphabet]
    yield [
        a + c + b[1:]
        for a, b in cuts
        if b
        for c in codes.alphabet
        if not (c in DIGITS and b[0] in DIGITS)
    ]
