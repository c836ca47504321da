"""Reads the fields of a form under a title in square brackets, as request files have them.

Such as `[Form]`, then `a: 1` and `b: 2`, each on a line of its own.
"""

from __future__ import annotations

import re

from errdex.evidence.text.forms import encode_percent

_SECTION = re.compile(
    "(?<=\n)[ \t]*\\[(?:Form|FormParams|Body|Data|Fields)\\][ \t]*\n"
    "((?:[ \t]*[A-Za-z0-9_.$-]{1,80}: [^\n]*\n)+)"
)
_ROW = re.compile("[ \t]*([A-Za-z0-9_.$-]{1,80}): ([^\n]*)\n")


def read_form_sections(text: str) -> str:
    """Return text with the body that such fields make, behind an empty line."""
    return _SECTION.sub(_form, f"\n{text}\n")[1:-1] if "[" in text else text


def _form(found: re.Match[str]) -> str:
    pairs = [
        f"{encode_percent(row[1])}={encode_percent(row[2])}" for row in _ROW.finditer(found[1])
    ]
    return "\n" + "&".join(pairs) + "\n\n"
