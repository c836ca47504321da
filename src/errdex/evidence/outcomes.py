"""Tells what says that something failed: names and values in an answer, and lines of a log."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from errdex.engine.sentences import say
from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.json_text import Json
from errdex.evidence.text.names import plain_name

NO_FAILURE = re.compile("0+|ok|2[0-9]{2}|success|no_?error")
"""A code, in small letters, that means no failure wherever it is used."""

_SUCCESS = frozenset(list_of("names_of_success"))
_FAILURE = frozenset(list_of("names_of_failure"))
_OUTCOMES = frozenset(list_of("names_of_outcomes"))
_MESSAGES = frozenset(list_of("names_of_messages"))
_CODES = frozenset(list_of("names_of_codes"))
_EXAMPLES = frozenset(list_of("names_of_examples"))
_MOCKS = frozenset(list_of("names_of_mocks"))
_CONTRACTS = frozenset(list_of("names_of_contracts"))
_SENDING = list_of("parts_of_words_of_sending")
_NO_PARTS = _FAILURE | frozenset(list_of("names_beside_answers"))
_INSIDE = frozenset(list_of("names_inside_answers"))
_MORE = frozenset(list_of("names_of_more"))
_OF_EXAMPLES = _EXAMPLES | _MOCKS | _CONTRACTS
_LEVELS = frozenset(list_of("names_of_levels"))
_TELLING = _SUCCESS | _FAILURE | _OUTCOMES | _MESSAGES | _CODES | _LEVELS
_HIGH = frozenset(list_of("words_of_levels"))
_FAILED = frozenset(list_of("words_of_outcomes"))
_BEHIND_NUMBERS = _FAILED | frozenset(list_of("words_behind_numbers"))
_DENIED = ("false", "no", "0")
_NOTHING = re.compile("(?:false|no|<?(?:none|null|nil)>?|undefined|n/a|[-~])?")
_NOTHING_FIRST = re.compile("(?:0+(?:/[0-9]{1,9}|%|[.]0+)?|none|null|nil|false|undefined)(?: |\\Z)")
_LETTER = "a-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u045f"
_WIDE = re.compile("[\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


def _words(*lists: str) -> re.Pattern[str]:
    """Return what finds words; those of a script without blanks may stand in others."""
    words = sorted((word for name in lists for word in list_of(name)), key=len, reverse=True)
    narrow = "|".join(map(_in_any_case, (word for word in words if not _WIDE.match(word))))
    wide = "|".join(word for word in words if _WIDE.match(word))
    return re.compile(f"(?<![{_LETTER}0-9])(?:{narrow})(?![{_LETTER}0-9]|[./-][a-z])|{wide}")


def _in_any_case(word: str) -> str:
    """Return a pattern for a word in whatever case, of which `lower` took those of ASCII."""
    return word if word.isascii() else "".join(map(_either_case, word))


def _either_case(letter: str) -> str:
    upper = "\u0130" if letter == "i" else letter.upper()
    return letter if upper.isascii() and letter.isascii() else f"[{letter}{upper}{lower(upper)}]"


_FAILING = _words("words_of_failure")
_REFUSING = _words("words_of_failure", "words_of_refusal")
_NO = "|".join(map(_in_any_case, list_of("words_of_no")))
_NEGATED = re.compile(
    f"(?<![{_LETTER}0-9.,:/-])(?:{_NO})"
    f"(?:[ -]{{1,3}}[{_LETTER}']{{1,12}}){{0,2}}[ -]{{1,3}}\\Z"
    "|(?:[\u65e0\u7121\u672a]|[\u6ca1\u6c92]\u6709)\\Z"
    "|[(][\"'`][^\"'`\n]{0,39}\\Z"
)
_DENIED_BEHIND = re.compile(
    "(?: ?(?:code|count|message|number|(?!status)[a-z]{1,13}[a-rt-z]s|\u6570|\u7801))?[\"']?"
    "(?:[ \t]{0,2}[:=\uff1a][ \t]{0,2}[\"'\\[]?(?:0+|none|null|nil|no|false|\\])(?![0-9a-z])"
    "|[ ]0+(?![0-9.]))|[ -](?:free|handl|log(?![a-z])|callback)"
)
_NEAR = 40  # characters in front of a word in which it may be negated
_FAILED_LINE = re.compile(
    "[A-Z\\[ep](?:(?<![A-Za-z_][A-Z])(?<!NO [A-Z])(?<!(?<![0-9:.,])0 [A-Z])"
    "(?:(?<=E)RROR|(?<=F)ATAL|(?<=S)EVERE|(?<=C)RITICAL|(?<=F)AIL(?:ED|URE)(?=[./-][A-Za-z]))"
    "(?![A-Za-z_]| 0(?![0-9.:])|[ a-z]{0,10}[=:] ?(?:0|none)[ \t]{0,9}(?:[,;)\\]\n]))"
    "|(?<=[A-Z])(?<![A-Za-z0-9_][A-Z])"
    "(?:[A-Za-z0-9]{0,60}(?:Exception|Error)|(?<=E)(?:xception|rror))"
    "(?=:(?! ?(?:0|no|none)(?![A-Za-z0-9]))|[ \t]*\n)"
    "|(?<=\\[)(?:error|fatal|crit|critical|emerg|alert)\\]|(?<=p)(?<![A-Za-z_.]p)anic:"
    "|(?<=K)(?<![A-Za-z]K)illed[ \t]*\n|(?<=S)egmentation fault|(?<=E)CONN(?:REFUSED|RESET)"
    "|(?<=E)TIMEDOUT"
    "|(?<=[Ee])(?<![A-Za-z][Ee])xit(?:ed)?(?: with)? (?:code|status)[ :=]{1,3}[1-9])"
)
_FIRST = "[A-Za-z\u00c0-\u024f\u4e00-\u9fff]"
_REST = "[A-Za-z0-9_.\u00c0-\u024f\u4e00-\u9fff-]"
_NAME = f"({_FIRST}{_REST}{{0,40}})"
_SIGN = "[^ \t\n\"'`{}\\[\\]()<>,;&|\\\\]"
_NEXT = f" (?!{_SIGN}{{1,40}}[=:\uff1a]){_SIGN}{{1,80}}"
_BARE = f"(?![A-Za-z_.]{{1,40}}=){_SIGN}{{1,80}}(?:{_NEXT}){{0,8}}"
_NAMED = re.compile(
    f"({_FIRST}(?:(?<=\\\\n{_FIRST})|(?<!(?:{_REST}|[$\\\\]){_FIRST})){_REST}{{0,40}}+)"
    "\\\\?[\"']?[\\])]?[ \t]{0,3}(?:=>|[:=\uff1a](?![:=/]))[ \t]{0,3}"
)
"""A name in front of its value in any notation but XML's."""
_VALUE = re.compile(f"\\\\?\"([^\"\\\\\n]{{0,160}})|'([^'\n]{{0,160}})|({_BARE})")

_LEAD = re.compile(
    f"{_NAME}(?:[ \t]{{1,3}}(?:#?[0-9]{{1,9}}[ \t]{{1,3}})?(?:(?:->|\u2192)[ \t]{{0,2}})?"
    "|[\"']?[ \t]{0,2}:[ \t]{0,2}[{]?\n[ \t]{1,20}|>[ \t\n]{0,20})[\"']?\\Z"
)
"""A word before a name, perhaps with a number, or what it is in: `user phone=`, `try 2 -> `."""
_ELEMENT = re.compile(f"<{_NAME}(?: ?/>|(?: [^<>\n]{{0,100}})?>([^<>\n]{{0,300}})</)")
_CODE_SHAPE = re.compile("(?:[A-Z]{1,10}[.]){0,3}[A-Z]{1,10}[-_.:]?[0-9]{1,8}|[45][0-9]{2}")
"""A value of an outcome that is no word: a code, or an HTTP status of an error."""

_MAY_BE_CODE = re.compile("[0-9]|\\A[A-Z][A-Z_]{2,}\\Z")
_MAY_BE_SENT = re.compile("[0-9]{4,8}")
"""A code that may be one in a message to a phone."""

_ITEM_LINE = re.compile(
    f"[ \t|>0-9.]{{0,20}}[-<:\"'\\[]{{0,3}}{_NAME}[\"'\\]]{{0,2}}[ \t]{{0,3}}(?:=>|[:=>])"
)
_UNNAMED = re.compile(
    "((?:\\A|\n)[ \t>|]{0,20}(?:[-*][ \t]{1,3})?[\"']?|(?:->|\u2192)[ \t]{0,3}"
    "|[{,][ \t]{0,3}[\"'](?=[+0-9*Xx]{8,17}[\"'][ \t]{0,3}(?::|=>)[ \t]{0,3}[{])"
    "|(?<=[0-9A-Z)\\]])[ \t]{1,3})"
    "([+][0-9][0-9*Xx]{6,15})(?![0-9A-Za-z_])"
)
"""A number with its sign that begins its line, or is behind an arrow, a time or a bracket."""
_JUDGED_NUMBER = re.compile(
    "([+][0-9][0-9*Xx]{6,15}[\"')\\]]?)(?:[ \t]{0,2}(?:->|[:,\u2192-])[ \t]{0,2}|[ \t]{1,3})"
    "([A-Za-z][A-Za-z _]{1,19})(?=[.!]?[ \t]{0,3}(?:\n|\\Z))"
)
"""A number and the last words of its line, perhaps how it went: `to=+86... timed out`."""
_NEXT_LINE = re.compile("\n[ \t>|]{0,40}[\"']?\\Z")
_FIRST_NAME = re.compile("(?:\\A|\n)[ \t>|]{0,40}(?:[-*{][ \t]{0,3})?[\"']?\\Z")
_NEXT_ITEM = re.compile("\n[ \t>|]{0,40}(?:[-*{}\\[\\]]|\n)")
_FAR = 2000
"""Characters before a success in which the lines of its record are looked for."""

_FAILED_TEST = re.compile(
    "(?<![A-Za-z0-9_-])(?<!0 )(?:FAIL(?:ED)?|[\u2715\u2717\u2718])[ \t]{1,4}"
    "[^ \t\n]{0,120}(?:\\.[a-z]{1,4}(?![A-Za-z])|::|Test)|--- FAIL: "
)
"""A line of a program that runs tests: `FAILED tests/test_a.py::test_b`, `--- FAIL: TestA`."""

_STATUS = "([1-5][0-9]{2})(?![0-9])"
_TOLD_STATUS = re.compile(
    f"[R\\[agr1-5](?:(?<=R)esponse(?:[^\n\\[\\]]{{0,200}}\\[{_STATUS}[^\n\\]]{{0,40}}\\]"
    f"|\\{{[^\n}}]{{0,60}}(?<![a-z])(?:code|status)={_STATUS})"
    "|(?<=\\[)[\"']?(?:status|statusCode|status_code|http_code|code)[\"']?\\][ \t]*=>[ \t\n]*"
    f"(?:int\\()?{_STATUS}"
    f"|(?<=\\[){_STATUS}\\](?=[ \t]*(?:\n|\\Z))"
    "|(?<=[agr])(?<![A-Za-z][agr])(?<![0-9][,;/|] [agr])(?<![0-9] and [agr])"
    "(?<!sent [0-9]{3} [agr])(?<!sent[,:] [agr])"
    f"(?:(?<=g)ot|(?<=r)e(?:ceived|turned)|(?<=a)nswered(?: with)?) {_STATUS}"
    "(?=[ \t:,]*(?:with|and(?! [a-z]{1,20} [0-9])|\n|\\Z))"
    '|(?<=[1-5])(?<![^\n][1-5])[0-9]{2}(?![0-9])(?=,"?[ \t]*(?:[\n{]|\\Z)))'
)
"""A status of HTTP as clients print their responses, or alone in front of a body.

A number beside another one is a count.
"""


def has_failed(value: Json) -> bool:
    """Tell whether an answer names a code of its own that may mean a failure."""
    return any(map(_may_be_failure, _codes_of(value)))


def is_example(value: Json) -> bool:
    """Tell whether JSON says that the answer in it is expected, or an example.

    A name on the way to the answer's code says so, or to a text that is a document, or a mark
    beside that way.
    """
    if _OF_EXAMPLES.isdisjoint(map(plain_name, _names_in(value))):
        return False
    open_ = [(value, False, False)]
    while open_:
        item, is_named, is_inside = open_.pop()
        if isinstance(item, list):
            open_ += [(inner, is_named, is_inside) for inner in item]
        elif isinstance(item, dict):
            names = {name: plain_name(name) for name in item}
            if not is_inside and (
                (is_named and any(name in _CODES or name in _OUTCOMES for name in names.values()))
                or any(item[name] is True for name, plain in names.items() if plain in _MOCKS)
                or any(_is_contract(plain, name, item) for name, plain in names.items())
            ):
                return True
            is_inside = is_inside or _has_code(item)
            for name, inner in item.items():
                open_.append((inner, is_named or names[name] in _EXAMPLES, is_inside))
        elif is_named and isinstance(item, str) and item[:1] == "{":
            return True
    return False


def _names_in(value: Json) -> set[str]:
    """Return the names of all members: the items of a list repeat theirs."""
    names: set[str] = set()
    open_ = [value]
    while open_:
        item = open_.pop()
        if isinstance(item, dict):
            names.update(item)
            open_ += item.values()
        elif isinstance(item, list):
            open_ += item
    return names


def _is_contract(plain: str, name: str, item: dict[str, Json]) -> bool:
    """Tell whether a member makes a contract of an object; beside a code it holds more."""
    if plain not in _CONTRACTS:
        return False
    inner = item[name]
    return not _has_code(item) or (isinstance(inner, list | dict) and len(inner) > 0)


def failure_in(value: Json, succeeds: Callable[[str], bool] = lambda _: False) -> str:
    """Return how an answer says that something failed, as a part of a sentence; else nothing.

    Args:
        value: The answer.
        succeeds: Tells of a code, which only counts at the top, whether it is known as a success.
    """
    if isinstance(value, list) and _tells_in_part(value, succeeds):
        return say("doubt_item")
    if _codes_of(value) and not _has_code(value):
        return say("doubt_empty")
    if _has_silent_part(value):
        return say("doubt_member")
    for name, item, is_top in _members(value):
        plain = plain_name(name)
        if plain in _MORE and item is True:
            return say("doubt_more", name=name)
        if _says_failure(plain, item) or (is_top and _is_unknown(plain, item, succeeds)):
            return say("doubt_named", name=name)
    return ""


def _tells_in_part(items: list[Json], succeeds: Callable[[str], bool]) -> bool:
    """Tell whether some items of a list, and not all, have a code, or one that is a success."""
    count = len(items)
    return 0 < sum(map(_has_code, items)) < count or (
        0 < sum(_says_success(item, succeeds) for item in items) < count
    )


def _has_silent_part(answer: Json) -> bool:
    """Tell whether some parts of an answer have a code, and others its name alone.

    Below a code only what holds an answer is a part, and no `coupon`.
    """
    told: set[str] = set()
    silent: set[str] = set()
    open_: list[tuple[Json, bool, bool]] = [(answer, True, False)]
    while open_:
        item, is_part, is_below = open_.pop()
        if isinstance(item, list):
            open_ += [(inner, is_part, is_below) for inner in item]
            continue
        has_code = _has_code(item)
        is_below = is_below or has_code
        for name, inner in item.items() if isinstance(item, dict) else ():
            plain = plain_name(name)
            if plain in _CODES and inner not in (None, ""):
                told.add(plain)
            elif plain in _CODES and is_part and not has_code:
                silent.add(plain)
            is_inner = plain in _INSIDE if is_below else plain not in _NO_PARTS
            open_.append((inner, is_part and is_inner, is_below))
    return not told.isdisjoint(silent)


def failure_told(
    text: str, succeeds: Callable[[str], bool] = lambda _: False, otherwise: str = "doubt_line"
) -> str:
    """Return how text around a success says that something failed, as a part of a sentence.

    Args:
        text: The text.
        succeeds: Tells of a code whether it is known as a success.
        otherwise: The sentence for what no name says.
    """
    if _FAILED_LINE.search(f"{text}\n"):
        return say(otherwise)
    seen: set[tuple[str, str, str]] = set()  # a log repeats its members
    for member in _told(text):
        if member in seen:
            continue
        seen.add(member)
        name, said, first = member
        plain = plain_name(name)
        if plain not in _SUCCESS and _NOTHING_FIRST.match(lower(said)):
            continue
        if _says_failure(plain, said if plain in _MESSAGES or plain in _FAILURE else first):
            return say("doubt_told", name=name)
        is_any = plain != "code" or _MAY_BE_CODE.search(first)
        is_sent = otherwise != "doubt_line" and _MAY_BE_SENT.fullmatch(first)
        if is_any and not is_sent and _is_unknown(plain, first, succeeds):
            return say("doubt_unknown", name=name)
    return say(otherwise) if _has_word(_FAILING, lower(text)) else ""


def record_start(text: str, at: int) -> int:
    """Return where the record begins that a place in a text is in.

    It has the line of the place and the lines above it that begin with a name of a value.
    """
    start = text.rfind("\n", 0, at) + 1
    while start > max(0, at - _FAR):
        above = text.rfind("\n", 0, start - 1) + 1
        if not _ITEM_LINE.match(text, above, start):
            break
        start = above
    return start


def has_failed_test(text: str) -> bool:
    """Tell whether a program that runs tests says that one failed."""
    return _FAILED_TEST.search(text) is not None


def told_status(text: str) -> int | None:
    """Return the last status of HTTP that is told by itself, as clients print their responses."""
    told = None
    for found in _TOLD_STATUS.finditer(text):
        told = int(found[found.lastindex or 0])
    return told


def records_in(text: str, tells: Callable[[str], bool]) -> Iterator[dict[str, str]]:
    """Yield the values under names in each line, more than one where a name comes again.

    Lines that each begin with a name, as in YAML, are one record until an item or a gap comes.
    A record has, under "", the word in front of its first name. A number without a name is told by
    `to`, and how it went that only follows a number by `status`.

    Args:
        text: The text.
        tells: Tells of a name, in small letters, whether it is one of those.
    """
    telling: dict[str, bool] = {}
    record: dict[str, str] = {}
    last = 0
    is_first = False  # whether a name begins its line
    if "+" in text:
        text = _JUDGED_NUMBER.sub(_with_name, _UNNAMED.sub("\\1to=\\2", text))
    text = _ELEMENT.sub('\\1="\\2" ', text) if "</" in text or "/>" in text else text
    for found in _NAMED.finditer(text):
        name = found[1]
        if name not in telling:
            telling[name] = tells(plain_name(name))
        if not telling[name]:
            continue
        before = text[last : found.start()]
        goes_on = is_first and _NEXT_LINE.search(before) and not _NEXT_ITEM.search(before)
        if name in record or ("\n" in before and not goes_on):
            yield record
            record = {}
        if not record:
            record[""] = lead_in(before[-_NEAR:])
        last = found.start()
        is_first = _FIRST_NAME.search(before) is not None
        value = _VALUE.match(text, found.end())
        record[name] = _first_word(value[value.lastindex or 0]) if value else ""
    yield record


def _with_name(found: re.Match[str]) -> str:
    """Return a number and what is said of it, with a name if that tells how it went."""
    return f"{found[1]} status={found[2]}" if lower(found[2]) in _BEHIND_NUMBERS else found[0]


def lead_in(before: str) -> str:
    """Return the word in front of a name that may say what it is of, `user` of `user phone=`."""
    found = _LEAD.search(before)
    word = plain_name(found[1]) if found and found[1] != found[1].upper() else ""
    return "" if any(part in word for part in _SENDING) else word


def _first_word(said: str) -> str:
    return trim(said).split(" ")[0].rstrip(".:!")


def _told(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the names and values that may tell a failure, each value also as its first word."""
    telling: dict[str, bool] = {}  # a log repeats its names
    for found in _NAMED.finditer(text):
        name = found[1]
        if name not in telling:
            telling[name] = plain_name(name) in _TELLING
        if telling[name] and (value := _VALUE.match(text, found.end())):
            said = trim(value[value.lastindex or 0])
            yield name, said, said.split(" ")[0] if value[3] else said
    for found in _ELEMENT.finditer(text) if "</" in text else ():
        if found[2]:
            yield found[1], trim(found[2]), trim(found[2])


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


def _codes_of(item: Json) -> list[Json]:
    members = item.items() if isinstance(item, dict) else ()
    return [code for name, code in members if plain_name(name) in _CODES]


def _has_code(item: Json) -> bool:
    return any(code not in (None, "") for code in _codes_of(item))


def _says_success(item: Json, succeeds: Callable[[str], bool]) -> bool:
    """Tell whether an object names a code, or an outcome, that is known as a success."""
    members = item.items() if isinstance(item, dict) else ()
    told = (value for name, value in members if plain_name(name) in _CODES | _OUTCOMES)
    return any(isinstance(value, str) and succeeds(value) for value in told)


def _says_failure(plain: str, value: Json) -> bool:
    """Tell whether a value says a failure under a name, which is in small letters."""
    if plain in _SUCCESS:
        return value is False or (isinstance(value, str) and lower(trim(value)) in _DENIED)
    if plain in _FAILURE:
        return _is_failure(value)
    said = lower(trim(value)) if isinstance(value, str) else ""
    if plain in _LEVELS:
        return said in _HIGH
    if plain in _OUTCOMES:
        return said in _FAILED
    return plain in _MESSAGES and _has_word(_REFUSING, said)


def _is_unknown(plain: str, value: Json, succeeds: Callable[[str], bool]) -> bool:
    """Tell whether a value under a name for codes is one that is not known as a success."""
    code = trim(value) if isinstance(value, str) else ""
    is_code = plain in _CODES and _may_be_failure(code)
    is_code = is_code or (plain in _OUTCOMES and _CODE_SHAPE.fullmatch(code) is not None)
    return is_code and not succeeds(code)


def _has_word(words: re.Pattern[str], said: str) -> bool:
    """Tell whether a text has one of some words that is not negated, in small letters."""
    for found in words.finditer(said):
        before = said[max(0, found.start() - _NEAR) : found.start()]
        if not _NEGATED.search(before) and not _DENIED_BEHIND.match(said, found.end()):
            return True
    return False


def _is_failure(value: Json) -> bool:
    """Tell whether there is an error in a value that is for errors."""
    if isinstance(value, dict):
        codes = _codes_of(value)
        return bool(value) and (not codes or any(map(_may_be_failure, codes)))
    if isinstance(value, str):
        said = lower(trim(value))
        return _may_be_failure(value) and not _NOTHING.fullmatch(said)
    return bool(value)


def _may_be_failure(code: Json) -> bool:
    said = lower(trim(code)) if isinstance(code, str) else ""
    return said != "" and not NO_FAILURE.fullmatch(said)
