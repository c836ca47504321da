"""Takes off the tags of HTML and XML around requests: a page's source, a test plan, an export."""

from __future__ import annotations

import re

_TAG = "</?[A-Za-z][A-Za-z0-9:._-]{0,60}(?:[ \t\n][^<>]{0,1000})?/?>"
_ENTITY = re.compile("=&(?:quot|#0*34|#x0*22);")
_SHOWN = re.compile(
    "(?<=>)[ \t\n]{0,20}(?:[A-Z]{3,7} [^ \n<]+ HTTP/[0-9]|[Aa]uthorization: |[Cc]url +[-'\"h])"
)
"""A request right behind a tag."""
_INLINE = re.compile("</?(?:a|b|i|u|code|em|font|span|strong|tt)(?:[ \t\n][^<>]{0,1000})?>")
_BLOCKS = re.compile(f"(?:{_TAG}[ \t\n]*)+")
_BREAK_TAG = "<[Bb][Rr][ \t]{0,3}/?>"
_BROKEN = re.compile(
    "(?:HTTP/[0-9.]{1,3}|\\\\)[ \t]{0,3}\\Z|(?:[Aa]uthorization|[Xx]-[A-Za-z-]{2,40}): [^\n<]"
)
"""What is on a line that a break ends."""
_AT_LINE_END = re.compile(f"{_BREAK_TAG}[ \t]*(?=\n|\\Z)")
_BREAK = re.compile(_BREAK_TAG)
_REACH = 1000
"""Characters in front of a tag."""


def take_tags_off(text: str) -> str:
    """Return text without its tags, with a line end in the place of those of blocks."""
    if "<" in text and _has_broken(text):
        ended = _AT_LINE_END.sub("", text)
        text = _BREAK.sub("\n", text) if _has_broken(ended) else ended
    if "</" not in text or not (_has_entities(text) or _SHOWN.search(text)):
        return text
    return _BLOCKS.sub("\n", _INLINE.sub("", text))


def _has_broken(text: str) -> bool:
    """Tell whether a break ends a line of a request or of a command."""
    done = 0
    for found in _BREAK.finditer(text):
        before = text[max(done, found.start() - _REACH) : found.start()]
        done = found.end()
        if _BROKEN.search(before.rpartition("\n")[2].rpartition("<")[2]):
            return True
    return False


def _has_entities(text: str) -> bool:
    """Tell whether the quotation marks of credentials between tags are entities."""
    parts = text.split("<")[:-1] if "=&" in text else []
    return any(_ENTITY.search(part.rpartition(">")[2][-_REACH:]) for part in parts)
