"""Finds where somebody left out a part of a value or of a list: `ab...yz`, `["1", ...]`."""

from __future__ import annotations

import re

_DOTS = "(?:\\.{3,}|\u2026)"
_LAST_DOTS = "(?:\\.\\.\\.|\u2026)\\Z"
_INSIDE = '[^\\[\\]()<>\n"]{0,40}'
_NOTE = re.compile(
    f"[\\[(<]{_INSIDE}(?:{_DOTS}|[Tt]runcated|TRUNCATED|[Oo]mitted|OMITTED|[Ss]nip|SNIP"
    f"|[0-9] (?:more|bytes|chars)){_INSIDE}[\\])>]\\Z"
)
_NOTE_LENGTH = 120
_PRINTED = ("[Array]", "[Object]")
_OMISSIONS = ("...", "\u2026", *_PRINTED)
_NO_TOKEN = re.compile("[^!#-%'-~\u2026]|[\"&]")
_IN_LIST = re.compile(f"[,\\[{{][ \t\n]*{_DOTS}|{_LAST_DOTS}")
_QUOTED = re.compile('"[^"\\\\]*(?:\\\\.[^"\\\\]*)*\\\\?("?)', re.DOTALL)
_END_OF_FORM = re.compile(f"(?<!=){_LAST_DOTS}")
_JSON = re.compile(
    f'"[^"\\\\\n]*(?:\\\\[^\n][^"\\\\\n]*)*"?|(\\[(?:Array|Object)\\]|{_DOTS}[^\n",\\[\\]{{}}]*)'
    '|[^ \t\n".\u2026]'
)


def may_be_elided(text: str) -> bool:
    """Tell whether a text has a sign of what `is_elided` finds."""
    return "..." in text or "\u2026" in text or text[-1:] in (")", "]", ">")


def is_elided(text: str) -> bool:
    """Tell whether a part of a value is left out: one without blanks, a list, one with a note."""
    if text in _PRINTED or _NOTE.search(text[-_NOTE_LENGTH:]):
        return True
    if "..." not in text and "\u2026" not in text:
        return False
    return not _NO_TOKEN.search(text) or (text[:1] in "[{" and _IN_LIST.search(text) is not None)


def leaves_out(header: str) -> bool:
    """Tell whether parameters of a header are left out: between quoted values, or at its end."""
    between = _QUOTED.sub(_unclosed, header)
    return re.search(_DOTS, between) is not None or bool(_NOTE.search(between[-_NOTE_LENGTH:]))


def _unclosed(found: re.Match[str]) -> str:
    return "" if found[1] else found.group()


def ends_elided(form: str) -> bool:
    """Tell whether the end of a form is left out, and not the last value as a whole."""
    return _END_OF_FORM.search(form) is not None or bool(_NOTE.search(form[-_NOTE_LENGTH:]))


def fill_elided(text: str) -> str:
    """Return JSON in which a text of dots is in the place of what is left out between its texts."""
    if not any(map(text.__contains__, _OMISSIONS)):
        return text
    open_: list[str] = []
    before = ""

    def filled(found: re.Match[str]) -> str:
        nonlocal before
        token, last = found.group(), before
        before = token[0]
        if token in ("{", "["):
            open_.append(token)
        elif token in ("}", "]") and open_:
            open_.pop()
        if not found[1]:
            return token
        before = '"'
        is_member = last != ":" and open_[-1:] == ["{"]
        joint = "," if last in ('"', "}", "]") else ""
        return joint + ('"...":"..."' if is_member else '"..."')

    return _JSON.sub(filled, text)
