"""Takes off what a printed object says of a property besides its name and value.

The type, such as ` $ headers:List of 1` and `  ..$ X-A : chr "b"`, which become `headers:` and
`  X-A: "b"`; who may see it, such as `[path:Uri:private] => /p`, or `#path: "/p"` below `Uri {#3`;
how much of a text was cut, such as `'abc'+64`; the quotes of a text in JSON, `"url": "'/p'"`, and
of a map, `headers="map[X-A:[b]]"`; and the type and length of a Go value, `(string) (len=1) "b"`.
"""

from __future__ import annotations

import re

_ROW = re.compile(
    "(?<=\n) {1,12}((?:\\.\\. ?){0,12})\\$ ([A-Za-z_][A-Za-z0-9_.-]{0,80}) *:"
    '(?:List of [0-9]+|( )(?:chr|int|num|logi) ([^\n"]*|"[^\n]*?)("\\| __truncated__)?)(?=\n)'
)
_SCOPE = re.compile(
    "(?<=\n)([ \t]*\\[[A-Za-z_][A-Za-z0-9_]{0,80}):"
    "(?:[A-Za-z_][A-Za-z0-9_\\\\]{0,120}:)?(?:private|protected)(?=\\] => )"
)
_SIGN = re.compile("(?<=\n)([ \t]+)[+#-](?=[A-Za-z_][A-Za-z0-9_]{0,80}: )")
_OBJECT = re.compile("[A-Za-z] \\{#[0-9]{1,9}\n")

_CUT = re.compile("'(?<=[A-Za-z0-9+/=_.:-]')(?:\\+[0-9]{1,6}|\u2026)(?=[ \t,)}\\]]{0,20}\n)")
_QUOTED = re.compile('(:[ \t]?)"b?\'([^"\\\\\n]*(?:\\\\[^\n][^"\\\\\n]*)*)\'"(?=[ \t]{0,9}[,}\n])')
_MAP = re.compile(
    '(?<==)"(map\\[[A-Za-z][A-Za-z0-9-]{0,60}:\\[[^"\\\\\n]*(?:\\\\[^\n][^"\\\\\n]*)*\\]\\])"'
)
_LENGTH = re.compile(
    "(?<![A-Za-z0-9_])\\([A-Za-z\\[\\]*][A-Za-z0-9_.*{}\\[\\] ]{0,60}\\)"
    " \\(len=[0-9]{1,9}(?: cap=[0-9]{1,9})?\\) "
)


def read_properties(text: str) -> str:
    """Return text in which such properties have their names and values alone."""
    if "$ " in text and (":List of " in text or ": chr " in text):
        text = _ROW.sub(_row, f"\n{text}\n")[1:-1]
    if "{#" in text and _OBJECT.search(text):
        text = _SIGN.sub("\\1", text)
    if "'+" in text or "'\u2026" in text:
        text = _CUT.sub("...'", text)
    if "\"'http" in text:  # nobody sends a URL in quotes
        text = _QUOTED.sub('\\1"\\2"', text)
    if '="map[' in text:
        text = _MAP.sub(_map, text)
    if ") (len=" in text:
        text = _LENGTH.sub("", text)
    is_scoped = ":private] => " in text or ":protected] => " in text
    return _SCOPE.sub("\\1", text) if is_scoped else text


def _map(found: re.Match[str]) -> str:
    return found[1].replace('\\"', '"')


def _row(found: re.Match[str]) -> str:
    """Return an indented name and its value; one that was cut ends so."""
    cut = '..."' if found[5] else ""
    return f"{' ' * (found[1].count('..') * 2)}{found[2]}:{found[3] or ''}{found[4] or ''}{cut}"
