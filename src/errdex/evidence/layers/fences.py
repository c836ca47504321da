"""Puts what is around code, three backticks or the marks of CDATA, on lines of its own."""

from __future__ import annotations

import re

_OPENING = re.compile(
    "(^|[\n \t:(>])(```|~~~)(?=[^`~ \t\n])(?![A-Za-z0-9_+#.-]{0,20}[ \t]*(?:\n|\\Z))"
)
_LANGUAGE = re.compile(
    "(^|\n)(```|~~~)(?:bash|console|http|json|python|sh|shell|text)[ \t]+(?=[^ \t\n])"
)
_CLOSING = re.compile("([^\n`~ \t])[ \t]*(```|~~~)(?=[\n \t.,;:)]|\\Z)")
_CDATA = re.compile("<!\\[CDATA\\[|\\]\\]>")


def put_fences_apart(text: str) -> str:
    """Return text in which what stands on the line of a fence has its own line."""
    if "<![CDATA[" in text:
        text = _CDATA.sub("\n", text)
    if "```" not in text and "~~~" not in text:
        return text
    opened = _OPENING.sub("\\1\n\\2\n", _LANGUAGE.sub("\\1\\2\n", text))
    return _CLOSING.sub("\\1\n\\2\n", opened)
