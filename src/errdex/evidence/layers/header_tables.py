"""Reads tables of headers: a name and a value between bars, tabs or blanks, or on two lines.

Such as `| Authorization | Bearer x |`, or `Name : Authorization` above `Value : Bearer x`.
"""

from __future__ import annotations

import re

from errdex.evidence.http.bodies import has_credentials

FEWEST_ROWS = 2
"""Rows of headers that make a table. A single one is left as it is."""

_TELLING = "([Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}|[Cc]ontent-[Tt]ype)"
_ANY = "([A-Za-z][A-Za-z0-9-]{1,60})"
_SIGNS = "|\u2502\u2503\u2506\u2551"
_BAR = f"[{_SIGNS}]"
_BARS = (
    f"(?<=\n)(?:{_BAR}[ \t]*)?[`*]{{0,2}}%s[`*]{{0,2}}[ \t]*{_BAR}[ \t]*[`']?"
    f"([^ \t\n`{_SIGNS}][^\n`{_SIGNS}]*?)(?:[`']|(?<![ \t]))[ \t]*(?:{_BAR}[ \t]*)?(?=\n)"
)
_WIDE = "(?<=\n)%s(?:\t| {2,400})([^ \t\n][^\n]*)(?=\n)"
_PAIR = "(?<=\n)(?:Name|Key)[ \t]*:[ \t]*%s[ \t]*\nValue[ \t]*:[ \t]*([^\n]+)\n*(?=\n)"
_BELOW = (
    "(?<=\n)(?:[ \t]*[0-9]{1,3}[ \t]*\n)?(?:[ \t]*(?:Name|Key)[ \t]*(?::[ \t]*)?\n)?"
    "[ \t]*%s[ \t]*\n[ \t]*(?:Value[ \t]*(?::[ \t]*)?\n[ \t]*)?([^ \t\n][^\n]*)(?=\n)"
)
_LISTED = "(?<=\n)(?:[A-Za-z]{1,40} )?%s \\[([^\n]*)\\](?=\n)"
_QUOTED = "(?<=\n)[ \t]*'%s', '([^\n]*)'(?=\n)"
_ITEM = "(?<=\n)[ \t]*%s:[ \t]*\n[ \t]*- ([^\n]+)(?=\n)"
_ROWS = [
    (re.compile(row % _TELLING), re.compile(row % name))
    for row, name in (
        (_BARS, _ANY),
        (_WIDE, _TELLING),
        (_PAIR, _ANY),
        (_ITEM, _ANY),
        (_LISTED, _ANY),
        (_QUOTED, "(:?[a-z][a-z0-9-]{1,60})"),
        (_BELOW, _TELLING),
    )
]
"""Rows by which a table is found, and those that it has."""
_NAMED = re.compile(
    "[ACXacx](?:(?<=[Aa])uthorization|(?<=[Xx])-[A-Za-z0-9-]{2,40}|(?<=[Cc])ontent-[Tt]ype)"
    f"(?:[`*]{{0,2}}[ \t]*{_BAR}|\t| {{2}}| \\[|', '|:?[ \t]*\n)"
)
"""What each row by which a table is found has in it."""
_RULE = re.compile("(?<!\\+\n)(?<=\n)\\+[-=][-=+]+\n(?=\\|)")
"""A line between rows; two of them are between tables."""
_HEAD = re.compile(
    "(?<=\n)\\|[| \t*]*(?:[Hh]eader|[Nn]ame|[Kk]ey)[A-Za-z| \t*]{0,60}\\|[ \t]*"
    "(?:\n\\|[ \t:|-]+)?\n(?=\\|)"
)
_FIRST_LINE = re.compile(f"(?<=\n)([A-Z]{{3,7}} https?://[^ \t\n]+)[ \t]*\n{{1,3}}(?={_ANY}: )")
_LAST_ROW = re.compile(f"(?<=\n)({_TELLING}: [^\n]*\n)(?=[*|])")

_RECORDED = re.compile(
    "(?<=\n)((?:[A-Za-z][A-Za-z0-9-]{1,60}: [^\n]*\n){1,40})[ \t]*method: ([A-Z]{3,7})\n"
    "[ \t]*ur[il]: (https?://[^ \t\n]+)\n"
)
_RECORDED_FIRST = re.compile(
    "(?<=\n)[ \t]*method: ([A-Za-z]{3,7})\n[ \t]*ur[il]: (https?://[^ \t\n]+)\n"
    "(?:[ \t]*body:\n(?:[ \t]*encoding: [^\n]*\n)?[ \t]*string: ([^\n]*)\n)?[ \t]*headers:\n"
    "((?:[A-Za-z][A-Za-z0-9-]{1,60}: [^\n]*\n){1,40})"
)


def _message(found: re.Match[str]) -> str:
    """Return a recorded request whose body stands above its headers as HTTP has it."""
    said = found[3] or ""
    is_quoted = len(said) > 1 and said[0] == said[-1] == "'"
    body = said[1:-1].replace("''", "'") if is_quoted else said
    return f"{found[1].upper()} {found[2]} HTTP/1.1\n{found[4]}\n{body}\n\n"


def read_header_tables(text: str) -> str:
    """Return text with headers as HTTP has them in the place of such rows."""
    if not has_credentials(text):
        return text
    framed = f"\n{text}\n"
    if len(_NAMED.findall(framed)) < FEWEST_ROWS:
        return text
    for telling, row in _ROWS:
        if len(telling.findall(framed)) >= FEWEST_ROWS:
            read = row.sub("\\1: \\2", _HEAD.sub("", _RULE.sub("", framed)))
            if "method: " in read:
                read = _RECORDED.sub("\\2 \\3 HTTP/1.1\n\\1\n", read)
                read = _RECORDED_FIRST.sub(_message, read)
            framed = _LAST_ROW.sub("\\1\n", _FIRST_LINE.sub("\\1\n", read))
    return framed[1:-1]
