"""Tells what a text only speaks of: an answer or a code that is expected, an example or a stub's.

Such as `Expected: {"code":"0"}`, `until code=0` and `0 was never returned`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from errdex.engine.tables import list_of
from errdex.evidence.mocks import is_below_mock
from errdex.evidence.text.characters import lower

_REACH = 100
"""Characters around an answer in which such words are."""
_FIELD = (
    "(?:[{\"'`]{0,3}[a-z_.]{0,20}(?:code|status|result)[\"']{0,2}[ \t]{0,3}[:=][ \t]{0,3})?"
    "[\"'(`{]{0,3}"
)
_OPENING = "(?:[:\uff1a][ \t]*\n[ \t\n]{0,12}(?:```[a-z0-9]{0,10}[ \t]*\n[ \t]*)?)?"
_EXAMPLE_OPENING = _OPENING.replace("[:\uff1a]", "[:\uff1a]?")
_LABEL = (
    "[^\n:\uff1a.,;?!{}]{0,30}[:\uff1a][ \t]*"
    "(?:\n[ \t\n]{0,12}(?:```[a-z0-9]{0,10}[ \t]*\n[ \t]*)?)?"
)
_HEADING = (
    "[a-z\u00df-\uffff]{0,8}(?: [a-z\u00df-\uffff]{1,12})?[ \t*_]{0,4}\n"
    "(?:[=-]{3,40}[ \t]*\n)?[ \t\n]{0,12}(?:```[a-z0-9]{0,10}[ \t]*\n[ \t]*)?"
)
_REPORTED = (
    " (?:(?:but|and|got|gets?|actual|actually|returned|received|came)(?![a-z])"
    "|(?:did|has|is|was) (?!a |the |code)[a-z])"
)
_CAME = (
    "(?<!do)(?<!can)(?<!could)(?<!should)(?<!will) (?:i|we|you|it)"
    " (?:get|got|received?|see|saw)(?![a-z])"
)
_INSIDE = "(?:[^.;,:\uff1a?!{}\n]|[.](?! ))"
_LEAD = f"(?:(?!{_REPORTED})(?:{_INSIDE}|[:\uff1a])){{0,40}}"
_CLAUSE = f"(?:(?!{_CAME}){_INSIDE}){{0,40}}"
_VERBS = (
    "(?: (?:to|be|been|have|gets?|getting|got|reach(?:e[ds])?|receive[ds]?|return(?:s|ed|ing)?"
    "|see|saw|seen|equal|contain|give|given|say)){0,3}"
)
_ARTICLES = (
    "(?: (?:a|an|the|any|back|this|with|as|is|of|like|json|response|answer|code|status|result))"
    "{0,4}"
)
_NAMED = (
    f"(?:(?: [a-z]{{1,12}}){{0,3}} (?:response|answer|output|result|body|reply){_LEAD}|[: ]{{0,2}})"
)


class _Kind(NamedTuple):
    """Words before an answer, what may be between them and it, and whether a question ends it."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    rest: re.Pattern[str]
    asks: bool

    def ends(self, text: str) -> bool:
        """Tell whether such words end a text, with what may be behind them."""
        if not any(map(text.__contains__, self.words)):
            return False  # that is found in less time
        return any(self.rest.fullmatch(text, at.end()) for at in self.pattern.finditer(text))


def _kind(name: str, rest: str, asks: bool = False, before: str = "(?<![a-z])") -> _Kind:
    words = list_of(name)
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    pattern, whole = re.compile(f"{before}(?:{either})"), re.compile(f"{rest}{_FIELD}")
    return _Kind(words, pattern, whole, asks)


_KINDS = (
    _kind(
        "words_of_expectation",
        f"{_LEAD}{_OPENING}",
        before="(?<![a-z\u5982])(?<!as )(?<!than )(?<!wie )(?<!as i )(?<!as we )",
    ),
    _kind("words_of_expectation", _HEADING, before="\n[ \t#*_]{0,8}"),
    _kind("words_of_duty", f"{_VERBS}{_ARTICLES}[: ]{{0,2}}{_OPENING}"),
    _kind("words_of_conditions", _CLAUSE),
    _kind("words_of_questions", _CLAUSE, asks=True),
    _kind("words_of_absence", f"{_VERBS}{_ARTICLES}[ ]"),
    _kind("words_of_examples", f"(?:{_NAMED}{_EXAMPLE_OPENING}|{_LABEL})"),
    _kind("words_of_other_times", _LABEL),
    _kind("words_of_stubs", "(?!born)[^\n]{0,80}"),
    _kind("words_of_notes", "(?![a-z-])[^\n]{0,60}", before="(?<![a-z-])"),
    _kind(
        "words_of_plans", f"(?:{_VERBS}{_ARTICLES}[ ]|,?{_CLAUSE} (?:returns|gives|answers|is))[ ]?"
    ),
    _kind("words_of_comparisons", "(?!=)[ \t%]{0,3}", before="(?<![a-z!=])"),
)
_HABIT = _kind("words_of_habits", f"{_ARTICLES}[ ]")
_AS = re.compile(
    "[\"'`)\\]]{0,3} as (?:an? |the )?(?:success|fail|error|ok(?![a-z])|valid|invalid|accepted"
    "|final|delivered|sent|unknown|permanent|temporary)"
)
_SUCCESSFUL = re.compile(
    "successful (?:call|request|response|send|answer)s?[^\n.;:,{}]{0,20}"
    " (?:returns?|gives?|is|are|contains?|looks? like) [\"'`]?\\Z"
)
_OTHERS_FAIL = re.compile(
    "[^\n{}]{0,5}(?:but |and |while )?(?:we|i|ours|mine) (?:only |still )?"
    "(?:gets?|sees?|receives?)(?: only| an?| the| still){0,2} "
    "(?:time-?out|error|nothing|exception|empty|[45][0-9]{2})(?![a-z0-9])"
)
"""What somebody else gets instead."""

_QUESTION = re.compile("[^\n]{0,80}[?\uff1f]")
_MARK = re.compile(
    "(?:\\A|(?<!\\))(?<!\\);)\n)[ \t]{0,20}(?:/{2,4}|/\\*{1,2}|<!--|#{1,3}|--|~~"
    f"|(?:left|right):)[ \t]{{0,3}}{_FIELD}\\Z"
)
"""What makes of the rest of a line a comment, or a side of a comparison.

A comment behind a call shows what it printed.
"""

_REMOVED = re.compile(f"(?:\\A|\n)[ \t]{{0,20}}-[ \t]{{0,3}}{_FIELD}\\Z")
_ADDED = re.compile("\n[ \t]{0,20}[+](?![0-9])")
_OPEN = re.compile(
    f"(?:\\A|\n)(?:(?!{_CAME}|{_REPORTED})[^\n:\uff1a{{}}]){{2,99}}[a-z\u00df-\uffff] [\"'`]?\\Z"
)
_ASKED = re.compile("[\"'`)]{0,3}[^\n.;!:{}]{0,60}[?\uff1f]{1,3}[ \t]{0,9}(?:\n|\\Z)")
_BEHIND = re.compile(
    "[\"'`)\\]]{0,3} ?(?:(?:[(#\u2190]|//|<--?) ?)?(?:(?:was|is|were|has|had|did|does)"
    "(?:n't| not| never| no longer| expected| missing)|"
    + "|".join(map(re.escape, list_of("words_behind_what_is_meant")))
    + ")(?![a-z])"
)


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Tell whether the words around an answer say that it did not come, or need not have."""
    before = _plain(text[max(0, start - _REACH) : start])
    behind = _plain(text[end : end + _REACH])
    return bool(
        _MARK.search(before)
        or (_REMOVED.search(before) and _ADDED.search(f"{before}{behind}"))
        or (_ASKED.match(behind) and _OPEN.search(before))
        or (" as " in behind and _AS.match(behind) and _HABIT.ends(before))
        or ("success" in before and _SUCCESSFUL.search(before))
        or is_below_mock(before)
        or _OTHERS_FAIL.match(behind)
        or _BEHIND.match(behind)
        or any(kind.ends(before) and (not kind.asks or _QUESTION.match(behind)) for kind in _KINDS)
    )


def _plain(text: str) -> str:
    return lower(text).replace("\u2019", "'")
