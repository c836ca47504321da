"""Makes what is shown of evidence, so that no secret and no phone number is shown with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from errdex.diagnosis.compiled import Compiled, CompiledChecks
from errdex.diagnosis.private_fields import private_fields_of
from errdex.diagnosis.values import ABSENT, is_text, json_text
from errdex.engine.sentences import say
from errdex.engine.tables import limit
from errdex.redaction.code_forms import has_form
from errdex.redaction.edits import apply, joined, secret_at
from errdex.redaction.masking import Masker
from errdex.redaction.names import Names
from errdex.redaction.numbers import mask_digits
from errdex.redaction.readings import Reading
from errdex.redaction.secrets import SHORTEST

_HEADER = "request.headers."
MODES = ("hide", "phone", "shape")
LONGEST = limit("characters_shown")
"""Characters of a value that are shown."""

_DIGIT = re.compile("[0-9]")
_LETTER = re.compile("[A-Za-z]")
_BEYOND = re.compile("[^\x00-~]")
_HIDDEN = re.compile("[0-9A-Za-z]|[^\x00-~]")
"""What a shape hides."""
_LONG_WORD = re.compile(f"[0-9A-Za-z]{{{SHORTEST},}}")
_PLAIN_WORD = re.compile("[A-Za-z][A-Za-z_-]{0,19}")


class Private(NamedTuple):
    """What no output may show of a paste: passwords that it names, and parts of tokens.

    What is plain is short or a plain word, which is not shown where it is named.
    """

    passwords: Sequence[str] = ()
    token_parts: Sequence[str] = ()
    plain: Sequence[str] = ()


class PlainWords:
    """Secrets that are short or plain words, which are hidden only where they are named.

    Args:
        words: The secrets.
        names: What finds them by their names.
    """

    def __init__(self, words: Collection[str] = (), names: Names | None = None) -> None:
        self._words = frozenset(words)
        self._names = names

    def hide(self, text: str) -> str:
        """Return a text without those of them that it names."""
        reading = Reading(text) if self._words else None
        if not reading or not self._names or not any(map(reading.text.__contains__, self._words)):
            return text
        spans = chain(
            *(
                ((value.start, value.end), *value.tokens)
                for value in self._names.find(reading)
                if value.is_secret
            )
        )
        written = (
            reading.span(*span) for span in spans if reading.text[slice(*span)] in self._words
        )
        return apply(joined(map(secret_at, written)), text)


class Redactor:
    """Turns values of evidence into text, and goes over whatever else may hold a piece of them.

    Args:
        secrets: Texts that are never shown; those below 6 characters are passed over.
        compiled: What the catalogue's checks compile to.
        codes: The catalogue's codes.
        forms: The forms of those that do not mean success.
        find_private: Returns what else is not shown. It is called once something is to be shown.
        names: What finds secrets by their names.
    """

    def __init__(
        self,
        secrets: Collection[str],
        compiled: CompiledChecks,
        codes: Collection[str] = (),
        forms: frozenset[str] = frozenset(),
        find_private: Callable[[], Private] = Private,
        names: Names | None = None,
    ) -> None:
        self._secrets = secrets
        self._codes = codes
        self._find_private = find_private
        self._names_of_secrets = names
        self._forms = forms
        self._compiled = compiled

    @cached_property
    def _private(self) -> Private:
        return self._find_private()

    @cached_property
    def _masker(self) -> Masker:
        secrets = [*self._secrets, *self._private.passwords]
        return Masker(secrets, self._codes, self._private.token_parts)

    @cached_property
    def _plain(self) -> PlainWords:
        return PlainWords(self._private.plain, self._names_of_secrets)

    @cached_property
    def _names(self) -> Names:
        return Names((), _words_in(self._compiled))

    def show(self, value: Any, mode: str) -> str:
        """Return what may be shown of a value.

        Args:
            value: Text, another JSON value, or `ABSENT`.
            mode: `hide` gives the length alone, `phone` the ends of numbers, `shape` tells digits,
                letters and signs apart and no more, `word` does so where the value is none of the
                words that the checks look for; empty gives the value.
        """
        if value is ABSENT:
            return say("value_absent")
        if value == "":
            return say("value_empty")
        if value is None or isinstance(value, bool):
            return json_text(value)
        if mode == "phone":
            items = value[:LONGEST] if isinstance(value, list) else [value]
            return _cut(", ".join([self._phone(_text(item)) for item in items]))
        if mode == "hide":
            return say("value_hidden", count=len(_text(value)))
        if mode == "shape":  # a list of more items than that is longer than what is shown
            return _form(_text(value, LONGEST)[: LONGEST + 1])
        text = _text(value)
        masked = self.mask(text)
        is_hidden = (
            mode == "word" and masked != say("value_secret") and not self._names.is_word(text)
        )
        return _form(text) if is_hidden else _cut(masked)

    def mask(self, text: str) -> str:
        """Return text without the secrets, the tokens and the long numbers in it."""
        return text and self._masker.mask(self._plain.hide(text))

    def show_code(self, text: str) -> str:
        """Return what may be shown of a text in the place of a code: one of another form is none.

        It may be a one-time code, a number or a token.
        """
        masked = self._masker.mask_tokens(text)
        has_number = self._masker.mask(text) != masked
        is_code = not has_number and (has_form(text, self._forms) or _PLAIN_WORD.fullmatch(text))
        is_cut = masked != text and not any(map(self._may_be_secret, _LONG_WORD.findall(masked)))
        return _cut(masked) if is_cut or is_code else _form(text)

    def _may_be_secret(self, word: str) -> bool:
        return not (word.isalpha() or word.isdigit() or has_form(word, self._forms))

    def show_item(self, text: str) -> str:
        """Return what may be shown of the number or the id of an item."""
        return _cut(self._phone(text))

    def _phone(self, text: str) -> str:
        masked = self._masker.mask_tokens(self._plain.hide(text))
        return _BEYOND.sub("*", mask_digits(masked))


def names_of(compiled: Compiled, forms: frozenset[str]) -> Names:
    """Return what finds values by their names, by a catalogue's checks and the forms of codes."""
    sources = [one for fact in compiled["facts"].values() for one in fact]
    headers = [
        one["from"].removeprefix(_HEADER) for one in sources if one.get("parse") == "auth_params"
    ]
    return Names(headers, _words_in(compiled), forms, private_fields_of(compiled))


def _words_in(compiled: CompiledChecks) -> list[str]:
    """Return the texts that a catalogue's checks compare values with."""
    predicates = [tuple(one) for check in compiled["checks"] for one in check["must"]]
    predicates += [tuple(one[1:]) for guard in compiled["guards"].values() for one in guard]
    words: dict[str, None] = {}
    for name, argument in predicates:
        if name in ("equal", "one_of"):
            words.update(dict.fromkeys(_texts(argument)))
    return list(words)


def _form(text: str) -> str:
    """Return the shape of a text, told apart from a text that is shown as it is."""
    form = _cut(shape(text))
    return say("value_form", form=form) if _HIDDEN.search(text) else form


def shape(text: str) -> str:
    """Return text in which digits, letters and other characters are told apart and no more."""
    return _BEYOND.sub("*", _LETTER.sub("a", _DIGIT.sub("9", text)))


def _texts(argument: object) -> Iterable[str]:
    items = argument if isinstance(argument, list) else [argument]
    return [item for item in items if isinstance(item, str)]


def _text(value: Any, most: int | None = None) -> str:
    return str(value) if is_text(value) else json_text(value, most)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
