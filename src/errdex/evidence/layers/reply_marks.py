"""Takes off the marks of a mail's reply, `>`, where they stand before every line."""

from __future__ import annotations

import re

from errdex.evidence.http.bodies import REQUEST_LINE, STATUS_LINE

DEEPEST_REPLY = 4
"""Replies inside each other. Further marks stay in the text."""

_NOT_MARKED = re.compile("(?:^|\n)[ \t]*[^> \t\n]")
_NOT_TWICE = re.compile("(?:^|\n)[ \t]*(?:[^> \t\n]|> ?(?:[^> \n]|\\Z))")
# What curl marks as sent; its marks of what came are other ones.
_SENT = re.compile(f"(?:^|\n)[ \t]*> ?{REQUEST_LINE}(?:\n|\\Z)")
_CAME = re.compile(f"(?:^|\n)[ \t]*> ?{STATUS_LINE}")
# What a client marks so is no reply.
_WIRE = re.compile("(?:^|\n)[ \t]*>> b?[\"']")
_MARK = re.compile("(^|\n)[ \t]*> ?")


_QUOTED = re.compile("(?<=\n)(?:> ?[^\n]*(?:\n|\\Z))+")
_BODY = re.compile("(?:^|\n)[> \t]*>[ \t]*\n[ \t]*>[> \t]*[^> \t\n]|\\\\[ \t]*\n[ \t]*>")
"""A line behind an empty one, as no client marks what it sent, or a command's second line."""
_BARE = "(?:GET|POST|PUT|PATCH|DELETE) +https?://[^ \t\n]*[ \t]*"
_SHOWS = re.compile(
    f"(?:^|\n)(?:> ?){{1,4}}(?:(?:{REQUEST_LINE}|{_BARE})\n|{STATUS_LINE}|\\{{)|curl "
)


def take_reply_marks_off(text: str) -> str:
    """Return text without the marks before each of its lines."""
    if "\n>" in text and _NOT_MARKED.search(text):
        return _unquoted_all(text)
    for _ in range(DEEPEST_REPLY):
        if ">" not in text or _NOT_MARKED.search(text) or _WIRE.search(text):
            return text
        is_sent = _SENT.search(text) and not _CAME.search(text)
        if is_sent and _NOT_TWICE.search(text) and not _BODY.search(text):
            return text
        text = _MARK.sub("\\1", text)
    return text


def _unquoted_all(text: str) -> str:
    """Return text without the marks of the replies that are blocks in it, one inside another."""
    for _ in range(DEEPEST_REPLY):
        before, text = text, _QUOTED.sub(_unquoted, text)
        if text == before:
            break
    return text


def _unquoted(found: re.Match[str]) -> str:
    """Return a block of a reply inside other text without its marks."""
    block = found.group()
    is_read = _BODY.search(block) and _SHOWS.search(block) and not _WIRE.search(block)
    return _MARK.sub("\\1", block) if is_read else block
