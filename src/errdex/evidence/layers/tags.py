"""Takes off the tags of HTML and XML around requests: a page's source, a test plan, an export."""

from __future__ import annotations

import re

_TAG = "</?[A-Za-z][A-Za-z0-9:._-]{0,60}(?:[ \t\n][^<>]{0,1000})?/?>"
_SHOWN = re.compile(
    "=&(?:quot|#0*34|#x0*22);[^<>]{0,1000}<|(?<=>)[ \t\n]{0,20}(?:[A-Z]{3,7} [^ \n<]+ HTTP/[0-9]"
    "|[Aa]uthorization: |[Cc]url +[-'\"h])"
)
"""Credentials whose quotation marks are entities, or a request right behind a tag."""
_INLINE = re.compile("</?(?:a|b|i|u|code|em|font|span|strong|tt)(?:[ \t\n][^<>]{0,1000})?>")
_BLOCKS = re.compile(f"(?:{_TAG}[ \t\n]*)+")
_BREAK_TAG = "<[Bb][Rr][ \t]{0,3}/?>"
_BROKEN = re.compile(
    f"(?:HTTP/[0-9.]{{1,3}}|\\\\|(?:[Aa]uthorization|[Xx]-[A-Za-z-]{{2,40}}): [^\n<]{{1,800}})"
    f"[ \t]{{0,3}}{_BREAK_TAG}"
)
_AT_LINE_END = re.compile(f"{_BREAK_TAG}[ \t]*(?=\n|\\Z)")
_BREAK = re.compile(_BREAK_TAG)


def take_tags_off(text: str) -> str:
    """Return text without its tags, with a line end in the place of those of blocks."""
    if "<" in text and _BROKEN.search(text):
        ended = _AT_LINE_END.sub("", text)
        text = _BREAK.sub("\n", text) if _BROKEN.search(ended) else ended
    if "</" not in text or not _SHOWN.search(text):
        return text
    return _BLOCKS.sub("\n", _INLINE.sub("", text))
