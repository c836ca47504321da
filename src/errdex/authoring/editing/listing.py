"""The entries of a catalogue as lines of its text: what moves with each, and what stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from errdex.authoring.loading.defaults import apply_defaults
from errdex.authoring.source.findings import CatalogueError, Finding
from errdex.authoring.source.nodes import (
    MappingNode,
    Position,
    SequenceNode,
    items_of,
    line_and_column,
    text_of,
)
from errdex.authoring.source.parser import read_nodes, read_roots

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Slot:
    """An entry's place in the list.

    Attributes:
        gap: The blank lines above it, which stay where they are.
        body: The entry with the comments above it, which move together.
        node: The entry.
    """

    gap: list[str]
    body: list[str]
    node: MappingNode


@dataclass(frozen=True, slots=True)
class Listing:
    """A catalogue's text, cut at its entries.

    Attributes:
        head: The lines before the first entry and its comments.
        slots: The entries, as they are in the file.
        tail: The lines after the last.
        dash: The column of the entries' dashes, counted from 0.
    """

    head: list[str]
    slots: list[Slot]
    tail: list[str]
    dash: int

    @property
    def end(self) -> str:
        """How lines end."""
        first = self.head[0]
        return first[len(first.rstrip("\r\n")) :]

    def text(self, bodies: list[list[str]], gaps: list[list[str]]) -> str:
        """Return the text with other bodies, and the gaps above them."""
        entries = [[*gap, *body] for gap, body in zip(gaps, bodies, strict=True)]
        parts = [self.head, *entries, self.tail]
        lines = [line for part in parts for line in part]
        *others, last = lines
        whole = [line if line.endswith(("\r", "\n")) else line + self.end for line in others]
        return "".join([*whole, last])


def declared_in(roots: Iterable[MappingNode], section: str) -> list[str]:
    """Return the names that a section declares, in the order of the files."""
    sections = [root.get(section) for root in roots]
    return [name for names in sections if isinstance(names, MappingNode) for name in names]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as YAML counts them, with their ends."""
    return _LINE.findall(text)


def read_root(text: str, shown: str, others: Iterable[MappingNode] = ()) -> MappingNode:
    """Return the root of a catalogue's text, whose entries have what defaults give them.

    Args:
        text: A file of a catalogue.
        shown: How findings name it.
        others: The roots of its other files, which may hold defaults as well.

    Raises:
        CatalogueError: The text is no YAML mapping, or something in it is refused anywhere.
    """
    root, findings = read_nodes(text, shown)
    if not isinstance(root, MappingNode):
        what = "a catalogue is a mapping that starts with `catalogue:`"
        findings.append(Finding(shown, 1, 1, "", what))
    if findings:
        raise CatalogueError(findings)
    apply_defaults(root, [root, *others])
    return root  # type: ignore[no-any-return] # what is no mapping was refused


def read_all(sources: Sequence[tuple[Path, str]]) -> dict[str, MappingNode]:
    """Return the roots of a catalogue's files by their names.

    Raises:
        CatalogueError: Something in one of them is refused anywhere.
    """
    roots, findings = read_roots(sources)
    if findings:
        raise CatalogueError(findings)
    return {shown: root for (_, shown), root in zip(sources, roots, strict=True)}


def read_entries(root: MappingNode, shown: str) -> list[MappingNode]:
    """Return the entries of a catalogue, each with a code and a field.

    Raises:
        CatalogueError: They are no list, or one of them has no code or field.
    """
    items = items_of(root, "codes")
    if not isinstance(root.get("codes"), SequenceNode) or not items:
        raise _refused(root.value_at("codes") if "codes" in root else 0, "must be a list", shown)
    for number, (node, at) in enumerate(items, 1):
        if not (text_of(node, "code") and text_of(node, "field")):
            what = f"entry {number} lacks its code or its field; `errdex lint` says more"
            raise _refused(at, what, shown)
    return [node for node, _ in items]


def read_listing(text: str, root: MappingNode, shown: str) -> Listing:
    """Return the entries of a catalogue's text.

    Raises:
        CatalogueError: They are not a list of entries with a dash each.
    """
    lines = lines_of(text)
    nodes = root["codes"]
    dash = _column(nodes.at)
    if lines[_line(nodes.at)][dash] != "-":
        what = "is a list in brackets; write each entry below the other, with a dash"
        raise _refused(nodes.at, what, shown)
    starts = [_dashed(lines, _line(place), dash) for place in nodes.places]
    first = _line(root.key_at("codes")) + 1
    tops = [_above(lines, start, first, dash) for start in starts]
    tops[0] = _after_blank(lines, tops[0], starts[0])
    end = _above(lines, _next_section(root, lines, "codes"), starts[-1], dash)
    slots = []
    for top, following, node in zip(tops, [*tops[1:], end], nodes, strict=True):
        body = _before_text(lines, top, following)
        slots.append(Slot(lines[top:body], lines[body:following], node))
    return Listing(lines[: tops[0]], slots, lines[end:], dash)


def _refused(at: Position, what: str, shown: str) -> CatalogueError:
    return CatalogueError([Finding(shown, *line_and_column(at), "codes", what)])


def _line(at: Position) -> int:
    return line_and_column(at)[0] - 1


def _column(at: Position) -> int:
    return line_and_column(at)[1] - 1


def _dashed(lines: list[str], line: int, dash: int) -> int:
    """Return the line of an entry's dash, which is at its first key or above it."""
    while lines[line][: dash + 1].strip() != "-":
        line -= 1
    return line


def _above(lines: list[str], line: int, first: int, dash: int) -> int:
    """Return the first of the blank lines and comments above a line.

    A comment that is indented further than the dashes is inside the entry before it.
    """
    while line > first and _is_between(lines[line - 1], dash):
        line -= 1
    return line


def _is_between(line: str, dash: int) -> bool:
    text = line.strip()
    return not text or (text[0] == "#" and len(line) - len(line.lstrip()) <= dash)


def _after_blank(lines: list[str], top: int, start: int) -> int:
    """Return where the comments begin that are right above the first entry."""
    blank = [number for number in range(top, start) if not lines[number].strip()]
    return blank[-1] + 1 if blank else top


def _before_text(lines: list[str], top: int, end: int) -> int:
    """Return the first line that is not blank."""
    return next(number for number in range(top, end) if lines[number].strip())


def section_end(root: MappingNode, lines: list[str], section: str) -> int:
    """Return the line, from 0, behind the last one of a section; what is above the next stays."""
    first = _line(root.key_at(section)) + 1
    return _above(lines, _next_section(root, lines, section), first, 0)


def _next_section(root: MappingNode, lines: list[str], section: str) -> int:
    """Return where the section after one begins, or where the document ends."""
    start = _line(root.key_at(section))
    later = [_line(at) for at in root.places[::2] if _line(at) > start]
    marked = (n for n in range(start, len(lines)) if re.match(r"\.\.\.(\s|\Z)", lines[n]))
    return min([*later, next(marked, len(lines))])
