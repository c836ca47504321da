"""Reads the requests that a text holds as names and values: in source code, objects, documents."""

from __future__ import annotations

import re
from typing import NamedTuple

from errdex.engine.tables import limit
from errdex.evidence.http.bodies import BARE_LINE, CURL, REQUEST_LINE, STATUS_LINE, WIRE
from errdex.evidence.http.documents import Request, response_document
from errdex.evidence.http.har import FailsBy, begins_archive
from errdex.evidence.literals.assembling import request_in
from errdex.evidence.literals.exchanges import MOST, Exchange
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
    f"\n[ \t]*(?:{WIRE}|{REQUEST_LINE}(?=\n)|{BARE_LINE}|{STATUS_LINE}(?=[ \t\n]))|{CURL}"
)


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
        tree, source = read_tree(tokens, stop), Source(self._text, _variables(tokens))
        found = _requests(tree, source) if signs[0] else []
        if signs[1]:
            found += _results(tree, source, found, self._fails)
        self._found = sorted(found, key=lambda one: -one.start)
        self.gave_up = self.gave_up or is_cut or len(found) >= MOST


def _requests(tree: Group, source: Source) -> list[Literal]:
    exchange = Exchange(source)
    exchange.read(tree)
    found: list[Literal] = []
    for parts in exchange.found:
        request = request_in(parts, source)
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


def _variables(tokens: list[Token]) -> dict[str, str]:
    """Return the texts that are given to a variable, `name = "text"`."""
    names: dict[str, str] = {}
    for at in range(2, len(tokens)):
        name, sign, value = tokens[at - 2 : at + 1]
        is_given = name.kind == "word" and sign.text in ("=", ":=") and value.kind == "text"
        if is_given and not _goes_on(tokens[at + 1 : at + 3]):
            names[name.text] = value.text
    return names


def _goes_on(following: list[Token]) -> bool:
    """Tell whether what follows a text joins more to it."""
    signs = [token.text for token in following]
    is_joined = signs[:1] in (["+"], ["%"])
    return is_joined or (signs[:1] == ["."] and (signs[1:] or [""])[0][:1] == "$")


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
