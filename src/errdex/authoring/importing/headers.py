"""Reads source code that gives names to numbers: C, C++, Go, Java, C#, Protobuf, Rust, Python."""

from __future__ import annotations

import re
from typing import NamedTuple

from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.tables import Cell, Place, Row, Table
from errdex.authoring.source.findings import quoted

NAME, NUMBER, TEXT = "name", "number", "text"
LONGEST_LINE = 2000
"""Characters of a line of source code. A longer one is not read, and reported."""
_SPACES = re.compile(r"[ \t]{2,}")
_NUMBER = r"\(?\s*(?P<number>[-+]?(?:0[xX][0-9A-Fa-f]+|[0-9]+)(?:[uUlL]{0,3})|\"[^\"\\]+\")\s*\)?"
_TAIL = r"\s*[,;]?\s*(?:(?://+|#|/\*+<?!?)(?P<text>.*?)(?:\*/)?)?\s*"
_DEFINE = re.compile(rf"\s*#\s*define\s+(?P<name>\w+)\s+{_NUMBER}{_TAIL}")
_ALIAS = re.compile(rf"\s*#\s*define\s+(?P<name>\w+)\s+(?P<other>[A-Za-z_]\w*){_TAIL}")
_ASSIGNED = re.compile(
    r"(?!\s*(?:option|syntax|edition|package|import)\b)\s*(?:(?:pub|public|private|static|final|export|constexpr|const|var|let|int|long|short|"
    r"unsigned|String|str|u?int\d*_t|[iu]\d+)\s+)*(?P<name>[A-Za-z_]\w*)"
    rf"(?:\s*:\s*[\w<>&']+|\s+[A-Za-z_][\w.]*)?\s*:?=\s*{_NUMBER}{_TAIL}"
)
_CALLED = re.compile(
    rf"\s*(?P<name>[A-Z][A-Z0-9_]*)\s*\(\s*{_NUMBER}"
    r"(?:\s*,\s*\"(?P<text>(?:[^\"\\]|\\.)*)\")?\s*\)\s*[,;]?\s*(?://.*)?"
)
_IOTA = re.compile(
    r"\s*(?P<name>\w+)(?:\s+[\w.]+)?\s*=\s*iota(?:\s*(?P<sign>[+-])\s*(?P<by>\d+))?" + _TAIL
)
_BARE = re.compile(r"\s*(?P<name>[A-Za-z_]\w*)" + _TAIL)
_OPENED = re.compile(r"\s*(?:(?:typedef|public|export|pub)\s+)*(?:enum\b.*\{|const\s*\()\s*")
_COMMENT = re.compile(r"\s*(?://+!?|#(?!\s*define))\s?(?P<text>.*?)\s*")
_BLOCK = re.compile(r"\s*/\*")
_UNREAD = re.compile(r"\s*#\s*define\s+\w+\s+\S|\s*[A-Z][A-Z0-9_]{2,}\s*=\s*\S")


class _Next(NamedTuple):
    """The number that a bare name would have, and whether names without numbers count here."""

    number: int | None
    inside: bool


def read_header(text: str, name: str, encoding: str, mapping: Mapping) -> list[Table]:  # noqa: ARG001 # readers have one form
    """Return a row for each name: its number, and the comment behind or above it."""
    table = Table(Place(name), f"source code, {encoding}", [NAME, NUMBER, TEXT])
    rows: dict[str, Row] = {}
    said: list[str] = []
    state, in_comment = _Next(None, False), False
    for line_number, line in enumerate(text.split("\n"), 1):
        place = Place(name, line=line_number)
        if len(line) > LONGEST_LINE:
            table.remark("lost", f"has more than {LONGEST_LINE:,} characters; not read", place)
            continue
        line = _SPACES.sub(" ", line)
        if in_comment or _BLOCK.match(line):
            in_comment = "*/" not in line
            said.append(re.sub(r"^\s*/?\*+!? ?|\s*\*+/.*$", "", line).strip())
        elif _OPENED.fullmatch(line):
            state, said = _Next(0, True), []
        elif (found := _member(line, state)) is not None:
            state = _add(rows, table, place, found, said, state)
            said = []
        elif comment := _COMMENT.fullmatch(line):
            said.append(comment["text"])
        else:
            if _UNREAD.match(line):
                what = f"no number could be read: {quoted(line.strip())}"
                table.remark("lost", what, place)
            closed = line.strip().startswith(("}", ")"))
            state, said = (_Next(None, False) if closed else state), []
    table.rows = list(rows.values())
    return [table]


def _member(line: str, state: _Next) -> re.Match[str] | None:
    forms = [_DEFINE, _ALIAS, _IOTA, _ASSIGNED, _CALLED]
    if state.inside and state.number is not None:
        forms.append(_BARE)
    return next((found for form in forms if (found := form.fullmatch(line))), None)


def _add(
    rows: dict[str, Row],
    table: Table,
    place: Place,
    found: re.Match[str],
    said: list[str],
    state: _Next,
) -> _Next:
    parts = found.groupdict()
    if other := parts.get("other"):
        _add_alias(rows, table, place, found["name"], other)
        return state
    if found.re is _IOTA:
        by = int(parts["by"] or 0)
        number = str(-by if parts["sign"] == "-" else by)
    else:
        number = parts.get("number") or str(state.number)
    text = (parts.get("text") or "").strip().rstrip("*/").strip() or _paragraph(said)
    cells: dict[str, Cell] = {NAME: found["name"], NUMBER: _bare(number)}
    if text:
        cells[TEXT] = text
    if found["name"] != "_":
        rows[found["name"]] = Row(place, cells)
    try:
        return state._replace(number=int(number, 0) + 1)
    except ValueError:
        return state._replace(number=None)


def _add_alias(rows: dict[str, Row], table: Table, place: Place, name: str, other: str) -> None:
    """Add a name that is defined as another one."""
    row = rows.get(other)
    if row is None:
        table.remark("lost", f"{name} is {quoted(other)}, which has no number here", place)
        return
    names = row.cells[NAME]
    row.cells[NAME] = (*((names,) if isinstance(names, str) else names), name)


def _paragraph(lines: list[str]) -> str:
    """Return the comment above a name; lines without text part its paragraphs."""
    return "\n".join(line.rstrip() for line in lines).strip()


def _bare(number: str) -> str:
    """Return a number without the letters of its type, or a text without its quotes."""
    return number[1:-1] if number.startswith('"') else number.rstrip("uUlL")
