"""Reads the requests that a text holds as names and values: in source code, objects, documents."""

from __future__ import annotations

import re
from typing import NamedTuple

from errdex.engine.tables import limit
from errdex.evidence.http.bodies import (
    BARE_LINE,
    BEFORE_CURL,
    BEHIND_CURL,
    REQUEST_LINE,
    STATUS_LINE,
    WIRE,
)
from errdex.evidence.http.documents import Request, response_document
from errdex.evidence.http.har import FailsBy, begins_archive
from errdex.evidence.literals.assembling import request_in
from errdex.evidence.literals.exchanges import MOST, Exchange
from errdex.evidence.literals.made_bodies import MadeBodies
from errdex.evidence.literals.parts import Parts
from errdex.evidence.literals.printed_results import PRINTED, results_in
from errdex.evidence.literals.tokens import MOST_TOKENS, Token, read_tokens
from errdex.evidence.literals.trees import Group, read_tree
from errdex.evidence.literals.values import Source
from errdex.evidence.text.characters import trim

LONGEST = limit("characters_of_literals")
"""How many characters are read as names and values from the first that may be a header on."""

BEFORE = limit("characters_before_a_header")
"""How many characters before that are read, too."""

_HEADER = re.compile("[Aa]uthorization|AUTHORIZATION|[Xx][_-][A-Za-z]{2}|[Hh]eader|HTTPHEADER")
_OTHERS = re.compile(
    f"[{BEFORE_CURL}](?:{BEHIND_CURL}"
    f"|(?<=\n)[ \t]*(?:{WIRE}|{REQUEST_LINE}(?=\n)|{BARE_LINE}|{STATUS_LINE}(?=[ \t\n])))"
)
_COMMENT = re.compile("[ \t]*(?:#|//)")
_GIVEN = ("=", ":=")
_ADDING = ("+", "%", ".")
_ENDING = (";", ",", ")", "}")


class Literal(NamedTuple):
    """A request that was read, the answers beside it, and what is left as text."""

    start: int
    end: int
    request: Request | None
    answers: list[str]
    rest: str


class Literals:
    """What a text holds as names and values, between what other readers take.

    `fails` tells of a response whether it names a failure: a printed result is read if it does.
    """

    def __init__(self, text: str, fails: FailsBy) -> None:
        self._text = text
        self._fails = fails
        self._read_to = 0
        self._found: list[Literal] = []
        self.gave_up = False
        """Whether some of the text was not read as names and values, since it is too much."""

    def before(self, at: int, start: re.Match[str] | None) -> Literal | None:
        """Return the first literal from a place on that begins where the next part does, or before.

        Commands, messages, transcripts and archives are left to their readers.
        """
        if at >= self._read_to:
            following = _OTHERS.search(self._text, at)
            end = following.start() if following else len(self._text)
            self._read(at, end)
            self._read_to = max(end, at + 1)
        while self._found and self._found[-1].start < at:
            self._found.pop()
        bound = start.end() if start else len(self._text)
        return self._found.pop() if self._found and self._found[-1].start < bound else None

    def _read(self, start: int, end: int) -> None:
        signs = [sign.search(self._text, start, end) for sign in (_HEADER, PRINTED)]
        begins = min([sign.start() for sign in signs if sign], default=end)
        self._found = []
        if begins == end or begins_archive(self._text, start):
            return
        stop = min(end, begins + LONGEST)
        tokens = read_tokens(self._text, max(start, begins - BEFORE), stop)
        stop = tokens[-1].end if len(tokens) == MOST_TOKENS else stop
        is_cut = _HEADER.search(self._text, stop, end) is not None
        tree, source = read_tree(tokens, stop), Source(self._text, _variables(tokens, self._text))
        found = _requests(tree, source) if signs[0] else []
        if signs[1]:
            found += _results(tree, source, found, self._fails)
        self._found = sorted(found, key=lambda one: -one.start)
        self.gave_up = self.gave_up or is_cut or len(found) >= MOST


def _requests(tree: Group, source: Source) -> list[Literal]:
    exchange = Exchange(source)
    exchange.read(tree)
    found: list[Literal] = []
    bodies = MadeBodies(tree, source)
    for parts in exchange.found:
        request = request_in(parts, bodies)
        if request is not None:
            found.append(_literal(parts, request, tree, source.text))
    return found


def _results(tree: Group, source: Source, others: list[Literal], fails: FailsBy) -> list[Literal]:
    """Return the printed results that name a failure, outside what else was found."""
    found: list[Literal] = []
    for start, end, body in results_in(tree, source):
        is_inside = any(one.start < end and start < one.end for one in others)
        if len(found) < MOST and not is_inside and fails(response_document(None, (), body)):
            found.append(Literal(start, end, None, [body], ""))
    return found


def _variables(tokens: list[Token], text: str) -> dict[str, str]:
    """Return the texts that are given to a variable, `name = "text"`, and that nothing is added to.

    A variable that is given anything else later is not known.
    """
    names: dict[str, str] = {}
    for at in range(2, len(tokens)):
        name, sign, value = tokens[at - 2 : at + 1]
        if name.kind != "word" or not _is_given(sign, value):
            continue
        is_alone = _stands_alone(tokens, at, text)
        if is_alone and value.kind == "text" and sign.text in _GIVEN:
            names[name.text] = value.text
        elif not is_alone or (value.kind, value.text) != ("word", name.text):
            names.pop(name.text, None)
    return names


def _is_given(sign: Token, value: Token) -> bool:
    """Tell whether a sign gives a value to the name before it, or adds one; `==` compares."""
    is_equal = (value.kind, value.text) == ("sign", "=")
    adds = sign.text in _ADDING and is_equal and sign.end == value.start
    return sign.kind == "sign" and (adds or (sign.text in _GIVEN and not is_equal))


def _stands_alone(tokens: list[Token], at: int, text: str) -> bool:
    """Tell whether a value ends where its token does: at a comment, a sign, or a line's end."""
    following = at + 1
    while following < len(tokens) and tokens[following].kind == "line":
        following += 1
    if following == len(tokens) or _COMMENT.match(text, tokens[at].end):
        return True
    kind, said = tokens[following][:2]
    if following == at + 1:
        return kind == "sign" and said in _ENDING
    return kind != "text" and not (kind == "sign" and said in _ADDING)


def _literal(parts: Parts, request: Request, tree: Group, text: str) -> Literal:
    start = min(span[0] for span in parts.spans)
    end = max(span[1] for span in parts.spans)
    start, end = _widened(tree, start, end)
    return Literal(start, end, request, list(parts.answers), _left(parts, text, start, end))


def _widened(tree: Group, start: int, end: int) -> tuple[int, int]:
    """Return a span with the outermost brackets that it touches."""
    for item in tree.items:
        for part in item.parts:
            if isinstance(part, Group) and part.start < end and part.end > start:
                start, end = min(start, part.start), max(end, part.end)
    return start, end


def _left(parts: Parts, text: str, start: int, end: int) -> str:
    """Return the text of a span without what was read."""
    left: list[str] = []
    at = start
    for begin, stop in sorted(parts.spans):
        left.append(trim(text[at:begin]) if begin > at else "")
        at = max(at, stop)
    return "\n".join(piece for piece in [*left, trim(text[at:end])] if piece)
