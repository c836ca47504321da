"""Turns a result that a program printed, such as `Result(code=E1, items=[...])`, into JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.evidence.literals.names import is_number
from errdex.evidence.literals.tokens import EXPRESSION, Token
from errdex.evidence.literals.trees import Group, Item
from errdex.evidence.literals.values import Source, group_of, number_of, text_of
from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.json_text import quoted

PRINTED = re.compile("[cC]ode(?:[\"']?\\])?[ \t]*(?:=>|[=:])")
"""What a printed result has in it; a name in quotation marks alone is JSON's."""
_CODE = re.compile("(?:^|[a-z_])[cC]ode\\Z")


def results_in(group: Group, source: Source) -> Iterator[tuple[int, int, str]]:
    """Yield where each printed result is, outermost first, and its JSON.

    A result has a code and, inside it, a list of objects. What is JSON, or JSON with other
    quotation marks, is left to the reader of JSON.
    """
    for item in group.items:
        for part in item.parts:
            if not isinstance(part, Group):
                continue
            if _is_result(part, source):
                yield part.start, part.end, _json_of_group(part, source)
            else:
                yield from results_in(part, source)


def _is_result(group: Group, source: Source) -> bool:
    named = [item for item in group.items if item.named]
    if not any(_CODE.search(item.name) for item in named) or _is_json(named[0], source):
        return False
    return any(_has_objects(inner) for inner in map(group_of, named) if inner)


def _is_json(item: Item, source: Source) -> bool:
    begin = item.start
    return source.text[begin] in "\"'" and source.text[max(0, begin - 1)] != "["


def _has_objects(group: Group) -> bool:
    inner = [one for one in map(group_of, group.items) if one]
    return bool(inner) and all(any(item.named for item in one.items) for one in inner)


def _json_of_group(group: Group, source: Source) -> str:
    named = [item for item in group.items if item.named]
    is_list = not named or all(is_number(item.name) for item in named)
    if is_list:
        items = named or group.items
        return "[" + ",".join(_json_of(item, source) for item in items) + "]"
    members = [f"{quoted(_name_of(item.name))}:{_json_of(item, source)}" for item in named]
    return "{" + ",".join(members) + "}"


def _name_of(name: str) -> str:
    """Return the name of a field as JSON has it: a program's may begin with a capital."""
    return lower(name[:1]) + name[1:]


def _json_of(item: Item, source: Source) -> str:
    inner = group_of(item)
    if inner and inner is item.parts[-1] and (inner.opening != "(" or _has_names(inner)):
        return _json_of_group(inner, source)
    text = text_of(item, source)
    number = number_of(item)
    if number is not None:
        return number
    if text is None or text == EXPRESSION:
        text = _bare(item, source)
    return "null" if text is None else quoted(text)


def _has_names(group: Group) -> bool:
    return any(item.named for item in group.items)


def _bare(item: Item, source: Source) -> str | None:
    """Return the words that a value is, as they are written."""
    if not item.parts or not all(isinstance(part, Token) for part in item.parts):
        return None
    said = trim(source.text[item.parts[0].start : item.parts[-1].end])
    return None if said in ("null", "None", "nil", "<nil>", "NULL") else said
