"""Writes values as Python source, the same bytes on every Python."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from errdex.authoring.catalogue import Entry
from errdex.authoring.format.entry_fields import (
    FACTS,
    SYMPTOM_PARTS,
    TEXTS,
    EntryField,
    Packing,
)
from errdex.authoring.format.entry_parts import (
    Example,
    Lifecycle,
    Link,
    Related,
    Source,
    Step,
    Symptom,
)

# Control characters, and those that are invisible or reverse text. A fixed table: what `repr`
# escapes depends on the Unicode version of the running Python.
INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\uffff\U000e0000-\U000e0fff]"
)
# What most rows contain, the backslash first. A `replace` for each takes a tenth of the regex.
_FREQUENT = (
    ("\\", "\\\\"),
    ('"', '\\"'),
    ("\n", "\\n"),
    ("\t", "\\t"),
    ("\x1d", "\\x1d"),
    ("\x1e", "\\x1e"),
    ("\x1f", "\\x1f"),
)


def text_literal(text: str) -> str:
    """Return the text as a Python string literal in double quotes, on one line."""
    for sign, escaped in _FREQUENT:
        text = text.replace(sign, escaped)
    if not (text.isascii() and text.isprintable()):
        text = INVISIBLE.sub(_escape, text)
    return f'"{text}"'


def _escape(match: re.Match[str]) -> str:
    number = ord(match.group())
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def literal(value: object) -> str:
    """Return text, numbers and tuples of them as Python source."""
    if isinstance(value, str):
        return text_literal(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        items = ", ".join(literal(item) for item in value)
        return f"({items},)" if len(value) == 1 else f"({items})"
    raise TypeError(f"no literal for {type(value).__name__}")


def row_literal(entry: Entry) -> str:
    """Return an entry's values packed into one string literal, as the run time unpacks them.

    The facts come first, then the texts that a search reads, with U+001F and U+001E between. U+001F
    separates values, U+001E the items of a list, U+001D the parts of an item; no value starts with
    an empty item, and the catalogue contains no control characters. Empty values at the end of both
    are left out, so that a new field does not change the rows of entries without it.
    """
    facts = "\x1f".join(_facts_of(entry)).rstrip("\x1f")
    texts = "\x1f".join(_texts_of(entry)).rstrip("\x1f")
    return text_literal(f"{facts}\x1f\x1e{texts}")


def removed_literal(entry: Entry) -> str:
    """Return what a module keeps of a removed entry."""
    return text_literal("\x1f".join(_lifecycle(entry.lifecycle)[1:]))


def symptom_literal(symptom: Symptom) -> str:
    """Return a symptom's values packed into one string literal, with U+001F between them."""
    values = [(getattr(symptom, name), packing) for name, packing in SYMPTOM_PARTS]
    parts = [value if packing == "text" else _PACK[packing](value) for value, packing in values]
    return text_literal("\x1f".join(parts).rstrip("\x1f"))


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _truth(truth: bool) -> str:
    return "true" if truth else ""


def _rule(rule: str | None) -> str:
    return rule or ""


def _records(kind: type[Any]) -> Callable[[Iterable[object]], str]:
    parts_of = attrgetter(*[field.name for field in fields(kind)])
    return lambda records: "\x1e".join(["\x1d".join(parts_of(record)) for record in records])


def _sources(sources: Iterable[Source]) -> str:
    return "\x1e".join([source.name for source in sources])


_lifecycle: Callable[[Lifecycle], tuple[str, ...]] = attrgetter(
    *[field.name for field in fields(Lifecycle)]
)
_PACK: dict[Packing, Callable[[Any], str]] = {
    "texts": "\x1e".join,
    "messages": "\x1e".join,
    "number": _number,
    "truth": _truth,
    "rule": _rule,
    "steps": _records(Step),
    "references": _records(Related),
    "examples": _records(Example),
    "lifecycle": lambda life: "\x1d".join(_lifecycle(life)),
    "sources": _sources,
    "links": _records(Link),
    "extra": lambda extra: json.dumps(extra, ensure_ascii=False) if extra else "",
}


def _packer(fields: Iterable[EntryField]) -> Callable[[Entry], list[str]]:
    """Return a function that packs the values of some fields; a text is packed as it is."""
    read = attrgetter(*[field.name for field in fields])
    packs = [
        (place, _PACK[field.packing])
        for place, field in enumerate(fields)
        if field.packing != "text"
    ]

    def pack(entry: Entry) -> list[str]:
        values = list(read(entry))
        for place, pack_value in packs:
            values[place] = pack_value(values[place])
        return values

    return pack


_facts_of, _texts_of = _packer(FACTS), _packer(TEXTS)
