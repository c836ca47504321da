"""Writes a text of one line as YAML: plain where nothing can misread it, else in quotes."""

from __future__ import annotations

import re

from errdex.authoring.editing.formatting import quoted_code
from errdex.authoring.format.kinds import NOTHING, UNWRITTEN, needs_quotes

_WORD = r"[^\s:#{}\[\],&*!|>'\"%@`\\]"
_PLAIN = re.compile(rf"(?=[A-Za-z]){_WORD}+(?: {_WORD}+)*")


def scalar(text: str) -> str:
    """Return a text as YAML reads it in every place, also inside brackets."""
    plain = _PLAIN.fullmatch(text) and not needs_quotes(text) and text not in (*NOTHING, UNWRITTEN)
    return text if plain else quoted_code(text)
