"""Opens JSON that stands as a quoted text of its own, as programs show what a queue holds.

Such as `1) "{\\"url\\": \\"https://h/\\"}"`.
"""

from __future__ import annotations

import re

from errdex.evidence.http.bodies import has_credentials
from errdex.evidence.text.escapes import decode_ansi
from errdex.evidence.text.json_text import read_json

_DOCUMENT = re.compile('(?<![:\\\\])(?<!: )"(\\{\\\\"[^"\\\\\n]*(?:\\\\[^\n][^"\\\\\n]*)*\\})"')
_CREDENTIALS = '=\\\\\\"'
"""A parameter of a header inside of JSON inside of quotation marks."""


def open_quoted_documents(text: str) -> str:
    """Return text with such documents on lines of their own, if they have credentials."""
    return _DOCUMENT.sub(_opened, text) if _CREDENTIALS in text else text


def _opened(found: re.Match[str]) -> str:
    document = decode_ansi(found[1])
    is_shown = has_credentials(document.replace('\\"', '"')) and read_json(document)[1] is None
    return f"\n{document}\n" if is_shown else found.group()
