"""Finds tokens, keys and passwords that nobody named by their shape and by what they follow."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from errdex.engine.tables import limit
from errdex.redaction.edits import Edit, secret_at
from errdex.redaction.readings import Reading

_LONG = re.compile(f"[A-Za-z0-9+/_-]{{{limit('characters_of_a_token')},}}={{0,2}}")
_MIXED = re.compile(f"[A-Za-z0-9]{{{limit('characters_of_a_mixed_word')},}}")
_SIGN = re.compile("[+/=_-]")
_CAPITAL, _SMALL = re.compile("[A-Z]"), re.compile("[a-z]")
_WORD = re.compile("[A-Za-z]{0,20}[0-9]{0,8}")
_COMPACT_DATE = re.compile("(?:19|20)[0-9]{6}T[0-9]{6}Z?")
_SHAPED = re.compile(
    "eyJ[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*){0,4}"
    "|(?:AKIA|ASIA)[A-Z0-9]{12,}"
    "|(?:gh[opsru]_|github_pat_|glpat-|xox[abeprs]-|[rsp]k_(?:live|test)_|sk-|AIza|ya29\\.|SG\\."
    "|4/0A|1//0)[A-Za-z0-9._/-]{6,}"
    "|(?<![A-Za-z])(?:[Bb]earer|BEARER|[Bb]asic|BASIC|[Tt]oken)[ \t]+"
    "(?P<bare>[A-Za-z0-9._~+/-]{6,}=*)"
)
_USER = re.compile(
    "://(?:(?P<plain>[^/?# \t\r\n\"'<>]{1,200})"
    "|(?P<slashed>[^/?#@: \t\r\n\"'<>]{1,100}:(?![0-9]{1,5}[/?#])[^ \t\r\n@\"'<>]{1,200}))@"
)
_START_OF_PATH = re.compile("/[^ \t\r\n]*@")
_ONE_WORD = re.compile("[A-Za-z][a-z]*")


def find_tokens(reading: Reading, codes: Collection[str]) -> Iterator[Edit]:
    """Yield the edits that cut tokens and take out what stands before the host of a URL."""
    text = reading.text
    for found in _SHAPED.finditer(text):
        if found["bare"] is None:
            yield _cut(reading, found.start(), found.end())
        elif not _ONE_WORD.fullmatch(found["bare"]):
            yield _cut(reading, found.end() - len(found["bare"]), found.end())
    for found in _LONG.finditer(text):
        if not _is_words(found.group()):
            yield _cut(reading, found.start(), found.end())
    for found in _MIXED.finditer(text):
        if _is_mixed(found.group()) and found.group() not in codes:
            yield _cut(reading, found.start(), found.end())
    for start, end in user_spans(text):
        yield secret_at(reading.span(start, end))


def user_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names and passwords stand before the host of a URL, or at the start of a path."""
    for found in _USER.finditer(text):
        yield found.start() + 3, found.end() - 1
    path = _START_OF_PATH.match(text)
    if path and path.end() > 2:
        yield 1, path.end() - 1


def _is_words(token: str) -> bool:
    """Tell whether a token is words and small numbers joined by signs, as in a path."""
    is_encoded = "+" in token or (token[-1] == "=" and len(token) % 4 == 0)
    if is_encoded and _CAPITAL.search(token) and _SMALL.search(token):
        return False  # Base64 without a digit
    return all(map(_WORD.fullmatch, _SIGN.split(token)))


def _is_mixed(word: str) -> bool:
    return not (_WORD.fullmatch(word) or word.isalpha() or word.isdecimal()) and not (
        _COMPACT_DATE.fullmatch(word)
    )


def _cut(reading: Reading, start: int, end: int) -> Edit:
    """Return the edit that leaves the start of a token and its length."""
    token = reading.text[start:end]
    return Edit(*reading.span(start, end), "token", f"{token[:4]}...({len(token)})")
