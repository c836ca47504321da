"""Filters that put catalogue text into Markdown pages as plain text, whatever it contains."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape

_SPECIAL = re.compile(r"""[&<>\\`*_{}[\]#|~^$=!"'()@:]""")
_ACTING = re.compile(r"[\\\[\]<*]|(?<!\w)_|_(?!\w)")
_ACTING_OR_CODE = re.compile(rf"{_ACTING.pattern}|`")
_LIST_MARK = re.compile(r"^([-+]|\d+(?=[.)]))")
_CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_COLUMNS = re.compile(r"^.*\S {2,}\S", re.MULTILINE)
_LANGUAGE = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
SHORT_CODE = 12
"""Characters of a code that is kept on one line in a list."""
_BETWEEN_WORDS = re.compile(r"(?<=[_./:\-])(?=\w)|(?<=[a-z])(?=[A-Z])")
_HYPHENED = re.compile(r"\b\w-\w{1,30}\b")
_JSON = json.JSONEncoder(ensure_ascii=False)


@lru_cache(maxsize=4096)  # names of owners, groups and related codes repeat
def inline(text: str) -> str:
    """Return text as one line of Markdown that shows it; text between backticks becomes code.

    Every other character that Markdown or HTML could interpret becomes a numeric entity, so the
    line is HTML as well.
    """
    return _LIST_MARK.sub(_as_entities, _spans(" ".join(text.split())))


def literal(text: str) -> str:
    """Return text as one line of Markdown that shows it with its backticks, such as a code."""
    return _LIST_MARK.sub(_as_entities, _SPECIAL.sub(_as_entities, text))


@lru_cache(maxsize=1024)
def html(text: str) -> str:
    """Return text for HTML blocks, where Markdown is off; text between backticks becomes code."""
    parts = [escape(part) for part in _CODE.split(" ".join(text.split()))]
    parts[1::2] = [f"<code>{part}</code>" for part in parts[1::2]]
    return "".join(parts)


def html_link(text: str, address: str) -> str:
    """Return a link as HTML; its text is HTML."""
    return f'<a href="{escape(address)}">{text}</a>'


def markdown_link(text: str, address: str) -> str:
    """Return a link as Markdown, whose address builders rewrite; its text is inline Markdown."""
    return f"[{text}](<{escape(address)}>)"


def inline_with_links(
    line: str, links: Iterable[tuple[int, int, str]], link: Callable[[str, str], str]
) -> str:
    """Return a line as `inline` does, with links in it.

    Args:
        line: Text without line ends.
        links: Where each begins and ends, and its address, in order. One that overlaps the one
            before it, or a part of what is between backticks, is left out.
        link: Writes a link: `html_link` or `markdown_link`.
    """
    code = [match.span() for match in _CODE.finditer(line)]
    parts, done = [], 0
    for start, end, address in links:
        around = [span for span in code if span[0] < end and start < span[1]]
        if around == [(start - 1, end + 1)]:
            [(start, end)] = around
        elif around:
            continue
        if start >= done:
            parts += [_spans(line[done:start]), link(_spans(line[start:end]), address)]
            done = end
    return _LIST_MARK.sub(_as_entities, "".join([*parts, _spans(line[done:])]))


def _spans(text: str) -> str:
    parts = _CODE.split(text) if "`" in text else [text]
    parts = [_SPECIAL.sub(_as_entities, part) for part in parts]
    parts[1::2] = [f"<code>{part}</code>" for part in parts[1::2]]
    return "".join(parts)


def _as_entities(mark: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in mark.group())


@lru_cache(maxsize=1024)
def bare(text: str) -> str:
    """Return text for places without Markdown, such as titles: HTML without backticks."""
    return escape(_CODE.sub(r"\1", " ".join(text.split())))


def quiet(text: str) -> str:
    """Return text as one line of Markdown for programs, which read it as it is written.

    Escaped is only what would start a link, code, a tag or emphasis.
    """
    line = " ".join(text.split())
    whole = line.count("`") % 2 == 0 and "``" not in line
    return (_ACTING if whole else _ACTING_OR_CODE).sub(r"\\\g<0>", line)


def whole(text: str) -> str:
    """Return inline Markdown in which names such as `X-Header` are not broken at their hyphen."""
    return _HYPHENED.sub(r'<span class="errdex-whole">\g<0></span>', text)


def breakable(code: str) -> str:
    """Return a code whose lines may end between its words, where it is a long one."""
    parts = _BETWEEN_WORDS.split(code) if len(code) > SHORT_CODE else [code]
    return "<wbr>".join(map(literal, parts))


def attribute(text: str) -> str:
    """Return text for an attribute of an HTML block: one line, which Markdown leaves as it is."""
    return escape(text).replace("\n", "&#10;")


def fenced(text: str, indent: int = 0, language: str = "") -> str:
    """Return text as a fenced code block, each line indented by this many spaces.

    One in a language, or whose lines are in columns, has a class that says that it must not be
    wrapped.
    """
    fence = "```"
    while fence in text:
        fence += "`"
    name = language if _LANGUAGE.fullmatch(language) else "text"
    keep = name != "text" or len(_COLUMNS.findall(text)) > 1
    opening = f"{{.{name} .errdex-columns}}" if keep else name
    lines = [f"{fence}{opening}", *text.rstrip().split("\n"), fence]
    return "\n".join(" " * indent + line if line else "" for line in lines)


def front_matter(**values: object) -> str:
    """Return YAML front matter; every value is written as JSON, which is YAML."""
    lines = [f"{key}: {_JSON.encode(value)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---"])
