"""What the codes of a catalogue look like, so that a module can fold, suggest and find them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EDGE = "[0-9A-Za-z_]"
MOST_PREFIXES = 24  # suggestions try each of them, whatever the catalogue's size
MOST_SHAPES = 12
FEWEST_OF_A_SHAPE = 4


@dataclass(frozen=True, slots=True)
class Shapes:
    """Constants that the generated module needs.

    Attributes:
        longest: Length of the longest code.
        alphabet: The characters of folded codes.
        numbered: Prefixes of codes that end in a number, longest first, and the numbers' widths.
        folded: Folded spellings and the code that each stands for, where they differ.
        patterns: Pairs of a text and a regular expression; a code that the expression finds
            contains that text.
    """

    longest: int
    alphabet: str
    numbered: tuple[tuple[str, tuple[int, ...]], ...]
    folded: dict[str, str]
    patterns: tuple[tuple[str, str], ...]


def shapes_of(codes: Sequence[str]) -> Shapes:
    """Return the shapes of these codes."""
    return Shapes(
        longest=max(map(len, codes), default=0),
        alphabet="".join(sorted({c for code in codes for c in _joined(code)})),
        numbered=_numbered(codes),
        folded=_folded(codes),
        patterns=tuple(_patterns(codes)),
    )


def _joined(code: str) -> str:
    return re.sub("[^0-9A-Z]", "", code.upper())


def _split(code: str) -> tuple[str, str]:
    """Return what stands before a code's last number, and that number."""
    number = re.search("[0-9]*$", code)
    digits = number.group() if number else ""
    return code[: len(code) - len(digits)], digits


def _numbered(codes: Iterable[str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    widths: dict[str, Counter[int]] = defaultdict(Counter)
    for code in codes:
        prefix, number = _split(code)
        if number:
            widths[_joined(prefix)][len(number)] += 1
    common = sorted(widths, key=lambda prefix: (-widths[prefix].total(), prefix))[:MOST_PREFIXES]
    common.sort(key=lambda prefix: (-len(prefix), prefix))
    return tuple((prefix, tuple(sorted(widths[prefix]))) for prefix in common)


def _folded(codes: Iterable[str]) -> dict[str, str]:
    spelled: dict[str, set[str]] = defaultdict(set)
    known = set(codes)
    for code in codes:
        for text in {code.upper(), _joined(code)} - known:
            spelled[text].add(code)
    return {text: min(of) for text, of in sorted(spelled.items()) if len(of) == 1}


def _patterns(codes: Sequence[str]) -> list[tuple[str, str]]:
    shapes = defaultdict(list)
    for code in codes:
        prefix, number = _split(code)
        shapes[prefix, len(number)].append(code)
    large = sorted(shapes, key=lambda shape: (-len(shapes[shape]), shape))[:MOST_SHAPES]
    large = [s for s in large if s[1] and s[0] and len(shapes[s]) >= FEWEST_OF_A_SHAPE]
    patterns = [_bounded(prefix, f"[0-9]{{{width}}}") for prefix, width in sorted(large)]
    rest = [code for shape, members in shapes.items() if shape not in large for code in members]
    by_first = defaultdict(list)
    for code in sorted(rest):
        by_first[code[0]].append(code)
    return patterns + [_of_words(words) for _, words in sorted(by_first.items())]


def _of_words(words: list[str]) -> tuple[str, str]:
    shared = words[0]
    while not all(word.startswith(shared) for word in words):
        shared = shared[:-1]
    return _bounded(shared, _alternatives([word[len(shared) :] for word in words]))


def _bounded(start: str, rest: str) -> tuple[str, str]:
    """Return a pattern for `start` and `rest` with nothing of a word on either side.

    The literal comes first and the look-behind after it: so `re` jumps from one occurrence of
    the literal to the next.
    """
    literal = re.escape(start)
    return start, f"{literal}(?<!{EDGE}{literal}){rest}(?!{EDGE})"


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
    return f"(?:{'|'.join(parts)}){optional}"
