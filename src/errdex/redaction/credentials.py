"""Finds credentials by the form of their line: password files, options, SQL, a Dockerfile."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from errdex.redaction.coded_words import is_no_word
from errdex.redaction.named_places import Place
from errdex.redaction.values import MIXED, QUOTED

_ONE_WORD = "(?![^ ]{4}\\.\\.\\.\\([0-9])(?=[^ \t\r\n)\\]]{1,200}[ \t]{0,9}(?:[\r\n)\\]]|$))"
_TYPE = "[A-Za-z]{2,20}\\([0-9, ]{1,9}\\)"
"""A type of SQL."""
_SAID = re.compile(
    f"[\n(\\[][ \t]{{0,40}}([A-Za-z]{{3,20}})[ \t]{{1,9}}(?=[^ \t\r\n]{{0,40}}[0-9])"
    f"(?!{_TYPE}){_ONE_WORD}"
)
"""A line, or what is in brackets, that is a name and a word with a digit."""
_NAMED = (
    re.compile(
        "[LMUalmu](?=[OSacos])(?<![A-Za-z].)(?:(?<=[Ll])ogin|(?<=L)OGIN|(?<=[Mm])achine|(?<=[Uu])ser(?:name)?"
        "|(?<=U)SER|(?<=a)ccount)[ \t]{1,9}"
        "(?![|])[^ \t\r\n]{1,200}[ \t\r\n]{1,20}(?=([A-Za-z]{2,20})[ \t]{1,9}([^ \t\r\n=:|]))"
    ),
    re.compile(
        "[\n \t](?:(?<=\n)[ \t]{0,40}(?:ENV|ARG|setx|SETX|setenv|SetEnv|set -[gU]?x|set(?= \\$))"
        "|(?<=[ \t])(?:config|configure)[ \t:]set|proxy_set_header|fastcgi_param"
        "|uwsgi_param|RequestHeader set)[ \t]{1,9}"
        "\\$?(?=([A-Za-z_][A-Za-z0-9_-]{0,60})[ \t]{1,9}([^ \t\r\n=]))"
    ),
    re.compile("[$]\\{(?=([A-Za-z_][A-Za-z0-9_]{1,60}):?[-=]([^ \t\r\n}]))"),
)
"""A name, and the first character of its value."""
_APART = re.compile(
    "\n[ \t\u2502]{0,9}([A-Za-z][A-Za-z0-9_.-]{1,60})(?: {2,60}| {0,40}[|\u2502] {1,9})"
    f"{MIXED}(?!{_TYPE})(?=[^ \t\r\n|]{{6,200}}[ \t\u2502]{{0,60}}(?:[\r\n]|$))"
)
"""A name and a value on a line that blanks, or a bar, part."""
_SECOND = re.compile(
    "/[ \t]?((?:[A-Za-z]{2,12} )?[A-Za-z\x80-\uffff][A-Za-z0-9_.\x80-\uffff-]{1,60})[ \t]{0,3}[:=]"
    "[ \t]{0,3}[^ \t\r\n/]{1,80}[ \t]{1,3}/[ \t]{1,3}(?=[^ \t\r\n])"
)
"""The second of two names, up to the second of their values: `user / password: bob / x`."""
_DETAILS = (
    "(?: (?!with |for )[a-z]{4,12}(?=[ \t]{0,3}[:=]))?"
    "(?:[ \t]{0,3}(?::|=>?)[ \t]{0,3}| (?:(?:is|are|with|as) )?)[\"'`(\\[]?"
    "[A-Za-z0-9_.@+\\\\-]{1,64}(?P<sign>[/|:]|[ \t]{1,3}[/|][ \t]{1,3})"
    f"(?:(?P<last>{MIXED}(?=[^ \t\r\n]{{5,200}}[ \t]{{0,9}}(?:[\r\n]|$)))|)"
    "([^ \t\r\n\"'`,;/|](?:[^ \t\r\n\"'`,;|]|[\"'`](?=[0-9A-Za-z])|[|](?![ \t\r\n])){4,199})"
)
"""A name and what may be a secret behind what says that they sign in: `login: bob/x`."""
_BY_LABEL = (
    (
        re.compile(
            "[CILZcilz/:](?:(?:(?<=/)|(?<=user:))(?:[Pp]ass(?:word)?s?|[Pp][Ww][Dd]?|PASS(?:WORD)?)"
            "|(?<=/)(?<![A-Za-z0-9_./-][Uu].)[Pp](?<=[Uu]/.)"
            "|(?<![A-Za-z0-9_-].)(?:(?<=[Cc])red(?:ential)?s?|(?<=C)REDENTIALS?|(?<=[Ll])ogins?"
            "|(?<=[Zz])ugangsdaten|(?<=[Ii])dentifiants?|(?<=[Cc])reden(?:ziali|ciales|ciais)))"
            "(?:[\"'](?=[ \t]{0,3}(?::|=>?)[ \t]{0,3}[\"'][A-Za-z0-9_.@+\\\\-]{1,64}:))?"
            f"{_DETAILS}"
        ),
        ("red", "RED", "denti", "ogin", "ass", "pw", "PW", "ugang", "u/p", "U/P"),
        "/|:",
        True,
    ),
    (
        re.compile(
            "[FISVZfisvz](?<![A-Za-z0-9_-].)(?:(?<=[Zz])ugang"
            f"|(?<=[FfIiSsVv])(?:tp|TP|map|MAP|mtp|MTP|sh|SH|pn|PN)){_DETAILS}"
        ),
        (" / ", "\t/\t"),
        "",
        False,
    ),
    (
        re.compile(
            "[AUau](?=[SUsu])(?<![A-Za-z0-9_-].)"
            "(?:(?<=[Uu])ser(?:name)?|(?<=U)SER"
            "|(?<=[Aa])uth(?! [a-z]{1,20} [/|] [a-z]{1,20}[0-9]{1,4}(?![0-9A-Za-z])))"
            f"{_DETAILS}"
        ),
        ("ser ", "ser:", "ser=", "SER", "ame ", "uth ", "uth:", "uth="),
        ":",
        False,
    ),
)
"""The pattern of each kind of label; texts, one of which is wherever it is; which signs may part a
name from what can be no word, besides those with blanks; and whether it may then be a word.
"""
_LOGIN = (
    "[A-Za-z0-9_.*-]{1,100}:(?:[0-9]{4,5}|\\*):(?![0-9]{1,5}:)[A-Za-z0-9_.*-]{1,100}"
    f":[A-Za-z0-9_.*@-]{{1,100}}:{MIXED}"
)
"""A line of a password file, up to its password."""
_PASSWORD_FILE = re.compile(
    f"\n[ \t]{{0,9}}{_LOGIN}([^ \t\r\n]{{4,200}})(?=[ \t]{{0,9}}(?:[\r\n]|$))"
)
_LOGIN_IN_TEXT = re.compile(
    f"[\"'`>]{_LOGIN}(?![0-9A-Fa-f]{{0,4}}[:\"'`<])([^ \t\r\n\"'`<>]{{4,200}})(?=[\"'`<])"
)
_KEY_OF_QUERY = re.compile(
    "[?&](?:amp;)?key=(?=[^ \t\r\n&]{0,80}[0-9])(?=[^ \t\r\n&]{0,80}[A-Za-z])([^ \t\r\n&\"'<>]{8,})"
)
_SQL = re.compile(
    "[IPip](?=[ADad])(?:(?:(?<=[Ii])(?:dentified|DENTIFIED)[ \t]{1,9}"
    "(?:(?:with|WITH)[ \t]{1,9}[a-z0-9_]{1,60}[ \t]{1,9})?"
    "(?:by|BY)[ \t]{1,9}(?:(?=['\"])|(?:password|PASSWORD)[ \t]{1,9})"
    "|(?<=[Pp])(?:assword|ASSWORD)[ \t]{1,9}(?:for|FOR)[ \t]{1,9}"
    "[^ \t\r\n=]{1,200}[ \t]{0,9}=[ \t]{0,9}(?:[A-Za-z]{1,20}\\()?"
    f"|(?<=P)ASSWORD[ \t]{{1,9}}(?=')){QUOTED}"
    "|(?<=I)DENTIFIED[ \t]{1,9}BY[ \t]{1,9}(?!(?:PASSWORD|is|was)[ \t])([^ \t\r\n;'\"]{1,200}))"
)
_NET_USE = re.compile(
    "[Nn](?:et|ET)[ \t]{1,9}(?:use|USE)[ \t]{1,9}(?:[A-Za-z*]:?[ \t]{1,9})?[^ ]{3,200}[ \t]{1,9}"
    "(?:(?![/*])([^ \t\r\n]{1,200})(?=[ \t]{1,9}/[Uu](?:ser|SER):)"
    f"|/[Uu](?:ser|SER):[^ \t\r\n]{{1,200}}[ \t]{{1,9}}(?!/){MIXED}([^ \t\r\n]{{1,200}}))"
)
_PIPED = re.compile(
    "(?:echo|printf)[ \t]{1,9}(?:-n[ \t]{1,9}|[\"']?%s(?:\\\\?n|\n)?[\"']?[ \t]{1,9})?"
    "(\"[^\"\n]{1,200}\"|'[^'\n]{1,200}'|[^ \t\r\n|&;]{1,200})(?=[ \t]{0,9}(?:"
    ">{1,2}[ \t]{0,3}[^ \t\r\n]{0,100}(?:secret|passw|token)|\\|[^\n]{0,200}"
    "(?:password-stdin|--with-token|secrets? (?:create|put|set|versions add)|chpasswd"
    "|sudo (?:-[A-Za-z]{0,3}S|--stdin)|kinit(?![0-9A-Za-z])"
    "|passwd(?![0-9A-Za-z])|vault login|cryptsetup|gpg --batch)))"
)
_OPTION_OF_CURL = re.compile(
    f"OPT_[A-Z0-9_]{{0,30}}(?:PASS(?:WORD|WD)?|PWD|BEARER)[ \t]{{0,3}},[ \t]{{0,3}}{QUOTED}"
)
_BY_SIGN = (
    ("OPT_", _OPTION_OF_CURL),
    (":", _PASSWORD_FILE),
    (":", _LOGIN_IN_TEXT),
    ("key=", _KEY_OF_QUERY),
    ("", _SQL),
    ("/", _NET_USE),
    ("echo", _PIPED),
    ("printf", _PIPED),
)
"""Patterns of a secret, each behind a text without which it finds nothing."""
_GIVEN = re.compile(
    "\\((?<=[A-Za-z0-9_]\\()[^\"'`()\n;]{0,60}\\(?(?:[\"'`][^\"'`\n]{0,200}[\"'`](?:\\.[A-Za-z]{2,20}\\()?"
    "[^\"'`(\n;]{0,40}){1,3}"
)
"""What a call is given in quotes."""
_IN_QUOTES = re.compile("([\"'`])([^\"'`\n]{0,200})[\"'`]")
_SIGNS_OF_CALLS = (
    "mac",
    "MAC",
    "jwt",
    "JWT",
    "KeySpec",
    "uth",
    "redential",
    "asic",
    "ogin",
    "ind",
    "ipher",
    "AES",
    "ernet",
    "lient",
    "rypt",
    "rgon2",
    "BKDF2",
    "bkdf2",
    "ign",
    "MD5",
    "md5",
    "sha",
    "SHA",
    "ash",
)
_MAKES_SIGNATURE = re.compile(
    "(?:[Hh]mac|HMAC|[Jj]wt|JWT|SecretKeySpec|Mac|[Ss]ign_?[Ww]ith|[BSbs][Cc]rypt|[Aa]rgon2|PBKDF2|pbkdf2)[A-Za-z0-9_]{0,20}(?:[.:]{1,2}[A-Za-z0-9_]{1,20})?\\Z"
    "|(?:[Cc]ipher\\.init|AES\\.new|Fernet)\\Z"
)
_SIGNS_IN_BY = re.compile(
    "(?:[Cc]redentials?(?:Provider)?|[Aa]uth(?:enticat(?:e|ion))?(?:Token|Provider)?|(?P<binds>[Bb]ind(?:_s)?)|[Ll]ogin|[Bb]asic)(?:\\.(?:basic|of|create|new))?\\Z"
)
_CONNECTS = re.compile("[Cc]lient(?:\\.(?:create|new))?\\Z")
"""What may be given a name and a secret, which then can be no word."""
_DIGESTS = re.compile(
    "(?:[Mm][Dd]5|[Ss]ha(?:1|224|256|384|512)|SHA(?:1|224|256|384|512)|[Hh]ash)[A-Za-z]{0,9}\\Z"
)
_JOINS = re.compile("[\"'`][ )]{0,2}(?:[+]|[.][ .$])|[+.] {0,2}[\"'`]")
"""What makes a digest, and how its text is joined to a secret, which then can be no word."""
_ENTRY = re.compile("[=@\\\\]")
"""What is in the name of an entry of a directory, which a connection is bound to."""
_CODED = re.compile("(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[^ \t]{6,}")
_COLUMNS = re.compile(
    "\\(([^()]{1,2000})\\)[ \t\r\n]{0,20}[Vv](?:alues|ALUES)[ \t\r\n]{0,20}(?=\\()"
)
_CALL = "\\((?:'[^'\n]*'|[^()'\n])*\\)"
_ROW = re.compile(f"[ \t\r\n,]{{0,20}}\\(((?:'[^'\n]*'|{_CALL}|[^()'])*)\\)")
_CELL = re.compile(f"(?:'[^'\n]*'|{_CALL}|[^,'])+")
_AROUND = " \t\r\n'\"`"
_SHORT_OPTION = re.compile(
    f"-(?<![^ \t\n]-)(?:p{MIXED}|[a-z]{{0,12}}(?:pass|pw)[ \t]{{1,9}}"
    f"|[aPpw][ \t]{{1,9}}(?P<apart>){MIXED})"
    "[\"']?([^ \t\r\n\"'=/:]{6,})(?=[ \t\r\n\"']|$)"
)
_SIGNS_IN = re.compile(
    "(?<![A-Za-z])(?:login|-[Uu]|--user(?:name)?|[a-z-]{0,20}(?:pass|cli|search))[ \t=]"
)
_REACH_OF_CALL = 60
"""Characters in front of a bracket in which the name of a call is."""
_NEAR = 100
"""Characters before a short option in which somebody signs in."""


def find_credentials(text: str) -> Iterator[Place]:
    """Yield the names and the values of credentials that no sign is between."""
    lines = "\n" + text
    for found in _SAID.finditer(lines):
        yield Place(found[1], found.end() - 1, None, is_said=True)
    is_apart = "  " in lines or " | " in lines or "\u2502" in lines
    for found in _APART.finditer(lines) if is_apart else ():
        yield Place(found[1], found.end() - 1)
    for pattern in _NAMED:
        for found in pattern.finditer(lines):
            yield Place(found[1], found.start(2) - 1)
    for sign, pattern in _BY_SIGN:
        for found in pattern.finditer(lines) if sign in lines else ():
            start, end = found.span(found.lastindex or 0)
            yield Place("password", start - 1, end - 1)
    for pattern, signs, attached, may_be_word in _BY_LABEL:
        for found in pattern.finditer(text) if any(map(text.__contains__, signs)) else ():
            start, told = found.start(3), found[3].rstrip(".)]}")
            is_apart = found["sign"][0] in " \t"
            is_last = may_be_word and is_apart and found["last"] is not None
            if is_last or ((is_apart or found["sign"] in attached) and is_no_word(told)):
                yield Place("password", start, start + len(told), is_said=True)
    if "/ " in text or "/\t" in text:
        for found in _SECOND.finditer(text):
            yield Place(found[1], found.end())
    if any(map(text.__contains__, _SIGNS_OF_CALLS)):
        yield from _given_to_calls(text)
    yield from _short_options(text)
    for columns in _COLUMNS.finditer(text):
        yield from _inserted(text, columns.end(), columns[1].split(","))


def _given_to_calls(text: str) -> Iterator[Place]:
    """Yield what calls are given that make a signature, or the second text of one that signs in."""
    for found in _GIVEN.finditer(text):
        start = found.start()
        given = list(_IN_QUOTES.finditer(text, start, found.end()))
        coded = [one for one in given if _CODED.fullmatch(one[2])]
        if not coded:
            continue
        called = text[max(0, start - _REACH_OF_CALL) : start]
        is_signing = _MAKES_SIGNATURE.search(called) is not None
        by = None if is_signing else _SIGNS_IN_BY.search(called)
        is_bound = by is not None and (not by["binds"] or _ENTRY.search(given[0][2]))
        is_client = by is None and _CONNECTS.search(called) is not None
        is_digest = _DIGESTS.search(called) is not None and _JOINS.search(found[0]) is not None
        if not (is_signing or is_bound or is_client or is_digest):
            continue
        for one in coded if is_signing or is_digest else given[1:2]:
            if is_signing or (one in coded and (is_bound or is_no_word(one[2]))):
                yield Place("password", *one.span(2))


def _inserted(text: str, at: int, columns: list[str]) -> Iterator[Place]:
    """Yield the values of rows that SQL inserts into columns, with their names."""
    while row := _ROW.match(text, at):
        at = row.end()
        cells = list(_CELL.finditer(text, *row.span(1)))
        if len(cells) == len(columns):
            for name, cell in zip(columns, cells, strict=True):
                start = cell.end() - len(cell[0].lstrip(_AROUND))
                bare = cell[0].strip(_AROUND)
                if bare:
                    yield Place(name.strip(_AROUND), start, start + len(bare))


def _short_options(text: str) -> Iterator[Place]:
    """Yield the values of short options; those apart only where somebody signs in before them."""
    options = list(_SHORT_OPTION.finditer(text))
    is_any_apart = any(found["apart"] is not None for found in options)
    signing_in = [found.end() for found in _SIGNS_IN.finditer(text)] if is_any_apart else []
    for found in options:
        count = bisect_right(signing_in, found.start() + 1)
        is_near = count > 0 and found.start() - signing_in[count - 1] <= _NEAR
        if found["apart"] is None or is_near:
            yield Place("password", *found.span(2))
