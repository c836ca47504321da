"""Formats entries and symptoms for the command line as text, JSON or Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from errdex.errors import escaped, escaped_json
from errdex.matching.mentions import GUESSED, RESPELLED, UNKNOWN, Mention
from errdex.modules import Entry, Symptom

Article = Entry | Symptom
"""What can be shown in full."""

FORMATS = ("text", "json", "markdown")
COLOURS = {"info": "32", "warning": "33", "error": "31", "critical": "1;31"}


def report_entries(entries: Sequence[Article], form: str, colour: bool = False) -> str:
    """Return entries and symptoms in full.

    Args:
        entries: What to show.
        form: `text`, `json` (always a list) or `markdown`.
        colour: Whether the heading of text may carry terminal colours.
    """
    if form == "json":
        return _json(entries)
    if form == "markdown":
        return "\n\n".join(entry.markdown() for entry in entries)
    return f"\n\n{'-' * 72}\n\n".join(_coloured(entry, colour) for entry in entries)


def report_titles(entries: Sequence[Article], form: str) -> str:
    """Return entries and symptoms as one line each; JSON in full."""
    if form == "json":
        return _json(entries)
    if form == "markdown":
        return "\n".join(f"- {entry.markdown().splitlines()[0].lstrip('# ')}" for entry in entries)
    names = [_names(entry) for entry in entries]
    name, place = (max(len(pair[n]) for pair in names) for n in (0, 1))
    rows = zip(names, entries, strict=True)
    return "\n".join(f"{n:{name}}  {where:{place}}  {e.title}" for (n, where), e in rows)


def _names(article: Article) -> tuple[str, str]:
    """Return what an entry or a symptom is called, and where it belongs."""
    name = getattr(article, "code", "") or getattr(article, "id", "")
    return name, getattr(article, "field", "symptom")


def say_asked(article: Article) -> Iterator[str]:
    """Yield under which other name an entry was asked for."""
    if asked := getattr(article, "asked", None):
        yield f"{asked} is another name of {_names(article)[0]}"


def say_of(mention: Mention) -> Iterator[str]:
    """Yield what a reader should know of a code in a text, besides its entry."""
    written = escaped(mention.text)
    if mention.reason == RESPELLED:
        yield f'{mention.code} is written as "{written}" there'
    if mention.reason == UNKNOWN:
        yield f"{written} is not in this catalogue"
    if mention.reason == GUESSED:
        yield f'{mention.code} is near "{written}" in spelling'
    if mention.program:
        code, program = mention.code, mention.program
        yield f"{code} is in a line of {program}, so it may be a code of that program"


def _json(entries: Sequence[Article]) -> str:
    entries_told = [entry.to_dict() for entry in entries]
    return escaped_json(json.dumps(entries_told, ensure_ascii=False, indent=2))


def _coloured(entry: Article, colour: bool) -> str:
    text = entry.text()
    if not colour:
        return text
    heading, rest = text.split("\n", 1)
    return f"\x1b[{COLOURS.get(getattr(entry, 'severity', ''), '1')}m{heading}\x1b[0m\n{rest}"
