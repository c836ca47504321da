"""Reads raw HTTP messages as people paste them: without `Host`, folded, cut, headers alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from errdex.engine.tables import list_of
from errdex.evidence.http.bodies import (
    ANSWER,
    BEGINS_BODY,
    MOST_HEADERS,
    Bodies,
    shows_answer,
)
from errdex.evidence.http.documents import (
    CUT,
    Request,
    Response,
    cut_off,
    join_headers,
    media_type,
    partial_request,
    request_document,
    response_document,
    with_open_type,
)
from errdex.evidence.text.characters import line_at, lower, trim
from errdex.evidence.text.names import plain_name

_HEADER = re.compile("(:?[!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:([^\n]*)")
SPACES = re.compile("[ \t]+")
_PARAMETER = re.compile('[A-Za-z][A-Za-z0-9_-]*="')
_PRINTED = re.compile(
    '(?:"([^"\\\\]*(?:\\\\[^\n][^"\\\\]*)*)"|\'([^\']*)\'|`([^`]*)`|([0-9]+)),?|(<%\\.{3}%>)'
)
_TELLING = re.compile('[\'`]|"[^\\\\]*\\\\"')  # no header that is sent begins so
_ESCAPED = re.compile('\\\\(["\\\\])')
_BODY_LABEL = re.compile(
    "(?:[Bb]ody|BODY|[Dd]ata|[Pp]ayload)[ \t]*:[ \t]*(?=[{\\[]|[A-Za-z0-9_.%-]{1,60}=|\\Z)"
)
_TELLS = frozenset(
    (
        *list_of("names_of_answers"),
        *list_of("names_of_outcomes"),
        *list_of("names_of_codes"),
        *list_of("names_of_messages"),
        *list_of("names_of_failure"),
    )
)
"""Names of what is told of an answer, which stands below the headers of a request."""
_MORE = re.compile(
    "[^\n]*\n(?:[ \t]{0,40}[A-Za-z0-9_-]{1,80}:[^\n]*\n){0,20}?[ \t]*"
    '(authorization|host|user-agent|accept|content-type|x-[a-z0-9-]{1,40}(?=:[^\n]*="))[ \t]*:',
    re.ASCII | re.IGNORECASE,
)
"""A line, and a header of a request below it."""
_VARIABLE = re.compile("\\A\\{\\{[^{}]*\\}\\}")  # for the address, as request files have it
_BODILESS = list_of("methods_without_body")
_READ_BY_CONTENT = list_of("media_types_read_by_content")
_OF_REQUESTS = ("authorization", "host", "user-agent")  # no response has these headers
_FORM = re.compile("[^ \t\n=<(\\[][^ \t\n=(]*[ \t]*=(?!>)")
_NO_FORM = re.compile(
    "\\[object [A-Z][A-Za-z]{1,40}\\]|[A-Za-z_$][A-Za-z0-9_.$]{1,200}@[0-9a-f]{1,16}"
    "|map\\[[^\n]{0,2000}\\]|--[^ \n]{1,80}\n[Cc]ontent-[Dd]isposition: ?form-data[^\\x00]*"
    "|[A-Za-z0-9._~+-]{0,200}%(?:22|3[Dd]|7[Bb])[A-Za-z0-9._~%+-]*"
)
"""What a program sends that puts an object where a form belongs, or encodes it as a whole."""
_JSON = re.compile('\\{|\\[[ \t\n]*[\\[{"\\]]')
_HEADERS = re.compile("(?:[A-Z][A-Za-z]*(?:-[A-Za-z0-9]+)*: ?[^\n]*\n){2}")  # of another message
_FIRST_NAME = re.compile("\\{[ \t\n]*")

REST = "..."
"""The name under which headers that the paste leaves out are kept, as one with a mark."""
_INSIDE = '[^\n:"=\\])>]{0,60}'
ELIDED = re.compile(
    "[ \t]*(?:(?:#|//|--+)[ \t]*)?(?:(?:\\.{3,}|\u2026)[^\n:]{0,60}"
    f"|[\\[(<]{_INSIDE}(?:\\.{{3}}|\u2026|omitted|left out|removed|more|other|snip|trunc){_INSIDE}"
    "[\\])>]|snip(?:[ \t]*-+)?)[ \t]*"
)

Header = tuple[str, str]


class Message(NamedTuple):
    """What was read from a message or a transcript, and where it ends in the text."""

    end: int
    request: Request | None = None
    response: Response | None = None
    below: int = 0
    """Where the line below the headers begins, of headers without a first line."""


def read_request(bodies: Bodies, start: int) -> Message:
    """Read the request whose first line begins at `start`."""
    method, target, *version = SPACES.split(line_at(bodies.text, start))
    headers, at = _read_header_lines(bodies, start)
    body, end = bodies.read(at)
    fields = join_headers(headers)
    if body is None or not _is_body(body, fields):
        body, end = left_out(method, fields), at
    request = request_of(method, target, headers, body)
    is_bare = body is None and "content-type" not in fields and "host" not in fields
    if not any(version) and (not headers or is_bare):  # more of them may have been there
        shown = {REST: "", **request["headers"]} if headers else request["headers"]
        request = {**with_open_type(request), "headers": shown, "sanitized": True}
    return message_of(end, request)


def read_headers(bodies: Bodies, start: int) -> Message:
    """Read header lines pasted without the first line of their request."""
    headers, at = _read_header_lines(bodies, start, skipped=0)
    body, end = bodies.read(at)
    if body is None or not _is_body(body, join_headers(headers)):
        body, end = None, at
    fields = dict(headers)
    if ":method" in fields and ":path" in fields:  # RFC 9113, 8.3.1
        method, target = trim(fields[":method"]), trim(fields[":path"])
        whole = request_of(method, target, headers, body, trim(fields.get(":scheme", "")))
        return message_of(end, whole)._replace(below=at)
    return message_of(end, partial_request(headers, body))._replace(below=at)


def message_of(end: int, request: Request) -> Message:
    """Return a request that ends at `end`, marked as cut if the text ends in a header."""
    if any(value.endswith(CUT) for value in request["headers"].values()):
        request = cut_off(request)
    return Message(end, request=request)


def read_response(bodies: Bodies, start: int) -> Message:
    """Read the response whose status line begins at `start`."""
    line = line_at(bodies.text, start)
    status = status_of(line)
    brace = line.find(" {")
    if brace >= 0:
        body, end = bodies.read(start + brace + 1)
        return Message(end, response=response_document(status, (), body))
    headers, at = _read_header_lines(bodies, start)
    if any(lower(name) in _OF_REQUESTS for name, _ in headers):
        return Message(start + len(line), response=response_document(status, (), None))
    body, end = bodies.read(at)
    if body is not None and _HEADERS.match(body):
        body, end = None, at
    if body is None and (status in (204, 304) or _declared_length(join_headers(headers)) == "0"):
        body = ""
    return Message(end, response=response_document(status, headers, body))


def status_of(line: str) -> int:
    """Return the number in a status line."""
    return int(SPACES.split(line)[1][:3])


def _is_body(body: str, fields: dict[str, str]) -> bool:
    """Distinguish a request's body from a response and from prose after its headers."""
    type_ = media_type(fields)
    length = _declared_length(fields)
    is_markup = body[0] == "<" or type_.startswith("multipart/")
    is_other = is_markup or (not length and "\n" not in body)  # further lines may be of a log
    if length == str(len(body.encode())) or (is_other and type_ not in _READ_BY_CONTENT):
        return True
    if not _JSON.match(body):
        return bool(_FORM.match(body) or _NO_FORM.fullmatch(body))
    if shows_answer(body):
        return False
    found = ANSWER.search(body)
    if not found or type_ != "application/json":
        return not found
    # JSON that was sent may have such a name further on.
    return not _FIRST_NAME.fullmatch(body, 0, found.start())


def _declared_length(fields: dict[str, str]) -> str:
    return fields.get("content-length", "")


def left_out(method: str, fields: dict[str, str]) -> str | None:
    """Return the body of a request that was pasted without one: empty, or unknown."""
    length = _declared_length(fields)
    is_empty = length == "0" or (method in _BODILESS and length == "")
    return "" if is_empty else None


def request_of(
    method: str, target: str, headers: list[Header], body: str | None, scheme: str = ""
) -> Request:
    """Return the document of a request line and its headers; an empty scheme is unknown."""
    fields = dict(reversed([(lower(name), value) for name, value in headers]))
    sent = [(name, value) for name, value in headers if not name.startswith(":")]
    target = _VARIABLE.sub("", target)
    if "://" in target:
        return request_document(method, target, sent, body)
    host = trim(fields.get("host") or fields.get(":authority", ""))
    if host and "host" not in fields:
        sent.insert(0, ("host", host))
    url = host + (target if target.startswith("/") else f"/{target}")
    return request_document(method, f"{scheme}://{url}" if scheme else url, sent, body)


def _read_header_lines(bodies: Bodies, start: int, skipped: int = 1) -> tuple[list[Header], int]:
    """Return the headers after the first line, and where the line after them begins."""
    text = bodies.text
    indent = text[text.rfind("\n", 0, start) + 1 : start]
    at = start
    is_response = bool(skipped) and text.startswith("HTTP/", start)
    if skipped:
        at += len(line_at(text, start)) + 1
    else:
        at -= len(indent)
    lines = _HeaderLines()
    while at < len(text):
        line = line_at(text, at)
        rest = line.removeprefix(indent)
        label = _BODY_LABEL.match(rest)
        if label:
            body = at + len(line) - len(rest) + label.end()
            return lines.headers(), body + (label.end() == len(rest))
        if not is_response and _tells_answer(rest) and not lines.go_on(_MORE.match(text, at)):
            return lines.headers(), at
        if not lines.take(rest):
            return lines.headers(), at + (len(line) + 1 if trim(line) == "" else 0)
        at += len(line) + 1
        if lines.are_too_many():
            bodies.headers_left_out = True
            return lines.headers()[:MOST_HEADERS], bodies.part_end(at - 1)
    return lines.headers(CUT), len(text)


def _tells_answer(line: str) -> bool:
    """Tell whether a line that looks like a header says what was answered."""
    name, colon, value = line.partition(":")
    if not colon:
        return False
    is_answer = trim(value)[:1] in ("{", "[") and ANSWER.search(value) is not None
    return is_answer or plain_name(name) in _TELLS


class _HeaderLines:
    """Header lines; folded lines and lines that an editor wrapped are joined."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._values: list[list[str]] = []
        self._quotes = 0

    def take(self, line: str) -> bool:
        """Take a line; False if it is not a header and does not continue one."""
        if trim(line) == "" or BEGINS_BODY.match(line):
            return False
        found = None if line[0] in " \t" else _HEADER.fullmatch(line)
        if found:
            self._names.append(found[1])
            self._values.append([])
            self._quotes = 0
            self._add(found[2])
        elif self._values and ELIDED.fullmatch(line):
            self._names.append(REST)
            self._values.append([CUT])
        elif self._values and (line[0] in " \t" or self._is_continued(line)):
            self._add(line)
        else:
            return False
        return True

    def go_on(self, more: re.Match[str] | None) -> bool:
        """Tell whether a header that was found further down is not there yet."""
        return more is not None and lower(more[1]) not in map(lower, self._names)

    def are_too_many(self) -> bool:
        """Tell whether there are more headers than are read."""
        return len(self._names) > MOST_HEADERS

    def _add(self, text: str) -> None:
        self._values[-1].append(trim(text))
        self._quotes += text.count('"')

    def _is_continued(self, line: str) -> bool:
        return self._is_unfinished() or _PARAMETER.match(line) is not None

    def _is_unfinished(self) -> bool:
        return self._quotes % 2 == 1 or self._values[-1][-1].endswith(",")

    def _ends_behind_a_quote(self) -> bool:
        last = self._values[-1][-1]
        return '"' in last and last[-1] != '"'

    def headers(self, cut: str = "") -> list[Header]:
        """Return the headers; `cut` is appended to the last if it is unfinished."""
        if cut and self._values and (self._is_unfinished() or self._ends_behind_a_quote()):
            self._values[-1].append(cut)
        values = _as_sent([" ".join(lines) for lines in self._values])
        return list(zip(self._names, values, strict=True))


def _as_sent(values: list[str]) -> list[str]:
    """Return values without the quotes that a program printed around each of them."""
    if not any(map(_TELLING.match, values)):
        return values
    printed = [found for value in values if (found := _PRINTED.fullmatch(value))]
    if len(printed) < len(values):
        return values
    return [_ESCAPED.sub("\\1", found[found.lastindex or 0]) for found in printed]
