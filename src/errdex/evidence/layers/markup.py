"""Takes off the controls of rich text (RTF), as a mail program or a ticket system exports it."""

from __future__ import annotations

import re

from errdex.evidence.text.characters import trim

_CONTROL = re.compile(
    "\\\\(?:([\\\\{}])|'([0-9a-fA-F]{2})|(par|line)(?![a-z])[ ]?(?:\n[ \t]*)?"
    "|u(-?[0-9]{1,5}) ?\\??|\\*|[a-z]{1,32}(?:-?[0-9]{1,10})? ?)|[{}]"
)
_GROUP = re.compile(
    "\\{\\\\(?:fonttbl|colortbl|stylesheet|info|\\*)[^\n{}]{0,500}(?:\\{[^{}\n]{0,500}\\}[^\n{}]{0,500}){0,40}\\}"
)


def take_markup_off(text: str) -> str:
    """Return the text inside rich text, or the text itself."""
    if not trim(text[:100]).startswith("{\\rtf"):
        return text
    return _CONTROL.sub(_plain, _GROUP.sub("", text))


def _plain(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    if found[2]:
        return chr(int(found[2], 16))
    if found[3]:
        return "\n"
    if found[4]:
        number = int(found[4]) % 65536
        return "\ufffd" if 0xD800 <= number <= 0xDFFF else chr(number)
    return ""
