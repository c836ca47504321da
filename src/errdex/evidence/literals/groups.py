"""Tells what a group of names and values is: headers, a body, a printed object, a question."""

from __future__ import annotations

import re

from errdex.evidence.literals.fields import Field, named_in, pairs_in
from errdex.evidence.literals.names import (
    header_of,
    is_header,
    is_number,
    method_of,
    name_of,
    names_answer,
    names_response,
    reads,
    tells_kind,
)
from errdex.evidence.literals.tokens import EXPRESSION, Token
from errdex.evidence.literals.trees import Group, Item
from errdex.evidence.literals.values import Source, text_of, word_of
from errdex.evidence.text.gaps import has_dots

HEADER_TEXT = re.compile("(?:--?[A-Za-z-]{1,40}=)?([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*([^\n]*)")
"""A header that is written as one text; groups: its name and its value."""

_SENT = re.compile("(?:body|payload|content)\\Z")
"""Names under which programs print a body; an argument that holds fields has others."""
_CODE = ("return", "yield")
_DESCRIBED = ("raw", "text", "content", "urlencoded", "params")


def is_raw(item: Item, text: str) -> bool:
    """Tell whether an item is a plain header line, which the reader of messages takes."""
    named, value = item.named, item.parts[0] if item.parts else None
    if named is None or item.sign != ":" or text[named.start] in "\"'`":
        return False
    return value is None or (isinstance(value, Token) and value.kind != "text")


def header_pairs(group: Group, source: Source) -> list[Field]:
    """Return the pairs of a block of headers, also where each is one text."""
    found = pairs_in(group, source)
    if found or group.opening == "(":
        is_outermost = group.opening == ""
        return [one for one in found if not (is_outermost and is_raw(one.item, source.text))]
    for item in group.items:
        header = HEADER_TEXT.fullmatch(text_of(item, source) or "")
        if header:
            found.append(Field(header[1], header[2], item))
    return found


def is_elided_pair(item: Item, source: Source) -> bool:
    """Tell whether an item is a text with dots, as a pair without its middle is shown."""
    return item.named is None and has_dots(text_of(item, source) or "")


def is_body(group: Group, source: Source) -> bool:
    """Tell whether an object has fields, or says what a body is, and is no answer."""
    fields = pairs_in(group, source)
    if any(names_answer(name_of(one.name)) or tells_kind(header_of(one.name)) for one in fields):
        return False
    if any(is_number(one.name) for one in fields):
        return False
    return len(fields) > 1 or any(name in _DESCRIBED for name in named_in(group))


def is_printed(group: Group, source: Source) -> bool:
    """Tell whether a group holds fields alone, with texts as values, and is no answer."""
    if len(group.items) < 2 or names_response(name_of(group.label)):
        return False
    fields = pairs_in(group, source)
    return len(fields) == len(group.items) and all(map(_is_plain_field, fields))


def asks(group: Group) -> bool:
    """Tell whether a group is the arguments of a function that looks something up."""
    return group.opening == "(" and reads(group.label.rpartition(" ")[2])


def shows(group: Group) -> bool:
    """Tell whether an object in a group may be a body: it is printed, or what a call sends."""
    return group.opening == "" or method_of(group.label.rpartition(" ")[2]) != ""


def is_quoted(group: Group, source: Source) -> bool:
    """Tell whether an object is a text of its own: it is between quotation marks."""
    before, behind = (
        source.text[max(0, group.start - 1) : group.start],
        source.text[group.end : group.end + 1],
    )
    return before == behind and before in ("'", '"', "`")


def is_printed_alone(group: Group, tree: Group, source: Source) -> bool:
    """Tell whether an object outside all brackets is what was sent: no code gives it a name."""
    item = next((one for one in tree.items if any(part is group for part in one.parts)), None)
    if item is None or source.text[group.end : group.end + 1] in (",", ")"):
        return False
    if item.named:
        is_tight = source.text[item.named.end : item.named.end + 2] in ("={", "=[")
        is_said = item.sign == ":" or (item.sign == "=" and is_tight)
        return is_said and _SENT.search(name_of(item.name)) is not None
    return word_of(item) not in _CODE


def _is_plain_field(one: Field) -> bool:
    name = name_of(one.name)
    has_text = one.value is not None and EXPRESSION not in one.value
    return (
        has_text
        and not is_header(header_of(name))
        and not names_answer(name)
        and not is_number(name)
    )
