"""Reads YAML text into mappings, lists and texts that know where they stand, and refuses the rest.

PyYAML's C parser gives events; a loop of our own builds the tree. Every scalar stays the text
that its author typed: types come from the format, never from YAML's guesses.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs leave it out

from errdex.authoring.findings import CatalogueError, Finding, quoted

LARGEST = 80_000_000  # bytes; 100,000 long entries fit, a log file given by mistake does not
DEEPEST = 20

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# What some YAML 1.1 or 1.2 reader takes for a number, a truth value, nothing or a date.
NOT_TEXT = re.compile(
    r"""[-+]?(0[xX][0-9a-fA-F_]+|0o?[0-7_]+|0b[01_]+|[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?
        |[0-9][0-9_]*(\.[0-9_]*)?[eE][-+]?[0-9]+|\.[0-9_]+([eE][-+]?[0-9]+)?|\.(inf|Inf|INF))
    |\.(nan|NaN|NAN)|~|null|Null|NULL|true|True|TRUE|false|False|FALSE
    |[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?|<<|=|""",
    re.VERBOSE,
)

Position: TypeAlias = int
"""A place in the file: line and column packed into one number; inverted for plain scalars."""


class Mapping(dict[str, Any]):
    """A YAML mapping with the positions of its keys and values, in turn."""

    __slots__ = ("at", "places")

    def __init__(self, at: Position) -> None:
        self.at = at
        self.places: list[Position] = []

    def key_at(self, key: str) -> Position:
        """Return where a key stands."""
        return self.places[2 * list(self).index(key)]

    def value_at(self, key: str) -> Position:
        """Return where a key's value stands."""
        return self.places[2 * list(self).index(key) + 1]


class Sequence(list[Any]):
    """A YAML sequence with the positions of its items."""

    __slots__ = ("at", "places")

    def __init__(self, at: Position) -> None:
        self.at = at
        self.places: list[Position] = []


def line_and_column(at: Position) -> tuple[int, int]:
    """Return line and column, counted from 1."""
    at = at if at >= 0 else ~at
    return (at >> 24) + 1, (at & 0xFFFFFF) + 1


def is_plain(at: Position) -> bool:
    """Tell whether the scalar at this position was written without quotes."""
    return at < 0


def read_file(path: Path, shown: str) -> str:
    """Return the text of a catalogue file.

    Args:
        path: The file.
        shown: How findings name it.

    Raises:
        CatalogueError: It is missing, unreadable, empty, too large, or not UTF-8.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _whole(shown, f"cannot be read: {reason[0].lower()}{reason[1:]}") from None
    if len(raw) > LARGEST:
        raise _whole(shown, f"is larger than {LARGEST // 1_000_000} MB; is it a catalogue?")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        what = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise CatalogueError([Finding(shown, line, column, "", what)]) from None
    if not text.strip():
        raise _whole(shown, "is empty; a catalogue begins with `catalogue:`")
    return text


def read_nodes(text: str, shown: str) -> tuple[Any, list[Finding]]:
    """Return the document's root node and what was refused on the way.

    Anchors, aliases, tags, duplicate keys, keys that are no text, control characters and a
    second document are findings; the rest of the tree is still read.

    Raises:
        CatalogueError: The text is no YAML, or nested deeper than 20 levels.
    """
    reader = _Reader(text, shown)
    collecting = gc.isenabled()
    gc.disable()  # a tree of strings has no cycles: collecting doubles the time
    try:
        root = reader.read()
    except YAMLError as error:
        raise CatalogueError([*reader.findings, reader.not_yaml(error)]) from None
    finally:
        if collecting:
            gc.enable()
    return root, reader.findings


class _Reader:
    """Walks the parser's events once."""

    def __init__(self, text: str, shown: str) -> None:
        self.text = text
        self.shown = shown
        self.findings: list[Finding] = []

    def read(self) -> Any:
        for found in CONTROL.finditer(self.text):
            start = self.text.rfind("\n", 0, found.start()) + 1
            line = self.text.count("\n", 0, found.start())
            self.refuse(line << 24 | found.start() - start, _control(found.group()))
        if self.findings:  # the parser would stop at the first of them
            raise CatalogueError(self.findings)
        return self._build(iter(CParser(self.text).get_event, None))

    def refuse(self, at: Position, what: str) -> None:
        self.findings.append(Finding(self.shown, *line_and_column(at), "", what))

    def _build(self, events: Iterator[Any]) -> Any:
        names: dict[str, str] = {}
        stack: list[tuple[Any, str | None]] = []
        here: Any = Sequence(0)  # holds the document
        key: str | None = None
        for event in events:
            kind = event.__class__
            if kind is ScalarEvent:
                mark = event.start_mark
                at = mark.line << 24 | mark.column
                value: Any = event.value
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event, at)
                style = event.style
                if not style:
                    at = ~at
                elif style == '"' and (control := CONTROL.search(value)):
                    self.refuse(at, _control(control.group()))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                value = self._open(event, len(stack))
                at = value.at
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                here, key = stack.pop()
                continue
            elif kind is AliasEvent:
                value, at = self._refuse_alias(event)
            elif kind is DocumentStartEvent and here:
                self.refuse(event.start_mark.line << 24, "a second document: a catalogue is one")
                break
            else:
                continue

            if key is not None:
                if key in here:
                    self._refuse_duplicate(here, key)
                else:
                    here[key] = value
                    here.places.append(at)
                key = None
            elif here.__class__ is Sequence:
                here.append(value)
                here.places.append(at)
            elif value.__class__ is str:
                here.places.append(at)
                key = names.setdefault(value, value)
            else:
                here.places.append(at)
                self.refuse(at, "a key must be text")
                key = ""
            if value.__class__ is not str:
                stack.append((here, key))
                here, key = value, None
        return here[0] if here else ""

    def _open(self, event: Any, depth: int) -> Mapping | Sequence:
        at = event.start_mark.line << 24 | event.start_mark.column
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, at)
        if depth >= DEEPEST:
            self.refuse(at, f"is nested deeper than {DEEPEST} levels")
            raise CatalogueError(self.findings)
        return Mapping(at) if event.__class__ is MappingStartEvent else Sequence(at)

    def _refuse_alias(self, event: Any) -> tuple[str, Position]:
        at = event.start_mark.line << 24 | event.start_mark.column
        self.refuse(at, f"alias {quoted('*' + event.anchor)}: write the text out")
        return "", at

    def _refuse_duplicate(self, mapping: Mapping, key: str) -> None:
        first = line_and_column(mapping.key_at(key))[0]
        at = mapping.places.pop()
        self.refuse(at, f"key {quoted(key)} stands twice; the first is in line {first}")

    def _refuse_marks(self, event: Any, at: Position) -> None:
        if event.anchor is not None:
            what = f"anchor {quoted('&' + event.anchor)}: write the text where it is used"
            self.refuse(at, what)
        if event.tag is not None:
            self.refuse(at, f"tag {quoted(event.tag)}: leave it out; every value is text")

    def not_yaml(self, error: YAMLError) -> Finding:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        hint = ""
        if mark is None:
            return Finding(self.shown, 0, 0, "", f"is not YAML: {problem}")
        if "mapping values" in problem:
            hint = "; put text that holds `: ` in quotes"
        elif "cannot start any token" in problem:
            hint = "; indent with spaces, and put text that begins with a sign in quotes"
        return Finding(self.shown, mark.line + 1, mark.column + 1, "", f"not YAML: {problem}{hint}")


def _control(character: str) -> str:
    return f"control character U+{ord(character):04X}: leave it out"


def _whole(shown: str, what: str) -> CatalogueError:
    return CatalogueError([Finding(shown, 0, 0, "", what)])
