"""Texts of a catalogue as literals of YAML, Go's templates and PromQL, in which they do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


_WORDS_OF_YAML = ("null", "true", "false", "yes", "no", "on", "off", "y", "n")
"""Names that YAML 1.1 does not read as text."""


def quoted(text: str) -> str:
    """Return a text in double quotes that YAML, Go's templates and PromQL all read back as it is.

    What is not printable becomes `\\u2028` or `\\U000e0001`, which the three have in common.
    """
    return '"' + "".join(_ESCAPES.get(c) or _printable(c) for c in text) + '"'


def key_of(label: str) -> str:
    """Return a label's name as YAML reads it back, in quotes only where it must be."""
    return quoted(label) if label.lower() in _WORDS_OF_YAML else label


def pattern_of(codes: Iterable[str]) -> str:
    """Return an expression of RE2 that matches these codes and nothing else."""
    return "|".join(re.sub(r"([\\.+*?()|\[\]{}^$])", r"\\\1", code) for code in codes)


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
