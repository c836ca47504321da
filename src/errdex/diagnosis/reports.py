"""Shows a diagnosis as text, JSON, or Markdown that can be pasted into a ticket."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.results import CheckRow, CodeRow, Diagnosis, RetryRow, Rule
from errdex.diagnosis.retries import pointer_words
from errdex.engine.sentences import say
from errdex.engine.tables import limit, list_of
from errdex.errors import escaped, escaped_json

MOST_PLACES = limit("places_in_a_report")
"""How many places of one check are shown; JSON has them all."""

_REQUESTS = list_of("recognised_requests")
_RETRY_SENTENCES = {
    "never": "retry_never",
    "none": "retry_none",
    "now": "retry_now",
    "after-fix": "retry_after_fix",
}
_DURATIONS = ((86400, "days"), (3600, "hours"), (60, "minutes"), (1, "seconds"))
_UNITS = (
    (86400, "retry_after_days"),
    (3600, "retry_after_hours"),
    (60, "retry_after_minutes"),
    (1, "retry_after_seconds"),
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


class Section(NamedTuple):
    """A part of a report; what it is about has the same name in every language."""

    about: str
    heading: str
    items: list[Item]


def report_diagnosis(result: Diagnosis, form: str, knowledge: Knowledge) -> str:
    """Return a diagnosis as `text`, `json` or `markdown`, without a final line end."""
    if form == "json":
        return escaped_json(json.dumps(result, ensure_ascii=False, indent=2))
    write = _markdown if form == "markdown" else _plain_text
    return "\n\n".join(map(write, sections(result, knowledge)))


def sections(result: Diagnosis, knowledge: Knowledge) -> list[Section]:
    """Return the parts of a report that have something to say."""
    failing = [_check(row, "check_fails", result) for row in _checks_of(result, "fail")]
    codes = [_code(row, result, knowledge) for row in result["codes"]]
    every = [
        Section("recognised", say("heading_recognised"), _recognised(result)),
        Section("wrong", say("heading_wrong"), failing),
        Section("codes", say("heading_codes"), codes),
        Section("open", say("heading_open"), _open(result)),
        Section("fine", say("heading_fine"), _fine(result)),
        Section("retry", say("heading_retry"), _retry(result, knowledge)),
        Section("notes", say("heading_notes"), [Item(note, []) for note in result["notes"]]),
    ]
    return [section for section in every if section.items]


def _recognised(result: Diagnosis) -> list[Item]:
    return [Item(", ".join(result["recognised"]) or say("nothing_recognised"), [])]


def _checks_of(result: Diagnosis, outcome: str) -> list[CheckRow]:
    return [row for row in result["checks"] if row["outcome"] == outcome]


def _code(row: CodeRow, result: Diagnosis, knowledge: Knowledge) -> Item:
    title = f"{row['code']}: {row['title'] or say('not_in_catalogue')}"
    if knowledge.is_many(row["field"]) and _has_items(result):
        total = sum(other["count"] for other in result["codes"] if other["field"] == row["field"])
        items = _items_of(row, knowledge)
        title = say("code_of_items", count=row["count"], total=total, items=items, code=title)
    elif row["count"] > 1:
        title = say("code_times", count=row["count"], code=title)
    return Item(title, list(_code_lines(row, result, knowledge)))


def _has_items(result: Diagnosis) -> bool:
    """Tell whether a whole response gave the values of its items, so that they can be counted."""
    numbers = result["retry"]["numbers"]
    single = numbers["now"] + numbers["after-fix"] + numbers["never"]
    return single + sum(numbers["after"].values()) > 0


def _items_of(row: CodeRow, knowledge: Knowledge) -> str:
    return knowledge.fields[row["field"]]["items"] or say("items")


def _code_lines(row: CodeRow, result: Diagnosis, knowledge: Knowledge) -> Iterator[Line]:
    parts = [knowledge.fields[row["field"]]["title"]]
    target = knowledge.target(row["field"], row["code"])
    if row["owner"] is not None:
        words = retry_words(row["retry"])
        if target and row["retry"]["rule"] is None:
            about = knowledge.fields[target]
            words = pointer_words(about["title"], about["items"])
        parts += [words, say("owner", owner=knowledge.owner_title(row["owner"]))]
    yield Line(" · ".join(parts))
    if row["asked"] is not None:
        yield Line(row["asked"], say("label_written_as"), verbatim=True)
    if not any(other["field"] == target for other in result["codes"]):
        for number, step in enumerate(row["steps"], 1):
            yield Line(step, str(number))
    for code in row["suggestions"]:
        meant = knowledge.describe(knowledge.field_of(code), code, 1)
        yield Line(f"{code}: {meant['title']}", say("label_suggestion"))
        yield Line(meant["url"] or "", verbatim=True)
    if row["url"] is not None:
        yield Line(row["url"], verbatim=True)


def _came_back(result: Diagnosis) -> set[str]:
    return {row["code"] for row in result["codes"] if row["success"] is False}


def _check(row: CheckRow, key: str, result: Diagnosis) -> Item:
    """Return a check with what it found; of its codes those that came back, if any did."""
    lines = [] if row["outcome"] == "pass" else list(_check_lines(row))
    codes = ", ".join(_codes_of(row, result))
    return Item(say(key, says=row["says"], codes=codes), lines)


def _codes_of(row: CheckRow, result: Diagnosis) -> list[str]:
    came_back = _came_back(result)
    return [code for code in row["codes"] if code in came_back] or row["codes"]


def _split(result: Diagnosis, outcome: str) -> tuple[list[CheckRow], list[CheckRow]]:
    """Return the checks of one outcome: those of the codes that came back, and the others."""
    came_back = _came_back(result)
    rows = _checks_of(result, outcome)
    related = [row for row in rows if not came_back.isdisjoint(row["codes"])]
    return related, [row for row in rows if came_back.isdisjoint(row["codes"])]


def _fine(result: Diagnosis) -> list[Item]:
    """Return the checks that hold: by name those of the codes that came back."""
    related, others = _split(result, "pass")
    items = [_check(row, "check_holds", result) for row in related]
    return items + ([Item(say("other_checks_hold", count=len(others)), [])] if others else [])


def _open(result: Diagnosis) -> list[Item]:
    """Return the open checks of the codes that came back, and the others, by what they need.

    The others are of use only to those who check a request.
    """
    related, rest = _split(result, "unknown")
    items = []
    for what, rows in _by_needs(related).items():
        if len(rows) == 1 or any(row["evidence"] for row in rows):
            items += [_check(row, "check_open", result) for row in rows]
        else:
            codes = dict.fromkeys(code for row in rows for code in _codes_of(row, result))
            title = say("checks_open", count=len(rows), codes=", ".join(codes))
            items.append(Item(title, [Line(what, say("label_needs"))]))
    if rest and any(kind in _REQUESTS for kind in result["recognised"]):
        needed = [(len(rows), what) for what, rows in _by_needs(rest).items()]
        lines = [Line(say("checks_need", count=count, what=what)) for count, what in needed]
        items.append(Item(say("other_checks_open", count=len(rest)), lines))
    return items


def _by_needs(rows: list[CheckRow]) -> dict[str, list[CheckRow]]:
    found: dict[str, list[CheckRow]] = {}
    for row in rows:
        found.setdefault("; ".join(row["needs"]), []).append(row)
    return found


def _check_lines(row: CheckRow) -> Iterator[Line]:
    for evidence in row["evidence"][:MOST_PLACES]:
        yield Line(evidence["at"], say("label_at"))
        if evidence["found"]:
            yield Line(evidence["found"], say("label_found"), verbatim=True)
        if evidence["expected"]:
            yield Line(evidence["expected"], say("label_expected"))
        if evidence["hint"]:
            yield Line(evidence["hint"], say("label_hint"))
    if (more := len(row["evidence"]) - MOST_PLACES) > 0:
        yield Line(say("more", count=more))
    if row["needs"]:
        yield Line("; ".join(row["needs"]), say("label_needs"))


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
            rows = [row for row in many if _falls_under(row["retry"], retry)]
            codes = ", ".join(row["code"] for row in rows)
            what = retry_words(retry) or say("retry_unknown")
            items = _items_of(rows[0], knowledge)
            lines.append(
                Line(say("retry_of_items", count=count, items=items, rule=what, codes=codes))
            )
    if decision["rule"] is None or not (lines or len(result["codes"]) > 1):
        return []
    rules = [row["retry"] for row in result["codes"] if row["retry"]["rule"] == decision["rule"]]
    waits = [rule["after_seconds"] for rule in rules]
    longest = max((wait for wait in waits if wait is not None), default=None)
    whole: RetryRow = {"rule": decision["rule"], "after_seconds": longest}
    return [Item(say("retry_of_all", rule=retry_words(whole)), lines)]


def _falls_under(rule: RetryRow, counted: RetryRow) -> bool:
    """Tell whether the items of a code are counted under a rule; only waits before it differ."""
    if counted["rule"] == "after":
        return rule == counted
    return ("never" if rule["rule"] == "none" else rule["rule"]) == counted["rule"]


def retry_words(retry: RetryRow) -> str:
    """Return a retry rule in words; the wait in the largest unit that divides it."""
    seconds = retry["after_seconds"]
    if retry["rule"] == "after-fix" and seconds:
        size, key = next(unit for unit in _DURATIONS if seconds % unit[0] == 0)
        return say("retry_wait_after_fix", wait=say(key, count=seconds // size))
    if retry["rule"] != "after" or seconds is None:
        rule = retry["rule"] or ""
        return say(_RETRY_SENTENCES[rule]) if rule in _RETRY_SENTENCES else ""
    size, key = next(unit for unit in _UNITS if seconds % unit[0] == 0)
    return say(key, count=seconds // size)


def _plain_text(section: Section) -> str:
    lines = [section.heading]
    for item in section.items:
        lines.append(f"  {visible(item.title)}")
        lines += [f"    {labelled(line, shown(line))}" for line in item.lines]
    return "\n".join(lines)


def _markdown(section: Section) -> str:
    lines = [f"**{section.heading}**", ""]
    for item in section.items:
        lines.append(f"- {_escaped(item.title)}")
        for line in item.lines:
            if line.label.isdigit():
                lines.append(f"  {labelled(line, _step(line.text))}")
            else:
                text = _code_span(line.text) if line.verbatim else _escaped(line.text)
                lines.append(f"  - {labelled(line, text)}")
    return "\n".join(lines)


def shown(line: Line) -> str:
    """Return a line's text; a value of evidence with a blank at an end stands in quotes."""
    text = visible(line.text)
    return f'"{text}"' if line.verbatim and text != text.strip(" ") else text


def labelled(line: Line, text: str) -> str:
    """Return text behind the label of its line, if that has one."""
    if not line.label:
        return text
    return f"{line.label}. {text}" if line.label.isdigit() else f"{line.label}: {text}"


def visible(text: str) -> str:
    """Return text on one line: control, formatting and invisible signs as `\\u....`."""
    return escaped(text)


def _escaped(text: str) -> str:
    """Return text as Markdown that shows it and does nothing else."""
    return _MARKDOWN.sub(lambda sign: "\\" + sign.group(), visible(text))


def _step(text: str) -> str:
    """Return the catalogue's text as Markdown; its code spans stay, everything else is text."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _escaped(text)
    return "`".join(part if n % 2 else _escaped(part) for n, part in enumerate(parts))


def _code_span(text: str) -> str:
    """Return text as a Markdown code span, whatever it holds."""
    shown = visible(text)
    fence = "`"
    while fence in shown:
        fence += "`"
    pad = " " if shown[:1] == "`" or shown[-1:] == "`" or fence != "`" else ""
    return f"{fence}{pad}{shown}{pad}{fence}"
