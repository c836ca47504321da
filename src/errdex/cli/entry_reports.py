"""Formats entries for the command line as text, JSON or Markdown."""

from __future__ import annotations

import json
from collections.abc import Sequence

from errdex.modules import Entry

FORMATS = ("text", "json", "markdown")
COLOURS = {"info": "32", "warning": "33", "error": "31", "critical": "1;31"}


def report_entries(entries: Sequence[Entry], form: str, colour: bool = False) -> str:
    """Return entries in full.

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


def report_titles(entries: Sequence[Entry], form: str) -> str:
    """Return entries as one line each; JSON in full."""
    if form == "json":
        return _json(entries)
    if form == "markdown":
        return "\n".join(f"- {entry.markdown().splitlines()[0].lstrip('# ')}" for entry in entries)
    code, field = (max(len(getattr(e, key)) for e in entries) for key in ("code", "field"))
    return "\n".join(f"{e.code:{code}}  {e.field:{field}}  {e.title}" for e in entries)


def _json(entries: Sequence[Entry]) -> str:
    return json.dumps([entry.to_dict() for entry in entries], ensure_ascii=False, indent=2)


def _coloured(entry: Entry, colour: bool) -> str:
    text = entry.text()
    if not colour:
        return text
    heading, rest = text.split("\n", 1)
    return f"\x1b[{COLOURS[entry.severity]}m{heading}\x1b[0m\n{rest}"
