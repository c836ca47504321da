"""Writes values as Python source, the same bytes on every Python."""

from __future__ import annotations

import re
from collections.abc import Iterable

from errdex.authoring.catalogue import Entry

# Control characters and what shows as nothing or turns text around. A fixed table: `repr` escapes
# by the Unicode version of the Python that runs.
_ESCAPED = re.compile(
    "[\x00-\x1f\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\uffff\U000e0000-\U000e0fff]"
)
# What most rows hold, the backslash first. One `replace` each takes a tenth of the expression.
_FREQUENT = (
    ("\\", "\\\\"),
    ('"', '\\"'),
    ("\n", "\\n"),
    ("\t", "\\t"),
    ("\x1d", "\\x1d"),
    ("\x1e", "\\x1e"),
    ("\x1f", "\\x1f"),
)


def text_literal(text: str) -> str:
    """Return the text as a Python string literal in double quotes, on one line."""
    for sign, escaped in _FREQUENT:
        text = text.replace(sign, escaped)
    if not (text.isascii() and text.isprintable()):
        text = _ESCAPED.sub(_escape, text)
    return f'"{text}"'


def _escape(match: re.Match[str]) -> str:
    number = ord(match.group())
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def literal(value: object) -> str:
    """Return text, numbers and tuples of them as Python source."""
    if isinstance(value, str):
        return text_literal(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        items = ", ".join(literal(item) for item in value)
        return f"({items},)" if len(value) == 1 else f"({items})"
    raise TypeError(f"no literal for {type(value).__name__}")


def row_literal(entry: Entry) -> str:
    """Return an entry's parts packed into one string literal.

    U+001F stands between parts, U+001E between the items of a list, U+001D between the parts of
    an item; the catalogue holds no control character. The texts that a search reads come first.
    """
    texts = (
        entry.title,
        entry.description,
        "\x1e".join(entry.cause),
        _items((s.do, s.owner, s.where, s.example, s.check) for s in entry.remediation),
        entry.tell_customer,
        _items((r.code, r.field, r.because) for r in entry.see_also),
        _items((e.title, e.text) for e in entry.examples),
        "\x1e".join(entry.notes),
        "\x1e".join(entry.keywords),
    )
    facts = (
        entry.group,
        entry.severity,
        entry.retry,
        "" if entry.retry_after is None else str(entry.retry_after),
        entry.owner,
        "true" if entry.success else "",
        str(entry.http_status or ""),
        "\x1d".join(_lifecycle(entry)),
        "\x1e".join(source.name for source in entry.source),
    )
    return text_literal("\x1f".join(texts + facts))


def removed_literal(entry: Entry) -> str:
    """Return what a module keeps of a removed entry."""
    return text_literal("\x1f".join(_lifecycle(entry)[1:]))


def _items(items: Iterable[tuple[str, ...]]) -> str:
    return "\x1e".join("\x1d".join(item) for item in items)


def _lifecycle(entry: Entry) -> tuple[str, str, str, str]:
    life = entry.lifecycle
    return life.state, life.since, life.replaced_by, life.note
