"""How often codes came, as a text such as an alert counts them itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from errdex.diagnosis.lists import first_of_many
from errdex.engine.sentences import say
from errdex.engine.tables import limit, list_of
from errdex.evidence.text.names import plain_name
from errdex.matching.mentions import Mention

MOST_COUNTS = limit("items_in_a_report")
"""How many counts of a text are told; more are counted."""

_SIGNS = ("x", "x ", "\u00d7", "\u00d7 ", "times", "times ")
_BEFORE = re.compile("(?<![0-9A-Za-z.,:])([0-9]{1,7}) ?(?:[x\u00d7]|times) ?\\Z")
_BEHIND = re.compile(" ?[x\u00d7] ?([0-9]{1,7})(?![0-9A-Za-z])| \\(([0-9]{1,7}) times\\)")
_NEAR = 60  # characters in front of a code in its line
_ROW = re.compile("[ \t|>*-]{0,12}(?:([A-Za-z_]{1,30})[:=][ \t]?)?")
_CELL = re.compile(
    "(?::[ \t]{0,9}|\t|[ \t]{2,40}|[ \t]?\\|[ \t]{0,20})([1-9][0-9]{0,6})[ \t|]{0,9}(?:\n|\\Z)"
)
_HEAD = re.compile(
    "\n[ \t|>*-]{0,12}[^\n\t |:=][^\n\t|:=]{0,29}?(?:\t|[ \t]{2,40}|[ \t]?\\|[ \t]{0,20})"
    "([^\n\t |0-9:](?:[^\n\t|]{0,29}[^\n\t |])?)[ \t|]{0,9}\n(?:[ \t|:+-]{1,80}\n)?\\Z"
)
"""The names of two columns above a row."""
_ABOVE = 200  # characters above a row in which they are
_LINES_ABOVE = 2  # one of names, and a rule
_STATUS = re.compile("[1-5][0-9]{2}")  # of HTTP
_CODES = frozenset(list_of("names_of_codes") + list_of("names_of_reports"))
_COUNTS = frozenset(list_of("names_of_counts"))


def counts_told(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the counts beside the mentions of codes, if there are any."""
    told: dict[str, None] = {}
    for mention in mentions:
        is_counted = text.endswith(_SIGNS, 0, mention.start)
        before = is_counted and _BEFORE.search(text[max(0, mention.start - 20) : mention.start])
        found = before or _BEHIND.match(text[mention.end : mention.end + 20])
        if found:
            told[f"{mention.code}: {next(filter(None, found.groups()))}"] = None
    told = told or _counts_in_rows(text, mentions)
    if told:
        yield say("note_counts", counts=first_of_many([*told], MOST_COUNTS))


def _counts_in_rows(text: str, mentions: Sequence[Mention]) -> dict[str, None]:
    """Return the counts in lines of a code and a number, unless all may be statuses of HTTP."""
    found: dict[str, str] = {}
    others = 0  # the end of rows that tell something else
    for mention in mentions:
        cell = _CELL.match(text, mention.end)
        if not cell:
            continue
        near = text[max(0, mention.start - _NEAR) : mention.start]
        _, begins, front = near.rpartition("\n")
        row = _ROW.fullmatch(front) if begins or mention.start <= _NEAR else None
        if not row or (row[1] and plain_name(row[1]) not in _CODES):
            continue
        start = mention.start - len(front)
        if start and (start == others or _tells_another(text, start)):
            others = cell.end()
        else:
            found[f"{mention.code}: {cell[1]}"] = cell[1]
    return {} if all(map(_STATUS.fullmatch, found.values())) else dict.fromkeys(found)


def _tells_another(text: str, start: int) -> bool:
    """Tell whether the names of columns above a row say that its number is no count."""
    above = "\n" * (start <= _ABOVE) + text[max(0, start - _ABOVE) : start]
    head = _HEAD.search("\n".join(above.split("\n")[-_LINES_ABOVE - 2 :]))
    return head is not None and plain_name(head[1]) not in _COUNTS
