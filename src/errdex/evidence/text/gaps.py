"""Finds dots in the middle of a printed text that hide more than a part of one value.

Such as `type=...igest="k"`: what is between may be the rest of a header, and further ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from errdex.evidence.text.elisions import is_elided
from errdex.evidence.text.forms import decode_percent

_DOTS = "(?<!<%)(?:(?<!\\.)\\.{3,}|\u2026)"
_ENDS = "(?=[ \t]*(?:[,;]|\\Z))"
_GAP = re.compile(_DOTS)
_EDGES = (frozenset('"=(<[,; \t'), frozenset('")>],; \t'))
"""What stands before a value, and behind one; dots beside it hide no more than a part of it."""
_REST_OF_VALUE = (
    re.compile(f'[^ \t",;=]{{0,2000}}={{0,2}}{_ENDS}'),
    re.compile(f'[^"]{{0,2000}}"{_ENDS}'),
)
"""The rest of a value in which something is left out: of one without quotes, of one in quotes."""
_REST_OF_PARAMETER = re.compile(
    f'[^",;=]{{0,200}}="[^"]{{0,2000}}"{_ENDS}|[^",;]{{0,2000}}"{_ENDS}|[^",; \t]{{0,2000}}'
)
_WITHOUT_NAME = re.compile(f"[^=\n]{{0,200}}{_DOTS}")
_TWO_FIELDS = re.compile("([^=\n]{0,200}=)([^=\n]{0,4000})=[^=\n]")
_IN_BODY = re.compile(
    f'(?<=[^ \t\n,&=\\[\\]{{}}":(<]){_DOTS}|{_DOTS}(?=[^ \t\n,&\\[\\]{{}}"\u2026.)>])'
)
_IN_VALUE = re.compile(f'{_DOTS}(?=[^ \t\n,&\\[\\]{{}}"\\\\\u2026.)>])')
_REST_OF_TEXT = re.compile('(?:[^"\\\\]|\\\\[^\n]){0,2000}"[ \t\n]{0,99}[,:}\\]]')
_PROSE = re.compile("[ \t][^=,;]{0,2000}(?:[,;]|\\Z)")
_ENOUGH = 9  # gaps of one header

Gap = tuple[int, int, bool]
"""Where dots begin and end in a header, and whether they hide more than a part of a value."""


def has_dots(text: str) -> bool:
    """Tell whether a text has a sign for what is left out."""
    return "..." in text or "\u2026" in text


def gaps_in(header: str) -> Iterator[Gap]:
    """Yield the gaps of a header: dots that do not stand beside a value."""
    quotes = at = 0
    for found in islice(_GAP.finditer(header), _ENOUGH):
        quotes += header.count('"', at, found.start())
        at = found.end()
        if _is_prose(header, found.start(), at):
            continue
        hides_more = not _REST_OF_VALUE[quotes % 2].match(header, at)
        if hides_more or not _is_at_edge(header, found.start(), at):
            yield found.start(), at, hides_more


def _is_at_edge(header: str, start: int, end: int) -> bool:
    before, behind = _EDGES
    begins = start == 0 or header[start - 1] in before
    return begins or end == len(header) or header[end] in behind


def _is_prose(header: str, start: int, end: int) -> bool:
    """Tell whether dots stand behind a word of a sentence, which is no parameter."""
    if '"' in header or start == 0 or header[start - 1] in _EDGES[0]:
        return False
    begin = max(header.rfind(sign, 0, start) for sign in ",;") + 1
    return "=" not in header[begin:start] and _PROSE.match(header, end) is not None


def close_gaps(header: str) -> str:
    """Return a header without the parameters that are shown in part around a gap.

    Dots are in the place of its scheme if that is one of them.
    """
    parts: list[str] = []
    done = 0
    for start, end, hides_more in gaps_in(header):
        if hides_more and start >= done:
            parts.append(_before_open(header[done:start]) or ("" if done else "... "))
            rest = _REST_OF_PARAMETER.match(header, end)
            assert rest is not None  # it may be empty
            done = rest.end()
    return "".join([*parts, header[done:]])


def _before_open(text: str) -> str:
    """Return a text up to the parameter in which it ends."""
    if text.count('"') % 2:
        text = text[: text.rindex('"')]
    return text[: max(text.rfind(sign) for sign in " \t,;") + 1]


def gaps_in_body(body: str) -> list[int]:
    """Return where the first two dots begin in a body that are neither a value nor an item."""
    return [found.start() for found in islice(_IN_BODY.finditer(body), 2)]


def cuts_token(text: str) -> bool:
    """Tell whether dots are inside a value without blanks, as where a printer leaves a part out."""
    found = _IN_VALUE.search(text)
    if not found:
        return False
    behind = text[found.end() :].partition('"')[0]
    return is_elided(text[text.rfind('"', 0, found.start()) + 1 : found.end()] + behind)


def is_broken_at(json: str, gap: int) -> bool:
    """Tell whether the text in which a gap begins does not end as a text of JSON does."""
    return not _REST_OF_TEXT.match(json, gap)


def close_form_gaps(form: str) -> str:
    """Return a form without the fields of which only a part is shown, as far as that is seen."""
    return "&".join([_whole_field(field) for field in form.split("&")])


def _whole_field(field: str) -> str:
    if not _GAP.search(field):
        return field
    if _WITHOUT_NAME.match(field):
        return "..."
    two = _TWO_FIELDS.match(field)
    if two and _GAP.search(two[2]):
        return f"{two[1]}..."
    name, _, value = field.partition("=")
    text = decode_percent(value)
    is_end_alone = text[-1:] in ("]", "}") and text[0] not in "[{"
    is_broken = is_end_alone or text.count('"') % 2 == 1
    return f"{name}=..." if is_broken else field
