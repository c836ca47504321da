"""Finds tokens, keys and passwords that nobody named by their shape and by what they follow."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from errdex.engine.tables import limit
from errdex.redaction.edits import Edit, secret_at
from errdex.redaction.readings import Reading
from errdex.redaction.token_shapes import WORD, WORDS_IN_ONE, is_encoded

_MIXED = re.compile(
    f"([A-Za-z0-9]{{{limit('characters_of_a_mixed_word')},}})(?:={{1,2}}(?=[ \t\r\n.,;)]|$))?"
)
_COMPACT_DATE = re.compile("(?:19|20)[0-9]{6}T[0-9]{6}Z?")
_KEY_ID = re.compile("(?:AKIA|ASIA)[A-Z0-9]{12,}")
"""A token that may have letters alone."""
_PRIVATE_KEY = re.compile(
    "-BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----([^-]+(?:-(?!-)[^-]+)*)"
    "|---- BEGIN SSH2 [A-Z ]{0,30}PRIVATE KEY ----([^-]+(?:-(?!-)[^-]+)*)"
    "|Private-Lines: [0-9]{1,4}\r?\n((?:[^ :\r\n]{1,100}\r?\n){1,200})"
)
_USER = re.compile(
    "(?:[^/? \t\r\n\"'<>]{1,200}"
    "|[^/?#: \t\r\n\"'<>]{0,100}:(?!(?:80|443|[0-9]{4,5})[/?])[^ \t\r\n@\"'<>]{1,200})@"
)
_REACH_OF_USER = 302  # characters
_VARIABLE = (
    "(?:\\{{1,2} ?[A-Za-z_.-]{1,60} ?\\}{1,2}|\\$\\{[A-Za-z_.-]{1,60}\\}|\\$[A-Z][A-Z_]{1,60}"
    "|<[A-Za-z_-]{1,60}>|%s)"
)
_TEMPLATE = re.compile(f"{_VARIABLE}(?::{_VARIABLE})?@")
"""What is filled in before somebody signs in."""
_START_OF_PATH = re.compile("/[^ \t\r\n]*@")
_PART = re.compile(f"[A-Za-z0-9]{{{limit('characters_of_a_hidden_part')},}}")
_PLAIN_WORD = re.compile("[A-Z]?[a-z]*[0-9]{0,8}|[A-Z]+[0-9]{0,8}|[0-9]+")


def find_tokens(reading: Reading, codes: Collection[str]) -> Iterator[Edit]:
    """Yield the edits that cut tokens and take out what precedes the host of a URL."""
    text = reading.text
    unnamed = reading.unidentified
    for start, end in reading.tokens:
        if text[start:end] not in codes:
            yield _cut(reading, start, end)
    for found in _MIXED.finditer(unnamed):
        if _is_mixed(found[1]) and found[1] not in codes:
            yield _cut(reading, *found.span())
    for found in _PRIVATE_KEY.finditer(text):
        yield secret_at(reading.span(*found.span(found.lastindex or 0)))
    for start, end in user_spans(reading):
        yield secret_at(reading.span(start, end))


def token_parts(reading: Reading) -> Iterator[str]:
    """Yield parts of tokens that do not look like one by themselves, nor like words.

    A reader splits a token at its signs, has a blank for its plus sign, or lower-cases it.
    """
    text = reading.text
    for start, end in reading.tokens:
        word = _PLAIN_WORD if is_encoded(text[start:end]) else WORDS_IN_ONE
        for part in _PART.findall(text, start, end):
            is_word = word.fullmatch(part) and not _KEY_ID.fullmatch(part)
            if not (_MIXED.match(part) and _is_mixed(part)) and not is_word:
                yield part


def user_spans(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where names and passwords precede the host of a URL, or begin a path."""
    text = reading.text
    at = text.find("://")
    while at >= 0:
        at += 3
        has_end = text.find("@", at, at + _REACH_OF_USER) >= 0
        found = _user(reading, at) if has_end else None
        if found:
            if not _TEMPLATE.fullmatch(text, at, found.end()):
                yield at, found.end() - 1
            at = found.end()
        at = text.find("://", at)
    path = _START_OF_PATH.match(text)
    if path and path.end() > 2:
        yield 1, path.end() - 1


def _user(reading: Reading, at: int) -> re.Match[str] | None:
    sealed = reading.nesting.bare(at - 1)
    return _USER.match(sealed, at) or _USER.match(reading.text, at)


def _is_mixed(word: str) -> bool:
    return not (WORD.fullmatch(word) or word.isalpha() or word.isdecimal()) and not (
        _COMPACT_DATE.fullmatch(word)
    )


def _cut(reading: Reading, start: int, end: int) -> Edit:
    """Return the edit that leaves the start of a token and its length."""
    token = reading.text[start:end]
    return Edit(*reading.span(start, end), "token", f"{token[:4]}...({len(token)})")
