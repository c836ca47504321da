"""Knows tokens by their shape alone: what begins as one, and long runs that are no words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.engine.tables import limit

_SIGNS = "[A-Za-z0-9+/_-]"
_LONG = re.compile(f"(?<!{_SIGNS}){_SIGNS}{{{limit('characters_of_a_token')},}}={{0,2}}")
_SIGN = re.compile("[+/=_-]")
WORD = re.compile("[A-Za-z]{0,20}[0-9]{0,8}")
_CAMEL_CASE = re.compile("[A-Z]?[a-z]{0,20}(?:[A-Z][a-z]{2,20})*[0-9]{0,8}")
_SHAPED = re.compile(
    "[14ABSTbegprstwxy](?=[/AEGIKSaehikloy])"
    "(?:(?<=e)yJ[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*){0,4}"
    "|(?<=A)(?:KIA|SIA)[A-Z0-9]{12,}"
    "|(?:(?<=g)(?:h[opsru]_|ithub_pat_|l(?:pat|dt|rt|ft|ptt|cbt|imt|soat)-)|(?<=x)ox[abeprs]-|(?<=[rsp])k_(?:live|test)_"
    "|(?<=s)k-|(?<=w)hsec_|(?<=A)Iza|(?<=y)a29\\.|(?<=S)G\\.|(?<=4)/0A|(?<=1)//0)[A-Za-z0-9._/-]{6,}"
    "|(?<![A-Za-z].)(?:(?<=[Bb])(?:earer|asic)|(?<=B)(?:EARER|ASIC)|(?<=[Tt])oken)[ \t]+"
    "(?P<bare>(?![^ ]{4}\\.\\.\\.\\([0-9])[A-Za-z0-9._~+/-]{6,}[^ \t\r\n\"'`,;<>(){}\\]\\[]*))"
)
_CRYPT = re.compile(
    "\\$(?:(?<=_sha1\\$)|(?<=_sha(?:256|512)\\$)"
    "|(?:[1-9][a-z]?|g?y|apr1|argon2(?:id?|d)|scrypt|pbkdf2[a-z0-9-]{0,10})\\$)"
    "(?:[A-Za-z0-9./=,+_-]{0,80}\\$){1,4}[A-Za-z0-9./=+_-]{20,200}"
)
"""A hash of a password, with what made it."""
_TILDES = re.compile(
    "(?<![A-Za-z0-9._~/-])[A-Za-z0-9_-]{3,40}~"
    "(?=[^a-z ]{0,80}[a-z])(?=[^A-Z ]{0,80}[A-Z])(?=[^0-9 ]{0,80}[0-9])[A-Za-z0-9._~-]{20,80}"
)
_ONE_WORD = re.compile("[A-Za-z][a-z]*[.:!?]?")
WORDS_IN_ONE = re.compile("[A-Za-z]?[a-z]*(?:[A-Z][a-z]{2,})*[0-9]{0,8}|[A-Z]+[0-9]{0,8}|[0-9]+")


def joined_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Yield where tokens are that may have signs in them."""
    for found in _SHAPED.finditer(text):
        if found["bare"] is None:
            yield found.span()
        elif not _ONE_WORD.fullmatch(found["bare"]):
            yield found.span("bare")
    for found in _CRYPT.finditer(text) if "$" in text else ():
        yield found.span()
    for found in _TILDES.finditer(text) if "~" in text else ():
        yield found.span()
    for found in _LONG.finditer(text):
        if not _is_words(found[0]):
            yield found.span()


def _is_words(token: str) -> bool:
    """Tell whether a token is words and small numbers joined by signs, as in a path."""
    parts = _SIGN.split(token)
    if all(map(_CAMEL_CASE.fullmatch, parts)):
        return True
    if not all(map(WORD.fullmatch, parts)):
        return False
    return not is_encoded(token) or all(map(WORDS_IN_ONE.fullmatch, parts))


def is_encoded(token: str) -> bool:
    """Tell whether a token has signs of Base64, in which a part may look like words."""
    return "+" in token or token[-1] == "="
