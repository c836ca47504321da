"""Tells an answer that a text only speaks of: one that is expected, an example or a stub's."""

from __future__ import annotations

import re

from errdex.evidence.text.characters import lower

_REACH = 100
"""Characters before an answer in which such words are."""
_EXPECTED = (
    "(?<!as )expect(?:s|ed|ing)?|instead of|should (?:be|return|have|say)|erwartet"
    "|\u671f\u671b|\u9884\u671f|(?:example|sample|documented)(?: [a-z]{1,12}){0,2}"
    " (?:response|answer|output|result|body|reply)"
)
_REPORTED = " (?:but|got|gets?|actual|actually|returned|received|came|did|is|was|has)(?![a-z])"
_LEAD = f"(?:(?!{_REPORTED})[^.;,{{}}\n]){{0,40}}"
_MISSED = "(?:(?:not|n't|never) (?:get|got|getting|receive[ds]?|return(?:ed)?|see|saw|seen)"
_ARTICLES = "(?: (?:a|an|the|any|back|this|response|answer)){0,3}|wait(?:ing)? for|until)[ ]"
_OPENING = "(?:[:\uff1a][ \t]*\n[ \t\n]{0,12}(?:```[a-z0-9]{0,10}[ \t]*\n[ \t]*)?)?"
_SPOKEN = re.compile(
    f"(?:(?:(?<![a-z])(?:{_EXPECTED}){_LEAD}|(?<![a-z])(?:example|sample|beispiel)[: ]{{0,2}}"
    f"|\u793a\u4f8b[:\uff1a ]{{0,2}}){_OPENING}|{_MISSED}{_ARTICLES}|[!=]==?[ \t]{{0,3}}|like '%?"
    "|(?<![a-z])(?:assert|stub|mock|expect\\()[^\n]{0,80})[\"'(]{0,3}\\Z"
)
_ANY = re.compile(
    "expect|instead|should|erwartet|\u671f\u671b|\u9884\u671f|example|sample|documented|beispiel"
    "|\u793a\u4f8b|not |n't |never |wait|until|==|!=|like|assert|stub|mock"
)
"""What is in any such words; it is found in less time."""


def is_spoken_of(text: str, start: int) -> bool:
    """Tell whether the words before an answer say that it did not come, or need not have."""
    before = lower(text[max(0, start - _REACH) : start])
    return _ANY.search(before) is not None and _SPOKEN.search(before) is not None
