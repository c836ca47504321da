"""Undoes what programs, pages and word processors do to JSON and HTTP when they print them."""

from __future__ import annotations

import re

from errdex.engine.sentences import say
from errdex.engine.tables import map_of
from errdex.evidence.text.escapes import decode_ansi

_TOKEN = re.compile(
    "'([^'\\\\\n]*(?:\\\\[^\n][^'\\\\\n]*)*)('?)|\"[^\"\\\\\n]*(?:\\\\[^\n][^\"\\\\\n]*)*\"?"
    "|[A-Za-z0-9_]+|[\u201c-\u201f]"
)
_JSON_FOR_PRINTED = map_of("json_for_printed")
_ESCAPED = re.compile('[^"\\\\\n]*(?:\\\\[^\n][^"\\\\\n]*)*')

# What Python's http.client prints of an exchange.
_CLIENT_LINE = re.compile("\n(?:(?:send|reply): b?(['\"])([^\n]*)\\1|header: ([^\n]*))(?=\n)")
# What OkHttp logs of an exchange.
_OKHTTP_LINE = re.compile(
    "\n(?:--> ([A-Z]{3,7} https?://[^ \n]+)|<-- ([1-5][0-9]{2}) |(?:-->|<--) END)[^\n]*"
)


def unwrap(text: str) -> tuple[str, list[str]]:
    """Return text without the marks that a page, http.client or OkHttp adds, and notes."""
    if "\nsend: b" in "\n" + text:
        text = _CLIENT_LINE.sub(_as_sent, f"\n{text}\n")
    if "\n--> " in "\n" + text:
        text = _OKHTTP_LINE.sub(_as_first_line, "\n" + text)
    if "{&quot;" not in text:
        return text, []
    return text.replace("&quot;", '"'), [say("entity_read")]


def _as_sent(found: re.Match[str]) -> str:
    sent = decode_ansi(found[2] or "").replace("\r\n", "\n").removesuffix("\n")
    return "\n" + (found[3] or sent)


def _as_first_line(found: re.Match[str]) -> str:
    if found[1]:
        return f"\n{found[1]} HTTP/1.1"
    return f"\nHTTP/1.1 {found[2]}" if found[2] else "\n"


def as_json(text: str) -> str:
    """Return text with Python's literals and typographic quotes replaced by JSON's."""
    return _TOKEN.sub(_as_json, text)


def _as_json(found: re.Match[str]) -> str:
    if found[2]:
        inner = found[1].replace("\\'", "'").replace('"', '\\"')
        return f'"{inner}"'
    return _JSON_FOR_PRINTED.get(found.group(), found.group())


def unescape(text: str, start: int) -> tuple[str, int]:
    """Return the text from a place up to the next plain double quote, unescaped, and its end."""
    found = _ESCAPED.match(text, start)
    assert found is not None  # it may be empty
    return decode_ansi(found.group()), found.end()
