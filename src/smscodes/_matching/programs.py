"""Lines that begin with another program's name, such as `svn: E000102: ...`."""

import re

_PROGRAM = re.compile(
    "[ \t]{0,40}(?:\\[[^\\[\\]\n]{0,40}\\][ \t]{1,4}){0,3}([a-z][0-9A-Za-z_.+-]{1,30}): ", re.ASCII
)
"""A program's name at the start of a line, behind what a build server puts there in brackets."""
_JOINT = re.compile("[-_.]")
_LONGEST = 80
"""Characters before a code in which a program is named. Further on, the code is the catalogue's."""
_WORDS = (
    "err error errors warn warning info debug trace notice fatal critical severe alert "
    "exception failure failed fail code codes status state result results reason cause "
    "message msg detail details description response reply request answer body text data "
    "value field id type kind log output stdout stderr note hint see got received returned "
    "returns with and then gateway server client service worker api app application backend "
    "frontend proxy host task job step test attempt retry batch number item row line"
)
BEFORE_OWN_CODES = frozenset(_WORDS.split())
"""What is said before a code of one's own."""
_SAID = (
    "actual expected observed found gives gave shows says said upstream provider vendor carrier "
    "operator channel today yesterday now before after earlier later first second third last "
    "latest next new old current previous prod production staging dev qa uat live demo user "
    "customer caller sender recipient support problem fault issue ticket question subject title "
    "summary symptom incident bug report callback webhook region account console phone"
)
_LABELS = frozenset(_SAID.split())
"""What people write before a code."""
_OWN_ENDINGS = ("service", "gateway")
"""The last words of the names of one's own programs: `sms-gateway`."""


def program_before(text: str, start: int, own: "frozenset[str]") -> str:
    """Return the program at the start of a line in which a code follows at once, or nothing.

    Args:
        text: The text.
        start: Where the code begins.
        own: Names that are none of a program.
    """
    if text[max(0, start - 2) : start] != ": ":
        return ""
    begin = text.rfind("\n", max(0, start - _LONGEST), start) + 1 or max(0, start - _LONGEST)
    if begin == start - _LONGEST > 0 and text[begin - 1] != "\n":
        return ""
    match = _PROGRAM.match(text, begin)
    if not match or match.end() != start:
        return ""
    name = match[1].lower()
    bare = name.rstrip("0123456789-_")
    is_said = bare in BEFORE_OWN_CODES or bare in _LABELS
    is_own = name in own or is_said or _JOINT.split(bare)[-1] in _OWN_ENDINGS
    return "" if is_own else match[1]
