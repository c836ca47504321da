"""Makes what is shown of evidence, so that no secret and no phone number is shown with it.

`redact` is the only function that turns a value of evidence into text; `mask_leftovers` goes over
whatever else may hold a piece of the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from errdex.diagnosis.values import ABSENT, is_text, json_text
from errdex.engine.sentences import say
from errdex.engine.tables import limit

MODES = ("hide", "phone", "shape")
LONGEST = limit("characters_shown")
"""Characters of a value that are shown."""
FEWEST_DIGITS = limit("digits_of_a_long_number")
"""Of a number that is masked wherever it stands."""
SHORTEST_SECRET = limit("characters_of_a_secret")
"""Characters; anything shorter stands in other text by chance."""

_TOKEN = re.compile("[A-Za-z0-9+/=_-]{24,}")
_SIGN = re.compile("[+/=_-]")
_WORD = re.compile("[A-Za-z]{0,20}[0-9]{0,8}")
_NUMBER = re.compile(f"[0-9]{{{FEWEST_DIGITS},}}")
_DIGIT = re.compile("[0-9]")
_ANY_DIGIT = re.compile("[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]")
_LETTER = re.compile("[A-Za-z]")
_BEYOND = re.compile("[^\x00-~]")


def redact(value: Any, mode: str, secrets: Sequence[str]) -> str:
    """Return what may be shown of a value.

    Args:
        value: Text, another JSON value, or `ABSENT`.
        mode: `hide` gives the length alone, `phone` the ends of numbers, `shape` tells digits,
            letters and signs apart and no more; empty gives the value.
        secrets: Texts that are never shown.
    """
    if value is ABSENT:
        return say("value_absent")
    if value == "":
        return say("value_empty")
    if value is None or isinstance(value, bool):
        return json_text(value)
    if mode == "phone":
        items = value[:LONGEST] if isinstance(value, list) else [value]
        return _cut(", ".join([_phone(_text(item), secrets) for item in items]))
    if mode == "shape":  # a list of more items than that is longer than what is shown
        return _cut(_shape(_text(value, LONGEST)[: LONGEST + 1]))
    if mode == "hide":
        return say("value_hidden", count=len(_text(value)))
    return _cut(mask_leftovers(_text(value), secrets))


def mask_leftovers(text: str, secrets: Sequence[str]) -> str:
    """Return text without the secrets, the long tokens and the long numbers in it.

    Args:
        text: Any text that a piece of evidence may have got into.
        secrets: Texts that are never shown; those below 6 characters are passed over.
    """
    text = _TOKEN.sub(_cut_token, _without(text, secrets))
    return _NUMBER.sub(lambda number: _masked(number.group()), text)


def mask_code(text: str, secrets: Sequence[str]) -> str:
    """Return the text at the place of a code as `mask_leftovers` does, numbers however spelled.

    In other text, a date or an IP address has as many digits with signs between.
    """
    text = _TOKEN.sub(_cut_token, _without(text, secrets))
    return _masked(text) if len(_ANY_DIGIT.findall(text)) >= FEWEST_DIGITS else text


def _text(value: Any, most: int | None = None) -> str:
    return str(value) if is_text(value) else json_text(value, most)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def _shape(text: str) -> str:
    return _BEYOND.sub("*", _LETTER.sub("a", _DIGIT.sub("9", text)))


def _phone(text: str, secrets: Sequence[str]) -> str:
    masked = _masked(_BEYOND.sub("*", _without(text, secrets)))
    return mask_leftovers(masked, ())


def _without(text: str, secrets: Sequence[str]) -> str:
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= SHORTEST_SECRET:
            text = text.replace(secret, say("value_secret"))
    return text


def _cut_token(token: re.Match[str]) -> str:
    """Return the start of a token and its length; words joined by signs, as in a path, stay."""
    text = token.group()
    if all(map(_WORD.fullmatch, _SIGN.split(text))):
        return text
    return f"{text[:4]}...({len(text)})"


def _masked(text: str) -> str:
    """Return text in which of seven digits or more the first few and the last four stay."""
    count = len(_ANY_DIGIT.findall(text))
    if count < 7:
        return text
    first, last = max(0, min(5, count - 8)), count - 4
    numbers = iter(range(count))
    return _ANY_DIGIT.sub(lambda d: d.group() if not first <= next(numbers) < last else "*", text)
