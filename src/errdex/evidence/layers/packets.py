"""Takes off what a capture of packets prints before a message: a header's bytes, mostly as dots.

Such as `E..4@.........POST / HTTP/1.1`.
"""

from __future__ import annotations

import re

_METHODS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS"
_PACKET = re.compile(
    "(?<=\n)[^\n]{0,120}\\.\\.[^ \n]{0,12}?"
    f"((?:(?:{_METHODS}) [^ \n]+ HTTP/[0-9.]{{1,3}}|HTTP/[0-9.]{{1,3}} [1-5][0-9]{{2}}[^\n]*)"
    "[ \t]*\n(?=[A-Za-z][A-Za-z0-9-]*:))"
)


def take_packet_heads_off(text: str) -> str:
    """Return text with such messages at the beginning of their lines."""
    if "HTTP/" not in text or ".." not in text:
        return text
    return _PACKET.sub("\\1", f"\n{text}")[1:]
