"""Writes a JSON value as lines of text, so that what stands in its texts is read like any other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.evidence.text.json_text import Json, JsonNumber

_PAIR = "[A-Za-z][A-Za-z0-9_.%-]{0,60}=[^ \t\n&]*"
_FORM = re.compile(f"{_PAIR}(?:&{_PAIR})+")


def flat_text(value: Json) -> str:
    """Return a line for each text and number in a value, `name: value` in an object.

    A form is below its name.
    """
    return "\n".join(_line(*leaf) for leaf in leaves_of(value))


def is_form(text: str) -> bool:
    """Tell whether a text is a form of several fields and nothing else."""
    return "&" in text and _FORM.fullmatch(text) is not None


def _line(name: str, text: str) -> str:
    blank = "\n" if is_form(text) else " "
    return f"{name}:{blank}{text}" if name else text


def texts_of(value: Json) -> list[str]:
    """Return the texts in a value, in order."""
    return [text for _, text in leaves_of(value)]


def leaves_of(value: Json) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of a value; nested ones have the name they stand under."""
    open_ = [("", value)]
    while open_:
        name, item = open_.pop()
        if isinstance(item, dict):
            open_ += reversed(list(item.items()))
        elif isinstance(item, list):
            open_ += [(name, inner) for inner in reversed(item)]
        elif item.__class__ is str or isinstance(item, JsonNumber):
            yield name, str(item)
