"""What the codes of a catalogue look like, so that a module can fold, suggest and find them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import TypeAlias

from errdex.authoring.catalogue import Catalogue

EDGE = "[0-9A-Za-z_]"
SIGN = re.compile("[^0-9A-Za-z_]")
MOST_PREFIXES = 24
"""Prefixes of codes that suggestions try. Of more, the most frequent ones."""
MOST_SHAPES = 12
"""Shapes of codes that texts are searched for. Of others, each code is."""
FEWEST_OF_A_SHAPE = 4
MOST_SIGNS = 20
"""Signs in a code up to which it is compared with the others. One with more may hold any."""

Pattern: TypeAlias = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Shapes:
    """Constants that the generated module needs.

    Attributes:
        longest: Length of the longest code.
        alphabet: The characters of folded codes.
        numbered: Prefixes of codes that end in a number, longest first, and the numbers' widths.
        folded: Folded spellings that are no codes, and the codes that each may stand for, with a
            line end between them.
        patterns: A text, a regular expression and the codes that it finds, each; those codes
            contain that text. No codes stand where they are many.
    """

    longest: int
    alphabet: str
    numbered: tuple[tuple[str, tuple[int, ...]], ...]
    folded: dict[str, str]
    patterns: tuple[Pattern, ...]


def shapes_of(codes: Sequence[str]) -> Shapes:
    """Return the shapes of these codes."""
    return Shapes(
        longest=max(map(len, codes), default=0),
        alphabet="".join(sorted({c for code in codes for c in _joined(code)})),
        numbered=_numbered(codes),
        folded=_folded(codes),
        patterns=tuple(_patterns(codes)),
    )


def messages_of(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return the literal texts that the service sends, each with its code."""
    live = [entry for entry in catalogue.entries if not entry.removed]
    return [(text, entry.code) for entry in live for text in entry.message]


def _joined(code: str) -> str:
    """Return a code in capitals without what is no letter or digit, but for a sign in front."""
    return re.sub("(?!^[-+])[^0-9A-Z]", "", code.upper())


def _split(code: str) -> tuple[str, str]:
    """Return what stands before a code's last number, and that number."""
    prefix = code.rstrip("0123456789")
    return prefix, code[len(prefix) :]


def _numbered(codes: Iterable[str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    widths: dict[str, Counter[int]] = defaultdict(Counter)
    for code in codes:
        prefix, number = _split(code)
        if number and prefix[:1] not in ("-", "+") and prefix.isascii():
            widths[_joined(prefix)][len(number)] += 1
    common = sorted(widths, key=lambda prefix: (-widths[prefix].total(), prefix))[:MOST_PREFIXES]
    common.sort(key=lambda prefix: (-len(prefix), prefix))
    return tuple((prefix, tuple(sorted(widths[prefix]))) for prefix in common)


def _folded(codes: Iterable[str]) -> dict[str, str]:
    spelled: dict[str, set[str]] = defaultdict(set)
    known = {*codes, ""}
    for code in filter(str.isascii, codes):
        for text in {code.upper(), _joined(code)} - known:
            spelled[text].add(code)
    return {text: "\n".join(sorted(of)) for text, of in sorted(spelled.items())}


def _patterns(codes: Sequence[str]) -> list[Pattern]:
    if _may_overlap({re.sub("[0-9]", "0", code) for code in codes}):
        return [_bounded("", _alternatives(sorted(codes)))]
    shapes = defaultdict(list)
    for code in codes:
        prefix, number = _split(code)
        shapes[prefix, len(number)].append(code)
    large = [s for s in shapes if all(s) and len(shapes[s]) >= FEWEST_OF_A_SHAPE]
    large = sorted(large, key=lambda shape: (-len(shapes[shape]), shape))[:MOST_SHAPES]
    patterns = [_bounded(prefix, f"[0-9]{{{width}}}") for prefix, width in sorted(large)]
    rest = [code for shape, members in shapes.items() if shape not in large for code in members]
    by_first = defaultdict(list)
    for code in sorted(rest):
        by_first[code[0]].append(code)
    return patterns + [_of_words(words) for _, words in sorted(by_first.items())]


def _may_overlap(codes: Set[str]) -> bool:
    """Tell whether two codes can share a part of a text, so that one pattern must find both.

    Only at a sign inside a code can another code begin or end. Digits are alike here, as they
    are to a pattern.
    """
    if any(len(SIGN.findall(code)) > MOST_SIGNS for code in codes):
        return True
    heads = {head for code in codes for head in _heads(code)}
    for code in codes:
        tails = [code[sign.end() :] for sign in SIGN.finditer(code)]
        if any(tail and tail in heads for tail in tails):
            return True
        if any(head in codes for text in (code, *tails) for head in _heads(text) if head != code):
            return True
    return False


def _heads(text: str) -> list[str]:
    """Return the text, and what of it stands before each of its signs."""
    return [text, *(text[: sign.start()] for sign in SIGN.finditer(text))]


def _of_words(words: list[str]) -> Pattern:
    shared = words[0]
    while not all(word.startswith(shared) for word in words):
        shared = shared[:-1]
    few = words if len(words) < FEWEST_OF_A_SHAPE else ()  # the expression names them already
    return _bounded(shared, _alternatives([word[len(shared) :] for word in words]), few)


def _bounded(start: str, rest: str, words: Sequence[str] = ()) -> Pattern:
    """Return a pattern for `start` and `rest` with nothing of a word on either side.

    The literal comes first and the look-behind after it: so `re` jumps from one occurrence of
    the literal to the next.
    """
    literal = re.escape(start)
    return start, f"{literal}(?<!{EDGE}{literal}){rest}(?!{EDGE})", tuple(words)


def _alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, longest first, as a tree of what they share."""
    branches: dict[str, list[str]] = defaultdict(list)
    optional = ""
    for word in words:
        if word:
            branches[word[0]].append(word[1:])
        else:
            optional = "?"
    if not branches:
        return ""
    parts = [re.escape(first) + _alternatives(rest) for first, rest in branches.items()]
    if len(parts) == 1 and not optional:
        return parts[0]
    return f"(?:{'|'.join(parts)}){optional}"
