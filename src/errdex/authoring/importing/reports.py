"""What an import says: as lines for people, and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from errdex.authoring.editing.scalars import scalar
from errdex.authoring.importing.guessing import Origin
from errdex.authoring.importing.mapping import CONSTANT
from errdex.authoring.importing.tables import Remark, Table
from errdex.authoring.source.findings import quoted
from errdex.errors import escaped, escaped_json

MOST_ROWS_NAMED = 10
"""Rows of which the same is said. The report counts the others; its JSON has each."""
MOST_MEANINGS = 20
"""Texts of a key that a report lists for a mapping file. The rest follows once these are known."""
_WEIGHTS = {"note": "Understood", "doubtful": "Doubtful", "lost": "Lost"}


@dataclass(frozen=True)
class Import:
    """What came of an import.

    Attributes:
        origins: What each key was made of.
        shown: The catalogue, as its author would name it.
        text: The catalogue's text.
        added, drafts: How many entries were added, and how many of them are not complete.
        written: Whether the catalogue was written.
    """

    tables: list[Table]
    origins: Mapping[str, Origin]
    remarks: list[Remark]
    shown: str
    text: str
    added: int
    drafts: int
    written: bool = False

    @property
    def lost(self) -> list[Remark]:
        """What is not in the catalogue."""
        return [one for one in self.remarks if one.weight == "lost"]


def report_as_text(result: Import) -> str:
    """Return the report as lines, what was lost last but for the sum."""
    lines = [
        f"{table.place}: {_counted(len(table.rows), 'row')}: {table.kind}"
        for table in result.tables
    ]
    lines += [_origin(key, origin) for key, origin in result.origins.items()]
    for weight, heading in _WEIGHTS.items():
        found = [one for one in result.remarks if one.weight == weight]
        if found:
            lines += ["", f"{heading}:", *_said(found)]
    return "\n".join([*map(escaped, [*lines, *_meanings(result)]), "", _sum(result)])


def _said(remarks: Iterable[Remark]) -> Iterator[str]:
    """Yield a line for each remark, and one for all rows of which the same is to be said."""
    alike: dict[tuple[str, ...], list[Remark]] = {}
    for one in remarks:
        same = (one.place.file, one.place.part, one.column, one.what)
        alike.setdefault(same, []).append(one)
    for found in alike.values():
        first = found[0]
        rows = list(dict.fromkeys(str(one.place.line) for one in found))
        if len(rows) == 1:
            yield from map(str, found)
            continue
        more = len(rows) - MOST_ROWS_NAMED
        listed = ", ".join(rows[:MOST_ROWS_NAMED]) + (f" and {more} more" if more > 0 else "")
        table = first.place._replace(line=0)
        yield str(
            first._replace(
                place=table, code=f"rows {listed}" if first.place.part else f"lines {listed}"
            )
        )


def _meanings(result: Import) -> list[str]:
    """Return a mapping file's lines in which texts that no key took can be given a meaning."""
    texts: dict[str, Counter[str]] = {}
    written: dict[str, str] = {}  # a text means the same in any case
    for one in result.lost:
        if one.text and "\n" not in one.text:
            text = written.setdefault(one.text.casefold(), one.text)
            texts.setdefault(one.key, Counter())[text] += 1
    if not texts:
        return []
    head = "To take these, write what they mean between the quotes, in a file for --map:"
    again = "(entries that are there stay as they are: remove the new ones before you import again)"
    lines = ["", head, *([again] if result.written else []), "values:"]
    for key, counted in texts.items():
        lines.append(f"  {key}:")
        for text, times in counted.most_common(MOST_MEANINGS):
            lines.append(f'    {scalar(text)}: "" # {_counted(times, "row")}')
    return lines


def report_as_json(result: Import) -> str:
    """Return the report as JSON."""
    report: dict[str, Any] = {
        "catalogue": result.shown,
        "written": result.written,
        "added": result.added,
        "drafts": result.drafts,
        "tables": [
            {
                "file": table.place.file,
                "part": table.place.part,
                "kind": table.kind,
                "rows": len(table.rows),
                "columns": table.columns,
            }
            for table in result.tables
        ],
        "keys": {
            key: {"from": list(origin.sources), "guessed": origin.guessed}
            for key, origin in result.origins.items()
        },
        **{weight: _remarks(result.remarks, weight) for weight in reversed(_WEIGHTS)},
    }
    return escaped_json(json.dumps(report, ensure_ascii=False, indent=2))


def _remarks(remarks: Iterable[Remark], weight: str) -> list[dict[str, object]]:
    return [
        {
            "file": one.place.file,
            "part": one.place.part,
            "line": one.place.line,
            "column": one.column,
            "code": one.code,
            "says": one.what,
        }
        for one in remarks
        if one.weight == weight
    ]


def _origin(key: str, origin: Origin) -> str:
    parts = " and ".join(
        f"the text {quoted(one.removeprefix(CONSTANT))}"
        if one.startswith(CONSTANT)
        else quoted(one)
        for one in origin.sources
    )
    return f"{key} ← {parts}" + (" (guessed from the name)" if origin.guessed else "")


def _sum(result: Import) -> str:
    rows = sum(len(table.rows) for table in result.tables)
    added = f"{_counted(result.added, 'entry', 'entries')} added of {_counted(rows, 'row')}"
    drafts = f", {_counted(result.drafts, 'draft')}" if result.drafts else ""
    lost = f"; lost: {len(result.lost)}, listed above" if result.lost else "; all went in"
    done = "" if result.written else "; nothing was written"
    return f"{escaped(result.shown)}: {added}{drafts}{lost}{done}"


def _counted(number: int, one: str, several: str = "") -> str:
    return f"{number} {one if number == 1 else several or f'{one}s'}"
