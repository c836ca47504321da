"""Finds the names in a text that have a value, and reads such values, in whatever notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from errdex.engine.tables import limit
from errdex.redaction.blocks import BLOCK_SIGN
from errdex.redaction.coded_words import is_no_word
from errdex.redaction.languages import find_names
from errdex.redaction.leads import behind_lead
from errdex.redaction.marks import SHOWN
from errdex.redaction.nesting import SEALED
from errdex.redaction.placeholders import is_message
from errdex.redaction.readings import Reading
from errdex.redaction.values import LOGGED, MIXED, said, with_blanks

WORD = "[A-Za-z][A-Za-z0-9_.-]{1,60}"
"""A name."""
_LONE = "(?=[ \t>-]{0,24}(?:[\"'`]|[^ \t\r\n]{0,80}[0-9]|[^ \t\r\n]{1,200}[ \t]{0,9}(?:[\r\n]|$)))"
"""What is in quotes, has a digit or is alone on its line is next."""
_NEXT_LINE = (
    f"[ \t]{{0,20}}(?:{BLOCK_SIGN})?\r?\n(?:{LOGGED}{_LONE}|(?!{LOGGED}))"
    "(?![ \t]{0,20}(?:> ?){0,3}[\"']?[A-Za-z0-9_-]{1,60}[\"']?:)"
    "[ \t]{0,20}(?:-[ \t]{1,9}|(?:> ?){1,3}(?=[^ \t\r\n>]))?"
)
_ARROWS = "\u2192\u21d2\u27f6\u279c\u2236\u2254\ua789\ufe55"
"""Arrows, and what looks like a colon."""
_SIGN = (
    f"(?:[?](?=[:=]))?(?:(?:[|?&]{{1,2}}=|<>|=~|::=|<<-)(?=[ \t]{{0,3}}[\"'`][^\"'`\n]{{4}})"
    f"|=>[ \t]{{0,9}}\r?\n(?=[ \t]{{1,40}}[a-z]{{3,9}}\\([0-9])|:="
    f"|::(?=[ \t])|={{1,3}}(?:>|[ \t]{{0,9}}\r?\n(?=[ \t]{{1,40}}[\"'`]))?"
    f"|->|<-(?=[ \t]{{0,3}}[\"'])"
    f"|!={{1,2}}(?=[ \t]{{0,3}}[\"'`])|[{_ARROWS}]|:(?:{_NEXT_LINE}|-(?=[ \t]))?)"
    "[ \t]{0,20}(?:\\*\\*[ \t]{1,9})?"
)
_PAIR = (
    "[\"']?(?:[A-Za-z:]{0,30}(?<!oken)(?<!word)(?<!ecret)(?<![Kk]ey)(?:[Vv]al(?:ue)?|VALUE)"
    "|[Cc]ontent)[\"']?[ \t]{0,9}[:=][ \t]{0,20}"
)
_FIRST_WORD = "(?:[A-Za-z]{3,12}+[ +](?!(?:is|was|eq|[Vv]alue|VALUE)[^A-Za-z]))?"
_VERB = (
    "has been reset to|has been set to|reset to|set to|changed to|to(?<![Pp]in[ \t]to)|is"
    "|was|ist|war|-?eq|LIKE"
    "|lautet|est|es|\u00e8|\u00e9|equals"
)
_KIND = (
    "(?:[A-Za-z]{1,8}-)?(?:[Ss][Hh][Aa]|[Mm][Dd]|[Bb]ase|[Uu][Tt][Ff]|[Oo][Aa]uth|[HR]S|AES|aes)"
    "-?[0-9]{1,3}(?![0-9A-Z])|[Vv][0-9]{1,2}(?![0-9A-Za-z])"
    "|[0-9]{1,4}-?(?:bits?|bytes?|chars?|h|s|min|days?)(?![0-9A-Za-z])"
)
"""How a secret is made or how long it is, which is none: `is sha256 hashed`."""
MADE = "(?=(?:[A-Za-z][A-Za-z0-9_. ]{0,60}[(\\[{]\\]?){1,3}[\\[{]?[\"'`]|\\[[ \t]{0,3}[\"'`0-9])"
_INDEX = "(?:(?<=\\[)[0-9]{1,3}\\](?:[\"'`]|(?=[ \t]{0,9}=(?!=))))?"
_SEEN = '(?:["\']?(?::"?[A-Za-z]{1,40}"?)?:(?:protected|private))?'
_SAID = said("[^ \t\r\n]")
_BEHIND_NAME = f"(?=[\t\n\r !\"'(*:<=?\\[\\]`{{\u201c\u201d{_ARROWS}]|->|[+][:=][+])"
"""What may be behind a name: most words have nothing else behind them."""
_NAME = re.compile(
    f"(?<![A-Za-z0-9_.-])[._-]{{0,2}}({_FIRST_WORD}(?>{WORD}{_BEHIND_NAME}))"
    f"(?:(?=[\"'`*:\\]\\[\u201c\u201d]){_SEEN}[\"'`*\\]\\[\u201c\u201d]{{0,4}}{_INDEX})?"
    f"(?:(?:[ \t]{{0,40}}+|[+](?=[:=][+]))(?=[!:<=?|&{_ARROWS}-]){_SIGN}"
    f"|(?<=[\"'])(?:[ \t\r\n]{{1,20}}{_SIGN}|[ \t]{{0,9}},[ \t\r\n]{{0,20}}{_PAIR})"
    f"|[ \t\r\n]{{1,20}}{_PAIR}|\t(?=[^\t\r\n]+(?:[\r\n]|$))|\\{{"
    f"(?=[\"'`][^\"'`\n]{{1,200}}[\"'`] ?\\}})"
    f'|(?<=["\']);s:[0-9]{{1,7}}:(?=")|\\((?:(?=["\'`])|(?P<made>{MADE}))'
    "|[ \t]\\[(?![A-Za-z, ]{0,40}\\]|(?:RFC ?)?[0-9]{0,4}\\]|[^\\]\n]{0,80}\\]\\()"
    f"|[ \t]{{1,9}}(?P<said>(?:{_VERB}|--?(?=[ \t]))[ \t:]{{1,9}}|(?=[\"'`]))"
    f"(?!{_KIND}){_SAID})"
)
"""A name and what is between it and its value: a sign, `value=`, a bracket, a tab, a verb."""
_SAID_IN_FORMS = ("+is+", "+was+", "+ist+", "+lautet+", "+est+", "+es+")
_OPTION = re.compile(
    "-(?<![^ \t\n\"']-)-?([A-Za-z][A-Za-z_-]{1,40})(?:[ \t]{1,9}(?:[`^]\r?\n[ \t]{0,40})?(?!-)"
    "|[\"'][ \t]{0,9},[ \t\r\n]{0,40}(?=[\"'])|[ \t]{0,9}\r?\n[ \t]{0,40}-[ \t]{1,9}(?!-))"
)
"""An option and what is between it and its value: a blank, or items of a list."""
_PART = re.compile(f' name="({WORD})"\r?\n(?:[^\r\n]{{1,200}}\r?\n)?\r?\n')
_ROW = re.compile(
    f"\n[ \t]{{0,9}}[|^]\\|?[ \t]{{0,40}}[*_`]{{0,3}}((?:[A-Za-z]{{2,12}} )?{WORD})[*_`]{{0,3}}"
    "[ \t]{0,40}\\|[ \t]{0,40}[`*]{0,3}"
    "(?=([^|\n]{1,300})\\|[ \t]{0,9}(?:\r?\n(?![ \t]{0,9}\\|?[ \t]{0,9}:?--)|$))"
)
"""A row of a table that is a name and its value."""
_CONTENT = "[ \t\r\n]{0,20}(?:<!\\[CDATA\\[)?((?:[^<\r\n\\]]|<(?![/!A-Za-z])|\\](?!\\]>)){1,2000})"
_ELEMENT = re.compile(
    f"<(?!(?<=:<)[A-Za-z_-]{{1,60}}>@)(?:[A-Za-z0-9]{{1,20}}:)?({WORD})(?:[ \t][^<>\n]{{0,200}})?>"
    "(?:[ \t\r\n]{0,20}<[Vv]alue>)?"
    f"(?![\"'`](?![0-9A-Za-z]))(?={_CONTENT})"
)
_CELL = re.compile(
    f"[>KNkn](?:(?<=>)((?:[A-Za-z]{{2,12}} )?{WORD})"
    "(?=</[A-Za-z:-]{1,30}>[ \t\r\n]{0,20}<[A-Za-z:-]{1,30}>"
    f"{_CONTENT})|(?<!>)(?:ame|ey)=[\"']({WORD})[\"']"
    f"(?:[ \t][^<>\n]{{0,200}})?(?=>(?:[ \t\r\n]{{0,20}}<[A-Za-z:-]{{1,30}}>)?{_CONTENT}))"
)
"""A cell of a page and the next one, or an element that an attribute names."""
_TAG = "(?:[ \t][^<>\n]{0,200})?>[ \t\r\n]{0,20}"
_TAGS_BETWEEN = f"(?:</?[A-Za-z:]{{1,30}}{_TAG}){{0,8}}"
_DIGIT = "[^ \t\r\n<]{0,80}[0-9]"
_MARKED = re.compile(
    f"</(?:[A-Za-z:]{{1,30}}{_TAG}(?:[=:] {{0,3}}{_TAGS_BETWEEN}"
    f"|(?:- {{0,3}}|(?=<)){_TAGS_BETWEEN}(?={_DIGIT}))|[bi]> (?={_DIGIT}))"
    "(?=([^ \t\r\n<]{3,200})[ \t\r\n]{0,20}(?:<|$))"
)
"""What is between a label of a page and a value: tags, and a sign or a digit in the value."""
_MARKED_NAME = re.compile(f">[ \t\r\n]{{0,20}}((?:[A-Za-z]{{2,12}} )?{WORD})[: \t\r\n]{{0,9}}\\Z")
_REACH_OF_NAME = 90
"""Characters of a label in front of the tag that closes it."""
_INNER = "[\"'](?=[!#$%*@^_~]{0,3}[0-9A-Za-z])"
_NO_FIELD = f"&(?!(?:[A-Za-z_](?:[A-Za-z0-9_.-]|[\\[\\]{SEALED}]){{0,60}})?=|[& \t\r\n\"'<]|$)"
_VALUE = re.compile(
    "(?:[bBfru](?=[\"']))?"
    '(?:"((?!")[^"\n]*(?:(?:"(?=[0-9A-Za-z])|""(?=[^"\n]{0,200}"))[^"\n]*)*'
    '|(?=")[^"\n]*(?:"(?=[0-9A-Za-z])[^"\n]*)*)'
    "|'((?!')[^'\n]*(?:(?:''(?=[^'\n]{0,200}')|'(?=['0-9A-Za-z])"
    f"|'{SEALED}'|'\"'\"')[^'\n]*)*|(?=')[^'\n]*(?:'(?=['0-9A-Za-z])[^'\n]*)*)"
    "|`([^`\n]*)"
    f"|((?:[^ \t\r\n\"'`&]|(?<!=){_NO_FIELD}(?=[A-Za-z0-9_-]{{0,40}}[0-9]))[^ \t\r\n\"'&]*"
    f"(?:(?:{_INNER}|{_NO_FIELD})[^ \t\r\n\"'&]*)*))"
)
"""A value, of which all is sealed that does not end it; in a pair of quotes, two are one."""
_QUOTE = re.compile("[bBfru]?([\"'`])")
_QUOTING = "bBfru\"'`"
SPACES = re.compile("[+]{1,9}(?=[\"'`\\[{(])")
"""What a form has for blanks in front of a value."""
_KEY = "[\"']?[A-Za-z0-9_-]{1,40}[\"']?[ \t]{0,9}(?::|=(?=[ \t]{0,9}[\"']))[ \t]{0,9}"
_KEYS = f"(?:{_KEY}[\\[({{][ \t\r\n\\[({{]{{0,40}}){{0,3}}(?:{_KEY})?"
"""The keys of values in brackets, up to that of the first one."""
_TRIPLE = re.compile(
    "[bBfru]?(?:\"{3}|'{3})[ \t]*\r?\n?[ \t]*(?=[^\"' \t\r\n])"
    "|`{3}(?:[a-z]{0,10}[ \t]{0,9}\r?\n[ \t]{0,40})?(?=[^ \t\r\n`]{3,200}[ \t\r\n]{0,40}`{3})"
)
"""What opens a long text, or a fence around one word."""
_TAGS = re.compile("(?:[!&][A-Za-z0-9!_/-]{1,40}[ \t]{1,9}){1,2}(?=[^ \t\r\n])")
"""Tags and anchors of YAML, which may be a part of a password as well."""
_CODED_WORD = re.compile("(?=[A-Za-z_.]{1,60}[0-9])[A-Za-z][A-Za-z0-9_.]{1,60}")
_FOLLOWING = {
    "(": re.compile(
        "[\"'`](?:[ \t\r\n]{0,40},[ \t\r\n]{0,40}|\\)[ \t\r\n]{0,40}"
        "(?:[?.]{1,2}[A-Za-z_]{2,30}\\((?:[|]_[|] ?)?|\\{ ?))(?=[\"'`])"
    ),
    "?": re.compile("[\"'`][ \t\r\n]{0,40}:[ \t\r\n]{0,40}(?=[\"'`])"),
}
"""What is between two values behind a call, and behind a condition."""
_OPENED = re.compile(f"[\\[({{][ \t\r\n\\[({{]{{0,40}}{_KEYS}")
_NEXT = re.compile(f"[\"'`]?[ \t\r\n]{{0,40}},[ \t\r\n\\[({{]{{0,40}}{_KEYS}")
_JOINED = re.compile(
    "[\"'`](?:[ \t\r\n]{0,40}(?:[+.]|\\.\\.)[ \t\r\n]{0,40}|[ \t]{0,9}\r?\n[ \t]{1,40})(?=[\"'`])"
    "|[\"'`]?[ \t]{1,3}[=-]>[ \t]{1,3}(?=[^ \t\r\n])"
)
"""Between two parts of a text that a program joins, or what a value was and is."""
_PAIRED = re.compile(f"[ \t]{{1,3}}/[ \t]{{1,3}}{MIXED}(?=[^ \t\r\n]{{5}})")
"""What is between a name and a secret that both stand behind a colon: `password: bob / x`."""
_REACH_OF_COLON = 3
"""Characters in front of a value that may have one."""
_BEFORE_VALUES = "+bBfru\"'`!&[({"
"""What may begin what is in front of a value."""
_BEHIND_VALUES = "\"'` \t\r\n,"
"""What may begin what is between two values."""
_END = ",;)}]"
_FIRST_SIGN = "[^ \t\r\n\"'`$%<Yy{]"
_SIMPLE = re.compile(
    "(?:(?<=[^ \t\n-])|(?<=[^ \t\n-][ \t]))"
    "(?![Yy])([0-9A-Za-z][0-9A-Za-z_.-]*)(?=[\r\n]|\\Z)"
    f'|(?:(?<=:)|(?<=: ))(?:"({_FIRST_SIGN}[^"\n]*)"'
    f"|'({_FIRST_SIGN}[^ \t\r\n\"'`]*)')(?=[,}}\\])])"
)
"""A value that is nothing but a word up to the end of its line, or a text that a sign follows."""
_MOST = limit("parameters_of_a_header")


class Place(NamedTuple):
    """A name, where its value begins, where it ends if that is known, and what is between.

    With a verb between, something is said, and has a digit in it: `the password is wrong` tells no
    password. What is made is a list, or what another call returns.
    """

    name: str
    start: int
    end: int | None = None
    is_said: bool = False
    is_made: bool = False


def find_places(text: str) -> Iterator[Place]:
    """Yield the names that have a value; those inside a value as well."""
    for found in _NAME.finditer(text):
        is_made = found["made"] is not None
        name = found[1].replace("+", " ")
        yield Place(name, found.end(), None, found["said"] is not None, is_made)
    sentences = (
        _NAME.finditer(with_blanks(text)) if any(map(text.__contains__, _SAID_IN_FORMS)) else ()
    )
    for found in sentences:
        if found["said"] is not None:
            yield Place(found[1], found.end(), None, True)
    for start, is_said in find_names(text):
        yield Place("password", start, None, is_said)
    for found in chain(_OPTION.finditer(text), _PART.finditer(text)):
        yield Place(found[1], found.end())
    has_tags = ">" in text
    for found in _ELEMENT.finditer(text) if has_tags else ():
        yield Place(found[1], *found.span(2))
    for found in _CELL.finditer(text) if has_tags else ():
        yield Place(found[1] or found[3], *found.span(2 if found[1] else 4))
    for found in _MARKED.finditer(text) if has_tags and "</" in text else ():
        near = max(0, found.start() - _REACH_OF_NAME)
        if name := _MARKED_NAME.search(text[near : found.start()]):
            yield Place(name[1], *found.span(1))
    lines = "\n" + text
    for found in _ROW.finditer(lines):
        start, end = found.span(2)
        yield Place(found[1], start - 1, start - 1 + len(lines[start:end].rstrip(" \t`*")))


def simple_value(reading: Reading, at: int) -> tuple[int, int] | None:
    """Return where the value at a place is, if there is nothing to tell it from; most are so."""
    found = None if reading.nesting.has_escapes else _SIMPLE.match(reading.text, at)
    return found.span(found.lastindex or 0) if found else None


def read_values(reading: Reading, at: int) -> Iterator[tuple[int, int]]:
    """Yield where the value at a place is, or each of them where brackets hold several."""
    text = reading.text
    if text[at : at + 1] == "(" and SHOWN.match(text, at):
        return
    follows = _PAIRED if ":" in text[max(0, at - _REACH_OF_COLON) : at] else _JOINED
    start, at = at, behind_lead(text, at)
    lead = text[start:at].rstrip(" \t\r\n")
    word = _CODED_WORD.match(text, start) if lead else None
    if word:
        yield word.span()  # it may be the value itself
    first = text[at : at + 1]
    if (first == "(" and SHOWN.match(text, at)) or text.startswith("</", at):
        return
    opened = None
    if first in _BEFORE_VALUES:
        for before in (SPACES, _TRIPLE):
            if behind := before.match(text, at):
                at = behind.end()
        tags = _TAGS.match(text, at)
        if tags and (tagged := _value(reading, tags.end())):
            yield at, tagged.end()
            return
        opened = _OPENED.match(text, at)
    found = _value(reading, opened.end() if opened else at)
    for _ in range(_MOST):
        if not found:
            return
        start, end = found.span(found.lastindex or 0)
        while end > start and found[4] and found.string[end - 1] in _END:
            end -= 1
        if end > start:
            yield start, end
        more = _NEXT if opened else _FOLLOWING.get(lead[-1:], follows)
        follows = _JOINED
        is_last = text[end : end + 1] not in _BEHIND_VALUES
        after = None if is_last else _JOINED.match(text, end) or more.match(text, end)
        found = _value(reading, after.end()) if after else None
        if found and after and after.re is _PAIRED and not _is_pair(text[start:end], found[0]):
            return


def _is_pair(name: str, value: str) -> bool:
    """Tell whether what is behind a stroke may be the secret of what is in front of it."""
    return is_no_word(value.rstrip(f"{_END}.")) and not is_message(name)


def _value(reading: Reading, at: int) -> re.Match[str] | None:
    """Return the value at a place; in quotes, what is sealed counts if there is another quote."""
    text = reading.text
    quote = _QUOTE.match(text, at) if text[at : at + 1] in _QUOTING else None
    if not quote:
        return _VALUE.match(reading.nesting.bare(at - 1, is_line=True), at)
    sealed = reading.nesting.quoted(quote.start(1))
    unclosed = reading.nesting.unclosed
    opening = reading.nesting.opening(quote.start(1))
    if at >= unclosed.get(opening, 0):
        found = _VALUE.match(sealed, at)
        behind = sealed[found.end() : found.end() + 1] if found else ""
        if behind == quote[1] or (not behind and not reading.nesting.is_in_quotes(at)):
            return found
        unclosed[opening] = found.end() if found else at
    return _VALUE.match(text, at)
