"""Turns reports that a receiver printed into the forms that they were: one a line.

Such as a list of pairs, PHP's `print_r` and `var_dump`, a table with a line of names, and the query
of a request.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from errdex.evidence.text.characters import BLANKS, trim
from errdex.evidence.text.forms import decode_form, encode_percent

Tells = Callable[[Collection[str]], bool]
"""Tells whether names are those of a report, or whether a text has them."""

_TEXT = "[ub]?(?:'[^'\n]{0,1000}'|\"[^\"\n]{0,1000}\")"
_PAIR = re.compile(f"\\(({_TEXT}),[ \t]?({_TEXT})\\)")
_PAIRS = re.compile(f"\\[(?:\\({_TEXT},[ \t]?{_TEXT}\\)(?:,[ \t\n]{{0,40}})?){{1,60}}\\]")
_INSIDE = re.compile("(?:=>|\\{|(?<![A-Za-z])\\()[ \t\n]{0,40}\\Z")
_BELOW = re.compile("Array[ \t]*\n([ \t]*)\\(")
_INDENT = re.compile("[ \t]*")
_ARRAY = re.compile("Array[ \t\n]{0,40}\\(([^()]{1,9000})\\)")
_MEMBER = re.compile("\\[([A-Za-z0-9_.-]{1,60})\\] =>([^\n\\[]*)")
_DUMP = re.compile("array\\([0-9]{1,4}\\)[ \t]{0,9}\\{([^{}]{1,9000})\\}")
_DUMPED = re.compile(
    '\\["([A-Za-z0-9_.-]{1,60})"\\][ \t]?=>[ \t\n]{0,40}string\\([0-9]{1,7}\\) "([^"\n]*)"'
)
_QUERY = re.compile(
    "(?<=\n)([ \t]*[A-Z]{3,7} [^ \n?]{1,2000})\\?([^ \n]{1,9000})( HTTP/[0-9.]{1,3}[ \t]*\n"
    "(?:[ \t]*[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n){0,60})"
)
_IN_LINE = re.compile(
    "(?<=[ \t:=(\"'>|,\\[])[A-Za-z][A-Za-z0-9_.%-]{0,60}=[^ \t\n&\"'<>=]*={0,2}"
    "(?:&[A-Za-z0-9_.%-]{1,60}=[^ \t\n&\"'<>]*)+"
)
_NAME = re.compile("[A-Za-z_][A-Za-z0-9_. -]{0,60}")
RULE = re.compile("[ \t|:+-]*")
SIGNS = (";", ",", "\t", "|")  # between the cells of a table


def show_reports(text: str, tells: Tells) -> str:
    """Return text in which such reports are forms."""
    if not tells(text):
        return text
    text = f"\n{text}\n"
    text = _PAIRS.sub(lambda found: _form_in(found, _pairs(found.group()), tells), text)
    text = _ARRAY.sub(lambda found: _form_in(found, _MEMBER.findall(found[1]), tells), text)
    text = _DUMP.sub(lambda found: _form_in(found, _DUMPED.findall(found[1]), tells), text)
    text = _QUERY.sub(lambda found: _posted(found, tells), text)
    return "\n".join(_with_rows(text[1:-1], tells))


def forms_in(text: str, tells: Tells) -> Iterator[re.Match[str]]:
    """Yield the forms inside lines of a text that are such reports."""
    yield from (form for form in _IN_LINE.finditer(text) if tells(decode_form(form.group())))


def _pairs(printed: str) -> list[tuple[str, str]]:
    return [(_inside(pair[1]), _inside(pair[2])) for pair in _PAIR.finditer(printed)]


def _inside(quoted: str) -> str:
    return quoted.lstrip("ub")[1:-1]


def _form_in(found: re.Match[str], fields: Collection[tuple[str, str]], tells: Tells) -> str:
    """Return a block of fields as a form, if it is a report and inside no other block."""
    form = dict(fields)
    return f"\n{_form_of(form)}\n" if tells(form) and not _is_inner(found) else found.group()


def _is_inner(found: re.Match[str]) -> bool:
    """Tell whether a block is inside another one: behind its bracket, or deeper than its line."""
    text, start = found.string, found.start()
    indent = _INDENT.match(text, text.rfind("\n", 0, start) + 1)
    below = _BELOW.match(text, start)
    is_deeper = below is not None and indent is not None and below[1] != indent.group()
    return is_deeper or _INSIDE.search(text, max(0, start - 60), start) is not None


def _form_of(fields: Mapping[str, str]) -> str:
    pairs = ((encode_percent(name), encode_percent(trim(value))) for name, value in fields.items())
    return "&".join([f"{name}={value}" for name, value in pairs])


def _posted(found: re.Match[str], tells: Tells) -> str:
    """Return a request with the form in its query as its body."""
    line, query, head = found.groups()
    return f"{line}{head}\n{query}\n" if tells(decode_form(query)) else found.group()


def _with_rows(text: str, tells: Tells) -> Iterator[str]:
    """Yield the lines of a text, and forms for the rows of a table of reports."""
    names: list[str] = []
    sign = ""
    for line in text.split("\n"):
        cells = cells_of(line, sign) if names else []
        is_row = len(cells) == len(names) and not RULE.fullmatch(line)
        if names and is_row:
            yield _form_of(dict(zip(names, cells, strict=True)))
            continue
        yield line
        if not RULE.fullmatch(line) or not trim(line):
            names, sign = _names_in(line, tells)


def _names_in(line: str, tells: Tells) -> tuple[list[str], str]:
    """Return the names of a table's columns, and the sign between them; or none."""
    for sign in SIGNS if tells(line) else ():
        cells = cells_of(line, sign)
        if tells(cells) and all(map(_NAME.fullmatch, cells)):
            return cells, sign
    return [], ""


def cells_of(line: str, sign: str) -> list[str]:
    """Return the cells of a line; a sign between quotation marks parts none."""
    row = trim(line).strip("|") if sign == "|" else line
    if '"' not in row:
        return [cell.strip(BLANKS) for cell in row.split(sign)]
    cells: list[str] = []
    parts: list[str] = []
    is_open = False
    for part in row.split(sign):
        parts.append(part)
        is_open ^= part.count('"') % 2 == 1
        if not is_open:
            cells.append(trim(sign.join(parts)).strip('"'))
            parts = []
    return cells
