"""Finds what can be no word near the name of a secret, whatever signs and short words are between.

It is on the line of the name, or alone on the next line that is not empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import punctuation
from typing import NamedTuple

from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower
from errdex.redaction.coded_words import is_coded, is_jumbled, is_numbered
from errdex.redaction.judged import Judged
from errdex.redaction.languages import find_ends
from errdex.redaction.marks import MARK, SHOWN
from errdex.redaction.named_places import Place
from errdex.redaction.placeholders import is_message

_NAME = re.compile(
    "[ACJKPSTWacjkpstw](?=[AEIORSWaeiorsw])(?:(?<=[Aa])ss(?:word|wd|wort|phrase|code)|(?<=A)SS(?:WORD|WD|PHRASE|CODE)"
    "|(?<=[Pp])(?:wd|WD)"
    "|(?<=[Aa])sse(?<=[Dd]e passe)|(?<=[Cc])(?:redentials?|reds|ontrasena)|(?<=[Ww])achtwoord"
    "|(?<=[Ss])(?:ecret[ao]?|ECRET|enha)|(?<=[Tt])(?:oken|OKEN)|(?<=[Kk])(?:ey|EY|ennwort)"
    "|(?P<weak>(?<![A-Za-z].)(?:(?<=[Jj])wt|(?<=J)WT"
    "|(?<=[Pp])(?:sk|asswords)|(?<=P)(?:SK|IN)|(?<=[Ss])(?:id|ign|ecrets)|(?<=S)(?:ID|IGN)"
    "|(?<=[Tt])okens)))(?![0-9A-Za-z])"
)
"""The name of a secret; a weak one is a word or a part of one as well."""
_KEYS = [name[:-3] for name in list_of("secret_names") if len(name) > 3 and name.endswith("key")]
_BEFORE_KEY = re.compile(f"(?:app|{'|'.join(_KEYS)})[ +_-]?\\Z")
_REACH_OF_KEY = 15
"""Characters of what is in front of `key` in a name."""
_TAG = (
    "<(?:!\\[CDATA\\[|input[^<>\n]{0,200}? value=|/?(?:h[1-6]|[a-z-]{1,15})(?::[a-z-]{1,15})?"
    "(?:[ \t][^<>\n]{0,200})?/?>)"
)
_ECHO = (
    "0x[0-9a-f]{1,16}|Out\\[[0-9]{1,3}\\]|res[0-9]{1,3}:|\\$R?[0-9]{1,3}(?= =)"
    "|[0-9]{1,3}[.)](?=[ \t])"
)
"""What a debugger and a list have in front of a value."""
_SIGN = "[^0-9A-Za-z\r\n\xaa-\u024f\u0370-\u1fff\u3040-\ud7ff\U00020000-\U0003ffff]"
_BETWEEN = re.compile(f"(?:{_TAG}|{_ECHO}|{_SIGN}|[\u662f\u4e3a\u70ba\u306f\xab\xbb]){{0,80}}")
_LINE_END = re.compile("\r?\n")
_TO_COLON = re.compile("[^\r\n:=]{1,60}:[ \t]{0,9}(?=[\r\n])")
"""What else is said of what is below."""
_ASKS = re.compile(
    "[? GSTWgstw](?:(?<=[?])|(?<= )pl(?:ease|[sz])|(?<=[Ww])hat"
    "|(?:(?<=[Ss])end|(?<=[Gg])ive|(?<=[Tt])ell) me)"
)
_ANSWER = re.compile(
    "(?:> ?){0,3}"
    "(?![ \t]{0,9}(?:[Uu]ser|[Ll]ogin|[Hh]ost|[Nn]ame|[Ee]?-?[Mm]ail|[Ii][Dd])[a-z]{0,9}:)"
    "[ \t]{0,9}(?:[\\[(][^\\])\n]{1,30}[\\])][ \t]?)?<?[A-Za-z][A-Za-z .]{0,20}[0-9:]{0,8}[>:][ \t]"
)
"""Who answers a question."""
_PROMPT = re.compile(
    "[ \t]{0,9}(?:[^ \t\n]{0,60}[$#%>]|>{1,3}|PS [^\n>]{1,80}>|In \\[[0-9]{1,3}\\]:"
    "|\\([A-Za-z]{2,9}\\))"
    "[ \t](?!(?:cd|dir|find|git|grep|ll|ls)[ \t])"
)
_REACH_OF_PROMPT = 200
"""Characters of a command in front of a name."""
_WORD = re.compile("[A-Za-z_]+(?![0-9A-Za-z])|[0-9]{1,3}(?![0-9A-Za-z.:-])")
_OUTSIDE = " \t\r\n\u201c\u201d\u2018\u2019\xbb\u203a\u300b\u300d\u300f\u3011\uff08\uff09"
"""What is no part of a secret."""
_PLAIN = f"[^\"'`<>()\\[\\]{{}}|,;\\\\&.{_OUTSIDE}]"
_TOKEN = re.compile(
    f"[0-9A-Za-z](?:{_PLAIN}{{200}}|(?:{_PLAIN}"
    "|\\.(?!\\.)|&(?![A-Za-z_]{1,40}=)|[()](?=[()!#$%^&+@*~]{0,3}[0-9A-Za-z_])){0,200})"
)
"""A word, with the brackets that it goes on behind; what is long is mostly plain."""
_CALLED = re.compile(
    "([A-Za-z_.]{1,60}[0-9]{0,3})\\((?:[^()\r\n]|\\([^()\r\n]{0,80}\\)){0,200}\\)(?![0-9A-Za-z_])"
)
"""What is called, or has a remark in brackets attached."""
_PLAIN_SIGN = f"[^\"'`<,;&{_OUTSIDE}]"
_RUN = re.compile(
    f"{_PLAIN_SIGN}{{200}}|(?:{_PLAIN_SIGN}|[\"'`](?![ \t\r\n.,:;)}}\\]]|$)"
    "|<(?![/!?]?[A-Za-z][^<>\r\n]{0,80}>)"
    "|[,;&](?![\"' \t\r\n]|$|[A-Za-z_.-]{1,40}[=:])){6,200}"
)
"""Signs without a blank, up to what ends a text, a field or an item."""
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_REMARK = re.compile("[ \t]{1,3}(?:\\([A-Za-z ]{1,30}\\)|(?:#|//|--|<-) ?[A-Za-z ]{1,30})")
"""What may be said behind a secret that is alone on its line."""
_COMPARING = frozenset(list_of("words_of_comparison"))
"""Words behind which only what can be no word is a secret."""
_CONNECTING = _COMPARING.union(list_of("words_of_connection"))
_CALL = re.compile(" ?\\([\"']")
_ALNUM = re.compile("[0-9A-Za-z]")
_DIGIT = re.compile("[0-9]")
"""A sign in all that can be no word."""
_MOST_WORDS = 12
"""Words between the name of a secret and a secret. What is behind more is not found by that."""
_MOST_EMPTY = 4
"""Lines below the name of a secret, all but the last without a word. A further one is not read."""
_OF_WHOM = re.compile(
    "[ \t]{1,3}for (?:user )?[^ \t\r\n]{1,40}(?= (?:is|was|(?:should|must|will) be)[ \t])"
)
"""Whose secret it is."""
_DIFFER = re.compile("[ \t]{1,3}(?:d(?:o|oes|id)(?: not|n't) (?:agree|match)|differs?)(?=:?[ \t])")
"""What is said of two secrets, behind which only what can be no word is one."""
_BEFORE_CODED = re.compile(
    "[\"'`*]{0,3}[ \t]{0,3}[:=][ \t]{0,3}[.]?([A-Za-z]{2,20})[ \t]{1,3}"
    "(?=[!-/:-@[-`{-~]{0,3}[0-9A-Za-z])"
)
"""A word between the sign and a secret that can be no word: `credentials: bob x`."""
_END = ".:!?*_~\u2026\u3002"
"""What ends a sentence, or a word that is set off, and no secret."""
_BEGINS, _ENDS = "\"'`:=>", f"{_END},;"
"""What is in front of a secret, and behind one."""
_CHANGED = re.compile("[\"'`]?[ \t]{1,3}(?:[=-]>|\u2192|to)[ \t]")
"""What is between a value that was and the one that is."""
_STROKE = re.compile("[ \t]{1,3}/[ \t]")
"""What parts a message from what is beside it: `reset / x`."""
_LEADING = "!#$%^&*~@"
_BEHIND = " \t\r\n\"'`<)]}|,;.!?*_\\>\u3011\u201d\u2018\u2019\xbb\u203a\u300b\u300d\u300f"
_APART = re.compile("[,+](?![^,]*[:=])|(?<!<)/(?![a-z:>-])")


class _Judges(NamedTuple):
    """What can be no word."""

    coded: Judged[str, bool]
    jumbled: Judged[str, bool]


class _Word(NamedTuple):
    """What is behind signs, and whether it may stand between a name and a secret, or is one."""

    start: int
    end: int
    is_connecting: bool = False
    is_coded: bool = False


def find_nearby(text: str) -> Iterator[Place]:
    """Yield where such texts are."""
    judges = _Judges(Judged(is_coded), Judged(is_jumbled))
    digit = reach = done = -1
    for found in _NAME.finditer(text):
        start, end = found.span()
        if digit < end:
            next_digit = _DIGIT.search(text, end)
            if not next_digit:
                break
            digit = next_digit.start()
            reach = _reach_of(text, end, digit)
        if end < reach or end <= done:  # inside a secret is no name
            continue
        if _is_mark(text, start, end):
            continue
        is_key = found[0][1:] in ("ey", "EY")
        if is_key and not _BEFORE_KEY.search(lower(text[max(0, start - _REACH_OF_KEY) : start])):
            continue
        for place in _behind(text, end, judges, found["weak"] is not None):
            done = place.end or done
            yield place
        if colon := _TO_COLON.match(text, end):
            yield from _below(text, colon.end(), judges, False, True)
        line = text.rfind("\n", max(0, start - _REACH_OF_PROMPT), start) + 1
        if (line or start <= _REACH_OF_PROMPT) and _PROMPT.match(text, line, start):
            line_end = text.find("\n", end)
            yield from _below(text, line_end if line_end >= 0 else len(text), judges, False)
    done = -1
    for end in find_ends(text):
        for place in _behind(text, end, judges) if end > done else ():
            done = place.end or done
            yield place


def _is_mark(text: str, start: int, end: int) -> bool:
    """Tell whether a name is what is shown for a secret, and no part of a call or a sentence."""
    if not text.startswith(")", end) or not SHOWN.match(text, start - 1):
        return False
    return text[end + 1 : end + 2] not in (" ", "\t") and not (
        start > 1 and _ALNUM.match(text, start - 2)
    )


def _reach_of(text: str, start: int, at: int) -> int:
    """Return from where on a place is on the line of a name, or on one that is read below."""
    for _ in range(_MOST_EMPTY + 1):
        at = text.rfind("\n", start, at)
        if at < 0:
            return start
    return at + 1


def _behind(text: str, at: int, judges: _Judges, is_weak: bool = False) -> Iterator[Place]:
    """Yield what is on the line of a name, or below if the line has no other word."""
    at = near = name_end = _end_of(_OF_WHOM, text, at)
    if found := _BEFORE_CODED.match(text, at):
        at, is_weak = found.end(), is_weak or is_message(found[1])
    elif differ := _DIFFER.match(text, at):
        at, is_weak = differ.end(), True
    words = 0
    while words < _MOST_WORDS:
        words += 1
        word = _word(text, at, near, judges)
        if not word:
            if near == name_end:
                end = _end_of(_BETWEEN, text, at)
                if _LINE_END.match(text, end):
                    yield from _below(text, end, judges, _is_asked(text, near, end), is_weak)
            return
        at = word.end
        if word.is_connecting:
            is_weak = is_weak or lower(text[word.start : at]) in _COMPARING
            if is_message(text[word.start : at]) and _STROKE.match(text, at):
                return
            continue
        if not word.is_coded:
            if _CHANGED.match(text, at):
                continue
            is_last = text[at : at + 1] in _BEHIND and is_numbered(text[word.start : at])
            if is_weak or not is_last or _APART.search(text, near, word.start):
                return
        yield _place(text, word.start, at, near)
        near, words = at, 0


def _is_asked(text: str, start: int, end: int) -> bool:
    """Tell whether a line that ends in a stretch asks for something, so that somebody answers."""
    near = max(0, start - _REACH_OF_PROMPT)
    return _ASKS.search(text, max(text.rfind("\n", near, start), near), end) is not None


def _below(
    text: str, at: int, judges: _Judges, is_asked: bool, is_weak: bool = False
) -> Iterator[Place]:
    """Yield what is alone on the next line that has a word."""
    for _ in range(_MOST_EMPTY):
        line = _end_of(_LINE_END, text, at)
        if line == at:
            return
        at = _end_of(_ANSWER, text, line) if is_asked else line
        for _ in range(_MOST_WORDS):
            word = _word(text, at, at, judges)
            if not word:
                at = _end_of(_BETWEEN, text, at)
                break
            at = word.end
            if not word.is_connecting:
                behind = _end_of(_BETWEEN, text, _end_of(_REMARK, text, at))
                is_alone = text[behind : behind + 1] in ("", "\r", "\n")
                told = text[word.start : at]
                if is_alone and (word.is_coded or (not is_weak and is_numbered(told))):
                    yield _place(text, word.start, at, line)
                return


def _word(text: str, at: int, near: int, judges: _Judges) -> _Word | None:
    """Return the next word of a line."""
    start = _end_of(_BETWEEN, text, at)
    if text[start : start + 1] in ("", "\r", "\n"):
        return None
    word = _WORD.match(text, start)
    if word and _CALL.match(text, word.end()):
        return _Word(start, word.end(), True)
    if jumbled := _jumbled(text, at, start, judges):
        return _Word(*jumbled, is_coded=True)
    if word and (word[0].isdigit() or lower(word[0]) in _CONNECTING):
        return _Word(start, word.end(), True)
    token = _TOKEN.match(text, start)
    if not token:
        return None
    told = token[0].rstrip(_END)
    if called := _CALLED.match(text, start) if "(" in text[start : token.end() + 1] else None:
        is_enclosed = text[near : near + 1] == "(" and not text.startswith(")", called.end())
        told = told if is_enclosed else called[1]
    return _Word(start, start + len(told), False, judges.coded[told])


def _jumbled(text: str, at: int, start: int, judges: _Judges) -> tuple[int, int] | None:
    """Return where signs of all kinds are around a place, without what encloses them."""
    run = _RUN.match(text, start)
    if not run or not _DIGIT.search(run[0]):
        return None
    end = run.end()
    while start > at and text[start - 1] in punctuation:
        start -= 1
    start, end = _without_frame(text, start, end)
    told = text[start:end]
    return (start, end) if judges.jumbled[told] and not MARK.search(told) else None


def _without_frame(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a text is without what opens and ends it: signs, and brackets around it."""
    while end - start > 1:
        first, last = text[start], text[end - 1]
        if _CLOSING.get(first) == last:
            start, end = start + 1, end - 1
        elif last in _ENDS or (last in _OPENING and _lack(text, start, end, _OPENING[last]) < 0):
            end -= 1
        elif first in _BEGINS or (first in _CLOSING and _lack(text, start, end, first) > 0):
            start += 1
        else:
            break
    return start, end


def _lack(text: str, start: int, end: int, opening: str) -> int:
    """Return how many more brackets are opened than closed."""
    return text.count(opening, start, end) - text.count(_CLOSING[opening], start, end)


def _place(text: str, start: int, end: int, at: int) -> Place:
    """Return where a secret is, with the signs that it begins with."""
    first = start
    while first > at and text[first - 1] in _LEADING:
        first -= 1
    is_apart = first == at or text[first - 1] in " \t\n\"'`"
    return Place("password", first if is_apart else start, end, is_said=True)


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
