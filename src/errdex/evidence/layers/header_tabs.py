"""Reads what a browser's panel gives when its headers are copied: a name on a line, then a value.

Such as `Request URL`, `https://h/`, `authorization`, `Bearer x`, each on a line of its own.
"""

from __future__ import annotations

import re

from errdex.evidence.text.characters import lower, trim

_NAME = re.compile("[ \t]*(:?[A-Za-z][A-Za-z0-9-]*):?[ \t]*")
_SECTION = re.compile("[ \t]*(General|Request Headers|Response Headers)(?: \\([^\n]*)?:?[ \t]*")
_ABOUT = re.compile(
    "[ \t]*(Request URL|Request Method|Status Code|Remote Address|Referrer Policy):?[ \t]*([^\n]*)"
)
_BEGINS = re.compile("(?:^|\n)[ \t]*Request URL:?[ \t]*\n[ \t]*https?://")
_STATUS = re.compile("[^0-9]*([1-5][0-9]{2})(?![0-9])")
_OF_REQUEST = ("authorization", "user-agent", "host", "accept", ":method", ":authority")
_OF_ANSWER = ("server", "date", "access-control-allow-origin", "set-cookie", "transfer-encoding")


def read_header_tabs(text: str) -> str:
    """Return text with a request and a response in the place of such lines."""
    found = _BEGINS.search(text) if "Request URL" in text else None
    if not found:
        return text
    start = found.start() + (text[found.start() : found.start() + 1] == "\n")
    tab = _Tab(text[start:].split("\n"))
    return text[:start] + tab.text()


class _Tab:
    """The lines of a panel, and what was read of them."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self.about: dict[str, str] = {}
        self.sections: list[list[str]] = [[]]

    def text(self) -> str:
        """Return the messages, and the lines after those that were read."""
        while self.at < len(self.lines) and self._take():
            pass
        request, answer = self._sides()
        status = _STATUS.match(self.about.get("Status Code", ""))
        method = self.about.get("Request Method", "POST")  # one that may have a body
        parts = [f"{method} {self.about.get('Request URL', '/')} HTTP/1.1", *request, ""]
        rest = self.lines[self.at :]
        if status:
            body = rest if rest and "=" in rest[0] else []
            parts += [*body, f"HTTP/1.1 {status[1]}", *answer, ""]
            rest = [] if body else rest
        return "\n".join(parts + rest)

    def _take(self) -> bool:
        """Take a line, or a name and its value; False where something else begins."""
        line = self.lines[self.at]
        about, section, name = (p.fullmatch(line) for p in (_ABOUT, _SECTION, _NAME))
        follows = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        if trim(line) == "" and self._goes_on():
            self.at += 1
        elif about:
            self.about[about[1]] = trim(about[2] or follows)
            self.at += 1 if about[2] else 2
        elif section:
            self.sections.append([])
            self.at += 1
        elif name and trim(follows):
            self.sections[-1].append(f"{name[1]}: {trim(follows)}")
            self.at += 2
        else:
            return False
        return True

    def _goes_on(self) -> bool:
        follows = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        return any(p.fullmatch(follows) for p in (_ABOUT, _SECTION))

    def _sides(self) -> tuple[list[str], list[str]]:
        """Return the headers of the request and those of the response."""
        request: list[str] = []
        answer: list[str] = []
        for section in self.sections:
            is_answer = False
            for header in section:
                name = lower(header.partition(":")[0])
                is_answer = (is_answer or name in _OF_ANSWER) and name not in _OF_REQUEST
                (answer if is_answer else request).append(header)
        return request, answer
