"""Tells the statuses in a log of accesses that answer requests to other paths than the API's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from errdex.diagnosis.knowledge import Knowledge
from errdex.engine.sentences import say
from errdex.matching.mentions import Mention

_HOST = '(?:https?://([^/ \n"]{1,200})%s)?'
_REQUEST = re.compile(
    f'{_HOST % " "}"?([A-Z]{{3,7}}) {_HOST % ""}'
    '(/[^ \n"?]{0,300})(?:[?][^ \n"]{0,600})? HTTP/[0-9.]{1,3}"? \\Z'
)
"""The host is in front of it, or in it."""
_NEAR = 12
"""Characters in front of a status in which the version of HTTP is."""
_FAR = 1000
"""Characters in front of a status in which its request is looked for."""
_PARTS = 5
"""What blanks part in a host and a request up to its status: so much of a line is read for each."""


class Elsewhere(NamedTuple):
    """The mentions of a text that are left, and a note on the others."""

    left: list[Mention]
    notes: list[str]


def without_other_paths(text: str, mentions: Iterable[Mention], knowledge: Knowledge) -> Elsewhere:
    """Return mentions without the statuses of requests to other paths, and a note on these."""
    left: list[Mention] = []
    others: list[tuple[Mention, str]] = []
    for mention in mentions:
        asked = _asked(text, mention) if knowledge.is_status_line(mention.field) else None
        if asked and knowledge.api.is_others(asked[4], asked[1] or asked[3] or ""):
            others.append((mention, f"{asked[2]} {asked[4]}"))
        else:
            left.append(mention)
    return Elsewhere(left, _notes(others))


def _asked(text: str, mention: Mention) -> re.Match[str] | None:
    """Return the method and the path in front of a status, as a log of accesses has them."""
    near = text[max(0, mention.start - _FAR) : mention.start].rpartition("\n")[2]
    if "HTTP/" not in near[-_NEAR:]:
        return None
    return _REQUEST.search(" ".join(near.rsplit(" ", _PARTS)[-_PARTS:]))


def _notes(others: Sequence[tuple[Mention, str]]) -> list[str]:
    if not others:
        return []
    mention, asked = others[0]
    return [say("note_other_path", count=len(others), status=mention.code, asked=asked)]
