"""What is taken out of a text, and the text without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from errdex.engine.sentences import say

KINDS = ("number", "token", "value", "secret")
"""What is taken out; where two meet, the later kind counts."""

_SECRET, _TOKEN = say("value_secret"), say("value_token")


_NAMED = re.compile('(\\\\{0,3}")[ \t]{0,3}:[ \t\r\n]{0,20}(?:\\[[ \t\r\n]{0,20})?\\Z')
_NEXT = re.compile("[ \t\r\n]{0,20},[ \t\r\n]{0,40}")
_END_OF_VALUE = re.compile("[ \t\r\n]{0,40}[,}\\]]")
_DIGITS = re.compile("[0-9]+")
_REACH = 64
"""Characters in front of a value in which its name ends."""


class Edit(NamedTuple):
    """A stretch of a text, what it is, one of `KINDS`, and what is shown instead."""

    start: int
    end: int
    kind: str
    shown: str


def secret_at(span: tuple[int, int]) -> Edit:
    """Return the edit that takes out a secret."""
    return Edit(*span, "secret", _SECRET)


def secrets_at(spans: Iterable[tuple[int, int]]) -> Iterator[Edit]:
    """Yield the edits that take out secrets, those that follow one another as one."""
    first = last = -1
    for start, end in spans:
        if first <= start <= last:
            last = max(last, end)
        else:
            if last >= 0:
                yield secret_at((first, last))
            first, last = start, end
    if last >= 0:
        yield secret_at((first, last))


def token_at(span: tuple[int, int]) -> Edit:
    """Return the edit that takes out a part of a token."""
    return Edit(*span, "token", _TOKEN)


def joined(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits in order, those that overlap as one: nothing of any of them is shown."""
    found: list[Edit] = []
    for edit in sorted(edits, key=itemgetter(0, 1)):
        if not found or edit.start > found[-1].end or not _meet(found[-1], edit):
            found.append(edit)
        else:
            found[-1] = _union(found[-1], edit)
    return found


def in_json(edits: Iterable[Edit], text: str) -> Iterator[Edit]:
    """Yield edits, those of a bare value of JSON with the quotes that its name has around them."""
    done, quote = 0, ""
    for edit in edits:
        before = text[max(done, edit.start - _REACH) : edit.start]
        named = _NAMED.search(before)
        quote = named[1] if named else quote if _NEXT.fullmatch(before) else ""
        is_bare = (
            quote and not _DIGITS.fullmatch(edit.shown) and _END_OF_VALUE.match(text, edit.end)
        )
        yield edit._replace(shown=f"{quote}{edit.shown}{quote}") if is_bare else edit
        done = edit.end


def apply(edits: Iterable[Edit], text: str) -> str:
    """Return a text with what is shown instead; the edits are in order and lie apart."""
    parts = []
    done = 0
    for edit in edits:
        parts += [text[done : edit.start], edit.shown]
        done = edit.end
    return "".join([*parts, text[done:]])


def _meet(one: Edit, other: Edit) -> bool:
    """Tell whether two overlap; secrets that touch are one."""
    return other.start < one.end or one.kind == other.kind == "secret"


def _union(one: Edit, other: Edit) -> Edit:
    """Return one edit for two that overlap; nothing is kept where none covers the other."""
    end = max(one.end, other.end)
    kind = max(one.kind, other.kind, key=KINDS.index)
    for edit in (one, other):
        if (edit.start, edit.end, edit.kind) == (one.start, end, kind):
            return edit
    return Edit(one.start, end, kind, _TOKEN if kind == "token" else _SECRET)
