"""Addresses of a catalogue's own site in a text, such as the `type` of a problem: its codes."""

import re

from .addresses import code_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .codes import Codes


def addresses_in(codes: "Codes", text: str) -> "Iterator[tuple[int, str, str, str]]":
    """Yield place, code, field and text of each address of a code's page, in order."""
    if not codes.url or codes.url not in text:
        return
    for match in _pattern_of(codes).finditer(text):
        code = code_at(codes, match[1])
        if code:
            fields = codes.fields_of(code)
            field = match[2] if match[2] in fields else fields[0]
            yield match.start(), codes.named(code), field, match.group()


def code_addressed(codes: "Codes", text: str) -> str:
    """Return the code whose page's address a whole text is, or nothing."""
    found = next(addresses_in(codes, text), None) if text.startswith(codes.url) else None
    return found[1] if found and found[3] == text else ""


def _pattern_of(codes: "Codes") -> "re.Pattern[str]":
    made = codes.made.get("site addresses")
    if not isinstance(made, re.Pattern):
        address = "([0-9A-Za-z._~-]{1,200})(?![0-9A-Za-z._~-])/?(?:#([0-9a-z_-]{1,40}))?"
        made = codes.made["site addresses"] = re.compile(f"{re.escape(codes.url)}codes/{address}")
    return made
