"""Reads source code that gives names to numbers: C, C++, Go, Java, C#, Protobuf, Rust, Python."""

from __future__ import annotations

import re
from typing import NamedTuple

from errdex.authoring.importing.comments import Comments, comment_last
from errdex.authoring.importing.integers import say_hexadecimal, value_of
from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.tables import SECTION, Cell, Place, Row, Table, text_of
from errdex.authoring.source.findings import quoted

NAME, NUMBER, TEXT, DETAILS = "name", "number", "text", "details"
LONGEST_LINE = 2000
"""Characters of a line of source code. A longer one is not read, and reported."""
_SPACES = re.compile(r"[ \t]{2,}")
_CAST = r"(?:\(\s*){0,3}(?:[A-Za-z_][\w ]*\)\s*\(?\s*)?"
_ENDS = r"(?:\s*\)){0,3}"
_NUMBER = (
    rf"{_CAST}(?P<number>[-+]?(?:0[xX][0-9A-Fa-f]+|[0-9]+)(?:[uUlL]{{0,3}})|\"[^\"\\]+\"){_ENDS}"
)
_OTHER = (
    rf"{_CAST}(?P<other>[A-Za-z_]\w*)"
    rf"(?:\s*(?P<sign>[-+])\s*(?P<by>0[xX][0-9A-Fa-f]+|[0-9]+)[uUlL]{{0,3}})?{_ENDS}"
)
_TAIL = r"\s*[,;]?\s*(?:(?://+|#|/\*+)[!<]{0,2}(?P<text>.*?)(?:\*/)?)?\s*"
_DEFINE = re.compile(rf"\s*#\s*define\s+(?P<name>\w+)\s+{_NUMBER}{_TAIL}")
_ALIAS = re.compile(rf"\s*#\s*define\s+(?P<name>\w+)\s+{_OTHER}{_TAIL}")
_MEMBER_ALIAS = re.compile(rf"\s*(?P<name>[A-Za-z_]\w*)\s*=\s*{_OTHER}{_TAIL}")
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
_OPENED = re.compile(
    r"\s*(?:(?:typedef|public|export|pub)\s+)*(?:enum\b(?:.*\{|[\w\s:]*)|const\s*\()\s*(?:/[/*].*)?"
)
_NO_CODE = re.compile(r"(?:^|_)(?:VERSION|MAX|MIN|COUNT|MASK|SIZE)(?:_|$)")
"""What the name of a number that is no code has in it, such as that of a limit."""
MOST_NAMED = 10
"""Names of a header file that may be none of codes. The report does not name others."""
_SENTENCES = re.compile(r"[.!?]\s+\S|\n\s*\n")
"""What is between two sentences or paragraphs."""
_UNREAD = re.compile(r"\s*#\s*define\s+\w+\s+\S|\s*[A-Z][A-Z0-9_]{2,}\s*=\s*\S")
_UNREAD_MEMBER = re.compile(r"\s*[A-Za-z_]\w*\s*=\s*\S")


class _Next(NamedTuple):
    """The number that a bare name would have, and whether names without numbers count here."""

    number: int | None
    inside: bool


def read_header(text: str, name: str, encoding: str, mapping: Mapping) -> list[Table]:  # noqa: ARG001 # readers have one form
    """Return a row for each name: its number, and the comment behind or above it."""
    reading = _Reading(Table(Place(name), f"source code, {encoding}", []))
    for line_number, line in enumerate(text.split("\n"), 1):
        reading.read(Place(name, line=line_number), line)
    return [reading.finish()]


class _Reading:
    """Reads one file, line by line."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._rows: dict[str, Row] = {}
        self._aliases: list[tuple[Place, str, str]] = []
        self._comments = Comments()
        self._state = _Next(None, False)

    def read(self, place: Place, line: str) -> None:
        """Read a line."""
        if len(line) > LONGEST_LINE:
            what = f"has more than {LONGEST_LINE:,} characters; not read"
            self._table.remark("lost", what, place)
            return
        line = _SPACES.sub(" ", line)
        if not self._comments.inside:
            line = comment_last(line)
        if self._comments.read(line):
            return
        if not line.strip():
            self._comments.part(inside=self._state.inside)
            return
        if _OPENED.fullmatch(line):
            self._state = _Next(0, True)
            self._comments.begin_section()
        elif (found := self._member(line)) is not None:
            self._state = self._add(place, found)
        else:
            uncounted = self._state == _Next(None, True) and _BARE.fullmatch(line)
            member = self._state.inside and _UNREAD_MEMBER.match(line)
            if uncounted or member or _UNREAD.match(line):
                self._unread(place, line)
                self._state = self._state._replace(number=None)
            if line.strip().startswith(("}", ")")):
                self._state = _Next(None, False)
                self._comments.end_section()
        self._comments.forget()

    def finish(self) -> Table:
        """Return the table, with the names that were defined as others."""
        for place, name, other in self._aliases:
            if (row := self._rows.get(other)) is None:
                what = f"{name} is {quoted(other)}, which has no number here"
                self._table.remark("lost", what, place)
            else:
                self._name(row, name)
        rows = list({id(row): row for row in self._rows.values()}.values())
        say_hexadecimal(self._table, rows, NAME, NUMBER)
        self._say_no_codes(rows)
        used = {column for row in rows for column in row.cells}
        columns = (NAME, NUMBER, TEXT, DETAILS, SECTION)
        self._table.columns = [one for one in columns if one in used]
        self._table.rows = rows
        return self._table

    def _say_no_codes(self, rows: list[Row]) -> None:
        firsts = (text_of(row.cells[NAME]).partition("\n")[0] for row in rows)
        if names := [name for name in firsts if _NO_CODE.search(name)]:
            more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
            listed = ", ".join(names[:MOST_NAMED]) + more
            what = f"by their names, these may be no codes: {listed}; `skip` leaves rows out"
            self._table.remark("note", what)

    def _member(self, line: str) -> re.Match[str] | None:
        forms = [_DEFINE, _ALIAS, _IOTA, _ASSIGNED, _CALLED]
        if self._state.inside:
            forms.append(_MEMBER_ALIAS)
            forms += [_BARE] if self._state.number is not None else []
        return next((found for form in forms if (found := form.fullmatch(line))), None)

    def _add(self, place: Place, found: re.Match[str]) -> _Next:
        parts = found.groupdict()
        if other := parts.get("other"):
            return self._add_other(place, found, other, parts)
        if found.re is _IOTA:
            by = int(parts["by"] or 0)
            number = str(-by if parts["sign"] == "-" else by)
        else:
            number = parts.get("number") or str(self._state.number)
        return self._add_number(place, found, _bare(number))

    def _add_other(
        self, place: Place, found: re.Match[str], other: str, parts: dict[str, str | None]
    ) -> _Next:
        """Add a name that is defined by another one, with or without a number added to it."""
        row = self._rows.get(other)
        value = None if row is None else value_of(str(row.cells[NUMBER]))
        if by := parts["by"]:
            if value is None:
                self._unread(place, found[0])
                return self._state._replace(number=None)
            number = value + int(f"{parts['sign']}1") * int(by, 0)
            return self._add_number(place, found, str(number))
        self._aliases.append((place, found["name"], other))
        if found.re is _ALIAS:
            return self._state
        return self._state._replace(number=None if value is None else value + 1)

    def _add_number(self, place: Place, found: re.Match[str], number: str) -> _Next:
        behind = (found.groupdict().get("text") or "").strip().rstrip("*/").strip()
        cells: dict[str, Cell] = {NAME: found["name"], NUMBER: number}
        if text := behind or self._comments.above:
            cells[DETAILS if _SENTENCES.search(text) else TEXT] = text
        if self._comments.section:
            cells[SECTION] = self._comments.section
        if found["name"] != "_":
            self._rows[found["name"]] = Row(place, cells)
        value = value_of(number)
        return self._state._replace(number=None if value is None else value + 1)

    def _name(self, row: Row, name: str) -> None:
        names = row.cells[NAME]
        row.cells[NAME] = (*((names,) if isinstance(names, str) else names), name)
        self._rows[name] = row

    def _unread(self, place: Place, line: str) -> None:
        what = f"no number could be read: {quoted(line.strip())}"
        self._table.remark("lost", what, place)


def _bare(number: str) -> str:
    """Return a number without the letters of its type, or a text without its quotes."""
    return number[1:-1] if number.startswith('"') else number.rstrip("uUlL")
