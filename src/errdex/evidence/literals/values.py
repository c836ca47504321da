"""Says what the parts of a value come to: a text, or what only the program knows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from errdex.evidence.literals.byte_lists import text_of_bytes
from errdex.evidence.literals.names import media_type_of
from errdex.evidence.literals.tokens import EXPRESSION, Token
from errdex.evidence.literals.trees import TEXTS, Group, Item
from errdex.evidence.text.json_text import read_json

_WORDS = ("true", "false", "null", "None", "nil", "undefined", "True", "False", "NULL", "nullptr")
_NUMBER = re.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?")
_KEEPING = re.compile(
    "(?:^|[.:>])(?:s?printf|Sprintf|[fF]ormat|from_static|from_str|String|to_string|str)\\Z"
)
_CHANGING = ("replace", "replaceAll", "concat", "sub", "gsub", "join")
_PRINTED = ("string", "int", "float", "bool")
_LEFT_OUT = ("Array", "Object", "Circular", "Function")
_DIGITS = "+0123456789"


class Source(NamedTuple):
    """A text, and the texts that it gives to variables, by name."""

    text: str
    names: dict[str, str]


def text_of(item: Item, source: Source) -> str | None:
    """Return the text that a value is, with `EXPRESSION` for what is not in the paste.

    None where it is no text: an object, a truth value, nothing.
    """
    parts = [part for part in item.parts if not _is_sign(part, "&")]
    texts = [part for part in parts if isinstance(part, Token) and part.kind in TEXTS]
    if not texts:
        return _without_texts(parts, source)
    if len(parts) == 1:
        return texts[0].text
    if isinstance(parts[0], Token) and parts[0].text in _PRINTED:
        return texts[-1].text
    return None if _are_apart(parts, source.text) else _joined(parts)


def _is_sign(part: Token | Group, text: str) -> bool:
    return isinstance(part, Token) and part.kind == "sign" and part.text == text


def _is_text(part: Token | Group) -> bool:
    return isinstance(part, Token) and part.kind in TEXTS


def _are_apart(parts: list[Token | Group], text: str) -> bool:
    """Tell whether two texts follow each other on a line, as the words of a command do."""
    for first, second in pairwise(parts):
        if _is_text(first) and _is_text(second) and "\n" not in text[first.end : second.start]:
            return True
    return False


def _without_texts(parts: list[Token | Group], source: Source) -> str | None:
    """Return what a value without a text says: a bare one, a list of one, or an expression."""
    if not parts:
        return None
    if len(parts) == 1:
        return _only(parts[0], source)
    last, before = parts[-1], parts[-2]
    listed = text_of_bytes(last, source.text) if isinstance(last, Group) else None
    if listed is not None:
        return listed
    if isinstance(last, Group) and isinstance(before, Token):
        if last.opening == "{" and before.text in _PRINTED and len(last.items) == 1:
            return _only_in_list(last.items[0], source)
        is_list = before.text == "Array" and len(last.items) == 1  # as PHP prints one
        if last.opening == "(" and last.items and (is_list or _KEEPING.search(before.text)):
            return text_of(last.items[0], source)
        return None if last.opening == "{" else EXPRESSION
    if all(isinstance(part, Token) and part.kind != "sign" for part in parts):
        return source.text[parts[0].start : last.end]
    return EXPRESSION


def _only(part: Token | Group, source: Source) -> str | None:
    if isinstance(part, Token):
        if part.text in _WORDS:
            return None
        if part.text[0] in _DIGITS:
            return part.text
        return source.names.get(part.text) or media_type_of(part.text) or EXPRESSION
    if part.opening != "[" and len(part.items) == 1 and _is_one_text(part.items[0]):
        return text_of(part.items[0], source)
    if part.opening != "[" or len(part.items) > 1:
        return text_of_bytes(part, source.text)
    if not part.items:
        return EXPRESSION
    return _only_in_list(part.items[0], source)


def _is_one_text(item: Item) -> bool:
    """Tell whether an item is a text alone, or written in pieces."""
    return item.named is None and all(map(_is_text, item.parts))


def _only_in_list(item: Item, source: Source) -> str | None:
    parts = item.parts
    if item.named or not all(isinstance(part, Token) for part in parts):
        return None
    if any(map(_is_text, parts)):
        return text_of(item, source)
    said = source.text[parts[0].start : parts[-1].end]
    return EXPRESSION if said in _LEFT_OUT else said


def _joined(parts: list[Token | Group]) -> str:
    """Return texts joined as the program joins them; what is between two of them is marked."""
    said: list[str] = []
    sign = ""
    for part in parts:
        if isinstance(part, Group):
            continue
        if part.kind in TEXTS:
            said.append(part.text)
        elif part.kind == "sign":
            sign = part.text
            if sign == "%":
                break
        elif not _is_method(part.text, sign) and said[-1:] != [EXPRESSION]:
            said.append(EXPRESSION)
    return "".join(said)


def _is_method(word: str, sign: str) -> bool:
    """Tell whether a word behind a text is a method that leaves the text as it is."""
    return sign == "." and word[0] != "$" and word not in _CHANGING


def only_in_json(text: str) -> str:
    """Return the text that is alone in a list written as JSON, or the text itself."""
    value = read_json(text)[0] if text[:2] == '["' else None
    return (
        value[0]
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)
        else text
    )


def number_of(item: Item) -> str | None:
    """Return the number that a value is, as it is written."""
    part = item.parts[0] if len(item.parts) == 1 else None
    if not isinstance(part, Token) or part.kind != "word" or not _NUMBER.fullmatch(part.text):
        return None
    return part.text


def group_of(item: Item) -> Group | None:
    """Return the object, list or arguments that a value ends with."""
    return next((part for part in reversed(item.parts) if isinstance(part, Group)), None)


def word_of(item: Item) -> str:
    """Return the word that an item begins with, or nothing."""
    part = item.parts[0] if item.parts else None
    return part.text if isinstance(part, Token) and part.kind == "word" else ""
