"""Reads the transcript of `curl -v`, which shows headers and the response, but no request body."""

from __future__ import annotations

import re

from errdex.evidence.http.bodies import MOST_HEADERS, REQUEST_LINE, STATUS_LINE, Bodies
from errdex.evidence.http.documents import CUT, join_headers, response_document
from errdex.evidence.http.messages import (
    ELIDED,
    REST,
    SPACES,
    Header,
    Message,
    left_out,
    message_of,
    request_of,
    status_of,
)
from errdex.evidence.text.characters import line_at, trim

_SENT = re.compile(REQUEST_LINE)
_RECEIVED = re.compile(STATUS_LINE)
_TLS = re.compile("SSL|TLS|ALPN|schannel|port 443")
_HEADER = re.compile("[A-Za-z][A-Za-z0-9-]*:[^\n]*")
_NOISE = re.compile("[{}] \\[[0-9]+ bytes data\\]|[^\n]*(?:% Total|Dload|--:--:--)|[*](?: |\\Z)")


def read_transcript(bodies: Bodies, start: int) -> Message:
    """Read the transcript whose first line begins at `start`; of a redirect, where it led."""
    transcript = _Transcript(bodies, start)
    transcript.read()
    return transcript.message()


class _Transcript:
    """The last exchange that was read, and how far the text was read."""

    def __init__(self, bodies: Bodies, start: int) -> None:
        self.bodies = bodies
        self.at = start
        self.indent = bodies.text[bodies.text.rfind("\n", 0, start) + 1 : start]
        self.scheme = ""
        self.first_line: str | None = None
        self.headers: list[Header] = []
        self.status: int | None = None
        self.answered: list[Header] = []
        self.body: str | None = None
        self.sent: str | None = None
        self.is_head = True
        """Whether what was sent so far is the head; a body follows behind an empty line."""
        self.is_marked = True
        """Whether each line that was sent is marked; libcurl marks the first one alone."""

    def read(self) -> None:
        text = self.bodies.text
        while self.at < len(text):
            line = line_at(text, self.at)
            after = self.at + len(line) + 1
            if not self._take(line.removeprefix(self.indent), after):
                return
            self.at = max(self.at, after)

    def _take(self, line: str, after: int) -> bool:
        """Take a line; False if the transcript has ended."""
        if line[:1] == ">" and line[1:2] in ("", " "):
            if self._is_answered() and _SENT.fullmatch(line[2:]):
                return False
            self._take_sent(line[2:], after)
        elif line[:1] == "<" and line[1:2] in ("", " "):
            if self._is_answered() and _RECEIVED.match(line[2:]):
                return False
            self._take_received(line[2:], after)
        elif line[:2] == "| " and self.status is None:
            self.sent = (self.sent or "") + line[2:]
        elif not self.is_marked and _HEADER.fullmatch(line) and self.status is None:
            self._take_sent(line, after)
        elif self.first_line and self.status is None and ELIDED.fullmatch(line):
            self.headers.append((REST, CUT))
        elif _NOISE.match(line):
            self.scheme = "https" if _TLS.search(line) else self.scheme
        elif trim(line) == "":
            self.is_marked = True
        else:
            return self._take_body(line)
        return True

    def _is_answered(self) -> bool:
        """Tell whether this exchange is over: no answer of a proxy, no redirect."""
        is_sent = self.first_line is not None and not self.first_line.startswith("CONNECT ")
        is_last = self.status is not None and self.status // 100 not in (1, 3)
        return is_last and (is_sent or bool(self.body))

    def _take_sent(self, line: str, after: int) -> None:
        if _SENT.fullmatch(line):
            self.first_line, self.headers, self.sent = line, [], None
            self.is_head = True
            self.is_marked = line_at(self.bodies.text, after).removeprefix(self.indent)[:1] == ">"
            self.status, self.answered, self.body = None, [], None
        elif trim(line) == "":
            self.is_head = False
        elif not self.is_head:
            self.sent = f"{self.sent}\n{line}" if self.sent else line
        elif _HEADER.fullmatch(line):
            self._add(line, self.headers)
        elif ELIDED.fullmatch(line):
            self.headers.append((REST, CUT))

    def _take_received(self, line: str, after: int) -> None:
        if _RECEIVED.match(line):
            self.status, self.answered, self.body = status_of(line), [], None
        elif ":" in line:
            self._add(line, self.answered)
        elif trim(line) == "" and self.body is None and (self.status or 0) >= 200:
            following = line_at(self.bodies.text, after).removeprefix(self.indent)
            if not _NOISE.match(following) and following[:2] not in ("> ", "< "):
                self.body, self.at = self.bodies.read(after)

    def _add(self, line: str, headers: list[Header]) -> None:
        if len(headers) == MOST_HEADERS:
            self.bodies.headers_left_out = True
        else:
            name, _, value = line.partition(":")
            headers.append((name, value))

    def _take_body(self, line: str) -> bool:
        """Take the body if it comes after lines about the connection."""
        if self.status is None or self.body is not None or line[0] not in "{[<":
            return False
        self.body, self.at = self.bodies.read(self.at)
        return self.body is not None

    def message(self) -> Message:
        request = response = None
        if self.first_line is not None:
            method, target = SPACES.split(self.first_line)[:2]
            fields = join_headers(self.headers)
            is_empty = "content-length" not in fields and "transfer-encoding" not in fields
            given = self.sent or ("" if is_empty else left_out(method, fields))
            whole = request_of(method, target, self.headers, given, self.scheme)
            request = message_of(self.at, whole).request
        if self.status is not None:
            response = response_document(self.status, self.answered, self.body)
        return Message(self.at, request, response)
