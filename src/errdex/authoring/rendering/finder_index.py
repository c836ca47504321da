"""The finder's index: what the site's script needs to find a code by anything, in little space."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.format.entry_parts import Symptom
from errdex.authoring.rendering import sizes
from errdex.authoring.rendering.answers import Answers
from errdex.authoring.rendering.code_shapes import messages_of, shapes_of
from errdex.authoring.rendering.diagnosis_data import aliases_of, cut_addresses, undocumented_of
from errdex.authoring.rendering.findable_pages import findable_pages
from errdex.authoring.rendering.status_words import status_words

SIGNS = "".join(chr(n) for n in range(35, 127) if chr(n) != "\\")
"""The character of each number; larger numbers continue from U+00A1."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

END, TIER, VERBATIM = SIGNS[0], "!", " "
"""Markers in a row's shape; no part is empty, so the character for no words ends a row."""

_SPAN = re.compile(r"`([^`]+)`")
_NAME = re.compile(r"[^\W\d_][\w-]{2,}")
_CAPITALISED = re.compile("[A-Z][a-z]*")
_WORD = re.compile(r"\w+(?:['.-]\w+)*")


@dataclass(frozen=True)
class _Texts:
    """What a code or a symptom can be found by.

    Attributes:
        title: Its title.
        parts: Tiers of parts, the most important tier first: keywords and statuses; what it says;
            names in its advice, and those of its statuses.
    """

    title: str
    parts: tuple[Iterable[str], Iterable[str], Iterable[str]]

    @cached_property
    def tiers(self) -> list[list[tuple[str, ...]]]:
        """The words of each part, by tier."""
        return [[tuple(_WORD.findall(part.lower())) for part in tier] for tier in self.parts]


def _texts_of_code(entries: Sequence[Entry], codes: Collection[str]) -> _Texts:
    """Return the texts of a code; a status that is itself a code leads to that one alone."""
    statuses = [words for entry in entries for words in status_words(entry)]
    keywords = [word for entry in entries for word in entry.keywords]
    keywords += [
        phrase for words in statuses if words.status not in codes for phrase in words.phrases[:2]
    ]
    said = [text for entry in entries for text in (*entry.message, *_messages(entry))]
    said += _names(text for entry in entries for text in (entry.title, entry.description))
    said += [entry.description for entry in entries]
    done = [text for entry in entries for text in _advice(entry)]
    title = " / ".join(dict.fromkeys(entry.title for entry in entries))
    named = [words.name for words in statuses if words.name]
    advice = [*_names(done), *dict.fromkeys(named)]
    return _Texts(title, (dict.fromkeys(keywords), dict.fromkeys(said), advice))


def _texts_of_symptom(symptom: Symptom) -> _Texts:
    done = [*symptom.tell_apart, *(step.do for step in symptom.remediation)]
    said = dict.fromkeys([symptom.id.replace("-", " "), symptom.description])
    return _Texts(symptom.title, (dict.fromkeys(symptom.words), said, _names(done)))


def index_script(catalogue: Catalogue, answers: Answers) -> str:
    """Return a script that sets `errdexFinderIndex`; `browser/finder/index.mjs` reads it.

    A script, not JSON, because pages opened as files may load only scripts. It contains
    `codes` and `words`, each sorted and without the prefix shared with the one before; `texts`, the
    words of each code, then of each of the `symptoms`, as numbers; `marks`, a letter for each
    code's severity; `pages`, each a title, an address and names; `pointers`, the field that a code
    points to; `asides`, who acts and whether to send again, and `aside`, which of them each code
    and symptom has; and what matching needs: `where`, the paths of each field; `aliases` and
    `undocumented` codes; `cut`, addresses that are no whole codes; `url` of the site; `sets`, the
    fields in which codes are in use and were before, and `in`, the set of each code; `messages`;
    and what the codes look like.
    """
    codes = catalogue.codes
    texts = [_texts_of_code(catalogue.by_code[code], catalogue.by_code) for code in codes]
    texts += [_texts_of_symptom(symptom) for symptom in catalogue.symptoms]
    rows = _within(sizes.MOST_WORDS, texts)
    numbers, words = _numbered(word for row in rows for part in row.parts for word in part)
    order = [divmod(numbers[w], len(SIGNS)) for row in rows for part in row.parts for w in part]
    sets = sorted({_fields(catalogue, code) for code in codes})
    aside = [_aside(answers, catalogue.by_code[code]) for code in codes]
    aside += [_aside(answers, [symptom]) for symptom in catalogue.symptoms]
    asides = list(dict.fromkeys(aside))
    shapes = shapes_of([*codes, *catalogue.by_alias])
    data = {
        "codes": _shared(codes, "\n"),
        "symptoms": [symptom.id for symptom in catalogue.symptoms],
        "pages": [[page.title, page.path, *page.words] for page in findable_pages(catalogue)],
        "pointers": {one.code: one.points_to for one in catalogue.entries if one.points_to},
        "asides": asides,
        "aside": "".join(_sign(asides.index(one)) for one in aside),
        "marks": "".join(_mark(catalogue, code) for code in codes),
        "where": {name: field.where for name, field in catalogue.fields.items()},
        "aliases": aliases_of(catalogue),
        "undocumented": undocumented_of(catalogue),
        "cut": cut_addresses(catalogue),
        "url": catalogue.url,
        "sets": sets,
        "in": "".join(_sign(sets.index(_fields(catalogue, code))) for code in codes),
        "messages": messages_of(catalogue),
        "numbered": shapes.numbered,
        "alphabet": shapes.alphabet,
        "longest": shapes.longest,
        "words": words,
        "shapes": "".join(row.shape for row in rows),
        "heads": "".join(_sign(head) for head, _ in order),
        "tails": "".join(_sign(tail) for _, tail in order),
    }
    return f"globalThis.errdexFinderIndex = {json.dumps(data, ensure_ascii=False)};\n"


def _messages(entry: Entry) -> Iterator[str]:
    """Yield the sentences next to the code in the JSON of its examples."""
    for example in entry.examples:
        for start in re.finditer(r"\{", example.text):
            try:
                value, _ = json.JSONDecoder().raw_decode(example.text, start.start())
            except ValueError:
                continue
            if entry.code in value.values():
                yield from (text for text in value.values() if _is_sentence(text))


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and (" " in value.strip() or not value.isascii())


def _names(texts: Iterable[str]) -> list[str]:
    """Return the names of headers and parameters between backticks."""
    spans = (span for text in texts for span in _SPAN.findall(text))
    return list(dict.fromkeys(name for span in spans for name in _NAME.findall(span)))


def _advice(entry: Entry) -> Iterator[str]:
    yield from entry.cause
    yield from (step.do for step in entry.remediation)


def _mark(catalogue: Catalogue, code: str) -> str:
    """Return the first letter of a code's severity; a capital if any entry means success.

    The letter is `r` for a code no longer in use, `s` if its first meaning is success, and `d` for
    a draft without a severity.
    """
    entry = catalogue.find(code)
    assert entry
    letter = "r" if entry.removed else "s" if entry.success else (entry.severity or "draft")[0]
    return letter.upper() if any(one.success for one in catalogue.by_code[code]) else letter


def _aside(answers: Answers, subjects: Sequence[Entry | Symptom]) -> tuple[str, str]:
    """Return who acts, and whether to send again: of a code in several fields each once.

    Of a draft without either there is nothing, as the hit is called a draft already.
    """
    found = [(subject, one) for subject in subjects if (one := answers.of(subject))]
    who = dict.fromkeys(one.who_acts for subject, one in found if _says_who(subject))
    again = dict.fromkeys(one.send_again for _, one in found)
    return " / ".join(who), " / ".join(again)


def _says_who(subject: Entry | Symptom) -> bool:
    return bool(subject.owner or subject.remediation or getattr(subject, "success", False))


def _fields(catalogue: Catalogue, code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields in which a code is in use, and those in which it was."""
    entries = catalogue.by_code[code]
    live = tuple(entry.field for entry in entries if not entry.removed)
    return live, tuple(entry.field for entry in entries if entry.removed)


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of a code.

    Attributes:
        shape: The length of each part as a character; markers say that the title starts with a word
            kept as it is, and where a tier and the row end.
        parts: The words; the first part is the title.
    """

    shape: str
    parts: list[tuple[str, ...]]


def _within(most: int, texts: list[_Texts]) -> list[_Row]:
    """Return the words of each code, no more than fit; titles are always complete."""
    titles = sum(len(text.title.split()) for text in texts)
    room = max(0, most - titles) // max(1, len(texts))
    parts = (part for text in texts for tier in text.tiers for part in tier)
    often = Counter(chain.from_iterable(parts))
    return [_row(text, room, often) for text in texts]


def _row(text: _Texts, room: int, often: Counter[str]) -> _Row:
    first, *others = text.title.split()
    capital = _CAPITALISED.fullmatch(first) is not None  # the same word as `first` elsewhere
    parts = [(first.lower() if capital else first, *others)]
    shape = VERBATIM * (not capital) + _sign(len(parts[0]))
    for number, tier in enumerate(text.tiers):
        shape += TIER
        later = any(text.tiers[number + 1 :])
        share = (room + 1) // 2 if later else room  # if room is short, no tier takes it all
        for part in tier:
            if kept := _rarest(part, share, often):
                share -= len(kept)
                room -= len(kept)
                parts.append(kept)
                shape += _sign(len(kept))
    return _Row(shape.rstrip(TIER) + END, parts)


def _rarest(words: tuple[str, ...], room: int, often: Counter[str]) -> tuple[str, ...]:
    """Return the most distinctive words, as many as there is room for, in their order."""
    if not 0 < room < len(words):
        return words[:room]
    order = sorted(range(len(words)), key=lambda n: (often[words[n]], n))
    return tuple(words[n] for n in sorted(order[:room]))


def _numbered(words: Iterable[str]) -> tuple[dict[str, int], list[str]]:
    """Return the number of each word, and the words in the order of their numbers.

    Frequent words come first, since small numbers pack well; words of equal frequency are sorted,
    so that neighbours share long prefixes.
    """
    counted = Counter(words)
    order = sorted(counted, key=lambda word: (-counted[word], word))
    bands = []
    size = len(SIGNS)
    while order:
        band, order = sorted(order[:size]), order[size:]
        bands.append(band)
        size *= 2
    numbers = {word: number for number, word in enumerate(chain.from_iterable(bands))}
    return numbers, [_shared(band) for band in bands]


def _sign(number: int) -> str:
    return SIGNS[number] if number < len(SIGNS) else chr(0xA1 + number - len(SIGNS))


def _shared(words: Sequence[str], between: str = " ") -> str:
    """Return words, each as the length of the prefix shared with the last, and the rest."""
    texts = []
    before = ""
    for word in words:
        shared = _shared_length(before, word)
        texts.append(DIGITS[shared] + word[shared:])
        before = word
    return between.join(texts)


def _shared_length(one: str, other: str) -> int:
    """Return the length of the common prefix of two words, at most what one digit can express.

    Characters that JavaScript counts as two are not shared.
    """
    most = min(len(one), len(other), len(DIGITS) - 1)
    length = 0
    while length < most and one[length] == other[length] < "\U00010000":
        length += 1
    return length
