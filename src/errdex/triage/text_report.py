"""A triage as text, as Markdown, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from errdex.diagnosis.reports import marked
from errdex.errors import escaped, escaped_json
from errdex.triage.results import OwnerRow, Triage, TriageRow
from errdex.triage.wording import (
    AGAIN_ASIDE,
    NOT_LOOKED_AT,
    affected,
    again,
    changes,
    clock,
    counted,
    guess,
    move,
    number,
    owner,
    percent,
    when,
)


def as_json(result: Triage) -> str:
    """Return a triage as JSON."""
    return escaped_json(json.dumps(result, ensure_ascii=False, indent=2))


def as_text(result: Triage) -> str:
    """Return a triage for a terminal."""
    return "\n\n".join(
        "\n".join([escaped(title), *(f"  {escaped(line)}" for line in lines)])
        for title, lines in _sections(result)
    )


def as_markdown(result: Triage) -> str:
    """Return a triage for a ticket or a chat."""
    parts = []
    for title, lines in _sections(result):
        bullets = [f"- {_bullet(line)}" for line in lines]
        parts.append("\n".join([f"**{marked(title)}**", "", *bullets]))
    return "\n\n".join(parts)


def _bullet(line: str) -> str:
    return f"<{line}>" if line.startswith("https://") and " " not in line else marked(line)


def _sections(result: Triage) -> Iterator[tuple[str, Sequence[str]]]:
    yield headline(result), list(_summary(result))
    if result["codes"] or result["unknown"]:
        yield "What changed", list(changes(result))
    for place, row in enumerate(result["codes"], 1):
        yield f"{place}. {row['code']} ({row['field']}): {row['title']}", list(_code(row, result))
    if result["unknown"]:
        yield (
            "Not in this catalogue",
            [
                f"{row['code']} ({row['field']}): {affected(row)}; {guess(row)}"
                for row in result["unknown"]
            ],
        )
    if result["codes"]:
        yield "Whose move it is", [_owner(one) for one in result["owners"]]
        counts = [f"{words}: {number(n)}" for words, n in again(result) if n]
        yield "What to send again", [*counts, AGAIN_ASIDE]
    yield "Notes", [*result["notes"], NOT_LOOKED_AT]


def _owner(row: OwnerRow) -> str:
    return f"{owner(row['title'])}: {number(row['affected'])} ({percent(row['share'])})"


def headline(result: Triage) -> str:
    """Return what a report is about."""
    hours = result["hours"]
    span = f", {clock(hours['first'])} to {clock(str(hours['last']))}" if hours["first"] else ""
    return f"{counted(result['records'], 'record')}{span}"


def _summary(result: Triage) -> Iterator[str]:
    yield f"{counted(len(result['codes']), 'code')} of failure"
    for name, told in (("successes", "success"), ("pointers", "points to another field")):
        rows: list[TriageRow] = result[name]  # type: ignore[literal-required] # one of two keys
        for row in rows:
            yield f"{row['code']} ({row['field']}): {number(row['events'])}, {told}"


def _code(row: TriageRow, result: Triage) -> Iterator[str]:
    shares = f"{percent(row['share'])}, together with those above {percent(row['cumulative'])}"
    yield f"{affected(row, result['approximate'])} ({shares}), {counted(row['events'], 'time')}"
    told = list(when(row))
    if told:
        yield "; ".join(told)
    yield move(row)
    if row["first_step"]:
        yield f"first: {row['first_step']}"
    if row["url"]:
        yield row["url"]
