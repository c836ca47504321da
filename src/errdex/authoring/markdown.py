"""Filters that put catalogue text into Markdown pages as text, whatever it holds."""

from __future__ import annotations

import json
import re
from html import escape

_SPECIAL = {ord(sign): f"&#{ord(sign)};" for sign in "&<>\\`*_{}[]#|~^$=!\"'()@:"}
_LIST_MARK = re.compile(r"^([-+]|\d+(?=[.)]))")


def inline(text: str) -> str:
    """Return text as one line of Markdown that shows it; pairs of backticks become code.

    Every other sign that Markdown or HTML could take for its own is a numeric entity.
    """
    parts = " ".join(text.split()).split("`")
    if len(parts) % 2 == 0:
        return _plain("`".join(parts))
    shown = [f"<code>{_plain(p)}</code>" if i % 2 else _plain(p) for i, p in enumerate(parts)]
    return _guarded("".join(shown))


def _plain(text: str) -> str:
    return _guarded(text.translate(_SPECIAL))


def _guarded(line: str) -> str:
    """Keep the start of a line from being read as a list item."""
    return _LIST_MARK.sub(lambda mark: "".join(f"&#{ord(c)};" for c in mark.group()), line)


def bare(text: str) -> str:
    """Return text for places that take no mark-up, such as titles: HTML without backticks."""
    return escape(" ".join(text.split()).replace("`", ""))


def fenced(text: str, indent: int = 0) -> str:
    """Return text as a fenced code block, each line indented by so many spaces."""
    fence = "```"
    while fence in text:
        fence += "`"
    lines = [f"{fence}text", *text.rstrip().splitlines(), fence]
    return "\n".join(" " * indent + line if line else "" for line in lines)


def front_matter(**values: object) -> str:
    """Return YAML front matter; every value is written as JSON, which is YAML."""
    lines = [f"{key}: {json.dumps(value)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---"])
