"""Tells what a text only speaks of: `until code=0`, `> we had E102`, `order status: EXPIRED`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from errdex.diagnosis.knowledge import Knowledge, Value
from errdex.engine.tables import list_of
from errdex.evidence.speech import is_spoken_of
from errdex.evidence.text.characters import lower
from errdex.matching.codes import is_distinctive
from errdex.matching.mentions import Mention
from errdex.redaction.judged import Judged

_COUNTS_NONE = "[\"']?[ \t]{0,2}[:=][ \t]{0,2}0(?![0-9A-Za-z]|[.,][0-9])"
SOME = f"(?!{_COUNTS_NONE})"
"""What is behind a code that is not counted as none."""
_THEN = "[\"'`)>\\]]{0,3}[ \t]{0,3}(?:[|/,\u2192]|[-=]{1,2}>|or[ \t])[ \t]{0,3}[\"'`<(\\[]{0,3}"
_OTHER = re.compile(
    f"(?:{_THEN}[0-9A-Za-z_-]{{2,40}}{_COUNTS_NONE}){{0,20}}{_THEN}"
    f"([0-9A-Za-z_-]{{2,40}}(?:[.:][0-9A-Za-z]{{1,20}}){{0,2}}){SOME}"
)
_QUOTED = re.compile("[ \t|]{0,20}>")
_OTHERS, _OUTCOMES = (
    "|".join(list_of(name)) for name in ("words_for_other_things", "names_of_outcomes")
)
_OF_ANOTHER = re.compile(
    f"(?<![a-z])({_OTHERS})s?(?:['\u2019]s)?(?:[ \t]#?[a-z-]{{0,8}}[0-9][0-9a-z-]{{0,20}})?"
    "(?:[ \t.]|[\"']?\\]?\\[[\"']?|[\"'][ \t]{0,3}:[ \t]{0,3}\\{[ \t]{0,3}[\"'])"
    f"(?:{_OUTCOMES})[ \t\"'\\\\:=>(\\[{{<\\]]{{0,12}}\\Z"
)
"""What says whose status it is: `order status: `, `order 7 status=`, `"order":{"status":"`."""

_SHORTENED = re.compile("[^aeiouy][^aeiouyl]d\\Z|v\\Z")
"""Ends what is no word, but a shortened one, such as `DELIVRD`."""
_COUNTED = re.compile(
    "[\"'`)\\]]{0,2}[ \t,;|]{1,3}[\"']?(?:counts?|cnt|hits|occurrences|times)[\"']?"
    "[ \t]{0,2}[:=][ \t]{0,2}[\"']?0(?![0-9A-Za-z]|[.,][0-9])"
)
_METRIC = re.compile('[A-Za-z0-9_:]\\{[ -z|~]{0,90}[=~]"\\Z')
_NO_METRIC = re.compile('"[^{}\n]{0,200}\\}[ \t]{1,3}0(?![0-9A-Za-z]|[.,][0-9])')
_NEAR = 100
"""Characters before a code in which such a word is looked for."""
_FAR = 1000
"""Characters before a code in which the mark of its line is looked for."""


def spoken_of(text: str, mentions: Iterable[Mention], knowledge: Knowledge) -> set[Value]:
    """Return successes that a text expects, denies or asks for wherever it mentions them.

    Or it goes on to a failure, as in `status: DELIVRD | EXPIRED` and `DELIVRD -> EXPIRED`, or
    counts none.
    """
    return _always(
        lambda text, at: (
            is_spoken_of(text, at.start, at.end)
            or _goes_on(text, at, knowledge)
            or _counts_none(text, at)
        ),
        text,
        mentions,
    )


def _counts_none(text: str, mention: Mention) -> bool:
    """Tell whether a code is counted, and never came: `code=0 count=0`, `sms{code="0"} 0`."""
    if _COUNTED.match(text, mention.end):
        return True
    is_metric = _METRIC.search(text[max(0, mention.start - _NEAR) : mention.start]) is not None
    return is_metric and _NO_METRIC.match(text, mention.end) is not None


def _goes_on(text: str, mention: Mention, knowledge: Knowledge) -> bool:
    """Tell whether a failure of the same field stands behind a code as what it may be or became."""
    found = _OTHER.match(text, mention.end)
    other = found[1] if found else ""
    is_known = other != "" and knowledge.knows(mention.field, other)
    return is_known and not knowledge.is_success(mention.field, other)


def quoted_of(text: str, mentions: Iterable[Mention]) -> set[Value]:
    """Return the codes that a text mentions only in lines quoted from an earlier mail."""
    return _always(_is_quoted_at, text, mentions if ">" in text else ())


def without_others(text: str, mentions: Iterable[Mention], knowledge: Knowledge) -> list[Mention]:
    """Return mentions without those that are the status of another thing than the catalogue's."""
    is_clear = Judged(_is_clear)
    return [m for m in mentions if is_clear[m.code] or not _is_of_another(text, m, knowledge)]


def _is_clear(code: str) -> bool:
    """Tell whether a code is no word or number that another thing may have for its status."""
    return is_distinctive(code) or is_shortened(code)


def is_shortened(code: str) -> bool:
    """Tell whether a code is no word, but a shortened one, such as `DELIVRD`."""
    return _SHORTENED.search(lower(code)) is not None


def _is_of_another(text: str, mention: Mention, knowledge: Knowledge) -> bool:
    found = _OF_ANOTHER.search(lower(text[max(0, mention.start - _NEAR) : mention.start]))
    about = knowledge.fields[mention.field]
    return found is not None and found[1] not in lower(f"{about['title']} {about['items']}")


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
