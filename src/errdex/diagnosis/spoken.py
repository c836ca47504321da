"""Tells what a text only speaks of: `until code=000000`, `> we had E000102`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from errdex.diagnosis.knowledge import Value
from errdex.evidence.speech import is_spoken_of
from errdex.matching.mentions import Mention

_QUOTED = re.compile("[ \t|]{0,20}>")
_FAR = 1000
"""Characters before a code in which the mark of its line is looked for."""


def spoken_of(text: str, mentions: Iterable[Mention]) -> set[Value]:
    """Return the codes that a text expects, denies or asks for wherever it mentions them."""
    return _always(lambda text, at: is_spoken_of(text, at.start, at.end), text, mentions)


def quoted_of(text: str, mentions: Iterable[Mention]) -> set[Value]:
    """Return the codes that a text mentions only in lines quoted from an earlier mail."""
    return _always(_is_quoted_at, text, mentions if ">" in text else ())


def _always(
    is_so: Callable[[str, Mention], bool], text: str, mentions: Iterable[Mention]
) -> set[Value]:
    """Return the codes of which something holds wherever a text mentions them."""
    found: set[Value] = set()
    others: set[Value] = set()
    for mention in mentions:
        value = (mention.field, mention.code)
        if value not in others:
            kind = found if is_so(text, mention) else others
            kind.add(value)
    return found - others


def _is_quoted_at(text: str, mention: Mention) -> bool:
    nearest = max(0, mention.start - _FAR)
    start = text.rfind("\n", nearest, mention.start) + 1
    return (start > 0 or nearest == 0) and _QUOTED.match(text, start) is not None
