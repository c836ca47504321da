"""Shows a diagnosis as text, JSON, or Markdown that can be pasted into a ticket."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.results import CheckRow, CodeRow, Diagnosis, RetryRow, Rule

NOTHING = (
    "Nothing was recognised. Give a response body, the request as a curl command, "
    "a raw HTTP exchange, a HAR, or a log with codes in it."
)
RULES = {"never": "do not retry", "now": "retry now", "after-fix": "retry after the fix"}
REQUESTS = frozenset(["curl command", "request", "HAR"])
"""What is recognised where a request was given."""
MOST_PLACES = 5
"""How many places of one check are shown; JSON has them all."""

_UNITS = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_MARKDOWN = re.compile(r"[\\`*_\[\]<>&#|~$@]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line below an item: a label (a number for steps, else a word or nothing) and its text.

    Attributes:
        verbatim: Whether the text is evidence or an address, shown sign by sign.
    """

    text: str
    label: str = ""
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is said, and the lines below it."""

    title: str
    lines: list[Line]


Section = tuple[str, list[Item]]
"""A heading and its items."""


def report_diagnosis(result: Diagnosis, form: str, knowledge: Knowledge) -> str:
    """Return a diagnosis as `text`, `json` or `markdown`, without a final line end."""
    if form == "json":
        return json.dumps(result, ensure_ascii=False, indent=2)
    sections = [section for section in _sections(result, knowledge) if section[1]]
    if form == "markdown":
        return "\n\n".join(map(_markdown, sections))
    return "\n\n".join(map(_text, sections))


def _sections(result: Diagnosis, knowledge: Knowledge) -> Iterator[Section]:
    yield "Recognised", _recognised(result)
    yield "What is wrong", [_check(row, "Fails", result) for row in _of(result, "fail")]
    yield "What came back", [_code(row, result, knowledge) for row in result["codes"]]
    yield "What cannot be told yet", _open(result)
    yield "What is right", _right(result)
    yield "Sending again", _retry(result, knowledge)
    yield "Notes", [Item(note, []) for note in result["notes"]]


def _recognised(result: Diagnosis) -> list[Item]:
    return [Item(", ".join(result["recognised"]) or NOTHING, [])]


def _of(result: Diagnosis, outcome: str) -> list[CheckRow]:
    return [row for row in result["checks"] if row["outcome"] == outcome]


def _code(row: CodeRow, result: Diagnosis, knowledge: Knowledge) -> Item:
    same = [other["count"] for other in result["codes"] if other["field"] == row["field"]]
    share = f"{row['count']} times " if row["count"] > 1 else ""
    if knowledge.is_many(row["field"]) and _has_items(result):
        share = f"{row['count']} of {sum(same)} {_items(row, knowledge)}: "
    title = row["title"] or "not in the catalogue"
    return Item(f"{share}{row['code']}: {title}", list(_code_lines(row, result, knowledge)))


def _has_items(result: Diagnosis) -> bool:
    """Tell whether a whole response gave the values of its items, so that they can be counted."""
    numbers = result["retry"]["numbers"]
    single = numbers["now"] + numbers["after-fix"] + numbers["never"]
    return single + sum(numbers["after"].values()) > 0


def _items(row: CodeRow, knowledge: Knowledge) -> str:
    return knowledge.fields[row["field"]]["items"] or "items"


def _code_lines(row: CodeRow, result: Diagnosis, knowledge: Knowledge) -> Iterator[Line]:
    parts = [knowledge.fields[row["field"]]["title"]]
    if row["owner"] is not None:
        parts += [retry_words(row["retry"]), f"owner: {knowledge.owner_title(row['owner'])}"]
    yield Line(" · ".join(parts))
    if row["asked"] is not None:
        yield Line(row["asked"], "written as", verbatim=True)
    target = knowledge.see_field.get(row["field"], {}).get(row["code"])
    if not any(other["field"] == target for other in result["codes"]):
        for number, step in enumerate(row["steps"], 1):
            yield Line(step, str(number))
    for code in row["suggestions"]:
        meant = knowledge.describe(knowledge.field_of(code), code, 1)
        yield Line(f"{code}: {meant['title']}", "did you mean")
        yield Line(meant["url"] or "", verbatim=True)
    if row["url"] is not None:
        yield Line(row["url"], verbatim=True)


def _came_back(result: Diagnosis) -> set[str]:
    return {row["code"] for row in result["codes"] if not row["success"]}


def _check(row: CheckRow, word: str, result: Diagnosis) -> Item:
    """Return a check with what it found; of its codes those that came back, if any did."""
    lines = [] if word == "Holds" else list(_check_lines(row))
    return Item(f"{word}: {row['says']} ({', '.join(_codes(row, result))})", lines)


def _codes(row: CheckRow, result: Diagnosis) -> list[str]:
    came_back = _came_back(result)
    return [code for code in row["codes"] if code in came_back] or row["codes"]


def _split(result: Diagnosis, outcome: str) -> tuple[list[CheckRow], list[CheckRow]]:
    """Return the checks of one outcome: those of the codes that came back, and the others."""
    came_back = _came_back(result)
    rows = _of(result, outcome)
    related = [row for row in rows if not came_back.isdisjoint(row["codes"])]
    return related, [row for row in rows if came_back.isdisjoint(row["codes"])]


def _right(result: Diagnosis) -> list[Item]:
    """Return the checks that hold: by name those of the codes that came back."""
    related, others = _split(result, "pass")
    items = [_check(row, "Holds", result) for row in related]
    return items + ([Item(f"Checks of other codes that hold: {len(others)}", [])] if others else [])


def _open(result: Diagnosis) -> list[Item]:
    """Return the open checks of the codes that came back, and the others, by what they need.

    The others are of use only to those who check a request.
    """
    related, rest = _split(result, "unknown")
    items = []
    for what, rows in _by_needs(related).items():
        if len(rows) == 1 or any(row["evidence"] for row in rows):
            items += [_check(row, "Open", result) for row in rows]
        else:
            codes = dict.fromkeys(code for row in rows for code in _codes(row, result))
            title = f"Open: {len(rows)} checks ({', '.join(codes)})"
            items.append(Item(title, [Line(what, "give")]))
    if rest and not REQUESTS.isdisjoint(result["recognised"]):
        counts = [(len(rows), what) for what, rows in _by_needs(rest).items()]
        lines = [Line(f"{n} need{'s' if n == 1 else ''} {what}") for n, what in counts]
        items.append(Item(f"Checks of other codes that are open: {len(rest)}", lines))
    return items


def _by_needs(rows: list[CheckRow]) -> dict[str, list[CheckRow]]:
    found: dict[str, list[CheckRow]] = {}
    for row in rows:
        found.setdefault("; ".join(row["needs"]), []).append(row)
    return found


def _check_lines(row: CheckRow) -> Iterator[Line]:
    for evidence in row["evidence"][:MOST_PLACES]:
        yield Line(evidence["at"], "at")
        if evidence["found"]:
            yield Line(evidence["found"], "found", verbatim=True)
        if evidence["expected"]:
            yield Line(evidence["expected"], "expected")
        if evidence["hint"]:
            yield Line(evidence["hint"], "hint")
    if (more := len(row["evidence"]) - MOST_PLACES) > 0:
        yield Line(f"and {more} more")
    if row["needs"]:
        yield Line("; ".join(row["needs"]), "give")


def _retry(result: Diagnosis, knowledge: Knowledge) -> list[Item]:
    decision = result["retry"]
    numbers = decision["numbers"]
    counts: list[tuple[Rule, int | None, int]] = [("now", 0, numbers["now"])]
    counts += [("after", int(wait), count) for wait, count in numbers["after"].items()]
    counts += [("after-fix", None, numbers["after-fix"]), ("never", None, numbers["never"])]
    many = [row for row in result["codes"] if knowledge.is_many(row["field"])]
    if _has_items(result):
        counts.append(
            (None, None, sum(row["count"] for row in many if row["retry"]["rule"] is None))
        )
    lines = []
    for rule, wait, count in counts:
        if count:
            retry: RetryRow = {"rule": rule, "after_seconds": wait}
            rows = [row for row in many if row["retry"] == retry]
            codes = ", ".join(row["code"] for row in rows)
            what = retry_words(retry) or "unknown"
            lines.append(Line(f"{count} of the {_items(rows[0], knowledge)}: {what} ({codes})"))
    if decision["rule"] is None or not (lines or len(result["codes"]) > 1):
        return []
    waits = [row["retry"]["after_seconds"] for row in result["codes"]]
    longest = max((wait for wait in waits if wait is not None), default=None)
    whole: RetryRow = {"rule": decision["rule"], "after_seconds": longest}
    return [Item(f"On the whole: {retry_words(whole)}", lines)]


def retry_words(retry: RetryRow) -> str:
    """Return a retry rule in words; the wait in the largest unit that divides it."""
    seconds = retry["after_seconds"]
    if retry["rule"] != "after" or seconds is None:
        return RULES.get(retry["rule"] or "", "")
    size, unit = next(unit for unit in _UNITS if seconds % unit[0] == 0)
    return f"retry after {seconds // size} {unit}{'s' if seconds != size else ''}"


def _text(section: Section) -> str:
    heading, items = section
    lines = [heading]
    for item in items:
        lines.append(f"  {visible(item.title)}")
        lines += [f"    {_labelled(line, _shown(line))}" for line in item.lines]
    return "\n".join(lines)


def _markdown(section: Section) -> str:
    heading, items = section
    lines = [f"**{heading}**", ""]
    for item in items:
        lines.append(f"- {_escaped(item.title)}")
        for line in item.lines:
            if line.label.isdigit():
                lines.append(f"  {_labelled(line, _step(line.text))}")
            else:
                shown = _span(line.text) if line.verbatim else _escaped(line.text)
                lines.append(f"  - {_labelled(line, shown)}")
    return "\n".join(lines)


def _shown(line: Line) -> str:
    """Return a line's text; a value of evidence with a blank at an end stands in quotes."""
    text = visible(line.text)
    return f'"{text}"' if line.verbatim and text != text.strip(" ") else text


def _labelled(line: Line, text: str) -> str:
    if not line.label:
        return text
    return f"{line.label}. {text}" if line.label.isdigit() else f"{line.label}: {text}"


def visible(text: str) -> str:
    """Return text on one line: control, formatting and invisible signs as `\\u....`."""
    return _INVISIBLE.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


def _escaped(text: str) -> str:
    """Return text as Markdown that shows it and does nothing else."""
    return _MARKDOWN.sub(lambda sign: "\\" + sign.group(), visible(text))


def _step(text: str) -> str:
    """Return the catalogue's text as Markdown; its code spans stay, everything else is text."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _escaped(text)
    return "`".join(part if n % 2 else _escaped(part) for n, part in enumerate(parts))


def _span(text: str) -> str:
    """Return text as a Markdown code span, whatever it holds."""
    shown = visible(text)
    fence = "`"
    while fence in shown:
        fence += "`"
    pad = " " if shown[:1] == "`" or shown[-1:] == "`" or fence != "`" else ""
    return f"{fence}{pad}{shown}{pad}{fence}"
