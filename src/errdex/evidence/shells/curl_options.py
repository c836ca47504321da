"""curl's command-line options: which of them take a value, and how words become options."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from errdex.engine.sentences import say
from errdex.engine.tables import list_of, map_of
from errdex.evidence.shells.command_words import Word

# The long options for HTTP that take a value, as curl 7.88 and 8 have them; --proxy-... as well.
# The three for other protocols have letters: -POST is a typo that curl reads as -P OST.
_WITH_VALUE = frozenset(list_of("curl_options_with_value"))
_LETTERS = map_of("curl_letters")
_DASHES = re.compile("[\u2010-\u2015\u2212]+-?")

Option = tuple[str, Word]
"""A long name (`url` for an argument that is not an option) and its value."""


def read_options(words: Sequence[Word], note: Callable[[str], None]) -> Iterator[Option]:
    """Yield the options of a curl command in order.

    Args:
        words: The command without the program's name.
        note: Called with what the reader should know.
    """
    rest = iter(words)
    for word in rest:
        text = _with_hyphens(word.text, note)
        if not text.startswith("-") or text == "-":
            yield "url", word
        elif text.startswith("--"):
            yield from _long(text[2:], word, rest, note)
        else:
            yield from _cluster(text, word, rest, note)


def _takes_value(name: str) -> bool:
    return name.removeprefix("proxy-") in _WITH_VALUE


def _with_hyphens(text: str, note: Callable[[str], None]) -> str:
    dashes = _DASHES.match(text)
    if not dashes:
        return text
    note(say("dash_as_hyphens"))
    name = text[dashes.end() :]
    return ("-" if len(name) == 1 else "--") + name


def _long(
    text: str, word: Word, rest: Iterator[Word], note: Callable[[str], None]
) -> Iterator[Option]:
    name, equals, value = text.partition("=")
    plain = name.removeprefix("expand-")
    if not _takes_value(plain):
        yield name, Word("")
    elif equals:
        note(say("option_with_equals"))
        yield plain, Word(value, word.replaced)
    else:
        yield from _valued(plain, rest, note, expanded=plain != name)


def _valued(
    name: str, rest: Iterator[Word], note: Callable[[str], None], expanded: bool = False
) -> Iterator[Option]:
    value = next(rest, None)
    if value is None:
        note(say("last_option_without_value"))
        yield "unfinished", Word(name)
    else:
        yield name, Word(value.text, value.replaced or expanded)


def _cluster(
    text: str, word: Word, rest: Iterator[Word], note: Callable[[str], None]
) -> Iterator[Option]:
    """Yield the options of a word such as `-sSXPOST`."""
    for at, letter in enumerate(text[1:], 2):
        name = _LETTERS.get(letter, letter)
        if not _takes_value(name):
            yield name, Word("")
        elif text[at:]:
            yield name, Word(text[at:], word.replaced)
            return
        else:
            yield from _valued(name, rest, note)
