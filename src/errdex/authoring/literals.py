"""Writes values as Python source, the same bytes on every Python."""

from __future__ import annotations

import re
from collections.abc import Iterable

from errdex.authoring.catalogue import Entry

# Control characters, quotes, backslash, and what shows as nothing or turns text around. A fixed
# table: `repr` escapes by the Unicode version of the Python that runs.
_ESCAPED = re.compile(
    '[\x00-\x1f"\\\\\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f'
    "\ufeff\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def text_literal(text: str) -> str:
    """Return the text as a Python string literal in double quotes, on one line."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    number = ord(character)
    if character in _SHORT:
        return _SHORT[character]
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
        return f"({items},)" if value else "()"
    raise TypeError(f"no literal for {type(value).__name__}")


def row_literal(entry: Entry) -> str:
    """Return an entry's parts packed into one string literal.

    U+001F stands between parts, U+001E between the items of a list, U+001D between the parts of
    an item; the catalogue holds no control character.
    """
    after = "" if entry.retry_after is None else str(entry.retry_after)
    parts = (
        entry.title,
        entry.group,
        entry.description,
        "\x1e".join(entry.cause),
        _items((s.do, s.owner, s.where, s.example) for s in entry.remediation),
        entry.severity,
        entry.retry,
        after,
        entry.owner,
        entry.tell_customer,
        _items((r.code, r.field, r.because) for r in entry.see_also),
        _items((e.title, e.text) for e in entry.examples),
        "\x1e".join(entry.notes),
        "\x1e".join(entry.keywords),
        "true" if entry.success else "",
        str(entry.http_status or ""),
        "\x1d".join(_lifecycle(entry)),
        "\x1e".join(map(str, entry.source)),
    )
    return text_literal("\x1f".join(parts))


def removed_literal(entry: Entry) -> str:
    """Return what a module keeps of a removed entry."""
    return text_literal("\x1f".join(_lifecycle(entry)[1:]))


def _items(items: Iterable[tuple[str, ...]]) -> str:
    return "\x1e".join("\x1d".join(item) for item in items)


def _lifecycle(entry: Entry) -> tuple[str, str, str, str]:
    life = entry.lifecycle
    return life.state, life.since, life.replaced_by, life.note
