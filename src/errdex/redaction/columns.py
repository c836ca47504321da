"""Finds the cells of tables, such as CSV and Markdown, below a header that names them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from typing import NamedTuple

from errdex.redaction.coded_words import is_coded, is_numbered
from errdex.redaction.judged import Judged
from errdex.redaction.named_places import Place

_STEM = re.compile(
    "[ABCJKOPSTabcjkopst\u0400-\u04ff\u4e00-\u9fff](?:(?=[AEIORTUWaeiortuw])(?:(?<=[Aa])[Uu]|(?<=[Bb])[Ee]"
    "|(?<=[Cc])[RrOo]|(?<=[Jj])[Ww]|(?<=[Kk])[Ee]|(?<=[Oo])[Tt]|(?<=[Pp])[AaIiWw]|(?<=[Ss])[EeIi]"
    "|(?<=[Tt])[Oo])|(?<=[\u0400-\u04ff\u4e00-\u9fff]))"
)
"""A part of each name of a secret."""
_LONGEST = 2000
"""Characters of a header. A longer line is none."""
_LINE = re.compile(
    "\n((?![0-9])[0-9A-Za-z_. \t\"'`*|;,^\xc0-\u04ff\u4e00-\u9fff-]"
    f"{{1,{_LONGEST}}}+)(?=\r?(?:\n|\\Z))"
)
"""A line that may be a header: names, what is around them and between them."""
_SIGNS = " \t\"'`*"
_NAME = re.compile(
    "[A-Za-z\xc0-\u04ff\u4e00-\u9fff][A-Za-z0-9_.\xc0-\u04ff\u4e00-\u9fff-]{0,40}"
    "(?: [A-Za-z0-9_.-]{1,40})?"
)
_DIGIT = re.compile("[0-9]")
_LONG_NAME = re.compile(f"{_NAME.pattern}(?: [A-Za-z0-9_.-]{{1,40}})?")
"""A name between signs without a blank beside them."""
_RULE = re.compile("[ \t]*[-+|=:][-+|=: \t]*")
_BETWEEN = ("||", "|", "\t", ";", ",", "^")
"""What is between the cells of a header, those of wikis first."""
_CELLS = {sign: re.compile(f'{re.escape(sign)}((?:"[^"]*"|[^{sign}])*)') for sign in "|,;\t"}
_ALIGNED = re.compile("[^ \t\r\n](?:[^ \t\r\n]| (?! ))*")
"""A cell that blanks part from the next one."""


_Row = Sequence[tuple[str, int, int]] | None
"""The cells of secrets in a line: name, start, end; None if it is no row below a header."""


class _Header(NamedTuple):
    """How many cells a header has, which are names of secrets, and what is in the rows below it."""

    cells: int
    wanted: Sequence[int]
    rows: Judged[str, _Row] | None


def find_cells(text: str, is_secret: Callable[[str], bool]) -> Iterator[Place]:
    """Yield the cells below each name of a header that is one of a secret, with the name.

    Every cell of a header is a name, and each row below has as many cells.
    """
    headers = Judged[tuple[str, str], _Header](lambda told: _read_header(*told, is_secret))
    barren: dict[tuple[str, int, int], int] = {}  # where rows end of which a column has nothing
    lines, at = "\n" + text, -1
    while found := _LINE.search(lines, at + 1):
        header, start, at = found[1], found.start(), found.end() - 1
        if not _STEM.search(header):
            continue
        end, below = at, _next_line(text, at)
        sign = next((sign for sign in _BETWEEN if sign in header), "")
        if not sign and "  " in header.strip(_SIGNS):
            at = yield from _aligned_below(text, end, list(_ALIGNED.finditer(header)), is_secret)
            continue
        if not sign and not _is_rule(text, below):
            continue
        count, wanted, rows = headers[header, sign]
        if rows is None:
            continue
        is_row = _is_below_names(text, start, sign, count)
        columns = [(sign, count, number) for number in wanted]
        if is_row and all(start < barren.get(column, 0) for column in columns):
            continue
        last, below = yield from _cells_below(text, below, rows, is_row)
        at = max(at, last)
        if last < 0:
            barren.update(dict.fromkeys(columns, below))


def _read_header(header: str, sign: str, is_secret: Callable[[str], bool]) -> _Header:
    names = [name.strip(_SIGNS) for name in (header.split(sign) if sign else [header])]
    form = _LONG_NAME if sign and f"{sign} " not in header else _NAME
    is_header = all(map(form.fullmatch, _inner(names)))
    wanted = frozenset(filter(is_secret, names) if is_header else ())
    rows = Judged[str, _Row](lambda line: _read_row(line, sign, names, wanted))
    numbers = [number for number, name in enumerate(names) if name in wanted]
    return _Header(len(names), numbers, rows if wanted else None)


def _aligned_below(
    text: str, at: int, names: list[re.Match[str]], is_secret: Callable[[str], bool]
) -> Generator[Place, None, int]:
    """Yield what can be no word below names that blanks part; return where the rows end."""
    is_header = all(_LONG_NAME.fullmatch(name[0]) for name in names)
    wanted = [number for number, name in enumerate(names) if is_header and is_secret(name[0])]
    while wanted:
        start = _next_line(text, at)
        end = _line_end(text, start)
        line = text[start:end]
        cells = list(_ALIGNED.finditer(line))
        if len(cells) < len(names) // 2 + 1 and not _RULE.fullmatch(line):
            break
        for number in wanted:
            cell = _cell_below(names, cells, number)
            if cell and (is_coded(cell[0]) or is_numbered(cell[0])):
                yield Place(names[number][0], start + cell.start(), start + cell.end())
        at = end
    return at


def _cell_below(
    names: list[re.Match[str]], cells: list[re.Match[str]], number: int
) -> re.Match[str] | None:
    """Return the cell of a column, or, where cells are empty, what is below its name."""
    if len(cells) == len(names):
        return cells[number]
    start, end = names[number].span()
    cell = next((cell for cell in cells if cell.end() > start), None)
    return cell if cell and cell.start() < end else None


def _is_below_names(text: str, at: int, sign: str, count: int) -> bool:
    """Tell whether a line is below as many names: it may be a row, and what it has no header."""
    start = text.rfind("\n", max(0, at - 1 - _LONGEST), max(0, at - 1)) + 1
    above = text[start : _line_end(text, start)].split(sign) if sign and at else []
    return len(above) == count and all(
        _NAME.fullmatch(name.strip(_SIGNS)) for name in _inner(above)
    )


def _cells_below(
    text: str, at: int, rows: Judged[str, _Row], is_row: bool
) -> Generator[Place, None, tuple[int, int]]:
    """Yield the cells, only those with a digit below what may be a row.

    Return where the last line ends that has one, or -1, and where the rows end.
    """
    found = -1
    while at < len(text):
        end = _line_end(text, at)
        row = rows[text[at:end]]
        if row is None:
            break
        for name, first, last in row:
            if not is_row or _DIGIT.search(text, at + first, at + last):
                yield Place(name, at + first, at + last)
                found = end
        at = _next_line(text, end)
    return found, at


def _read_row(line: str, sign: str, names: Sequence[str], wanted: Collection[str]) -> _Row:
    if _RULE.fullmatch(line):
        return ()
    below = _sign_below(line, sign)
    cells = _cells(line, below)
    if len(cells) != len(names) or (not sign and not line.strip(_SIGNS)):
        return None
    row, at = [], 0
    for name, cell in zip(names, cells, strict=True):
        bare = cell.strip(_SIGNS) if name in wanted else ""
        if bare:
            start = at + len(cell) - len(cell.lstrip(_SIGNS))
            row.append((name, start, start + len(bare)))
        at += len(cell) + len(below)
    return row


def _sign_below(line: str, sign: str) -> str:
    """Return what is between the cells of a line, below a header with a sign between its cells."""
    is_header = sign == "||" and line.lstrip(_SIGNS).startswith(sign)
    return "|" if sign in ("||", "^") and not is_header else sign


def _cells(line: str, sign: str) -> list[str]:
    """Return the cells of a line, of which one in quotes may hold the sign between them."""
    if not sign:
        return [line]
    return (
        line.split(sign)
        if '"' not in line or sign not in _CELLS
        else _CELLS[sign].findall(sign + line)
    )


def _is_rule(text: str, at: int) -> bool:
    found = _RULE.match(text, at)
    return found is not None and found.end() == _line_end(text, at)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - (text[end - 1 : end] == "\r" and end > at)


def _next_line(text: str, end: int) -> int:
    return text.find("\n", end) + 1 or len(text)


def _inner(names: list[str]) -> list[str]:
    """Return the names of a header, which may begin and end with a bar."""
    start, end = int(names[0] == ""), len(names) - (names[-1] == "")
    return names[start:end] or [""]
