"""Puts what stands right behind a message, without a line end, on a line of its own.

Such as `a=1HTTP/1.1 200 OK`, as the bytes of a connection are shown, or what a program adds to the
line of a body; there `Content-Length` tells where the body ends.
"""

from __future__ import annotations

import re

_STATUS = re.compile(
    "HTTP/[0-9](?:\\.[0-9])? [1-5][0-9]{2}(?: [A-Z][A-Za-z' -]{0,40})?[ \t]*(?=\n|\\Z)"
)
_BEFORE_STATUS = re.compile("(?<!\\\\)[A-Za-z0-9%&+.*_~\\])}-]")
_HEAD = re.compile(
    "\n[ \t]*(?:[Cc]ontent-[Ll]ength|CONTENT-LENGTH):[ \t]*([0-9]{1,7})[ \t]*\n"
    "(?:[ \t]*[^ \t\n][^\n]*\n){0,40}(?:[ \t]*\n){1,3}[ \t]*"
)
"""The end of a head, from its `Content-Length` to the place where the body begins."""
_FIRST_LINE = "HTTP/[0-9.]{1,3} [0-9]{3}|[A-Z]{3,7} [^ \n]{1,2000} HTTP/[0-9]"
_BEHIND_JSON = re.compile(f"{_FIRST_LINE}|(?<=[\\]}}])\\{{")
_BEHIND = re.compile(
    f"{_FIRST_LINE}|[ \t]{{1,40}}[^ \t\n]|\\* |<[!?A-Za-z]|(?<![=&,])(?:[A-Za-z][A-Za-z ]{{0,40}}"
    "[:=][ \t]{0,4})?\\{[ \t]{0,4}[\"']"
)
"""What no form goes on with."""
_BEGINS = re.compile("[{\\[<]|[^ \t\n=]{1,200}=|[^ \t\n]{1,200}\\Z")
"""How a body begins, unlike a line of a log."""
_ENCODED = re.compile("[A-Za-z0-9_.%&=+*~!$,:/@?;-]+")
_NOT_ENCODED = re.compile("[^A-Za-z0-9_.%&=+*~\n-]")


def end_messages(text: str) -> str:
    """Return text in which each message begins, and each body ends, with a line."""
    if "HTTP/" not in text:
        return text
    if "ength:" in text or "ENGTH:" in text:
        text = "".join(_parts(f"\n{text}"))[1:]
    return _STATUS.sub(_on_its_line, text)


def _on_its_line(found: re.Match[str]) -> str:
    text, start = found.string, found.start()
    if start < 1 or not _BEFORE_STATUS.match(text, start - 1):
        return found.group()
    line = text[text.rfind("\n", 0, start) + 1 : start]
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    return f"\n\n{indent}{found.group()}"


def _parts(text: str) -> list[str]:
    """Return the parts of a text, with an empty line before each that stands behind a body."""
    parts: list[str] = []
    done = 0
    heads = [*_HEAD.finditer(text)]
    for number, head in enumerate(heads, 1):
        size = int(head[1])
        limit = heads[number].start() if number < len(heads) else len(text)
        end = _body_end(text, head.end(), min(limit, head.end() + size), size)
        if end:
            indent = head.group().rpartition("\n")[2]
            parts += [text[done:end], "\n\n", indent]
            done = end
    return [*parts, text[done:]]


def _body_end(text: str, start: int, limit: int, size: int) -> int:
    """Return where a body of so many bytes ends, if something else stands right behind; or 0."""
    shown = text[start:limit]
    behind = _BEHIND_JSON if shown[:1] in ("{", "[") else _BEHIND
    for body in (shown, shown.replace("\n", "\r\n")):
        whole = body.encode()[:size].decode(errors="replace")
        end = start + len(whole.replace("\r", ""))
        is_whole = body.startswith(whole) and _is_body(whole, size)
        is_form = behind is _BEHIND and _ENCODED.fullmatch(whole)
        if is_whole and (behind.match(text, end) or (is_form and _NOT_ENCODED.match(text, end))):
            return end
    return 0


def _is_body(text: str, size: int) -> bool:
    """Tell whether a text has so many bytes, and may be a body that is whole."""
    return len(text.encode()) == size and bool(_BEGINS.match(text)) and not _is_open(text)


def _is_open(body: str) -> bool:
    """Tell whether a text ends in a quoted text or inside brackets."""
    is_inside = body.count("[") > body.count("]") or body.count("{") > body.count("}")
    return is_inside or body.count('"') % 2 == 1
