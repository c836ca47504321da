"""Takes secrets, tokens and long numbers out of any text, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import starmap

from errdex.redaction.edits import Edit, apply, joined, secrets_at, token_at
from errdex.redaction.numbers import find_numbers
from errdex.redaction.readings import Reading
from errdex.redaction.secrets import Folded, Secrets
from errdex.redaction.tokens import find_tokens

_NUMBER = re.compile("[+]?[0-9]{1,20}")
"""Digits alone, fewer than a token has characters."""


class Masker:
    """Masks texts.

    Args:
        secrets: Texts that are never shown; those below 6 characters are passed over.
        codes: A catalogue's codes, which stay.
        token_parts: Parts of tokens, as `token_parts` of `redaction/tokens` gives them.
    """

    def __init__(
        self,
        secrets: Collection[str] = (),
        codes: Collection[str] = (),
        token_parts: Collection[str] = (),
    ) -> None:
        self._texts = secrets
        self._parts = token_parts
        self._codes = codes

    @cached_property
    def _secrets(self) -> Secrets:
        return Secrets(self._texts)

    @cached_property
    def _token_parts(self) -> Secrets:
        return Secrets(self._parts, encoded=False)

    def find(self, reading: Reading) -> Iterator[Edit]:
        """Yield what must not be shown of a text."""
        yield from self._find_written(reading)
        if reading.bytes.text:
            edits = joined(self._find_written(Reading(reading.bytes.text)))
            yield from secrets_at(starmap(reading.span, reading.bytes.holding(edits)))

    def _find_written(self, reading: Reading) -> Iterator[Edit]:
        yield from self.find_tokens(reading)
        yield from find_numbers(reading, self._codes)

    def find_tokens(self, reading: Reading) -> Iterator[Edit]:
        """Yield what must not be shown of a text, but for the numbers in it."""
        folded = Folded(reading)
        yield from secrets_at(self._secrets.find(folded))
        yield from find_tokens(reading, self._codes)
        yield from map(token_at, self._token_parts.find(folded))

    def mask(self, text: str) -> str:
        """Return a text without the secrets, the tokens and the long numbers in it."""
        return apply(joined(self.find(Reading(text))), text)

    def mask_tokens(self, text: str) -> str:
        """Return a text without the secrets and the tokens in it."""
        is_number = _NUMBER.fullmatch(text) is not None
        if is_number and not (self._secrets.may_be_in(text) or self._token_parts.may_be_in(text)):
            return text
        return apply(joined(self.find_tokens(Reading(text))), text)
