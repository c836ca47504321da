"""Tells how a program encodes what it sends: as a form, or as JSON, if its text says so."""

from __future__ import annotations

import re
from typing import NamedTuple

from errdex.engine.tables import list_of
from errdex.evidence.literals.names import adds, method_of, name_of
from errdex.evidence.literals.tokens import Token
from errdex.evidence.literals.trees import Group, Item

_ENCODERS = {"form": list_of("encoders_of_form"), "json": list_of("encoders_of_json")}
"""Parts of the names of functions and types."""
_ARGUMENTS = {"form": list_of("arguments_sent_as_form"), "json": list_of("arguments_sent_as_json")}
_DECODERS = list_of("decoders")
_SHOWS = re.compile(
    "(?:^|[.:>-])(?:log|print|printf|println|debug|info|warn|error|trace|puts|echo|write-host"
    "|write-output|var-dump|print-r)\\Z"
)
_MEMBER = re.compile("\\.|->|::")
_GIVING = ("=", ":=")
_BEHIND = (".", "|", "%", ">")
_TRUE = ("true", "True")
_NEAR = 6  # parts before a value that tell what it is given to

Kinds = frozenset[str]
_NOTHING: Kinds = frozenset()


class _Place(NamedTuple):
    """What is around a value: how that encodes it, and the variable that it is given to.

    `usual` is what a library makes of such an argument if nothing else encodes it.
    """

    kinds: Kinds = _NOTHING
    usual: Kinds = _NOTHING
    variable: str = ""
    is_shown: bool = False


class Encoders:
    """How what a tree holds is encoded, also by way of variables; it is read when first asked."""

    def __init__(self, tree: Group) -> None:
        self._tree = tree
        self._places: dict[int, _Place] = {}
        self._uses: dict[str, list[_Place]] = {}
        self._kinds: dict[str, Kinds] = {}

    def kind_of(self, held: Group | Item) -> str:
        """Return `form` or `json`; empty where nothing tells, or not the same."""
        if not self._places:
            self._read(self._tree, _Place())
        place = self._places.get(id(held), _Place())
        found = place.kinds or place.usual
        if place.kinds or not found:
            found |= self._kinds_of(place.variable, not found)
        return next(iter(found)) if len(found) == 1 else ""

    def _kinds_of(self, variable: str, with_usual: bool) -> Kinds:
        """Return how a variable is encoded, and those that it is given to as it is."""
        found: Kinds = _NOTHING
        waiting, seen = [variable], {""}
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            found |= self._kinds.get(name, _NOTHING)
            for use in self._uses.get(name, ()):
                found |= use.kinds or (use.usual if with_usual else _NOTHING)
                if not use.kinds and not use.usual:
                    waiting.append(use.variable)
        return found

    def _read(self, group: Group, around: _Place) -> None:
        if any(_is_true(item) for item in group.items):
            around = around._replace(kinds=around.kinds | {"json"})
        for item in group.items:
            place = _given(item, group, around)
            self._places[id(item)] = place
            said = [_said(part) for part in item.parts]
            if _assigns(item, group):
                kinds = self._kinds.get(place.variable, _NOTHING)
                self._kinds[place.variable] = kinds.union(*said)
            for number, part in enumerate(item.parts):
                kinds = place.kinds.union(*said[max(0, number - _NEAR) : number])
                kinds |= _said_behind(item, number)
                before = item.parts[number - 1] if number else None
                self._read_part(part, before, place._replace(kinds=kinds))

    def _read_part(self, part: Token | Group, before: Token | Group | None, place: _Place) -> None:
        if isinstance(part, Token):
            if part.kind == "word" and not place.is_shown:
                self._use(part.text, place)
            return
        if part.opening == "(":
            called = before.text if isinstance(before, Token) else ""
            is_shown = place.is_shown or _SHOWS.search(name_of(called)) is not None
            is_made = bool(place.kinds) and not method_of(called)
            variable = place.variable if is_made else _receiver(called)
            place = place._replace(variable=variable, is_shown=is_shown)
        self._places[id(part)] = place
        self._read(part, place)

    def _use(self, word: str, place: _Place) -> None:
        self._uses.setdefault(word, []).append(place)
        found = _MEMBER.search(word)
        if found:
            kinds = place.kinds | _kinds_said(word[found.end() :])
            self._uses.setdefault(word[: found.start()], []).append(place._replace(kinds=kinds))


def _given(item: Item, group: Group, around: _Place) -> _Place:
    """Return the place of an item's value: of an argument, or what a variable is given."""
    if not item.named:
        return around
    if _assigns(item, group):
        return around._replace(variable=item.named.text)
    name = name_of(item.name)
    said = {kind for kind, names in _ARGUMENTS.items() if name in names}
    is_form = name == ("body" if item.sign == "-" else "data") and item.sign in ("=", "-")
    usual = frozenset({"form"}) if is_form else around.usual
    return around._replace(kinds=around.kinds | said, usual=usual)


def _assigns(item: Item, group: Group) -> bool:
    """Tell whether a variable is given a value, and not an argument."""
    return item.named is not None and item.sign in _GIVING and group.opening != "("


def _is_true(item: Item) -> bool:
    """Tell whether an option says that JSON is sent: `json: true`."""
    part = item.parts[0] if len(item.parts) == 1 and item.name == "json" else None
    return isinstance(part, Token) and part.text in _TRUE


def _said(part: Token | Group) -> Kinds:
    return _kinds_said(part.text) if isinstance(part, Token) and part.kind == "word" else _NOTHING


def _kinds_said(word: str) -> Kinds:
    """Return as what a function or a type of this name encodes."""
    name = name_of(word)
    last = _MEMBER.split(name)[-1]
    if last.startswith(_DECODERS) or last.endswith(_DECODERS):
        return _NOTHING
    found = {
        kind
        for kind, parts in _ENCODERS.items()
        if last in _ARGUMENTS[kind] or any(part in name for part in parts)
    }
    return frozenset(found)


def _said_behind(item: Item, number: int) -> Kinds:
    """Return as what a method behind a value encodes it: `{...}.to_json`, `$a | ConvertTo-Json`."""
    part, following = item.parts[number], item.parts[number + 1 : number + 4]
    is_call = isinstance(part, Group) and part.opening == "("
    if item.sign == "-" or not following or not _is_behind(following[0], is_call):
        return _NOTHING
    words = [one for one in following if isinstance(one, Token) and one.kind == "word"]
    return _said(words[0]) if words else _NOTHING


def _is_behind(part: Token | Group, is_call: bool) -> bool:
    return isinstance(part, Token) and part.text in _BEHIND and not (is_call and part.text == ".")


def _receiver(called: str) -> str:
    """Return the variable that a method puts something into."""
    found = _MEMBER.search(called)
    return called[: found.start()] if found and adds(called) else ""
