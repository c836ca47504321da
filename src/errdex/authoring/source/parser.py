"""Reads YAML text into mappings, lists and texts with positions, and rejects everything else.

PyYAML's C parser emits events; our own loop builds the tree. Every scalar stays the text that its
author typed: types come from the format, never from YAML's guesses.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

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
from yaml.error import MarkedYAMLError

from errdex.authoring.source.findings import CatalogueError, Finding, quoted, visible
from errdex.authoring.source.nodes import (
    MappingNode,
    Position,
    SequenceNode,
    first_used,
    line_and_column,
    position,
    top_of,
)
from errdex.errors import reason_of

LARGEST = 95_000_000
"""Bytes of a catalogue. A larger one is refused; 100,000 entries fit, a log file does not."""
DEEPEST = 20
"""Levels of lists and mappings inside each other. What is deeper is refused."""
MAX_REFUSALS = 1000
"""Faults in the YAML of a catalogue. Reading stops there: the file is not a catalogue."""

# Also: what reverses text, what only YAML takes for a line end, lone surrogates.
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
CONTROL = re.compile(f"[{_CONTROLS}]")
ESCAPED_CONTROL = re.compile(f"[\r{_CONTROLS}]")  # a carriage return that is not a line end
HINTS = {
    "mapping values": "; quote text that contains `: `",
    "cannot start any token": "; indent with spaces; quote text that starts with a symbol",
    "alphabetic or numeric": "; quote text that starts with a symbol",
    "escape": r"; write \\ for a backslash, and other characters as they are",
    "find expected": "; check here and above for wrong indentation or an open quote or bracket",
    "end of stream": "; a quote or a bracket is not closed",
}
"""A part of the parser's message, and what to do about it; the first match is used."""

LINE_END = re.compile("\r\n?|\n")


def read_file(path: Path, shown: str, left: int = LARGEST) -> str:
    """Return the text of a catalogue file.

    Args:
        path: The file.
        shown: How findings name it.
        left: How many bytes it may have; fewer than `LARGEST` behind the catalogue's other files.

    Raises:
        CatalogueError: It is missing, unreadable, empty, too large, or not UTF-8.
    """
    if not path.name.isprintable():  # it is in the first line of the generated module
        raise _whole(visible(shown), "has a name with control characters; rename the file")
    try:
        if path.is_dir() and path.is_symlink():
            raise _whole(shown, "is a link to a folder; put the folder itself there")
        if path.exists() and not path.is_file():
            raise _whole(shown, "is not a file; a catalogue is one YAML file")
        with path.open("rb") as file:
            raw = file.read(left + 1)
    except OSError as error:
        raise _whole(shown, f"cannot be read: {reason_of(error)}") from None
    if len(raw) > left:
        together = "" if left == LARGEST else " with the catalogue's files before it"
        size = f"{LARGEST // 1_000_000} MB{together}"
        raise _whole(shown, f"is larger than {size}; is it a catalogue?")
    text = _decoded(raw.removeprefix(BOM_UTF8), shown)
    if not text.strip():
        raise _whole(shown, "is empty; a catalogue starts with `catalogue:`")
    return text


def _decoded(raw: bytes, shown: str) -> str:
    try:
        text = raw.decode()
        wrong = raw.find(0)
    except UnicodeDecodeError as error:
        wrong = error.start
    if wrong < 0:
        return text
    before = raw[:wrong].decode()
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    what = f"byte 0x{raw[wrong]:02x} is not valid UTF-8 text; save the file as UTF-8"
    raise CatalogueError([Finding(shown, line, column, "", what)])


def read_roots(sources: Sequence[tuple[Path, str]]) -> tuple[list[MappingNode], list[Finding]]:
    """Return the root of each file of a catalogue and what was refused on the way.

    Args:
        sources: Each file and how findings name it.

    Raises:
        CatalogueError: One of the files cannot be read or holds no mapping; with what was refused
            in all of them.
    """
    roots: list[MappingNode] = []
    findings: list[Finding] = []
    left = LARGEST
    for path, shown in sources:
        try:
            text, left = read_file(path, shown, left), left - path.stat().st_size
            root, refused = read_nodes(text, shown, len(roots))
            findings += refused
            roots.append(_mapping(root, shown, alone=len(sources) == 1))
        except CatalogueError as error:
            findings += error.findings
        if len(findings) >= MAX_REFUSALS:
            break
    if len(roots) < len(sources):
        raise CatalogueError(findings[:MAX_REFUSALS])
    return roots, findings


def _mapping(root: Any, shown: str, *, alone: bool) -> MappingNode:
    if isinstance(root, MappingNode):
        return root
    what = "a catalogue is a mapping that starts with `catalogue:`"
    if not alone:
        what = "a file of a catalogue is a mapping of sections, such as `codes:`"
    raise CatalogueError([Finding(shown, 1, 1, "", what)])


def read_nodes(text: str, shown: str, file: int = 0) -> tuple[Any, list[Finding]]:
    """Return the document's root node and what was refused on the way.

    Anchors, aliases, tags, duplicate keys, keys that are not text, control characters and a
    second document are findings; the rest of the tree is still read.

    Args:
        text: The document.
        shown: How findings name its file.
        file: The file's number among those of its catalogue.

    Raises:
        CatalogueError: The text is not YAML, or nested deeper than 20 levels.
    """
    reader = _Reader(text, shown, top_of(file))
    try:
        root = reader.read()
    except YAMLError as error:
        raise CatalogueError([*reader.findings, reader.not_yaml(error)]) from None
    return root, reader.findings


class _Reader:
    """Walks the parser's events once."""

    def __init__(self, text: str, shown: str, top: int) -> None:
        self.text = text
        self.shown = shown
        self.top = top
        self.findings: list[Finding] = []

    def read(self) -> Any:
        self._refuse_controls()
        return self._build(iter(CParser(self.text).get_event, None))

    def refuse(self, at: Position, what: str) -> None:
        self.findings.append(Finding(self.shown, *line_and_column(at), "", what))
        if len(self.findings) == MAX_REFUSALS:
            raise CatalogueError(self.findings)

    def _refuse_controls(self) -> None:
        line = start = seen = 0
        for found in CONTROL.finditer(self.text):
            for end in LINE_END.finditer(self.text, seen, found.start()):
                line, start = line + 1, end.end()
            seen = found.start()
            self.refuse(position(line, seen - start), _control(found.group()))
        if self.findings:  # the parser would stop at the first of them
            raise CatalogueError(self.findings)

    def _build(self, events: Iterator[Any]) -> Any:
        names: dict[str, str] = {}
        top = self.top
        stack: list[tuple[Any, str | None]] = []
        here: Any = SequenceNode(0)  # contains the document
        key: str | None = None
        for event in events:
            kind = event.__class__
            if kind is ScalarEvent:
                mark = event.start_mark
                style = event.style
                at = position(mark.line + top, mark.column, plain=not style)
                value: Any = event.value
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event, at)
                if style == '"' and (control := ESCAPED_CONTROL.search(value)):
                    self.refuse(at, _control(control.group()) + r", or write \\ for a backslash")
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                value = self._open(event, len(stack))
                at = value.at
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                here, key = stack.pop()
                continue
            elif kind is AliasEvent:
                value, at = self._refuse_alias(event)
            elif kind is DocumentStartEvent and here:
                self.refuse(self._at(event), "a second document; a catalogue is one")
                break
            else:
                continue

            here.places.append(at)
            if here.__class__ is SequenceNode:
                here.append(value)
            elif key is None:
                named = value.__class__ is str and value
                key = names.setdefault(value, value) if named else self._refuse_key(event, at)
            else:
                if key in here:
                    self._refuse_duplicate(here, key)
                else:
                    here[key] = value
                key = None
            if value.__class__ is not str:
                stack.append((here, key))
                here, key = value, None
        return here[0] if here else ""

    def _at(self, event: Any) -> Position:
        return position(event.start_mark.line + self.top, event.start_mark.column)

    def _open(self, event: Any, depth: int) -> MappingNode | SequenceNode:
        at = self._at(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, at)
        if depth >= DEEPEST:
            self.refuse(at, f"is nested deeper than {DEEPEST} levels")
            raise CatalogueError(self.findings)
        return MappingNode(at) if event.__class__ is MappingStartEvent else SequenceNode(at)

    def _refuse_alias(self, event: Any) -> tuple[str, Position]:
        at = self._at(event)
        self.refuse(at, f"alias {quoted('*' + event.anchor)} is not allowed; write the text out")
        return "", at

    def _refuse_key(self, event: Any, at: Position) -> str:
        """Return the empty key, whose value is read like any other."""
        if event.__class__ is ScalarEvent:
            self.refuse(at, "a key is empty")
        elif event.__class__ is not AliasEvent:  # that is already refused
            self.refuse(at, "a key must be text; quote text that begins with { or [")
        return ""

    def _refuse_duplicate(self, mapping: MappingNode, key: str) -> None:
        at, _ = mapping.places[-2:]
        where = first_used(mapping.key_at(key), at, ())
        del mapping.places[-2:]
        if key:
            self.refuse(at, f"duplicate key {quoted(key)} (first used {where})")

    def _refuse_marks(self, event: Any, at: Position) -> None:
        if event.anchor is not None:
            what = f"anchor {quoted('&' + event.anchor)} is not allowed; write the text out"
            self.refuse(at, what)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.refuse(at, f"tag {quoted(tag)} is not allowed; remove it (every value is text)")

    def not_yaml(self, error: YAMLError) -> Finding:
        if not isinstance(error, MarkedYAMLError):
            return Finding(self.shown, 0, 0, "", f"not YAML: {str(error).splitlines()[0]}")
        mark, start, problem = error.problem_mark, error.context_mark, str(error.problem)
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        hint = next((hint for part, hint in HINTS.items() if part in problem), "")
        if start and start.line + 1 != line:
            problem += f" {error.context} that starts on line {start.line + 1}"
        return Finding(self.shown, line, column, "", f"not YAML: {problem}{hint}")


def _control(character: str) -> str:
    return f"control character U+{ord(character):04X} is not allowed; remove it"


def _whole(shown: str, what: str) -> CatalogueError:
    return CatalogueError([Finding(shown, 0, 0, "", what)])
