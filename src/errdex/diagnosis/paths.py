"""Paths into evidence, and the facts that a catalogue names once and many checks look at.

A path is a root or a fact and steps below it: `request.headers.x-wsse`, `recipients[*]`. It judges
nothing: where an earlier step leads nowhere it finds nothing, where the last one does it finds
`ABSENT`, and where the input was not given it says what is needed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from errdex.diagnosis.compiled import Fact, Reading, Variable
from errdex.diagnosis.values import ABSENT, is_text
from errdex.engine.tables import limit
from errdex.evidence.http.documents import CUT, NOT_GIVEN, Request, Response
from errdex.evidence.http.masks import is_masked, need_of
from errdex.evidence.http.parameters import read_parameters
from errdex.evidence.text.characters import trim
from errdex.evidence.text.json_text import Json, read_json

T = TypeVar("T")

ROOTS = ("request", "response", "context")
"""With what the path of a check begins, besides facts."""
CODE_ROOTS = ("request", "response", "report")
"""With what the path to a code begins; `report` leads to each form that the service posted."""
_REPORT = "report"
EACH = "[*]"
MOST_HITS = limit("values_of_a_path")
"""Values that a path of a check leads to. Others are not judged, so the check stays open."""

_VARIABLE = re.compile(r"\$\{([^{}]*)\}")
# What they do not have is null in their documents, which is no value of the evidence.
_MESSAGES = ("request", "response")
_OF_THE_BODY = ("body", "form", "json", "json_error")
_SAID = re.compile("[!-~]|[a-z]+(?: [A-Za-z,.;]+)+")
"""A letter, or words such as `see above`, in the place of a value that is not shown."""
_ELISIONS = frozenset(["...", "\u2026"])
"""Names under which an object has what somebody left out of it."""
# What browsers leave out of a HAR, so that its absence says nothing about the request.
_DROPPED = ("authorization", "cookie")


def items_around(path: str) -> str:
    """Return the path to the items that a path leads into, of which reports are one; else ""."""
    if EACH in path:
        return path[: path.rindex(EACH) + len(EACH)]
    return _REPORT if path.startswith(f"{_REPORT}.") else ""


class Hit(NamedTuple):
    """A value, and the place where it stands in the evidence."""

    place: str
    value: Any


class Found(NamedTuple):
    """What a path leads to: hits, and the names of what has to be given to tell more."""

    hits: Sequence[Hit]
    needs: tuple[str, ...] = ()


_NOTHING = Found(())

Document = Mapping[str, object]
"""Evidence by root: `request`, `response` and `report`, a list, each None where it was not given,
and `context`; a root that no path begins with may be left out."""


@lru_cache(maxsize=4096)
def steps_of(path: str) -> tuple[str, ...]:
    """Return the steps of a path; `[*]`, each item of a list, is one of its own."""
    return tuple(path.replace(EACH, "." + EACH).split("."))


@lru_cache(maxsize=4096)
def _start_of(path: str) -> tuple[str, tuple[str, ...]]:
    """Return the first step of a path, and the others."""
    first, *steps = steps_of(path)
    return first, tuple(steps)


class EvidenceReader:
    """Reads what paths lead to in a document of evidence, as a catalogue says.

    Args:
        document: The evidence.
        compiled: The facts that paths may begin with, and what is known of variables.
    """

    def __init__(self, document: Document, compiled: Reading) -> None:
        self._document = document
        self._facts: Mapping[str, Sequence[Fact]] = compiled["facts"]
        self.variables: Sequence[Variable] = compiled["variables"]
        self._known: dict[str, Found] = {}
        self._roots: dict[str, Found] = {}
        self._found: dict[str, Found] = {}
        self._json: dict[str, tuple[Json, str | None]] = {}
        self._made: dict[tuple[str, str], Any] = {}
        self._masked: dict[str, bool] = {}

    def once(self, what: str, key: str, make: Callable[[], T]) -> T:
        """Return what `make` returns; it is made once for each kind and key."""
        made: T = self._made.get((what, key), ABSENT)
        if made is ABSENT:
            made = self._made[what, key] = make()
        return made

    def is_masked(self, value: Any) -> bool:
        """Return what `masks.is_masked` does; a text of this document is looked at only once."""
        if value.__class__ is not str:
            return False
        found = self._masked.get(value)
        if found is None:
            found = self._masked[value] = is_masked(value)
        return found

    def read_json(self, text: str) -> tuple[Json, str | None]:
        """Return what `json_text.read_json` does; a text of this document is read only once."""
        found = self._json.get(text)
        if found is None:
            found = self._json[text] = read_json(text)
        return found

    def variables_in(self, template: str) -> list[str]:
        """Return the names of the variables in a template, which every message is held against."""
        return self.once("variables", template, lambda: _VARIABLE.findall(template))

    def distinct_texts(self, path: str) -> int:
        """Return how many different texts a path leads to, as far as it is looked at."""
        hits = self.find(path).hits
        texts = self.once("texts", path, lambda: {h.value for h in hits if is_text(h.value)})
        return len(texts)

    def find(self, path: str) -> Found:
        """Return what a path leads to, as far as it is looked at; each path is followed once."""
        found = self._found.get(path)
        if found is None:
            found = self._found[path] = self._follow(path)
        return found

    def _follow(self, path: str) -> Found:
        start, steps = self._start(path)
        if not start.hits:
            return start
        needs = start.needs
        if len(steps) > 1 and steps[0] == "params" and _have_twice(start.hits, steps[1]):
            needs = (*needs, "once")
        hits = _walk(start.hits, steps, MOST_HITS)
        if len(hits) > MOST_HITS:
            return Found(hits[:MOST_HITS], (*needs, "fewer"))
        return Found(hits, needs)

    def find_all(self, path: str) -> Sequence[Hit]:
        """Return every hit, however many there are."""
        start, steps = self._start(path)
        return _walk(start.hits, steps, sys.maxsize)

    def _start(self, path: str) -> tuple[Found, tuple[str, ...]]:
        """Return what a path begins with, and the steps from there."""
        first, steps = _start_of(path)
        if first in self._facts:
            found = self._known.get(first)
            if found is None:
                found = self._known[first] = self._read_fact(self._facts[first])
        else:
            found = self._root(first, steps)
        return found, steps

    def _root(self, root: str, steps: tuple[str, ...]) -> Found:
        value: Any = self._document[root]
        if root == "context":
            if steps and value.get(steps[0]) is None:
                return Found((), (steps[0],))
        elif value is None:
            return Found((), (root,))
        elif root == _REPORT:
            return Found([Hit(root, report) for report in value])
        elif steps and (unread := _unread(root, value, steps)):
            return unread
        found = self._roots.get(root)
        if found is None:
            found = self._roots[root] = Found((Hit(root, value),))
        if root == "request" and value.get("twice") and _is_twice(value["twice"], steps):
            return found._replace(needs=("once",))
        return found

    def _read_fact(self, alternatives: Sequence[Fact]) -> Found:
        """Return what the first alternative finds that finds a value at all."""
        needs: list[str] = []
        absent: Sequence[Hit] = ()
        for alternative in alternatives:
            source = self.find(alternative["from"])
            read = [self._read(hit, alternative) for hit in source.hits]
            hits = [hit for part in read for hit in part.hits]
            if any(hit.value is not ABSENT for hit in hits):
                return Found(hits, source.needs)
            needs += source.needs
            needs += [need for part in read for need in part.needs]
            absent = absent or hits
        return Found((), tuple(dict.fromkeys(needs))) if needs else Found(absent)

    def _read(self, hit: Hit, alternative: Fact) -> Found:
        """Return what a fact's reader makes of a value; nothing where it cannot be read."""
        reader = alternative.get("parse")
        if reader is None or hit.value is ABSENT:
            return Found((hit,))
        if hit.value == NOT_GIVEN:
            return Found((), (need_of(hit.value),))
        if not is_text(hit.value):
            return _NOTHING
        if reader == "auth_params":
            return _read_header(hit)
        if not trim(hit.value):
            return Found((Hit(hit.place, []),))
        if reader == "split":
            return Found((Hit(hit.place, hit.value.split(alternative["by"])),))
        value, error = self.read_json(hit.value)
        return Found((Hit(hit.place, value),)) if error is None else _NOTHING


def _unread(root: str, message: Any, steps: Sequence[str]) -> Found | None:
    """Return what is needed to follow steps into a message that was read in part."""
    if steps[0] in _OF_THE_BODY and not message["body_given"]:
        return _lacking(message, f"{root}_body")
    if steps[0] == "query" and message["url"] == NOT_GIVEN:
        return Found((), ("whole",))
    if _was_dropped(message, steps):
        return _lacking(message, "whole" if message.get("method") == NOT_GIVEN else "unsanitized")
    return None


def _is_twice(twice: Sequence[str], steps: tuple[str, ...]) -> bool:
    """Tell whether steps into a request lead to what has two values, of which one is judged."""
    return ".".join(steps[:2]) in twice or (steps[:1] == ("json",) and "json" in twice)


def _have_twice(hits: Iterable[Hit], name: str) -> bool:
    """Tell whether a header that was read has two values of a parameter."""
    return any(place[-1:] == " " and name in value["twice"] for place, value in hits)


def _lacking(message: Request | Response, need: str) -> Found:
    """Return what is needed where a message lacks something; of one that was cut off the rest."""
    return Found((), ("rest" if message.get("cut") else need,))


def _was_dropped(message: Request | Response, steps: Sequence[str]) -> bool:
    if len(steps) < 2:
        return False
    if message.get("cut") and steps[0] in ("headers", "form"):
        values = message["headers"] if steps[0] == "headers" else message["form"]
        return values is not None and steps[1] not in values
    if steps[0] != "headers":
        return False
    if steps[1] not in _DROPPED and message.get("method") != NOT_GIVEN:
        return False
    return bool(message.get("sanitized")) and steps[1] not in message["headers"]


def _walk(hits: Sequence[Hit], steps: Sequence[str], most: int) -> Sequence[Hit]:
    """Return what the steps lead to; one hit more than `most` where there are more."""
    if not steps or not hits:
        return hits
    reached: Sequence[tuple[str, Any]] = hits
    for step in steps:
        found: list[tuple[str, Any]] = []
        for place, value in reached:
            if step == EACH:
                if isinstance(value, list) and len(found) <= most:
                    items = enumerate(value[: most + 1])
                    found += [(f"{place}[{n}]", item) for n, item in items]
                elif _is_left_out(place, value):
                    found.append((f"{place}[0]", NOT_GIVEN))
            elif isinstance(value, dict):
                inner = value.get(step, ABSENT)
                if inner is ABSENT:
                    inner = NOT_GIVEN if _is_left_out(place, value) else ABSENT
                elif inner is None and place in _MESSAGES:
                    inner = ABSENT
                found.append((_below(place, step), inner))
            elif _is_left_out(place, value):
                found.append((_below(place, step), NOT_GIVEN))
        reached = found
    return [Hit(*one) for one in reached]


def _is_left_out(place: str, value: Any) -> bool:
    """Tell whether what a request has below a place may be left out in the paste."""
    if place[:7] != "request":
        return False
    if isinstance(value, dict):
        return not _ELISIONS.isdisjoint(value)
    return is_text(value) and is_masked(value)


def _below(place: str, step: str) -> str:
    """Return the place of a step; below a header it is the header's place and a name."""
    if place[-1] != " ":
        return f"{place}.{step}"
    return place if step == "params" else place + step


def _read_header(hit: Hit) -> Found:
    if hit.value.endswith(CUT):
        return Found((), ("rest",))
    read = read_parameters(hit.value)
    if _SAID.fullmatch(hit.value):
        return Found((), ("unmasked",))
    # A mask that is no value of a parameter may hide any of them.
    params = read["params"]
    is_open = "..." in params and len(params) > 1
    if is_masked(hit.value) and not is_open and not any(map(is_masked, params.values())):
        return Found((), (need_of(hit.value),))
    return Found((Hit(hit.place + " ", read),))
