"""Builds the body that a program sends from the names and values that it is given."""

from __future__ import annotations

import re
from typing import NamedTuple

from errdex.evidence.literals.tokens import EXPRESSION, Token
from errdex.evidence.literals.trees import TEXTS, Group, Item
from errdex.evidence.literals.values import Source, group_of, number_of, text_of
from errdex.evidence.text.characters import lower
from errdex.evidence.text.forms import encode_percent
from errdex.evidence.text.json_text import quoted

NAME_KEYS = ("name", "key")
"""Names under which an object tells the name of a pair; its value is under `value`."""

_TRUTHS = {"true": "true", "True": "true", "false": "false", "False": "false"}
_NAME = re.compile("[A-Za-z0-9_.$\\[\\]-]{1,80}")
_LINE = "[A-Za-z0-9_.-]{1,80}: [^\n]*"
_LINES = re.compile(f"{_LINE}(?:\n{_LINE})*")
_TEXTS = ("raw", "text", "content", "data", "body", "value")
_LISTS = ("urlencoded", "params", "formdata", "form", "fields")
_DESCRIBING = ("mode", "mimeType", "contentType", "type", "content", "options", "raw")
_PAIR = 2
_FEW = 4  # members of an object that describes a body


class Field(NamedTuple):
    """A name and its value; None where the value is no text."""

    name: str
    value: str | None
    item: Item

    @property
    def said(self) -> str:
        """The value, or the mark for what only the program knows."""
        return EXPRESSION if self.value is None else self.value


def pairs_in(group: Group, source: Source) -> list[Field]:
    """Return the pairs of an object, or of a list of pairs or of `{name, value}` objects."""
    found: list[Field] = []
    for item in group.items:
        inner = group_of(item)
        if item.named:
            found.append(Field(item.name, _named_text(item, inner, source), item))
        elif inner and len(item.parts) == 1:
            found += _pair_of(inner, source)
        else:
            found += _beside(item)
    if not found and len(group.items) % 2 == 0:
        found = _alternating(group.items, source)
    return found


def _beside(item: Item) -> list[Field]:
    """Return the pairs of texts that are beside each other: `"name" "value" "name" "value"`."""
    texts = [part.text for part in item.parts if isinstance(part, Token) and part.kind in TEXTS]
    is_all = len(texts) == len(item.parts) and len(texts) % 2 == 0
    if not is_all or not all(map(_NAME.fullmatch, texts[::2])):
        return []
    return [Field(name, text, item) for name, text in zip(texts[::2], texts[1::2], strict=True)]


def _named_text(item: Item, inner: Group | None, source: Source) -> str | None:
    """Return the text of a value; one that is a list of its name and the text is that text."""
    if inner and inner.opening == "[" and len(item.parts) == 1 and len(inner.items) == _PAIR:
        name, value = inner.items
        if not name.named and lower(text_of(name, source) or "") == lower(item.name):
            return text_of(value, source)
    return text_of(item, source)


def named_in(group: Group) -> dict[str, Item]:
    """Return the items of an object by name, the first of each."""
    return {item.name: item for item in reversed(group.items) if item.named}


def _pair_of(group: Group, source: Source) -> list[Field]:
    named = named_in(group)
    name = next((named[key] for key in NAME_KEYS if key in named), None)
    if name and "value" in named:
        text, value = text_of(name, source), named["value"]
        return [Field(text, _inner_text(value, source), value)] if text else []
    return _alternating(group.items, source) if not named and len(group.items) == 2 else []


def _inner_text(item: Item, source: Source) -> str | None:
    """Return the text that a value is, or the one text in objects inside each other."""
    text, inner = text_of(item, source), group_of(item)
    while text is None and inner and len(inner.items) == 1:
        text, inner = text_of(inner.items[0], source), group_of(inner.items[0])
    return text


def _alternating(items: list[Item], source: Source) -> list[Field]:
    """Return pairs from a list in which names and values take turns."""
    found: list[Field] = []
    for first, second in zip(items[::2], items[1::2], strict=True):
        name = None if first.named or second.named else text_of(first, source)
        if not name or not _NAME.fullmatch(name):
            return []
        found.append(Field(name, text_of(second, source), second))
    return found


def describes(group: Group) -> bool:
    """Tell whether an object describes a body, and does not hold its fields."""
    named = named_in(group)
    is_few = len(named) <= _FEW and any(key in named for key in _DESCRIBING)
    return is_few or _listed(named) is not None


def described_in(group: Group, source: Source) -> str | None:
    """Return the body that an object describes; None where it cannot be told."""
    named = named_in(group)
    listed = _listed(named)
    if listed:
        return form_of(pairs_in(listed, source))
    described = next((named[key] for key in _TEXTS if key in named), None)
    return _as_form(text_of(described, source)) if described else None


def _listed(named: dict[str, Item]) -> Group | None:
    """Return the list of fields in an object that describes a body."""
    inner = (group_of(named[key]) for key in _LISTS if key in named)
    return next((one for one in inner if one and one.opening == "["), None)


def _as_form(text: str | None) -> str | None:
    """Return a text, or the form that lines such as `name: value` stand for."""
    if text is None or not _LINES.fullmatch(text):
        return text
    pairs = [line.partition(": ") for line in text.split("\n")]
    return "&".join([f"{_encoded(name)}={_encoded(value)}" for name, _, value in pairs])


def form_of(fields: list[Field]) -> str | None:
    """Return fields as a form body; a mark for what is not in the paste stays as it is."""
    said = [f"{_encoded(one.name)}={_encoded(one.said)}" for one in fields]
    return "&".join(said) if said else None


def form_of_group(group: Group, source: Source) -> str | None:
    """Return an object as a form body; a list of objects in it as JSON, so that it is one."""
    return form_of([_plain(one, source) for one in pairs_in(group, source)])


def _plain(one: Field, source: Source) -> Field:
    inner = group_of(one.item) if one.value is None else None
    is_nested = inner is not None and _lists_objects(inner)
    return one._replace(value=_json_of_group(inner, source)) if inner and is_nested else one


def has_objects(group: Group) -> bool:
    """Tell whether a list of objects is in an object, as no form has it."""
    inner = [group_of(item) for item in group.items if item.named]
    return any(one is not None and _lists_objects(one) for one in inner)


def _lists_objects(group: Group) -> bool:
    inner = map(group_of, group.items)
    return group.opening == "[" and any(one and named_in(one) for one in inner)


def encode_form(text: str) -> str:
    """Return a form whose names and values are written as they are, encoded."""
    pairs = [pair.partition("=") for pair in text.split("&")]
    return "&".join(f"{_encoded(name)}{sign}{_encoded(value)}" for name, sign, value in pairs)


def _encoded(text: str) -> str:
    return EXPRESSION.join(map(encode_percent, text.split(EXPRESSION)))


def json_of_fields(fields: list[Field], source: Source) -> str:
    """Return fields that are given one by one as JSON text."""
    said = [f"{quoted(one.name)}:{_json_of(one.item, source)}" for one in fields]
    return "{" + ",".join(said) + "}"


def json_of_pairs(group: Group, source: Source) -> str:
    """Return an object as JSON text; one in which each pair has brackets, too."""
    fields = [] if named_in(group) else pairs_in(group, source)
    return json_of_fields(fields, source) if fields else _json_of_group(group, source)


def _json_of_group(group: Group, source: Source) -> str:
    """Return an object or a list as JSON text."""
    named = [item for item in group.items if item.named]
    if group.opening == "[" and not named:
        return "[" + ",".join([_json_of(item, source) for item in group.items]) + "]"
    return "{" + ",".join([f"{quoted(item.name)}:{_json_of(item, source)}" for item in named]) + "}"


def _json_of(item: Item, source: Source) -> str:
    inner = group_of(item)
    if inner and inner.opening != "(" and len(item.parts) <= 2:
        return _json_of_group(inner, source)
    number, text = number_of(item), text_of(item, source)
    if number is not None:
        return number
    if text is not None:
        return quoted(text)
    word = source.text[item.parts[0].start : item.parts[-1].end] if item.parts else ""
    return _TRUTHS.get(word, "null")
