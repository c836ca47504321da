"""Turns the cells of a row into the value of a key: splits, translates, shapes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from errdex.authoring.format.entry_fields import ENTRY
from errdex.authoring.format.kinds import ListOf
from errdex.authoring.importing.mapping import EXTRA, Mapping
from errdex.authoring.importing.placeholders import named_parameters
from errdex.authoring.importing.tables import Cell, text_of
from errdex.authoring.source.parser import CONTROL

SEVERITY_WORDS = {
    **dict.fromkeys(("i", "info", "information", "informational", "notice"), "info"),
    **dict.fromkeys(("w", "warn", "warning"), "warning"),
    **dict.fromkeys(("e", "err", "error"), "error"),
    **dict.fromkeys(("c", "crit", "critical", "f", "fatal"), "critical"),
}
"""The usual words and letters of severities."""
OTHERWISE = "*"
"""Any other text, in a table of what texts mean."""
_SPLIT = {"aliases": r"[,;\n]", "keywords": r"[,;\n]", "see_also": r"[,;\n]"}
_MARK = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)])\s+")
_LINK = re.compile(r"\[(?P<title>[^\[\]\n]+)\]\((?P<url>[^()\s]+)\)")
_DURATION = re.compile(r"(after|after-fix)[: ]+([1-9]\d{0,4}[smhd])")
_TRUTHS = {"yes": "true", "no": "false", "y": "true", "n": "false", "1": "true", "0": "false"}

_PROSE = ("description", "cause", "notes", "remediation")
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>[^\n]+)$", re.MULTILINE)
FENCED = re.compile(r"^(?P<fence>```+|~~~+).*?(?:^(?P=fence)[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
"""Code between fences; what is not closed reaches to the end."""

Note = Callable[[str], None]
"""Receives what was understood on the way, in words."""


def converted(key: str, cells: Sequence[Cell], mapping: Mapping, note: Note) -> Any:
    """Return the value of a key as plain data, or None where nothing is left of it.

    Args:
        key: A key of entries, or an `x-` key.
        cells: What it is made of.
        mapping: How lists are split, and what texts mean.
        note: Told each change that is no mere shape.
    """
    texts = [text for cell in cells for text in _items(key, cell, mapping)]
    texts = [_translated(key, text, mapping, note) for text in texts]
    if key in _PROSE:
        texts = [without_headings(text, key, note) for text in texts]
    texts = list(dict.fromkeys(text for text in texts if text))
    if not texts:
        return None
    if key.startswith(EXTRA):
        return texts if len(texts) > 1 else texts[0]
    if key == "message":
        return _message(texts, mapping.parameters, note)
    return _SHAPES.get(key, _shaped_by_kind)(key, texts, note)


def without_controls(text: str) -> tuple[str, list[str]]:
    """Return a text without the characters that a catalogue may not have, and what they were."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = [f"U+{ord(character):04X}" for character in dict.fromkeys(CONTROL.findall(text))]
    return CONTROL.sub("", text), found


def cut_at_headings(text: str) -> list[tuple[str, str]]:
    """Return the parts of a Markdown text, each with its heading; the first may have none."""
    fences = [found.span() for found in FENCED.finditer(text)]
    parts, title, start = [], "", 0
    for found in _HEADING.finditer(text):
        if not any(first <= found.start() < last for first, last in fences):
            parts.append((title, text[start : found.start()].strip()))
            title, start = found["title"].strip().rstrip("#").rstrip(), found.end()
    return [*parts, (title, text[start:].strip())]


def without_headings(text: str, key: str, note: Note) -> str:
    """Return a text whose headings are paragraphs, as a catalogue's texts have none."""
    if "\n" not in text:
        return text
    parts = cut_at_headings(text)
    if len(parts) > 1:
        note(f"{key}: headings are paragraphs")
    return "\n\n".join(one for part in parts for one in part if one)


def _items(key: str, cell: Cell, mapping: Mapping) -> list[str]:
    if separator := mapping.split.get(key):
        between = separator.replace("\\n", "\n").replace("\\t", "\t")
        return [one.strip() for one in text_of(cell).split(between)]
    if not isinstance(cell, str):
        return [one.strip() for one in cell]
    if key in _SPLIT:
        return [one.strip() for one in re.split(_SPLIT[key], cell)]
    return _marked(cell) if key == "remediation" else [cell.strip()]


def _marked(text: str) -> list[str]:
    """Return the items of a list with a dash or a number each; a text that is none is one item."""
    lines = [line for line in text.strip().split("\n") if line.strip()]
    if not lines or not all(_MARK.match(line) for line in lines):
        return [text.strip()]
    return [_MARK.sub("", line, count=1).strip() for line in lines]


def _translated(key: str, text: str, mapping: Mapping, note: Note) -> str:
    table = mapping.values.get(key, {})
    folded = {name.casefold(): value for name, value in table.items()}
    if text in table:
        return table[text]
    if text.casefold() in folded or OTHERWISE in table:
        return folded.get(text.casefold(), table.get(OTHERWISE, text))
    if key == "severity" and (word := SEVERITY_WORDS.get(text.casefold())):
        if word != text:
            note(f"{key}: {text} is {word}")
        return word
    return text


def _shaped_by_kind(key: str, texts: list[str], note: Note) -> Any:  # noqa: ARG001 # one form
    kind = ENTRY.keys[key].kind if key in ENTRY.keys else None  # a part of a key is one text
    if isinstance(kind, ListOf):
        return texts if len(texts) > 1 or not kind.single else texts[0]
    return "\n\n".join(texts)


def _message(texts: list[str], style: str, note: Note) -> Any:
    changed = []
    for text in texts:
        message, forms = named_parameters(text, style)
        changed.append(message)
        for name, form in forms.items():
            note(f"message: {form} is written {name}")
    return _shaped_by_kind("message", changed, note)


def _retry(key: str, texts: list[str], note: Note) -> Any:  # noqa: ARG001 # one form
    if len(texts) == 1 and (found := _DURATION.fullmatch(texts[0])):
        return {found[1]: found[2]}
    return " ".join(texts)


def _truth(key: str, texts: list[str], note: Note) -> str:
    text = texts[0].casefold()
    if text in _TRUTHS:
        note(f"{key}: {texts[0]} is {_TRUTHS[text]}")
    return _TRUTHS.get(text, text)


def _steps(key: str, texts: list[str], note: Note) -> list[dict[str, str]]:  # noqa: ARG001
    return [{"do": text} for text in texts]


def _examples(key: str, texts: list[str], note: Note) -> list[dict[str, str]]:  # noqa: ARG001
    return [{"title": "Example", "text": text} for text in texts]


def _links(key: str, texts: list[str], note: Note) -> list[dict[str, str]]:  # noqa: ARG001
    links = []
    for text in texts:
        links += [one.groupdict() for one in _LINK.finditer(text)]
        others = _LINK.sub(" ", text).split()  # a word among them is refused, and so it is said
        links += [{"title": _host(url), "url": url} for url in others]
    return links


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def _title(key: str, texts: list[str], note: Note) -> str:
    title = " ".join(" ".join(texts).split())
    if not title.endswith(".") or title.endswith("..") or title == ".":
        return title
    note(f"{key}: the full stop at its end is left out")
    return title[:-1].rstrip()


def _lifecycle(key: str, texts: list[str], note: Note) -> dict[str, str]:  # noqa: ARG001
    return {"state": " ".join(texts)}


_SHAPES: dict[str, Callable[[str, list[str], Note], Any]] = {
    "title": _title,
    "retry": _retry,
    "remediation": _steps,
    "examples": _examples,
    "links": _links,
    "lifecycle": _lifecycle,
    **dict.fromkeys(("success", "internal"), _truth),
}
