"""Takes off the quotation marks that a log puts around each header, those inside left as they are.

Such as `header: "Authorization: Bearer a="b""`.
"""

from __future__ import annotations

import re

_LINE = re.compile(
    '[^"\n]{0,200}"('
    '(?:[A-Z]{3,20} [^ "\n]+ HTTP/[0-9.]{1,3}|[A-Za-z][A-Za-z0-9-]*: [^\n]*[^\n\\]]))"'
)
_TELLING = re.compile('(?:[Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}): [^"\n]*[A-Za-z]="[^"\n]')
_HINT = re.compile('"(?:[Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}): ')


def take_quotes_off(text: str) -> str:
    """Return text with the first line and the headers of a request without such marks."""
    if not _HINT.search(text):
        return text
    lines = text.split("\n")
    found = [_LINE.fullmatch(line) for line in lines]
    if not any(one and _TELLING.match(one[1]) for one in found):
        return text
    return "\n".join([one[1] if one else line for one, line in zip(found, lines, strict=True)])
