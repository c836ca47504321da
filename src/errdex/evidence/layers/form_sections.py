"""Reads the fields of a form under a title, as request files and panels have them.

Such as `[Form]` or `Request Body`, then `a: 1` and `b: "2"`, each on a line of its own. The headers
of a panel that puts quotation marks around them are read as well.
"""

from __future__ import annotations

import re

from errdex.evidence.text.characters import trim
from errdex.evidence.text.forms import are_described, encode_percent

_NAME = "[A-Za-z0-9_.$-]{1,80}"
_ROW = re.compile(f"[ \t]*({_NAME}): ([^\n]*)\n")
_FIELD = f"[ \t]*(?!(?:Response|Status|Time|Size):){_NAME}: (?![ \t]*\\{{)[^\n]*\n"
_TITLES = ("Form", "FormParams", "Body", "Data", "Fields")
_SECTION = re.compile(
    f"(?<=\n)[ \t]*\\[(?:{'|'.join(_TITLES)})\\][ \t]*\n((?:[ \t]*{_NAME}: [^\n]*\n)+)"
)
_PANEL = re.compile(
    f"(?<=\n)[^A-Za-z0-9\n]{{0,6}}(?:Request Body|Form Data):?[ \t]*\n((?:{_FIELD}){{2,}})"
)
_HEADERS = re.compile(
    "(?<=\n)[^A-Za-z0-9\n]{0,6}(?:Request|Response) Headers:?[ \t]*\n"
    f'((?:[ \t]*{_NAME}: "[^\n]*"[ \t]*\n)+)'
)


def read_form_sections(text: str) -> str:
    """Return text with the body that such fields make, behind an empty line."""
    if any(f"[{title}]" in text for title in _TITLES):
        text = _SECTION.sub(_form, f"\n{text}\n")[1:-1]
    if "Request Body" in text or "Form Data" in text:
        text = _HEADERS.sub(_headers, _PANEL.sub(_panel, f"\n{text}\n"))[1:-1]
    return text


def _headers(found: re.Match[str]) -> str:
    return "".join([f"{row[1]}: {_inside(row[2])}\n" for row in _ROW.finditer(found[1])])


def _panel(found: re.Match[str]) -> str:
    is_documentation = are_described(row[2] for row in _ROW.finditer(found[1]))
    return found.group() if is_documentation else _form(found)


def _form(found: re.Match[str]) -> str:
    pairs = [
        f"{encode_percent(row[1])}={encode_percent(_inside(row[2]))}"
        for row in _ROW.finditer(found[1])
    ]
    return "\n" + "&".join(pairs) + "\n\n"


def _inside(value: str) -> str:
    """Return a value without the quotation marks that a panel puts around texts."""
    inside = trim(value)
    is_text = len(inside) > 1 and inside[0] == inside[-1] == '"'
    return inside[1:-1].replace('\\"', '"') if is_text else value
