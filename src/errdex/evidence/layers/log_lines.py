"""Opens logs of one JSON object a line, where a member holds what a program printed."""

from __future__ import annotations

import re

from errdex.engine.tables import list_of
from errdex.evidence.http.bodies import REQUEST_LINE, STATUS_LINE
from errdex.evidence.text.json_text import read_json

_NAMES = "|".join(list_of("keys_of_a_log_message"))
_OBJECT = re.compile('[ \t]*\\{[ \t]*("[^\n]*)\\}[ \t,]*')
_MESSAGE = re.compile(f'"(?:{_NAMES})"[ \t]*:[ \t]*("[^"\\\\\n]*(?:\\\\[^\n][^"\\\\\n]*)*")')
_SHOWS_HTTP = re.compile(
    f"(?:^|\n)[^\n]{{0,200}}?(?:{REQUEST_LINE}(?:\n|\\Z)|{STATUS_LINE}|-{{2,3}}> [A-Z]{{3,7}} http)"
    "|(?:send|reply): b?['\"]|[Aa]uthorization|[Cc]url +(?:-|http|['\"])"
    "|(?<![^ \n&])(?=[^ \n&]*&[a-z]+=)(?:[^ \n&]*?[?a-z]|(?<=&))="
)


def open_log_lines(text: str) -> str:
    """Return text with the messages in the place of their log's lines, if they show HTTP.

    What else the lines hold is put behind.
    """
    lines: list[str] = []
    messages: list[str] = []
    rest: list[str] = []
    for line in text.split("\n"):
        found = _OBJECT.fullmatch(line)
        message = _MESSAGE.search(found[1]) if found else None
        value = read_json(message[1])[0] if message else None
        if found and message and isinstance(value, str):
            messages.append(value.removesuffix("\n").removesuffix("\r"))
            lines.append(messages[-1])
            rest.append(found[1][: message.start()] + found[1][message.end() :])
        else:
            lines.append(line)
    if not messages or not _SHOWS_HTTP.search("\n".join(messages)):
        return text
    return "\n".join([*lines, "", *rest])
