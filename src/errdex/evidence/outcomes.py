"""Tells what says that something failed: names and values in an answer, and lines of a log."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from errdex.engine.sentences import say
from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.json_text import Json

NO_FAILURE = re.compile("0+|ok|2[0-9]{2}|success|no_?error")
"""A code, in small letters, that means no failure wherever it is used."""

_SUCCESS = frozenset(list_of("names_of_success"))
_FAILURE = frozenset(list_of("names_of_failure"))
_OUTCOMES = frozenset(list_of("names_of_outcomes"))
_MESSAGES = frozenset(list_of("names_of_messages"))
_CODES = frozenset(list_of("names_of_codes"))
_DENIED = ("false", "no", "0")
_REACH = 40  # characters, with its joints
_NOTHING = re.compile("(?:false|no|none|null|nil|n/a|-)?")
_FAILED = "(?:fail(?:ed|ure)?|error|exception|rejected|denied|aborted|timed?[ _]?out)"
_FAILED_OUTCOME = re.compile(f"{_FAILED}|unsuccessful")
_FAILED_MESSAGE = re.compile(
    f"(?!no |not |zero )(?:[a-z]{{1,20}} )?{_FAILED}(?![a-z]|s?[:=]? ?(?:0|none)(?![0-9a-z]))"
)
_FAILED_LINE = re.compile(
    "(?<![A-Za-z_])(?<!NO )(?<!(?<![0-9:.,])0 )(?:ERROR|FATAL|SEVERE|CRITICAL)"
    "(?![A-Za-z_]|[ a-z]{0,10}[=:] ?(?:0|none)[ \t]{0,9}(?:[,;)\\]\n]))"
    '|"(?:level|severity|log_?level|lvl)"[ \t]*:[ \t]*"(?:[Ee]rr|ERR|[Ff]atal|FATAL|[Cc]ritical)'
    "|(?<![A-Za-z0-9_])(?:[A-Z][A-Za-z0-9]{0,60})?(?:Exception|Error)"
    "(?=:(?! ?(?:0|no|none)(?![A-Za-z0-9]))|[ \t]*\n)"
    "|(?<![A-Za-z])[Tt]ime[ds] out(?![A-Za-z])|[Cc]onnection (?:refused|reset)"
    "|ECONN(?:REFUSED|RESET)|ETIMEDOUT"
)

_STATUS = "([1-5][0-9]{2})(?![0-9])"
_TOLD_STATUS = re.compile(
    f"Response[^\n\\[\\]]{{0,200}}\\[{_STATUS}[^\n\\]]{{0,40}}\\]"
    f"|Response\\{{[^\n}}]{{0,60}}(?<![a-z])(?:code|status)={_STATUS}"
    "|\\[[\"']?(?:status|statusCode|status_code|http_code|code)[\"']?\\][ \t]*=>[ \t\n]*"
    f"(?:int\\()?{_STATUS}"
    f"|\\[{_STATUS}\\](?=[ \t]*(?:\n|\\Z))"
    "|(?<![A-Za-z])(?=[agr])(?<![0-9][,;/|] )(?<![0-9] and )(?<!sent [0-9]{3} )(?<!sent[,:] )"
    f"(?:got|received|returned|answered(?: with)?) {_STATUS}"
    "(?=[ \t:,]*(?:with|and(?! [a-z]{1,20} [0-9])|\n|\\Z))"
    f'|(?<![^\n]){_STATUS}(?=,"?[ \t]*(?:[\n{{]|\\Z))'
)
"""A status of HTTP as clients print their responses, or alone in front of a body.

A number beside another one is a count.
"""


def has_failed(value: Json) -> bool:
    """Tell whether an answer names a code of its own that may mean a failure."""
    return any(map(_may_be_failure, _codes_of(value)))


def failure_in(value: Json, succeeds: Callable[[str], bool] = lambda _: False) -> str:
    """Return how an answer says that something failed, as a part of a sentence; else nothing.

    Args:
        value: The answer.
        succeeds: Tells of a code, which only counts at the top, whether it is known as a success.
    """
    if isinstance(value, list) and 0 < sum(map(_has_code, value)) < len(value):
        return say("doubt_item")
    for name, item, is_top in _members(value):
        plain = _plain(name)
        if _says_failure(plain, item) or (
            is_top and plain in _CODES and _may_be_failure(item) and not succeeds(trim(str(item)))
        ):
            return say("doubt_named", name=name)
    return ""


def tells_failure(text: str) -> bool:
    """Tell whether a line of a log says that something failed."""
    return _FAILED_LINE.search(f"{text}\n") is not None


def told_status(text: str) -> int | None:
    """Return the last status of HTTP that is told by itself, as clients print their responses."""
    told = None
    for found in _TOLD_STATUS.finditer(text):
        told = int(found[found.lastindex or 0])
    return told


def _members(value: Json) -> Iterator[tuple[str, Json, bool]]:
    """Yield the names and values of all objects, and whether they are at the top."""
    open_ = [(value, True)]
    while open_:
        item, is_top = open_.pop()
        if isinstance(item, dict):
            for name, inner in item.items():
                yield name, inner, is_top
            open_ += [(inner, False) for inner in reversed(item.values())]
        elif isinstance(item, list):
            open_ += [(inner, is_top) for inner in reversed(item)]


def _plain(name: str) -> str:
    return lower(name).replace("_", "").replace("-", "") if len(name) <= _REACH else ""


def _codes_of(item: Json) -> list[Json]:
    members = item.items() if isinstance(item, dict) else ()
    return [code for name, code in members if _plain(name) in _CODES]


def _has_code(item: Json) -> bool:
    return any(code is not None for code in _codes_of(item))


def _says_failure(plain: str, value: Json) -> bool:
    """Tell whether a value says a failure under a name, which is in small letters."""
    if plain in _SUCCESS:
        return value is False or (isinstance(value, str) and lower(trim(value)) in _DENIED)
    if plain in _FAILURE:
        return _is_failure(value)
    said = lower(trim(value)) if isinstance(value, str) else ""
    if plain in _OUTCOMES:
        return _FAILED_OUTCOME.fullmatch(said) is not None
    return plain in _MESSAGES and _FAILED_MESSAGE.match(said) is not None


def _is_failure(value: Json) -> bool:
    """Tell whether there is an error in a value that is for errors."""
    if isinstance(value, dict):
        codes = _codes_of(value)
        return bool(value) and (not codes or any(map(_may_be_failure, codes)))
    if isinstance(value, str):
        return _may_be_failure(value) and not _NOTHING.fullmatch(lower(trim(value)))
    return bool(value)


def _may_be_failure(code: Json) -> bool:
    said = lower(trim(code)) if isinstance(code, str) else ""
    return said != "" and not NO_FAILURE.fullmatch(said)
