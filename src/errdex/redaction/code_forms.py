"""Tells whether a text has the form of a catalogue's codes, or is something else in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from errdex.evidence.text.characters import lower

_JOINTS = re.compile("[ ._-]")
_ZERO = re.compile("o(?=[0-9])|(?<=[0-9])o")
_SIMPLE = re.compile("([a-z]*)([0-9]*)")
_LETTER = re.compile("[a-z]")
_DIGIT = re.compile("[0-9]")


def forms_of(codes: Iterable[str]) -> frozenset[str]:
    """Return the forms that codes have: a word and how many digits follow, or letters and digits.

    A code of a word and digits may have a digit more or less.
    """
    return frozenset(form for code in codes for form in _forms(code))


def has_form(text: str, forms: frozenset[str]) -> bool:
    """Tell whether a text has one of these forms, however it is spelled."""
    return _form(text) in forms


def _forms(code: str) -> list[str]:
    simple = _SIMPLE.fullmatch(_plain(code))
    if not simple or not simple[1]:
        return [_form(code)]
    return [f"{simple[1]} {len(simple[2]) + more}" for more in (-1, 0, 1)]


def _form(text: str) -> str:
    simple = _SIMPLE.fullmatch(_plain(text))
    if simple:
        return f"{simple[1]} {len(simple[2])}"
    return _DIGIT.sub("9", _LETTER.sub("a", lower(text)))


def _plain(text: str) -> str:
    return _ZERO.sub("0", _JOINTS.sub("", lower(text)))
