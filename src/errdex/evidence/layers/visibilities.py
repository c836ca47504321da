"""Takes off what a printed object says of who may see a property.

Such as `[path:Uri:private] => /p`, or `#path: "/p"` below `Uri {#3`.
"""

from __future__ import annotations

import re

_MARK = re.compile(
    "(?<=\n)([ \t]*\\[[A-Za-z_][A-Za-z0-9_]{0,80}):"
    "(?:[A-Za-z_][A-Za-z0-9_\\\\]{0,120}:)?(?:private|protected)(?=\\] => )"
)
_SIGN = re.compile("(?<=\n)([ \t]+)[+#-](?=[A-Za-z_][A-Za-z0-9_]{0,80}: )")
_OBJECT = re.compile("[A-Za-z] \\{#[0-9]{1,9}\n")


def take_visibilities_off(text: str) -> str:
    """Return text in which such properties have their names alone."""
    is_shown = ":private] => " in text or ":protected] => " in text
    if "{#" in text and _OBJECT.search(text):
        text = _SIGN.sub("\\1", text)
    return _MARK.sub("\\1", text) if is_shown else text
