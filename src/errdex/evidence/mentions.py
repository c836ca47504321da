"""Finds requests that a text only mentions: `POST https://h/p` in prose or a log of accesses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.evidence.http.addresses import split_url
from errdex.evidence.http.bodies import ANSWER, Bodies
from errdex.evidence.http.documents import NOT_GIVEN, Request, request_document, response_document
from errdex.evidence.http.messages import Message
from errdex.evidence.known_api import KnownApi
from errdex.evidence.text.characters import line_at
from errdex.evidence.text.forms import are_described, encode_percent
from errdex.evidence.text.json_text import read_json

_MENTION = re.compile(
    "(?<![A-Za-z0-9_])(GET|POST|PUT|PATCH|DELETE) +((?:https?:/)?/[^ \t\n\"'`<>,;|)\\]}\\\\]+)"
    '( HTTP/[0-9](?:\\.[0-9])?)?("?)'
)
_MEMBERS = re.compile(
    '"[A-Za-z_.]{0,30}[mM]ethod"[ \t]*:[ \t]*"(GET|POST|PUT|PATCH|DELETE)"[ \t]*,[ \t\n]*'
    '"[A-Za-z_.]{0,30}(?:[uU]r[il]|URI|URL|[pP]ath)"[ \t]*:[ \t]*"((?:https?:/)?/[^" \t\n]+)()()"'
)
_FOR_URL = re.compile("(?:for|with) url: ()[\"']?((?:https?:/)?/[^ \t\n\"'`<>,;|)\\]}\\\\]+)()()")
"""How libraries name the request that failed."""
_TARGET = re.compile(
    '(?:(?<![A-Za-z0-9_])(GET|POST|PUT|PATCH|DELETE)[ \t|]{1,9}"?)?'
    "((?:https?:/|(?<![A-Za-z0-9_.:/?&=%-]))/[^ \t\n\"'`<>,;|)\\]}\\\\]+)"
)
_NAME = "[A-Za-z][A-Za-z0-9_.-]{0,60}"
_VALUE = "[A-Za-z0-9_.~*+%-]*(?:,(?:%2[Bb]|[+])?[0-9]{7,21})*"  # perhaps several numbers
_FORM = re.compile(
    "(?<![A-Za-z0-9_.~*+%&?=/-])(?:(?:body|data|payload|form|params|content)=)?"
    f"({_NAME}={_VALUE}(?:&{_NAME}={_VALUE})+)"
    "(?=[ \t\n\"'`<>,;|)\\]}]|\\Z)"
)
_REST_OF_LINE = re.compile(f"(?<![A-Za-z0-9_.~*+%&?=/-])(({_NAME})=[^\n]*)")
_ROWS = re.compile(f"(?<=\n\n)(?:[ \t]*{_NAME}: [^\n]*\n){{2,}}")
_ROW = re.compile(f"([ \t]*({_NAME}): +)([^\n]*)\n")
_OBJECT = re.compile(f'\\{{[ \t\n]*"({_NAME})"[ \t]*:')
_NOT_SENT = re.compile(
    "(?:[Aa]nswer|[Rr]espon[ds]|[Rr]eturn|[Rr]eceiv|[Ee]xample|[Dd]ocumentation)[^\n{]{0,40}\\Z"
)
"""Words before what is no body that was sent."""
_OPENED = re.compile("[(,][ \t\n]{0,50}\\Z")
_CLOSED = re.compile("[ \t\n]{0,50}[,)]")
_REACH = 60  # characters in which they are
_FEWEST = 2  # names of the API by which a form is told
_ENDING = ".:"  # of a sentence, behind a path
_STATUS_BEHIND = re.compile("[ \t]+([1-5][0-9]{2})(?![0-9])")
_STATUS_BEFORE = re.compile("(?:^|[ \t])([1-5][0-9]{2})(?=[ \t])")


def find_mention(text: str, api: KnownApi) -> Message | None:
    """Return the last request to the API that a text mentions, with its status; or None."""
    last = None
    named = _FOR_URL.finditer(text) if " url" in text else ()
    for found in [*named, *_MENTION.finditer(text), *_MEMBERS.finditer(text)]:
        path = split_url(found[2].rstrip(_ENDING), "http").path
        is_told = found[1] or path not in api.paths  # without a method only for what is wrong
        if is_told and api.has_path(path) and not api.is_others(path):
            last = found
    if last is None:
        return None
    status = _status_of(text, last) if last[3] and last[4] else None
    response = None if status is None else response_document(status, (), None)
    return Message(last.end(), _mentioned(last[1], last[2].rstrip(_ENDING)), response)


def find_target(text: str, api: KnownApi) -> Request | None:
    """Return the request to the only URL of the API in a text, apart from its headers; or None.

    Without a method before it, a URL counts only if its path is one of the API's.
    """
    targets: dict[str, str] = {}  # a URL, or a path alone, by what tells it from others
    paths: set[str] = set()
    methods: set[str] = set()
    for found in _TARGET.finditer(text):
        url = found[2].rstrip(_ENDING)
        if not found[1] and url[0] == "/" and url.partition("?")[0] not in api.paths:
            continue
        path = split_url(url, "http").path
        if path in api.paths or (found[1] and api.has_path(path)):
            is_whole = "://" in url
            targets.setdefault(url if is_whole else path, url)
            paths |= {path} if is_whole else set()
            methods |= {found[1]} if found[1] else set()
    urls = [url for key, url in targets.items() if key not in paths]
    method = methods.pop() if len(methods) == 1 else NOT_GIVEN
    return _mentioned(method, urls[0]) if len(urls) == 1 else None


def find_body(text: str, api: KnownApi, length: str = "") -> str | None:
    """Return the only form or JSON object in a text that has fields of the API; or None.

    A form that is not encoded is one if it is as long as its request says.
    """
    bodies = dict.fromkeys([*_forms(text, api), *_forms_of(length, text, api)])
    return next(iter(bodies)) if len(bodies) == 1 else None


def _forms_of(length: str, text: str, api: KnownApi) -> Iterator[str]:
    """Yield the forms that are so long, each up to the end of its line."""
    for found in _REST_OF_LINE.finditer(text) if length else ():
        form, name = found.group(1, 2)
        if (
            "&" in form
            and name in api.fields
            and str(len(form.encode("utf-8", "replace"))) == length
        ):
            yield form


def _forms(text: str, api: KnownApi) -> Iterator[str]:
    for found in _FORM.finditer(text):
        names = [pair.partition("=")[0] for pair in found[1].split("&")]
        is_as_sent = "%" in found[1] or "+" not in found[1]
        is_of_api = is_as_sent and sum(name in api.fields for name in names) >= _FEWEST
        if is_of_api and not _is_not_sent(text, found.start()):
            yield found[1]
    for block in _ROWS.finditer(text):
        form = _rows_of(block.group(), api)
        if form and not _is_not_sent(text, block.start()):
            yield form
    brackets, at = Bodies(text), 0
    while begins := _OBJECT.search(text, at):
        end = brackets.json_end(begins.start(), len(text)) if begins[1] in api.fields else -1
        body = text[begins.start() : end] if end > 0 else ""
        is_other = body and (
            ANSWER.search(body)
            or _is_not_sent(text, begins.start())
            or _is_argument(text, begins.start(), end)
        )
        if body and not is_other and read_json(body)[1] is None:
            yield body
        at = max(begins.end(), end)


def _rows_of(block: str, api: KnownApi) -> str | None:
    """Return the form that rows of a name and a value stand for, if the values are in a column."""
    rows = list(_ROW.finditer(block))
    names = [row[2] for row in rows]
    column = min(len(row[1]) for row in rows)
    is_below = all(column > len(row[1].rstrip(" ")) for row in rows)
    is_table = is_below and len(set(map(len, names))) > 1 and api.tells(names)
    if not is_table or sum(name in api.fields for name in names) < _FEWEST:
        return None
    pairs = [(row[2], row.group()[column:-1]) for row in rows]
    if are_described(value for _, value in pairs):
        return None
    return "&".join([f"{encode_percent(name)}={encode_percent(value)}" for name, value in pairs])


def _is_not_sent(text: str, at: int) -> bool:
    """Tell whether words before a place say that what is there was not sent."""
    return _NOT_SENT.search(text[max(0, at - _REACH) : at]) is not None


def _is_argument(text: str, start: int, end: int) -> bool:
    """Tell whether an object is an argument in source code, of which a program makes the body."""
    before = text[max(0, start - _REACH) : start]
    return _OPENED.search(before) is not None and _CLOSED.match(text, end) is not None


def _mentioned(method: str, target: str) -> Request:
    request = request_document(method or NOT_GIVEN, target, (), None)
    return {**request, "media_type": NOT_GIVEN, "sanitized": True}


def _status_of(text: str, found: re.Match[str]) -> int | None:
    """Return the status in a line of a log: right behind the request, or before it."""
    behind = _STATUS_BEHIND.match(text, found.end())
    if behind:
        return int(behind[1])
    start = text.rfind("\n", 0, found.start()) + 1
    before = _STATUS_BEFORE.search(line_at(text, start)[: found.start() - start])
    return int(before[1]) if before else None
