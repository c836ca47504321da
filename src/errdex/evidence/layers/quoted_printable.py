"""Reads quoted-printable, as the source of a mail has it (RFC 2045, 6.7)."""

from __future__ import annotations

import re

_ENCODED = re.compile("(?:=[0-9A-F]{2})+")
_SOFT_BREAK = re.compile("=[ \t]*\n")
_FEWEST = 2  # equals signs that are encoded


def read_quoted_printable(text: str) -> str:
    """Return text with its lines joined and its bytes decoded, if it is quoted-printable."""
    if text.count("=3D") < _FEWEST or not _SOFT_BREAK.search(text):
        return text
    return _ENCODED.sub(_decoded, _SOFT_BREAK.sub("", text))


def _decoded(found: re.Match[str]) -> str:
    return bytes.fromhex(found.group().replace("=", "")).decode("utf-8", "replace")
