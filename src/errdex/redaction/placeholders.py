"""Tells what stands for a secret, or is said of one, from a secret: `$TOKEN`, `token: expired`."""

from __future__ import annotations

import re

from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower
from errdex.redaction.readings import Reading
from errdex.redaction.secret_names import ends_in_secret, in_words, is_secret, plain

_WORDS = frozenset(lower(Reading(word).text) for word in list_of("words_of_messages"))
"""As they are read."""
_BEGINNINGS = frozenset(list_of("beginnings_of_messages"))
_MOST_WORDS = 12
"""Words of a message. A longer one is taken for a secret."""
_WORD = re.compile("[^ -&(-~]+|[a-z']{1,20}|[0-9]{1,2}")
_ONE_WORD = re.compile(
    "(?:hmac[_-]?)?(?:sha-?(?:1|224|256|384|512)|md5)(?:with[a-z]{3,5})?|[ehpr]s(?:256|384|512)"
    "|oauth[12]?"
    "|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}t[0-9:.]{4,20}z?"
    "|(?:required|nullable|sometimes|string|confirmed)(?:[|][a-z_]{2,30}(?::[^|\n]{1,40})?){1,9}"
    "|[\u4e00-\u9fff]{0,20}[\u4e0d\u672a\u65e0\u5df2\u8bf7\u5fc5\u9519\u5e94]"
    "[\u4e00-\u9fff]{0,20}"
)
"""An algorithm, a time, rules of a form (`required|min:8`), or what Chinese denies or asks."""
_VARIABLE = (
    "\\?|%s|\\$[0-9]{1,2}|\\$(?:env:)?[A-Z][A-Z_]{1,60}[0-9]?|%[A-Z][A-Z_]{2,60}%"
    "|\\$\\{(?:env:)?[A-Z][A-Z0-9_]{0,60}\\}"
    "|\\$?\\{\\{ ?[A-Za-z_$]{0,40}\\.[A-Za-z0-9_.]{1,80} ?\\}\\}"
)
_NAME = (
    "(?:\\$?\\{{1,2} ?|<|%\\()(?P<named>[A-Za-z][A-Za-z_.-]{2,60})(?: ?\\}{1,2}|>|\\)s)?"
    "|<(?P<yours>[A-Za-z_ -]{2,60})>|(?P<your>[Yy](?:our|OUR)[_-][A-Za-z_-]{2,40})"
)
_WHOLE = re.compile(f"{_VARIABLE}|{_NAME}")
_JOINED = "[ \t]{0,9}(?:[|]{2}|//|[?+.]|or[ \t])"
_END = f"[,;)}}\\]]{{0,3}}(?:[ \t](?!{_JOINED})|::[a-z]|[\r\n]|&[A-Za-z_][A-Za-z0-9_.-]{{0,60}}=|$)"
_QUOTED = re.compile(f"[\"'`](?:{_WHOLE.pattern})(?=[\"'`]{_END})")
_BARE = re.compile(f"(?:{_WHOLE.pattern})(?=[\"'`]?{_END})")
_FIRST = "$%<Yy{?"
"""What one may begin with; most values do not."""
_TELLING = re.compile("pass|pwd|secret|token|key|pin")


def is_placeholder(value: str) -> bool:
    """Tell whether a value stands for a secret."""
    return value[:1] in _FIRST and _is_one(_WHOLE.fullmatch(value))


def has_placeholder(text: str, at: int) -> bool:
    """Tell whether all that is at a place, in quotes or up to a blank, stands for a secret."""
    first = text[at : at + 2].lstrip("\"'`")[:1]
    return first in _FIRST and _is_one(_QUOTED.match(text, at) or _BARE.match(text, at))


def _is_one(found: re.Match[str] | None) -> bool:
    if not found:
        return False
    if found["named"]:
        last = found["named"].rpartition(".")[2]
        return is_secret(plain(last)) or ends_in_secret(in_words(last))
    yours = lower(found["yours"] or found["your"] or "")
    return not yours or ("your" in yours and _TELLING.search(yours) is not None)


def is_message(value: str) -> bool:
    """Tell whether a value is what is said of a secret: `invalid`, `This field is required.`"""
    words = lower(value).rstrip(".!").split(" ")
    if len(words) == 1:
        return words[0] in _WORDS or _ONE_WORD.fullmatch(words[0]) is not None
    begins = words[0] in _BEGINNINGS or is_secret(words[0])
    if not begins or len(words) > _MOST_WORDS or _WORDS.isdisjoint(words):
        return False
    return all(map(_WORD.fullmatch, words))
